/** Columns that know where in a record their value stands. */
import type { ReportRecord } from '../../model/record.ts';
import { column, type Column, type ColumnType, type Row, type Value } from './table.ts';

export interface Fact extends Column {
  /** Undefined: the record doesn't say. */
  readonly of: (record: ReportRecord) => Value | undefined;
}

export const fact = (name: string, type: ColumnType, zh: string, en: string, of: Fact['of']): Fact => ({
  ...column(name, type, zh, en),
  of,
});

export const valuesOf = (facts: readonly Fact[], record: ReportRecord): Row =>
  facts.map(({ of }) => of(record) ?? null);
