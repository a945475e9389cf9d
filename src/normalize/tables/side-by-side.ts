/** Two tables of a form set side by side in one grid: the labels of rows stand twice from left to right, each before its values. */
import type { Block, Cell, Grid } from '../../model/document.ts';
import type { TableName } from '../../model/report.ts';
import { tableNames } from '../../forms/catalogue.ts';
import { isNumberLike, isValueLike } from '../../shapes/number-shape.ts';
import { isTelling, recognise } from '../labels/recognise.ts';

/** The blocks with such grids cut apart, the left one first. Cells keep their places, as evidence. */
export function cutApart(blocks: readonly Block[]): readonly Block[] {
  return blocks.flatMap<Block>((block) => (block.kind === 'grid' ? cutGrid(block) : [block]));
}

/** A grid is as wide as some thousand columns; no page sets so many tables in a row. */
const MAX_TABLES = 8;

function cutGrid(grid: Grid): readonly Grid[] {
  const parts: Grid[] = [];
  let rest = grid;
  for (let cut = cutOf(rest); cut !== null && parts.length < MAX_TABLES; cut = cutOf(rest)) {
    const at = cut;
    parts.push(partOf(rest, ({ column }) => column < at, at));
    rest = partOf(rest, ({ column }) => column >= at, grid.columnCount);
  }
  return [...parts, rest];
}

const partOf = (grid: Grid, isOwn: (cell: Cell) => boolean, columnCount: number): Grid => ({
  ...grid,
  columnCount,
  cells: grid.cells
    .filter(isOwn)
    .map((cell) => (cell.column + cell.columnSpan > columnCount ? clipped(cell, columnCount - cell.column) : cell)),
});

/** What stands in both tables is the value of neither for sure. */
const clipped = (cell: Cell, columnSpan: number): Cell => ({
  ...cell,
  columnSpan,
  doubts: isValueLike(cell.text) ? [...cell.doubts, 'two-readings'] : cell.doubts,
});

/** The column in which the right table begins, null if the grid holds one table. Half of the rows must agree on it. */
function cutOf({ cells }: Grid): number | null {
  const rows = rowsOf(cells);
  if (!rows.some(mayHoldTwo)) return null;
  const labelled = rows.map((row) => ({
    row,
    starts: row.flatMap(({ text }, index) => (namesRow(text) ? [index] : [])),
  }));
  const withLabel = labelled.filter(({ starts }) => starts.length > 0);
  const cuts = withLabel.flatMap(({ row, starts }) => secondTableIn(row, starts));
  const [cut] = cuts;
  const isAgreed = cut !== undefined && cuts.every((other) => other === cut);
  return isAgreed && cuts.length * 2 >= withLabel.length ? cut : null;
}

/** The cells of a grid stand in order. */
const rowsOf = (cells: readonly Cell[]): readonly (readonly Cell[])[] => [
  ...Map.groupBy(cells, ({ row }) => row).values(),
];

/** Whether words, a number, words and a number stand in it in this order: most grids have no such row, and are told by that. */
function mayHoldTwo(row: readonly Cell[]): boolean {
  let turns = 0;
  for (const { text } of row) if (turns % 2 === 0 ? !isValueLike(text) : isNumberLike(text)) turns += 1;
  return turns >= 4;
}

/** The column of a label with numbers on both sides. */
function secondTableIn(row: readonly Cell[], starts: readonly number[]): readonly number[] {
  const [first, second] = starts;
  if (first === undefined || second === undefined) return [];
  const hasNumber = (part: readonly Cell[]): boolean => part.some(({ text }) => isNumberLike(text));
  const isBetween = hasNumber(row.slice(first + 1, second)) && hasNumber(row.slice(second + 1));
  const column = row[second]?.column;
  return isBetween && column !== undefined ? [column] : [];
}

const namesRow = (text: string): boolean =>
  !isValueLike(text) &&
  tableNames.some((table: TableName) =>
    recognise(text, table).some((match) => match.entry.role === 'row' && isTelling(match)),
  );
