/** What a page break cut in two, put together again where the page proves that it was one. */
import type { Box, Cell } from '../../model/document.ts';
import { beginsAsValue, isValueLike } from '../../shapes/number-shape.ts';
import { at } from '../../shapes/at.ts';

export interface PartCell extends Cell {
  /** No line closes it towards the page break. */
  readonly openTop: boolean;
  readonly openBottom: boolean;
  /** Around its characters; null if it has none. */
  readonly ink: Box | null;
}

const STARTS_WITH_ORDINAL = /^[（(]?[一二三四五六七八九十\d]+[)）、.．]/;
/** Room between text and border, at most, where a break cut the text. */
const EDGE_PT = 12;

/** `breaks`: rows that are the first of a page. Returns the cells and the breaks that are left, rows renumbered. */
export function joinCutCells(
  cells: readonly PartCell[],
  breaks: readonly number[],
): { readonly cells: readonly PartCell[]; readonly breaks: readonly number[]; readonly joinedRows: number } {
  let joined = { cells, breaks: [...breaks], joinedRows: 0 };
  for (const index of breaks.keys()) {
    const row = at(joined.breaks, index);
    if (isCutRow(joined.cells, row)) joined = joinRow(joined.cells, joined.breaks, index, joined.joinedRows + 1);
    else joined = { ...joined, cells: joinLabels(joined.cells, row) };
  }
  return joined;
}

/** Cells that end above a break, each with the cell of the same columns that starts below it. */
function pairsAt(cells: readonly PartCell[], row: number): (readonly [PartCell, PartCell | undefined])[] {
  const lower = cells.filter((cell) => cell.row === row);
  return cells
    .filter((cell) => cell.row + cell.rowSpan === row)
    .map((upper) => [
      upper,
      lower.find((cell) => cell.column === upper.column && cell.columnSpan === upper.columnSpan),
    ]);
}

/**
 * One row cut in two: no line closes any of its cells towards the break, the parts have the same columns, and no column
 * has a number in both parts. A second part that starts with an ordinal is a row of its own in a table without lines.
 */
function isCutRow(cells: readonly PartCell[], row: number): boolean {
  const pairs = pairsAt(cells, row);
  const lowers = cells.filter((cell) => cell.row === row);
  if (pairs.length !== lowers.length || pairs.length < 2) return false;
  return pairs.every(
    ([upper, lower]) =>
      lower !== undefined &&
      upper.openBottom &&
      lower.openTop &&
      !STARTS_WITH_ORDINAL.test(lower.text) &&
      (upper.text === '' || lower.text === '' || !(isValueLike(upper.text) || isValueLike(lower.text))),
  );
}

/** A cut row becomes one row again; all that follows moves up by one. */
function joinRow(
  cells: readonly PartCell[],
  breaks: readonly number[],
  index: number,
  joinedRows: number,
): { cells: readonly PartCell[]; breaks: number[]; joinedRows: number } {
  const row = at(breaks, index);
  const partners = new Map(pairsAt(cells, row));
  const lowers = new Set([...partners.values()]);
  const kept = cells
    .filter((cell) => !lowers.has(cell))
    .map((cell) => {
      const lower = partners.get(cell);
      if (lower !== undefined) return union(cell, lower, cell.rowSpan + lower.rowSpan - 1);
      return cell.row >= row ? { ...cell, row: cell.row - 1 } : cell;
    });
  // The cut row stands on the page where it began: the page starts with the row after it.
  return { cells: kept, breaks: breaks.map((start, at) => (at > index ? start - 1 : start)), joinedRows };
}

/** Group labels become one cell again; rows stay two. */
function joinLabels(cells: readonly PartCell[], row: number): readonly PartCell[] {
  const pairs = pairsAt(cells, row);
  const leavesOpen = pairs.some(([upper, lower]) => lower !== undefined && isOpen(upper, lower));
  return pairs.reduce((all, [upper, lower]) => {
    if (lower === undefined || (leavesOpen && !isOpen(upper, lower)) || !isCutLabel(upper, lower, all)) return all;
    const joined = union(upper, lower, upper.rowSpan + lower.rowSpan);
    return all.flatMap((cell) => (cell === upper ? [joined] : cell === lower ? [] : [cell]));
  }, cells);
}

/** Producers that leave a cut cell open at the break close the others there. */
function isOpen(upper: PartCell, lower: PartCell): boolean {
  return upper.openBottom || lower.openTop;
}

function union(upper: PartCell, lower: PartCell, rowSpan: number): PartCell {
  return {
    ...upper,
    rowSpan,
    text: upper.text + lower.text,
    doubts: [...new Set([...upper.doubts, ...lower.doubts])],
    openBottom: lower.openBottom,
  };
}

/**
 * A label over several rows: it stands left of further labels, and its second part doesn't start as a label of its own
 * would. A value cell never is one: it spans one row and has numbers or nothing beside it.
 */
function isCutLabel(upper: PartCell, lower: PartCell, cells: readonly PartCell[]): boolean {
  const isGroup = isOpen(upper, lower) || upper.rowSpan > 1 || lower.rowSpan > 1;
  if (!isGroup || isValue(upper.text) || isValue(lower.text) || !standsBeforeWords(lower, cells)) return false;
  return lower.text === '' || upper.text === '' || isRestOf(upper, lower);
}

function isRestOf(upper: PartCell, lower: PartCell): boolean {
  return lower.text !== upper.text && !STARTS_WITH_ORDINAL.test(lower.text) && runsOn(upper, lower);
}

/** Text that a break cut ends at the foot of its first part and starts at the head of the second; whole labels don't. */
function runsOn({ box, ink }: PartCell, lower: PartCell): boolean {
  if (box === null || ink === null || lower.box === null || lower.ink === null) return true;
  return box[3] - ink[3] < EDGE_PT && lower.ink[1] - lower.box[1] < EDGE_PT;
}

function isValue(text: string): boolean {
  return beginsAsValue(text) && !STARTS_WITH_ORDINAL.test(text);
}

function standsBeforeWords(cell: PartCell, cells: readonly PartCell[]): boolean {
  const beside = cells
    .filter((other) => other.row === cell.row && other.column > cell.column && other.text !== '')
    .toSorted((a, b) => a.column - b.column)[0];
  return beside !== undefined && /\p{L}{2}/u.test(beside.text) && !isValue(beside.text);
}
