/** Records as a workbook: reports a row each, what is no plain number, findings, notes, and what everything means. */
import type { ReportRecord } from '../../model/record.ts';
import { codes, columnsOf, comparable, states } from '../tables/dictionary.ts';
import { figures } from '../tables/figures.ts';
import { claims, findings, notes } from '../tables/remarks.ts';
import { reports } from '../tables/reports.ts';
import type { RecordTable, Row, Table } from '../tables/table.ts';
import { type OpenSheet, type SheetHead, Workbook } from '../xlsx.ts';
import type { RecordWriter, Write } from './format.ts';

/** A million rows at most fit a sheet, so of the long form only what the wide one can't show: figures that are no plain numbers. */
const notPlain: RecordTable = {
  ...figures,
  name: 'not_plain_numbers',
  title: { zh: '非数值单元格', en: 'Not plain numbers' },
  rowsOf: (record) => {
    const state = figures.columns.findIndex(({ name }) => name === 'state');
    return figures.rowsOf(record).filter((row) => row[state] !== 'number');
  },
};

const recordTables: readonly RecordTable[] = [reports, notPlain, findings, notes, claims];
const fixedTables = [codes, comparable, states, columnsOf(recordTables)];

const WIDTHS = { text: 18, integer: 8, number: 12, date: 12, boolean: 8 } as const;

const headOf = ({ title, columns }: Table, language: 'zh' | 'en'): SheetHead => ({
  name: title[language].replaceAll(/[\\/?*[\]:]/gu, ' ').slice(0, 28),
  columns: columns.map(({ name, type }) => ({ title: name, width: WIDTHS[type] })),
});

/** Later sheets wait compressed for the first to end: some 100 bytes a row of memory. */
export class WorkbookWriter implements RecordWriter {
  readonly #workbook: Workbook;
  readonly #sheets: readonly { readonly table: RecordTable; readonly sheet: OpenSheet }[];
  readonly #language: 'zh' | 'en';

  constructor(write: Write, language: 'zh' | 'en') {
    this.#workbook = new Workbook(write);
    this.#language = language;
    this.#sheets = recordTables.map((table) => ({ table, sheet: this.#workbook.sheet(headOf(table, language)) }));
  }

  async add(records: readonly ReportRecord[]): Promise<void> {
    for (const record of records) {
      for (const { table, sheet } of this.#sheets) await this.#addRows(sheet, table.rowsOf(record));
    }
  }

  async finish(): Promise<void> {
    for (const { sheet } of this.#sheets) sheet.end();
    for (const table of fixedTables) {
      const sheet = this.#workbook.sheet(headOf(table, this.#language));
      await this.#addRows(sheet, table.rows);
      sheet.end();
    }
    await this.#workbook.finish();
  }

  abandon(): Promise<void> {
    return Promise.resolve();
  }

  async #addRows(sheet: OpenSheet, rows: readonly Row[]): Promise<void> {
    for (const row of rows) if (sheet.add(row)) await this.#workbook.drain();
  }
}
