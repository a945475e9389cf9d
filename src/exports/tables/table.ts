/** What a table of records is: named and typed columns, and the rows that a record gives. Every format writes these and nothing else. */
import type { Message } from '../../model/note.ts';
import type { ReportRecord } from '../../model/record.ts';

/** `number`: a double, which holds all figures exactly (at most 15 digits). `date`: ISO 8601. */
export type ColumnType = 'text' | 'integer' | 'number' | 'date' | 'boolean';

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  readonly title: Message;
}

export type Value = string | number | boolean | null;
export type Row = readonly Value[];

export interface Table {
  readonly name: string;
  readonly title: Message;
  readonly columns: readonly Column[];
}

/** A table whose rows come from the records, one record after the other. */
export interface RecordTable extends Table {
  readonly rowsOf: (record: ReportRecord) => readonly Row[];
}

/** A table that is the same whatever the records are. */
export interface FixedTable extends Table {
  readonly rows: readonly Row[];
}

export const column = (name: string, type: ColumnType, zh: string, en: string): Column => ({
  name,
  type,
  title: { zh, en },
});

/** Several values in one cell. */
export const list = (values: readonly (string | number | null)[]): string => values.map((one) => one ?? '').join(';');
