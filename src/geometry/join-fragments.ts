/** Fragments of one table, page after page → one grid. */
import type { Cell, Grid } from '../model/document.ts';
import { alignBoundaries } from './align-boundaries.ts';
import type { Fragment, FragmentCell } from './fragment.ts';

/** Boundaries of two fragments of one table differ by less than this. */
const SAME_X_PT = 4;
/** Share of the inner boundaries of the fragment with fewer of them that the other one must have too. */
const SHARED_BOUNDARIES = 0.6;

/**
 * Whether `next`, at the top of a page, goes on where `last` ended at the foot of the page before. The right side decides:
 * labels over many rows may leave no trace on a page, so that the left column of a part is missing.
 */
export function isContinuation(last: Fragment, next: Fragment): boolean {
  if (next.pageNumber !== last.pageNumber + 1) return false;
  const [few, many] = last.xs.length <= next.xs.length ? [last.xs, next.xs] : [next.xs, last.xs];
  if (!isNear(few.at(-1), many.slice(-1)) || !isNear(few[0], many)) return false;
  const inner = few.slice(1, -1);
  const shared = inner.filter((x) => isNear(x, many));
  const missesLeft = !isNear(few[0], many.slice(0, 1));
  return shared.length >= SHARED_BOUNDARIES * inner.length && (!missesLeft || shared.length > 1);
}

function isNear(x: number | undefined, positions: readonly number[]): boolean {
  return x !== undefined && positions.some((other) => Math.abs(other - x) <= SAME_X_PT);
}

/** One grid of the fragments of one table, in order. Columns are those of all fragments together, by position. */
export function joinFragments(fragments: readonly Fragment[], ordinal: number): Grid {
  const { count, columnsOf } = alignBoundaries(
    fragments.map(({ xs }) => xs),
    SAME_X_PT,
  );
  const starts = rowStarts(fragments);
  const placed = fragments.flatMap((fragment, index) =>
    fragment.cells.map((cell) => placeCell(cell, fragment, columnsOf[index] ?? [], starts[index] ?? 0)),
  );
  const cells = joinCutCells(placed, starts.slice(1, -1));
  return {
    kind: 'grid',
    ordinal,
    rowCount: starts.at(-1) ?? 0,
    columnCount: count - 1,
    placement: 'drawn',
    cells: cells.toSorted((a, b) => a.row - b.row || a.column - b.column),
    hidden: false,
    pageStarts: starts.slice(1, -1),
  };
}

/** First row of every fragment, and the number of all rows at the end. */
function rowStarts(fragments: readonly Fragment[]): number[] {
  return fragments.reduce<number[]>((starts, { ys }) => [...starts, (starts.at(-1) ?? 0) + ys.length - 1], [0]);
}

function placeCell(cell: FragmentCell, { pageNumber }: Fragment, columns: readonly number[], start: number): Cell {
  const column = columns[cell.column] ?? 0;
  const end = columns[cell.column + cell.columnSpan] ?? column + 1;
  return {
    row: start + cell.row,
    column,
    rowSpan: cell.rowSpan,
    columnSpan: end - column,
    text: cell.text,
    doubts: cell.doubts,
    pageNumber,
    box: cell.box,
    path: null,
  };
}

/** Group labels that a page break cut in two become one cell again; rows that it cut stay two rows. */
function joinCutCells(placed: readonly Cell[], breaks: readonly number[]): Cell[] {
  let cells = [...placed];
  for (const row of breaks) {
    for (const upper of cells.filter((cell) => cell.row + cell.rowSpan === row)) {
      const lower = cells.find((cell) => cell.row === row && sameColumns(cell, upper));
      if (lower === undefined || !isCutLabel(upper, lower, cells)) continue;
      const joined = { ...upper, rowSpan: upper.rowSpan + lower.rowSpan, text: upper.text + lower.text };
      cells = cells.flatMap((cell) => (cell === upper ? [joined] : cell === lower ? [] : [cell]));
    }
  }
  return cells;
}

function sameColumns(a: Cell, b: Cell): boolean {
  return a.column === b.column && a.columnSpan === b.columnSpan;
}

/**
 * A label over several rows that the break cut: it stands left of further labels, and its second part doesn't start as
 * a label of its own would. A value cell never is one: it spans one row and has numbers or nothing beside it.
 */
function isCutLabel(upper: Cell, lower: Cell, cells: readonly Cell[]): boolean {
  if (upper.rowSpan === 1 && lower.rowSpan === 1) return false;
  if (!standsBeforeWords(lower, cells)) return false;
  if (lower.text === '' || upper.text === '') return true;
  return lower.text !== upper.text && !/^[（(]?[一二三四五六七八九十\d]+[)）、.．]/.test(lower.text);
}

function standsBeforeWords(cell: Cell, cells: readonly Cell[]): boolean {
  const beside = cells
    .filter((other) => other.row === cell.row && other.column > cell.column && other.text !== '')
    .toSorted((a, b) => a.column - b.column)[0];
  return beside !== undefined && /\p{L}/u.test(beside.text);
}
