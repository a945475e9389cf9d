/** Opens the writer of a format, loading only what it needs. */
import { figures } from '../tables/figures.ts';
import { reports } from '../tables/reports.ts';
import type { RecordTable, Table } from '../tables/table.ts';
import type { RecordWriter, RowWriter, Shape, Write } from './format.ts';
import { cellsWriter, csvRows } from './lines.ts';
import type { TableFormat } from './table-formats.ts';

export interface WriterOptions {
  readonly format: TableFormat;
  /** Of `csv` and `parquet`; the others have one shape, or hold both. */
  readonly shape: Shape;
  readonly language: 'zh' | 'en';
  /** Name and version of the program. */
  readonly createdBy: string;
}

export async function openWriter(
  { format, shape, language, createdBy }: WriterOptions,
  write: Write,
): Promise<RecordWriter> {
  const table = shape === 'wide' ? reports : figures;
  switch (format) {
    case 'cells':
      return cellsWriter(write);
    case 'csv':
      return ofRecords(table, await openRows('csv', table, createdBy, write));
    case 'xlsx':
      return new (await import('./workbook.ts')).WorkbookWriter(write, language);
    case 'sqlite':
      return (await import('./sqlite.ts')).SqliteWriter.open(write);
    case 'parquet':
      return ofRecords(table, await openRows('parquet', table, createdBy, write));
    case 'datapackage':
      return new (await import('./data-package.ts')).DataPackageWriter(write, createdBy);
  }
}

/** Opens the writer of one table's rows. */
export async function openRows(
  format: 'csv' | 'parquet',
  table: Table,
  createdBy: string,
  write: Write,
): Promise<RowWriter> {
  if (format === 'csv') return csvRows(table, write);
  return new (await import('./parquet.ts')).ParquetWriterOfRows(table, write, createdBy);
}

const ofRecords = (table: RecordTable, rows: RowWriter): RecordWriter => ({
  add: (records) => rows.addRows(records.flatMap(table.rowsOf)),
  finish: () => rows.finish(),
  abandon: () => Promise.resolve(),
});
