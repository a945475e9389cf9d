/** One statutory table of a report from the candidates for it: figures, codes in force, what was seen, notes. */
import { codeOf, editionDueIn } from '../../forms/catalogue.ts';
import type { Block } from '../../model/document.ts';
import type { FormTable } from '../../forms/form.ts';
import { rememberedOf } from '../../shapes/remembered.ts';
import type { Figure, Note, Report, TableName } from '../../model/report.ts';
import { type Candidate, chooseTable } from '../choice/choose-table.ts';
import type { TableEdition } from '../choice/edition.ts';
import { type ReadFigure, figuresHeard } from './figures.ts';
import { doubtNotes, sharedGridNote, spansNote, trackedChangesNote } from './notes.ts';
import { formOf, noReading, rowOrderOf, tableReading } from './table-structure.ts';
import { withoutTitlesElsewhere } from './titles-elsewhere.ts';
import { twoYearsNote, withoutValue, yearsInColumns } from '../choice/two-years.ts';
import { hearFigures, hearTable } from '../witnesses/hear.ts';
import type { HeardFigure } from '../witnesses/witness.ts';
import type { WitnessId } from '../../model/witness.ts';

export interface ReadTable {
  readonly reading: Report['tables'][TableName];
  readonly figures: readonly Figure[];
  /** Codes in force, with the row variants that the report has. */
  readonly codes: readonly string[];
  readonly notes: readonly Note[];
  /** All that speaks against its figures, by code. */
  readonly doubts: ReadonlyMap<string, readonly WitnessId[]>;
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
  const choice = chooseTable(table, candidates, context.year);
  const { chosen } = choice;
  const edition = editionFor(chosen, context);
  const form = formOf(table, edition);
  const rows = new Set(chosen?.runs.flatMap(({ rowKeys }) => rowKeys.map(({ key }) => key)));
  const codes = codesInForce(table, edition, rows);
  const inForce = new Set(codes);
  const heard = (chosen === null ? [] : hearFigures(chosen)).filter(({ assigned }) => inForce.has(assigned.code));
  const ofTable = hearTable({
    ...{ ...context, edition, form, choice, runs: chosen?.runs ?? [], codes },
    ...{ figures: heard, missing: withoutThose(codes, heard) },
  });
  const read = figuresHeard(heard, ofTable);
  const figures = read.flatMap(({ figure }) => (figure === null ? [] : [figure]));
  const doubts = inOrder(new Map([...ofTable, ...doubtedIn(read)]), codes);
  const notes = doubtNotes(table, doubts, read);
  if (chosen === null) return { reading: noReading(table), figures, codes, notes, doubts };
  if (codes.some((code) => ofTable.get(code)?.includes('choice.two-years') === true))
    return ofTwoYears(table, { chosen, form, codes, figures });
  return {
    reading: withoutTitlesElsewhere(tableReading(chosen, form), context.blocks),
    ...{ figures, codes, doubts },
    notes: [
      ...choice.notes,
      ...notes,
      ...changeNotes(table, read),
      ...(chosen.runs.some(({ isSpansDisagree }) => isSpansDisagree) ? [spansNote(table)] : []),
      ...(chosen.runs.some(({ region }) => region.isShared) ? [sharedGridNote(table)] : []),
    ],
  };
}

/** A table that was not found would be of the form that is due for the year: no word of its own tells. */
function editionFor(chosen: Candidate | null, { edition, year }: TableContext): TableEdition {
  if (edition !== null || chosen !== null || year === null) return edition;
  return editionDueIn(year)?.id ?? null;
}

/** Codes of rows and columns that were not found. */
function withoutThose(codes: readonly string[], heard: readonly HeardFigure[]): readonly string[] {
  const found = new Set(heard.map(({ assigned }) => assigned.code));
  return codes.filter((code) => !found.has(code));
}

/** Nothing else that speaks against its figures counts beside it. */
function ofTwoYears(
  table: TableName,
  { chosen, form, codes, figures }: Pick<ReadTable, 'codes' | 'figures'> & { chosen: Candidate; form: FormTable },
): ReadTable {
  return {
    reading: tableReading(chosen, form),
    figures: figures.map(withoutValue),
    codes,
    doubts: new Map(codes.map((code) => [code, ['choice.two-years']])),
    notes: [twoYearsNote(table, yearsInColumns(chosen), codes)],
  };
}

const doubtedIn = (read: readonly ReadFigure[]): readonly (readonly [string, readonly WitnessId[]])[] =>
  read.filter(({ doubts }) => doubts.length > 0).map(({ code, doubts }) => [code, doubts]);

/** In the form's order. */
const inOrder = (doubts: ReadTable['doubts'], codes: readonly string[]): ReadTable['doubts'] =>
  new Map(
    codes.flatMap((code) => {
      const own = doubts.get(code);
      return own === undefined ? [] : [[code, own] as const];
    }),
  );

function changeNotes(table: TableName, read: readonly ReadFigure[]): readonly Note[] {
  const changed = read.filter(({ replaced }) => replaced !== undefined);
  return changed.length === 0 ? [] : [trackedChangesNote(table, changed)];
}

function codesInForce(table: TableName, edition: TableEdition, present: ReadonlySet<string>): readonly string[] {
  const form = formOf(table, edition);
  const rows = rowOrderOf(form, present);
  return blocksOf(form).flatMap(({ columns, own }) =>
    rows.filter((row) => own.has(row)).flatMap((row) => columns.map((column) => codeOf(table, row, column))),
  );
}

/** Columns of each block, and the rows that may stand in it. */
const blocksOf = rememberedOf(({ blocks, rowVariants }: FormTable) =>
  blocks.map(({ rows, columns }) => ({
    columns: columns.map(({ key }) => key),
    own: new Set([...rows, ...rowVariants.map(({ line }) => line)].map(({ key }) => key)),
  })),
);
