/** The forms in which records are handed on, and what each needs of its output. */
import type { ReportRecord } from '../../model/record.ts';
import type { Row } from '../tables/table.ts';

/** Resolves when the bytes are taken, so that a slow reader slows the work down. */
export type Write = (bytes: Uint8Array) => Promise<void>;

/** Takes records one after the other; memory doesn't grow with their number but where a format says so. */
export interface RecordWriter {
  add(records: readonly ReportRecord[]): Promise<void>;
  /** The output is whole. */
  finish(): Promise<void>;
  /** It will not become whole: what was put aside goes. */
  abandon(): Promise<void>;
}

/** Takes the rows of one table. */
export interface RowWriter {
  addRows(rows: readonly Row[]): Promise<void>;
  /** The output is whole. */
  finish(): Promise<void>;
}

/** `long`: a row a figure; `wide`: a row a report. */
export type Shape = 'long' | 'wide';
