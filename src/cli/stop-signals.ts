/** Ctrl-C, termination and a closed terminal: the first asks for an orderly end, the second ends at once. */
import { type ExitCode, exitCodes } from './exit-codes.ts';

export interface StopSignals {
  /** Exit code for the signal that came, null while none has. */
  readonly stoppedBy: ExitCode | null;
  release(): void;
}

export function stopOnSignals(stop: () => void): StopSignals {
  let stoppedBy: ExitCode | null = null;
  const on = (code: ExitCode) => (): void => {
    if (stoppedBy !== null) process.exit(code);
    stoppedBy = code;
    stop();
  };
  const interrupt = on(exitCodes.interrupted);
  const terminate = on(exitCodes.terminated);
  const hangUp = on(exitCodes.hungUp);
  process.on('SIGINT', interrupt).on('SIGTERM', terminate).on('SIGHUP', hangUp);
  return {
    get stoppedBy() {
      return stoppedBy;
    },
    release: () => void process.off('SIGINT', interrupt).off('SIGTERM', terminate).off('SIGHUP', hangUp),
  };
}
