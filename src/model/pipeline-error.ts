/** This input can't be processed, for a reason that is the input's and not ours. */

export type ErrorCode =
  | 'extract.empty'
  | 'extract.unknown-format'
  | 'extract.unsupported-format'
  | 'extract.encrypted'
  | 'extract.damaged'
  | 'extract.too-large'
  | 'extract.too-complex'
  | 'extract.timeout'
  | 'extract.out-of-memory'
  | 'extract.crashed'
  | 'extract.unreadable-file'
  | 'normalize.not-a-report'
  | 'normalize.no-statutory-table'
  | 'normalize.not-machine-readable';

export class PipelineError extends Error {
  override readonly name = 'PipelineError';
  readonly code: ErrorCode;

  /** `message` says what is wrong with which part and what to do about it, in one or two sentences. */
  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
