/** A table cut in pieces prints its header once: the pieces below take it over, laid on from the right. */
import { matrixFrom, type Matrix, type Spot } from './matrix.ts';
import type { Match } from '../labels/match-label.ts';
import { isNumberLike } from '../../shapes/number-shape.ts';
import { isStrong } from '../labels/recognise.ts';

type MatchesOf = (text: string) => readonly Match[];

/** The piece with the header rows of the piece above on top; as it is if it has a header, or the other has none. */
export function withHeaderOf(above: Matrix, piece: Matrix, matchesOf: MatchesOf): Matrix {
  const height = headerHeight(above, matchesOf);
  if (height === 0 || piece.rows.some((own) => names('column', own, matchesOf))) return piece;
  const shift = widthOf(piece, above.columnCount) - above.columnCount;
  const header = above.rows
    .slice(0, height)
    .flat()
    .flatMap((spot) => shifted(spot, shift, height));
  const body = piece.rows.flat().map((spot) => ({ ...spot, row: spot.row + height }));
  const pageStarts = piece.pageStarts.map((row) => row + height);
  const whole = matrixFrom(piece.grid, [...header, ...body], height + piece.rowCount, piece.columnCount, pageStarts);
  // A header of another width whose places were not drawn stands over nothing.
  return above.placement !== 'drawn' && shift !== 0 ? { ...whole, placement: 'listed' } : whole;
}

const names = (role: Match['entry']['role'], own: readonly Spot[], matchesOf: MatchesOf): boolean =>
  own.some(({ text }) => matchesOf(text).some((match) => match.entry.role === role && isStrong(match)));

/** Number of rows down to the last that names a column, before the first row of values; 0 if none does. */
function headerHeight({ rows }: Matrix, matchesOf: MatchesOf): number {
  const firstValues = rows.findIndex((own) => own.some(({ text }) => isNumberLike(text)));
  const top = firstValues < 0 ? rows : rows.slice(0, firstValues);
  return top.findLastIndex((own) => names('column', own, matchesOf)) + 1;
}

/** Without the blank columns at the right end that the header has nothing for. */
function widthOf({ covering, columnCount }: Matrix, least: number): number {
  const isBlank = (column: number): boolean => covering.every((row) => (row[column]?.text ?? '').trim() === '');
  let width = columnCount;
  while (width > least && isBlank(width - 1)) width -= 1;
  return width;
}

/** Anchored right: a piece may lack label columns. What falls off the left edge is no value column's label. */
function shifted(spot: Spot, shift: number, height: number): readonly Spot[] {
  const column = Math.max(0, spot.column + shift);
  const columnSpan = spot.column + spot.columnSpan + shift - column;
  const rowSpan = Math.min(spot.rowSpan, height - spot.row);
  return columnSpan > 0 ? [{ ...spot, column, columnSpan, rowSpan }] : [];
}
