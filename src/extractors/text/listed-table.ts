/** Rows of cells as plain text lists them, without spans. */
import type { Cell, CellDoubt, Grid } from '../../model/document.ts';
import { hasUnknownMarks, withoutMarks } from './inline-marks.ts';
import { isNumberText } from '../../shapes/number-shape.ts';
import { damagedRows } from './damaged-rows.ts';
import { unknownCharacters, unseenCharacters } from '../characters.ts';

export interface ListedCell {
  readonly text: string;
  /** Line on which the cell begins, from 0. */
  readonly line: number;
}

export interface ListedTable {
  readonly rows: readonly (readonly ListedCell[])[];
  /** The first line after the table, from 0. */
  readonly end: number;
  /** Whether the text keeps a place for every cell of a row, so that equal rows may be counted off. */
  readonly keepsPlaces: boolean;
  /** A row is a line, so that blank cells may be written where merged ones go on. */
  readonly rowsAreLines: boolean;
}

/** A single row below a table of as many columns, with numbers as the table's rows have: a break came before it. */
export function isLastRow(rows: ListedTable['rows'], above: ListedTable | null): boolean {
  const [own] = rows;
  const last = above?.rows.at(-1);
  const isAlone = rows.length === 1 && above?.keepsPlaces === true;
  if (!isAlone || own === undefined || last === undefined) return false;
  return own.length === last.length && [own, last].every((row) => row.some(({ text }) => isNumberText(text)));
}

interface Surroundings {
  /** A width cut the table's lines, so that parts of rows stand as rows of their own. */
  readonly isCut: boolean;
  /** The line below it. */
  readonly following: string;
  /** Of all rows where blanks stand for what merged cells cover, else null. */
  readonly paddedWidth: number | null;
}

export function gridOf(
  table: ListedTable,
  ordinal: number,
  { isCut, following, paddedWidth }: Surroundings,
  pathOf: (line: number) => string,
): Grid {
  const { keepsPlaces, rowsAreLines } = table;
  const rows = withoutListMarks(table.rows).map((row) => row.map((cell) => ({ ...cell, text: bareText(cell.text) })));
  const columnCount = rows.reduce((count, row) => Math.max(count, row.length), 0);
  const equal = rows.every((row) => row.length === columnCount);
  const damaged = rowsAreLines ? damagedRows(rows, paddedWidth, following) : new Set();
  const cells = rows.flatMap((row, index) => {
    const doubts = isCut || damaged.has(row) || row.some(isOfTwoRows) ? shifted : noDoubts;
    return row.map((cell, column) => cellOf(cell, index, column, doubts, pathOf));
  });
  return {
    kind: 'grid',
    ordinal,
    rowCount: rows.length,
    columnCount,
    placement: keepsPlaces && equal ? 'counted' : 'listed',
    isOfLines: true,
    cells,
    hidden: false,
    pageStarts: [],
  };
}

/** A number below another is the next row's, and so may be the only number of a cell beside it. */
const isOfTwoRows = ({ text }: ListedCell): boolean =>
  text.split('\n').some((line, index, lines) => isNumberText(line) && isNumberText(lines[index + 1] ?? ''));

const noDoubts: readonly CellDoubt[] = [];
/** Counted from the left and from the right, the figures of the row are others. */
const shifted: readonly CellDoubt[] = ['two-readings'];

/** The mark of an item in a list, or of a quotation. */
const mark = /^\s*[-*•·>](?:\s+|$)/;

/** Rows that all begin with such a mark are items: it is no part of their first cell, though it would make one negative. */
function withoutListMarks(rows: ListedTable['rows']): ListedTable['rows'] {
  if (!rows.every(([first]) => first !== undefined && mark.test(first.text))) return rows;
  return rows.map((cells) => cells.map((cell, column) => (column > 0 ? cell : unmarked(cell))));
}

const unmarked = (cell: ListedCell): ListedCell => ({ ...cell, text: cell.text.replace(mark, '') });

/** White space round a text is kept, as it is printed. */
const bareText = (text: string): string => {
  const bare = withoutMarks(text);
  return bare === text.trim() ? text : bare;
};

function cellOf(
  cell: ListedCell,
  row: number,
  column: number,
  doubtsOfRow: readonly CellDoubt[],
  pathOf: (line: number) => string,
): Cell {
  const text = cell.text.replace(/[\v\u2028]/g, '\n').replace(unseenCharacters, '');
  const isUnknown = unknownCharacters.test(text) || hasUnknownMarks(text);
  const doubts = isUnknown ? (['unknown-characters'] as const) : doubtsOfRow;
  return { row, column, rowSpan: 1, columnSpan: 1, text, doubts, pageNumber: null, box: null, path: pathOf(cell.line) };
}
