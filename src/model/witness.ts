/** Who may speak against a figure, each with the code of the note that its doubt becomes. Ids and codes are the record's contract. */
import type { NoteCode } from './note.ts';

export const witnessCodes = {
  // What the extractor saw in the cell.
  'cell.number-on-rule': 'extraction.number-on-rule',
  'cell.unknown-characters': 'extraction.unknown-characters',
  'cell.not-text': 'extraction.not-text',
  'cell.struck': 'extraction.struck',
  'cell.covered': 'extraction.covered',
  'cell.own-font': 'extraction.own-font',
  'cell.form-field': 'extraction.form-field',
  'cell.cut-off': 'extraction.cut-off',
  'cell.two-numbers': 'extraction.two-numbers',
  'cell.two-readings': 'extraction.two-readings',
  'cell.page-continuation': 'extraction.page-continuation',
  // What its print says.
  'print.unknown-digits': 'extraction.unknown-characters',
  'print.missing-glyph': 'extraction.unknown-characters',
  'print.two-numbers': 'extraction.two-numbers',
  'print.words-and-number': 'extraction.two-numbers',
  // Which cells the figures have.
  'figure.no-cell': 'extraction.cell-count',
  'figure.read-twice': 'extraction.two-readings',
  'figure.cell-over-rows': 'extraction.cell-count',
  // The label of the row, and what stands among its values.
  'row.unnamed': 'extraction.label-match',
  'row.number-in-label': 'extraction.cell-count',
  'row.two-labels': 'extraction.two-readings',
  'row.label-beside-values': 'extraction.label-match',
  'row.label-of-two': 'extraction.label-match',
  'row.cell-from-above': 'extraction.cell-count',
  'row.beside-group': 'extraction.cell-count',
  'row.moved-by-label': 'extraction.cell-count',
  'row.blank-beside-two': 'extraction.cell-count',
  'row.cut-apart': 'extraction.cell-count',
  'row.number-left': 'extraction.cell-count',
  'row.spills-over': 'extraction.cell-count',
  // The order and the places of a row's values.
  'order.columns-guessed': 'extraction.label-match',
  'order.readings-differ': 'extraction.two-readings',
  'order.count-unusual': 'extraction.cell-count',
  'order.out-of-shape': 'extraction.cell-count',
  'order.beside-hole': 'extraction.cell-count',
  'order.under-other-words': 'extraction.label-match',
  'order.columns-incomplete': 'extraction.cell-count',
  // Rows that are lines of a text.
  'lines.width-unusual': 'extraction.cell-count',
  'lines.header-unproved': 'extraction.two-readings',
  'lines.sum-unproved': 'extraction.two-readings',
  'lines.number-before-label': 'extraction.cell-count',
  'lines.only-blank': 'extraction.cell-count',
  'lines.sum-short': 'extraction.cell-count',
  'lines.sums-moved': 'extraction.cell-count',
  // The header, the turned table, and numbers that are no figures.
  'header.label-of-two': 'extraction.label-match',
  'header.odd-order': 'extraction.two-readings',
  'table.turned-ragged': 'extraction.cell-count',
  'stray.beside-number': 'extraction.label-match',
  'stray.values-in-header': 'extraction.label-match',
  'stray.values-elsewhere': 'extraction.label-match',
  'stray.labels-moved': 'extraction.label-match',
  // Rows and columns that may be there although they were not read.
  'unread.part-left-out': 'extraction.label-match',
  'unread.other-table': 'extraction.label-match',
  'unread.label-in-doubt': 'extraction.label-match',
  'unread.numbers': 'extraction.label-match',
  'unread.rows': 'extraction.label-match',
  'unread.words': 'extraction.label-match',
  'unread.columns-elsewhere': 'extraction.label-match',
  'unread.header-elsewhere': 'extraction.label-match',
  // Which table is the report's, and of which edition.
  'choice.tables-differ': 'extraction.several-tables',
  'choice.scrap-differs': 'extraction.several-tables',
  'choice.rival-unread': 'extraction.several-tables',
  'choice.sample-filled': 'extraction.several-tables',
  'choice.other-year': 'extraction.several-tables',
  'choice.two-years': 'extraction.two-years',
  'choice.edition-unknown': 'extraction.label-match',
  'choice.not-found': 'extraction.table-not-found',
  'choice.traces': 'extraction.label-match',
} as const satisfies Readonly<Record<string, NoteCode>>;

export type WitnessId = keyof typeof witnessCodes;
