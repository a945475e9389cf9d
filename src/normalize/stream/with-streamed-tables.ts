/** A text whose tables stand as a stream of cells, with a grid for each that labels and counts settle. */
import { tableNames } from '../../forms/catalogue.ts';
import type { Block, Document } from '../../model/document.ts';
import type { TableName } from '../../model/report.ts';
import { hasDigit } from '../../shapes/number-shape.ts';
import { applicationsIn } from './applications-stream.ts';
import { disclosureIn } from './disclosure-stream.ts';
import { disputesIn, headsIn } from './disputes-stream.ts';
import { isBlank, type Piece, piecesOf, type Run, runsOf } from './pieces.ts';
import { rowsIn } from './rows.ts';
import { gridOf, piecesIn, type StreamedTable } from './streamed-table.ts';

const readers: Readonly<Record<TableName, (runs: readonly Run[]) => readonly StreamedTable[]>> = {
  disclosure: disclosureIn,
  applications: applicationsIn,
  disputes: disputesIn,
};

/** How a table was read as it stands: not found; with doubts, so that a whole one from the stream is better; or cleanly. */
export type AsItStands = 'not found' | 'in doubt' | 'clean';

/** The same document if no table of its stream is better than what was read as it stands. */
export function withStreamedTables(document: Document, asItStands: (table: TableName) => AsItStands): Document {
  const pieces = piecesOf(document.blocks);
  const runs = runsOf(pieces);
  const tables = tableNames.flatMap((name) => {
    const state = asItStands(name);
    if (state === 'clean') return [];
    // A whole one beside another that isn't may be last year's: both are shown.
    const found = readers[name](runs);
    const isLeft = isAnotherLeft(name, found, runs);
    if (state === 'not found') return isLeft ? found.map(inDoubt) : found;
    return !isLeft && found.some(({ isWhole }) => isWhole) ? found : [];
  });
  return tables.length === 0 ? document : { ...document, blocks: withGrids(document.blocks, pieces, tables) };
}

/** Labels of the form that are in no table found, of which there may be this share of those that are: labels in other lists. */
const MAX_LEFT_SHARE = 0.5;

/** A further print of the table was not settled: it may be the report's own, and those found last year's. */
function isAnotherLeft(name: TableName, found: readonly StreamedTable[], runs: readonly Run[]): boolean {
  const shown = new Set(found.flatMap(piecesIn));
  const labels = labelsOf(name, runs);
  const countOf = (isShown: boolean): number => {
    const own = labels.filter(({ pieces }) => pieces.some((piece) => shown.has(piece)) === isShown);
    return new Set(own.map(({ key }) => key)).size;
  };
  return countOf(false) > countOf(true) * MAX_LEFT_SHARE;
}

/** Labels of rows; of table four, whose rows have none of their own, those of the columns above each row of values. */
function labelsOf(
  name: TableName,
  runs: readonly Run[],
): readonly { readonly key: string; readonly pieces: readonly Piece[] }[] {
  if (name === 'disputes') return headsIn(runs);
  return rowsIn(runs, name).map(({ key, label: { pieces } }) => ({ key, pieces }));
}

const inDoubt = (table: StreamedTable): StreamedTable => ({
  ...table,
  rows: table.rows.map((row) => ({ ...row, isOpen: true })),
  isWhole: false,
});

/** Blocks that a table was read from give way to its grid; what else they say stays as text before it. */
function withGrids(
  blocks: readonly Block[],
  pieces: readonly Piece[],
  tables: readonly StreamedTable[],
): readonly Block[] {
  const used = tables.map((table) => new Set(piecesIn(table)));
  const isUsed = (piece: Piece): boolean => used.some((own) => own.has(piece));
  const byBlock = Map.groupBy(pieces, ({ block }) => block);
  let ordinal = 0;
  return blocks.flatMap((block, index): readonly Block[] => {
    const own = byBlock.get(index) ?? [];
    const starting = tables.filter(
      (_, at) => own.some((piece) => used[at]?.has(piece)) && isFirstBlock(used[at], index),
    );
    const grids = starting.map((table) => gridOf(table, (ordinal += 1)));
    if (!own.some(isUsed)) return [...grids, block.kind === 'grid' ? { ...block, ordinal: (ordinal += 1) } : block];
    const rest = own.filter((piece) => !isUsed(piece) && !isBlank(piece));
    return [...(block.kind === 'text' ? lineOf(rest) : rest.map(textOf)), ...grids];
  });
}

const isFirstBlock = (used: ReadonlySet<Piece> | undefined, index: number): boolean =>
  used !== undefined && Math.min(...[...used].map(({ block }) => block)) === index;

/** What is left of a line is a row that was not read where it holds a number. */
function lineOf(rest: readonly Piece[]): readonly Block[] {
  const [first] = rest;
  const text = rest.map((piece) => piece.text).join(' ');
  return first !== undefined && hasDigit(text) ? [textOf({ ...first, text })] : [];
}

const textOf = ({ text, path }: Piece): Block => ({
  kind: 'text',
  text,
  headingLevel: null,
  pageNumber: null,
  box: null,
  path,
});
