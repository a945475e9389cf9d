/** Fragments of one table, page after page → one grid. */
import type { Cell, CellDoubt, Grid } from '../../model/document.ts';
import { alignBoundaries } from './align-boundaries.ts';
import type { Fragment, FragmentCell } from './fragment.ts';
import { joinCutCells } from './join-cut-cells.ts';
import type { PartCell } from './join-cut-cells.ts';
import { withoutHeadOf } from './repeated-head.ts';
import { at } from '../../shapes/at.ts';

/** Boundaries of two fragments of one table differ by less than this. */
const SAME_X_PT = 4;
/** … and where columns come from the text, which fills them differently on every page, by less than this. */
const INFERRED_X_PT = 14;
/** Share of the inner boundaries of the fragment with fewer of them that the other one must have too. */
const SHARED_BOUNDARIES = 0.6;

/**
 * Whether `next`, at the top of a page, goes on where `last` ended at the foot of the page before. The right side decides:
 * labels over many rows may leave no trace on a page, so that the left column of a part is missing.
 */
export function isContinuation(last: Fragment, next: Fragment): boolean {
  if (last.known !== next.known || !isNext(last, next)) return false;
  const xs = xsBeside(next, last);
  const [few, many] = last.xs.length <= xs.length ? [last.xs, xs] : [xs, last.xs];
  const withinPt = toleranceOf([last, next]);
  const isNear = (x: number | undefined, positions: readonly number[]): boolean =>
    x !== undefined && positions.some((other) => Math.abs(other - x) <= withinPt);
  if (!isNear(few.at(-1), many.slice(-1)) || !isNear(few[0], many)) return false;
  const inner = few.slice(1, -1);
  const shared = inner.filter((x) => isNear(x, many));
  const missesLeft = !isNear(few[0], many.slice(0, 1));
  return shared.length >= SHARED_BOUNDARIES * inner.length && (!missesLeft || shared.length > 1);
}

/** On the page after, or in a later column of the same one. */
function isNext(last: Fragment, next: Fragment): boolean {
  if (next.pageNumber === last.pageNumber) return last.column > 0 && next.column > last.column;
  return next.pageNumber === last.pageNumber + 1;
}

/** The boundaries of a fragment as if it stood in the column of another: tables end at the right of their columns. */
function xsBeside({ xs, column }: Fragment, other: Fragment): readonly number[] {
  if (column === other.column) return xs;
  const shift = at(other.xs, -1) - at(xs, -1);
  return xs.map((x) => x + shift);
}

function toleranceOf(fragments: readonly Fragment[]): number {
  return fragments.some(({ inferred }) => inferred) ? INFERRED_X_PT : SAME_X_PT;
}

/** One grid of the fragments of one table, in order. Columns are those of all fragments together, by position. */
export function joinFragments(pieces: readonly Fragment[], ordinal: number): Grid {
  const [head, ...further] = pieces;
  const fragments = head === undefined ? [] : [head, ...further.map((piece) => withoutHeadOf(head, piece))];
  const { count, columnsOf } = alignBoundaries(
    fragments.map((fragment) => xsBeside(fragment, fragments[0] ?? fragment)),
    toleranceOf(fragments),
  );
  const starts = rowStarts(fragments);
  const parts = fragments.flatMap((fragment, index) =>
    fragment.cells.map((cell) => {
      const own = index === 0 && isRestOfCell(cell, fragment) ? { ...cell, doubts: REST } : cell;
      return placeCell(own, fragment, at(columnsOf, index), at(starts, index));
    }),
  );
  const { cells, breaks, joinedRows } = joinCutCells(parts, starts.slice(1, -1));
  return {
    kind: 'grid',
    ordinal,
    rowCount: at(starts, -1) - joinedRows,
    columnCount: count - 1,
    placement: 'drawn',
    cells: cells.toSorted((a, b) => a.row - b.row || a.column - b.column).map((cell) => toCell(cell)),
    hidden: false,
    pageStarts: breaks,
  };
}

const REST: readonly CellDoubt[] = ['number-on-rule'];

/** What a page end cut off from the page before, where that part was not found: its number may stand there. */
function isRestOfCell({ text, openTop }: FragmentCell, { pageNumber }: Fragment): boolean {
  return text === '' && openTop && pageNumber > 1;
}

/** First row of every fragment, and the number of all rows at the end. */
function rowStarts(fragments: readonly Fragment[]): number[] {
  return fragments.reduce<number[]>((starts, { ys }) => [...starts, at(starts, -1) + ys.length - 1], [0]);
}

function placeCell(
  { box, ink, text, doubts, openTop, openBottom, ...cell }: FragmentCell,
  { pageNumber }: Fragment,
  columns: readonly number[],
  start: number,
): PartCell {
  const column = at(columns, cell.column);
  const end = columns[cell.column + cell.columnSpan] ?? column + 1;
  const place = { row: start + cell.row, column, rowSpan: cell.rowSpan, columnSpan: end - column };
  return { ...place, text, doubts, pageNumber, box, path: null, ink, openTop, openBottom };
}

function toCell({ row, column, rowSpan, columnSpan, text, doubts, pageNumber, box, path }: PartCell): Cell {
  return { row, column, rowSpan, columnSpan, text, doubts, pageNumber, box, path };
}
