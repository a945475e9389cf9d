/** Whether what is missing was left out by the publisher or not read by us: every trace of it makes it our doubt. */
import type { FormTable } from '../forms/form.ts';
import type { Grid } from '../model/document.ts';
import type { Note } from '../model/report.ts';
import type { Candidate } from './choose-table.ts';
import type { ReadFigure } from './figures.ts';
import { foldBody } from './fold.ts';
import type { Fragment } from './fragment.ts';
import { unreadRowsNote } from './notes.ts';
import { isValueLike } from './read-number.ts';

/** Shorter words (规章, 其他) stand in too many cells to be a trace of a row. */
const MIN_TRACE_LENGTH = 4;
/** So many labels of a table that was not found are a trace of it. */
const MIN_TABLE_TRACES = 3;

/** `codes`: those in force; `grids`: all of the report's. */
export function unreadNotes(
  form: FormTable,
  { fragments }: Candidate,
  codes: readonly string[],
  read: readonly ReadFigure[],
  grids: readonly Grid[],
): readonly Note[] {
  const known = new Set(read.map(({ code }) => code));
  const missing = codes.filter((code) => !known.has(code));
  const hasNumbers = fragments.some(hasUnreadNumbers);
  if (missing.length === 0) {
    const isBlank = read.every(({ figure }) => figure === null || figure.state === 'blank');
    return isBlank && hasNumbers ? [unreadRowsNote(form.table, codes)] : [];
  }
  const hasUnreadRows = fragments.some(({ unreadRowCount }) => unreadRowCount > 0);
  const isTraced = hasNumbers || hasUnreadRows || tracesOf(form, missing, grids) > 0;
  return isTraced ? [unreadRowsNote(form.table, missing)] : [];
}

/** For a table that was not found at all. */
export function traceNotes(form: FormTable, codes: readonly string[], grids: readonly Grid[]): readonly Note[] {
  return tracesOf(form, codes, grids) >= MIN_TABLE_TRACES ? [unreadRowsNote(form.table, codes)] : [];
}

/** Numbers among the fragment's rows that stand for no figure. */
function hasUnreadNumbers({ oriented, rowRange, assigned }: Fragment): boolean {
  const taken = new Set(assigned.map(({ spot }) => spot));
  const own = oriented.lattice.rows.slice(...rowRange).flat();
  return own.some((spot) => !taken.has(spot) && /\d/u.test(spot.text) && isValueLike(spot.text));
}

/** How many of the codes' rows and columns are named in some cell of the report. */
function tracesOf(form: FormTable, codes: readonly string[], grids: readonly Grid[]): number {
  const lines = form.blocks.flatMap(({ rows, columns }) => [
    ...rows.filter(({ key }) => codes.some((code) => code.startsWith(`${form.table}.${key}.`))),
    ...(form.rowLabels === 'above' ? columns : []),
  ]);
  const words = [...new Set(lines.map(({ label }) => foldBody(label.text)))].filter(
    (body) => body.length >= MIN_TRACE_LENGTH,
  );
  const printed = grids.flatMap(({ cells }) => cells.map(({ text }) => foldBody(text))).join('\n');
  return words.filter((body) => printed.includes(body)).length;
}
