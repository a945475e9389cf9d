/** What a run came to: counted while it goes, never by keeping the records. */
import type { RecordOutline } from '../workers/parser-messages.ts';
import type { InputList } from './list-inputs.ts';

export interface Tally {
  inputs: number;
  records: number;
  complete: number;
  partial: number;
  failed: number;
  readonly failures: Record<string, number>;
  readonly findings: { error: number; warning: number; info: number };
}

export const emptyTally = (): Tally => ({
  inputs: 0,
  records: 0,
  complete: 0,
  partial: 0,
  failed: 0,
  failures: {},
  findings: { error: 0, warning: 0, info: 0 },
});

/** Adds one input's records to `tally`. */
export function count(tally: Tally, records: readonly RecordOutline[]): void {
  tally.inputs += 1;
  for (const { status, error, findings } of records) {
    tally.records += 1;
    tally[status] += 1;
    if (error !== null) tally.failures[error.code] = (tally.failures[error.code] ?? 0) + 1;
    countFindings(tally, findings);
  }
}

export function countFindings(tally: Tally, { error, warning, info }: RecordOutline['findings']): void {
  tally.findings.error += error;
  tally.findings.warning += warning;
  tally.findings.info += info;
}

/** The run's summary for programs, printed with --json. */
export const summaryObject = (tally: Tally, { passedOver, repeated }: InputList, elapsedMs: number): object => ({
  inputs: tally.inputs,
  records: tally.records,
  complete: tally.complete,
  partial: tally.partial,
  failed: tally.failed,
  failures: tally.failures,
  findings: tally.findings,
  passed_over: passedOver,
  repeated,
  elapsed_ms: Math.round(elapsedMs),
});
