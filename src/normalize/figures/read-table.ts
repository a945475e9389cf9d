/** One statutory table of a report from the candidates for it: figures, codes in force, what was seen, notes. */
import { codeOf } from '../../forms/catalogue.ts';
import type { Block } from '../../model/document.ts';
import { besideMovedLabels, cellsBesideNumbers } from '../rows/stray-numbers.ts';
import type { Figure, Note, Report, TableName } from '../../model/report.ts';
import { type Candidate, chooseTable } from '../choice/choose-table.ts';
import type { TableEdition } from '../choice/edition.ts';
import { type ReadFigure, readFigures } from './figures.ts';
import {
  doubtNotes,
  notFoundNote,
  sharedGridNote,
  spansNote,
  unknownEditionNote,
  unreadRowsNote,
  trackedChangesNote,
} from './notes.ts';
import { formOf, noReading, rowOrderOf, tableReading } from './table-structure.ts';
import { withoutTitlesElsewhere } from './titles-elsewhere.ts';
import { twoYearsNote, withoutValue, yearsInColumns } from '../choice/two-years.ts';
import { traceNotes, unreadNotes } from './unread.ts';

export interface ReadTable {
  readonly reading: Report['tables'][TableName];
  readonly figures: readonly Figure[];
  /** Codes in force, with the row variants that the report has. */
  readonly codes: readonly string[];
  readonly notes: readonly Note[];
}

/** What is known of the report before its tables are read. */
export interface TableContext {
  readonly year: number | null;
  readonly edition: TableEdition;
  /** All of the report's. */
  readonly blocks: readonly Block[];
  /** A page without text, or a part left out, may hold rows and columns. */
  readonly isPartUnread: boolean;
}

export function readTable(table: TableName, candidates: readonly Candidate[], context: TableContext): ReadTable {
  const form = formOf(table, context.edition);
  const { chosen, notes } = chooseTable(table, candidates, context.year);
  if (chosen === null) {
    const codes = codesInForce(table, context.edition, new Set());
    const unfound = [notFoundNote(table, codes), ...traceNotes(form, codes, context.blocks)];
    return { reading: noReading(table), figures: [], codes, notes: unfound };
  }
  const rows = new Set(chosen.runs.flatMap(({ rowKeys }) => rowKeys.map(({ key }) => key)));
  const codes = codesInForce(table, context.edition, rows);
  const inForce = new Set(codes);
  const read = readFigures(chosen).filter(({ code }) => inForce.has(code));
  // What one table lacks may stand in another that says otherwise.
  const isUnclear = notes.some(({ cells }) => cells.length > 0);
  const figures = read.flatMap(({ figure }) => (figure === null ? [] : [figure]));
  const years = yearsInColumns(chosen);
  if (years.length > 1) {
    const notes = [twoYearsNote(table, years, codes)];
    return { reading: tableReading(chosen, form), figures: figures.map(withoutValue), codes, notes };
  }
  return {
    reading: withoutTitlesElsewhere(tableReading(chosen, form), context.blocks),
    figures,
    codes,
    notes: [
      ...notes,
      ...unreadNotes(form, chosen, codes, read, { ...context, isPartUnread: context.isPartUnread || isUnclear }),
      ...astrayNotes(chosen, inForce),
      ...(table === 'disclosure' && context.edition === null ? [unknownEditionNote(table, codes)] : []),
      ...doubtNotes(table, read),
      ...changeNotes(table, read),
      ...(chosen.runs.some(({ isSpansDisagree }) => isSpansDisagree) ? [spansNote(table)] : []),
      ...(chosen.runs.some(({ region }) => region.isShared) ? [sharedGridNote(table)] : []),
    ],
  };
}

function changeNotes(table: TableName, read: readonly ReadFigure[]): readonly Note[] {
  const changed = read.filter(({ replaced }) => replaced !== undefined);
  return changed.length === 0 ? [] : [trackedChangesNote(table, changed)];
}

function astrayNotes({ table, runs }: Candidate, inForce: ReadonlySet<string>): readonly Note[] {
  const astray = runs.flatMap((run) => [...besideMovedLabels(run), ...cellsBesideNumbers(run)]);
  const codes = [...new Set(astray)].filter((code) => inForce.has(code));
  return codes.length === 0 ? [] : [unreadRowsNote(table, codes)];
}

function codesInForce(table: TableName, edition: TableEdition, present: ReadonlySet<string>): readonly string[] {
  const form = formOf(table, edition);
  const rows = rowOrderOf(form, present);
  return form.blocks.flatMap((block) => {
    const variants = form.rowVariants.map(({ line }) => line.key);
    const own = new Set([...block.rows.map(({ key }) => key), ...variants]);
    return rows.filter((row) => own.has(row)).flatMap((row) => block.columns.map(({ key }) => codeOf(table, row, key)));
  });
}
