import type { Message } from '../model/note.ts';

/** What the process says by its end; README and --help list the same. */
export const exitCodes = {
  success: 0,
  /** An input gave no figures; its line says why. */
  someFailed: 1,
  usage: 2,
  /** --fail-on: the reports have findings of that severity. */
  findings: 3,
  /** The output can't be written: disk, permissions. */
  outputFailed: 4,
  /** `verify`, `export`: what is stored is damaged; `doctor`: a check failed. */
  unsound: 5,
  /** A mistake of the program itself (EX_SOFTWARE), or the system lets it start no parser. */
  defect: 70,
  /** The terminal was closed. */
  hungUp: 129,
  interrupted: 130,
  /** The reader of the output has gone, as with `| head`: quiet, like programs that SIGPIPE ends. */
  outputClosed: 141,
  terminated: 143,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Ends the command with a message for the user, without a stack. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  readonly exitCode: ExitCode;
  /** Null: end without a word. */
  readonly userMessage: Message | null;

  constructor(exitCode: ExitCode, message: Message | null, options?: ErrorOptions) {
    super(message?.en ?? '', options);
    this.exitCode = exitCode;
    this.userMessage = message;
  }
}
