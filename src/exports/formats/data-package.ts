/** Records as a Frictionless data package: a ZIP of CSV files with a description of each table, column and key. */
import { createHash, type Hash } from 'node:crypto';
import { Zip, ZipDeflate } from 'fflate';
import type { ReportRecord } from '../../model/record.ts';
import { csvLine, headerOf } from '../csv.ts';
import { codes, comparable, states } from '../tables/dictionary.ts';
import { figures } from '../tables/figures.ts';
import { claims, findings, notes } from '../tables/remarks.ts';
import { reports } from '../tables/reports.ts';
import type { Column, ColumnType, RecordTable, Table } from '../tables/table.ts';
import type { RecordWriter, Write } from './format.ts';

const recordTables: readonly RecordTable[] = [figures, reports, findings, notes, claims];
const fixedTables = [codes, comparable, states];

const TYPES: Readonly<Record<ColumnType, string>> = {
  ...{ text: 'string', integer: 'integer', number: 'number', date: 'date', boolean: 'boolean' },
};

const primaryKeys: Readonly<Record<string, readonly string[]>> = {
  figures: ['record_id', 'code'],
  reports: ['record_id', 'source_uri'],
  codes: ['edition', 'code'],
  states: ['state'],
};

const FLUSH_CHARACTERS = 64 * 1024;
const WRITTEN_AT = '1980-01-01T00:00:00';

/** One CSV file of the package, compressed as it comes. */
class Part {
  readonly table: Table;
  readonly #deflate: ZipDeflate;
  readonly #hash: Hash = createHash('sha256');
  #text = '';
  #bytes = 0;
  #rows = 0;

  constructor(table: Table, zip: Zip) {
    this.table = table;
    this.#deflate = new ZipDeflate(pathOf(table), { level: 6 });
    this.#deflate.mtime = WRITTEN_AT;
    zip.add(this.#deflate);
    this.#text = headerOf(table);
  }

  add(row: Parameters<typeof csvLine>[0]): void {
    this.#rows += 1;
    this.#text += csvLine(row);
    if (this.#text.length >= FLUSH_CHARACTERS) this.#push(false);
  }

  end(): Readonly<Record<string, unknown>> {
    this.#push(true);
    const { name, title, columns } = this.table;
    const key = primaryKeys[name];
    return {
      name,
      title: `${title.zh} ${title.en}`,
      ...{ path: pathOf(this.table), profile: 'tabular-data-resource', format: 'csv', mediatype: 'text/csv' },
      ...{ encoding: 'utf-8', dialect: { delimiter: ',', lineTerminator: '\r\n', header: true } },
      ...{ bytes: this.#bytes, hash: `sha256:${this.#hash.digest('hex')}`, rowCount: this.#rows },
      schema: {
        fields: columns.map(fieldOf),
        missingValues: [''],
        ...(key !== undefined && { primaryKey: key }),
      },
    };
  }

  #push(isLast: boolean): void {
    const bytes = Buffer.from(this.#text);
    this.#text = '';
    this.#bytes += bytes.length;
    this.#hash.update(bytes);
    this.#deflate.push(bytes, isLast);
  }
}

const pathOf = ({ name }: Table): string => `data/${name}.csv`;

const fieldOf = ({ name, type, title }: Column): Readonly<Record<string, string>> => ({
  name,
  type: TYPES[type],
  title: title.zh,
  description: title.en,
});

/** All but the first file wait compressed for it to end. */
export class DataPackageWriter implements RecordWriter {
  readonly #write: Write;
  readonly #ready: Uint8Array[] = [];
  readonly #zip: Zip;
  readonly #parts: readonly { readonly table: RecordTable; readonly part: Part }[];
  readonly #createdBy: string;
  #failure: Error | null = null;

  constructor(write: Write, createdBy: string) {
    this.#write = write;
    this.#createdBy = createdBy;
    this.#zip = new Zip((error, chunk) => {
      if (error) this.#failure = error;
      else this.#ready.push(chunk);
    });
    this.#parts = recordTables.map((table) => ({ table, part: new Part(table, this.#zip) }));
  }

  async add(records: readonly ReportRecord[]): Promise<void> {
    for (const record of records) {
      for (const { table, part } of this.#parts) for (const row of table.rowsOf(record)) part.add(row);
      await this.#drain();
    }
  }

  async finish(): Promise<void> {
    const resources = this.#parts.map(({ part }) => part.end());
    for (const table of fixedTables) {
      const part = new Part(table, this.#zip);
      for (const row of table.rows) part.add(row);
      resources.push(part.end());
    }
    const text = `${JSON.stringify(this.#descriptor(resources), null, 2)}\n`;
    const file = new ZipDeflate('datapackage.json', { level: 6 });
    file.mtime = WRITTEN_AT;
    this.#zip.add(file);
    file.push(Buffer.from(text), true);
    this.#zip.end();
    await this.#drain();
  }

  abandon(): Promise<void> {
    return Promise.resolve();
  }

  #descriptor(resources: readonly unknown[]): unknown {
    return {
      profile: 'tabular-data-package',
      name: 'open-government-information-reports',
      title: '政府信息公开工作年度报告数据 Open-government-information annual reports',
      description:
        'Figures as printed, with the way back to each cell. In CSV, line breaks in a cell are blanks, and text that a spreadsheet would run as a formula begins with an apostrophe.',
      version: this.#createdBy,
      resources,
    };
  }

  async #drain(): Promise<void> {
    if (this.#failure !== null) throw this.#failure;
    for (const chunk of this.#ready.splice(0)) await this.#write(chunk);
  }
}
