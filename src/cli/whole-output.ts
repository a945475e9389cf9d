/** Output that comes to stand under its name only when it is whole, whatever stops the work. */
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { exportFailure } from './export-failure.ts';
import { fileOutput, type Output, stdoutOutput } from './output.ts';
import { stopOnSignals } from './stop-signals.ts';

/** `out` null: standard output. Rejects with a CommandError; then nothing stands under the name that was asked for. */
export async function wholeOutput(
  out: string | null,
  work: (output: Output, signal: AbortSignal) => Promise<void>,
): Promise<ExitCode> {
  const stopping = new AbortController();
  const signals = stopOnSignals(() => stopping.abort(new Error('stopped by a signal')));
  let output: Output | null = null;
  try {
    output = out === null ? stdoutOutput() : await fileOutput(out);
    await work(output, stopping.signal);
    await output.finish();
    return exitCodes.success;
  } catch (error) {
    await output?.abandon();
    if (signals.stoppedBy !== null) return signals.stoppedBy;
    throw exportFailure(error);
  } finally {
    signals.release();
  }
}
