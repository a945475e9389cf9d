/** The formats that records can be written in, by name; without what writes them. */

export const tableFormats = ['cells', 'csv', 'xlsx', 'sqlite', 'parquet', 'datapackage'] as const;
/** All but the records themselves, which are handed on as they are. */
export type TableFormat = (typeof tableFormats)[number];

/** Lines and CSV may be read while they are written. */
export const isText = (format: TableFormat): boolean => format === 'cells' || format === 'csv';

const extensions: Readonly<Record<string, TableFormat | 'jsonl'>> = {
  ...{ jsonl: 'jsonl', ndjson: 'jsonl', csv: 'csv', xlsx: 'xlsx', parquet: 'parquet', zip: 'datapackage' },
  ...{ sqlite: 'sqlite', sqlite3: 'sqlite', db: 'sqlite' },
};

/** Names that programs open as something that is none of the formats. */
export const isOtherKind = (path: string): boolean =>
  /\.(?:xls|xlsm|et|ods|docx?|wps|pdf|html?|xml|mdb|accdb|dta|sav|rds)$/iu.test(path);

/** What the name of an output asks for; null for a name that says nothing. */
export function formatOf(path: string | null): TableFormat | 'jsonl' | null {
  const [, extension = ''] = /\.([A-Za-z0-9]+)$/u.exec(path ?? '') ?? [];
  return extensions[extension.toLowerCase()] ?? null;
}
