/** Opens the writer of a format, loading only what it needs. */
import { figures } from '../tables/figures.ts';
import { reports } from '../tables/reports.ts';
import type { RecordTable, Table } from '../tables/table.ts';
import type { RecordWriter, RowWriter, Shape, Write } from './format.ts';
import { cellsWriter, csvRows } from './lines.ts';

export const tableFormats = ['cells', 'csv', 'xlsx', 'sqlite', 'parquet', 'datapackage'] as const;
/** All but the records themselves, which are handed on as they are. */
export type TableFormat = (typeof tableFormats)[number];

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

/** Lines and CSV may be read while they are written. */
export const isText = (format: TableFormat): boolean => format === 'cells' || format === 'csv';

const extensions: Readonly<Record<string, TableFormat | 'jsonl'>> = {
  ...{ jsonl: 'jsonl', ndjson: 'jsonl', csv: 'csv', xlsx: 'xlsx', parquet: 'parquet', zip: 'datapackage' },
  ...{ sqlite: 'sqlite', sqlite3: 'sqlite', db: 'sqlite' },
};

/** What the name of an output asks for; null for a name that says nothing. */
export function formatOf(path: string | null): TableFormat | 'jsonl' | null {
  const [, extension = ''] = /\.([A-Za-z0-9]+)$/u.exec(path ?? '') ?? [];
  return extensions[extension.toLowerCase()] ?? null;
}
