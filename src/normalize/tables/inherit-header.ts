/** A table cut in pieces prints its header once: the pieces below take it over, laid on from the right. */
import { headerHeightOf } from './header-height.ts';
import { matrixFrom, type Matrix, type Spot } from './matrix.ts';
import type { MatchesOf } from '../labels/match-label.ts';
import { isStrong } from '../labels/recognise.ts';

/** The piece with the header rows of the piece above on top; as it is if it has a header, or the other has none. */
export function withHeaderOf(above: Matrix, piece: Matrix, matchesOf: MatchesOf): Matrix {
  const height = headerHeightOf(above, matchesOf);
  if (height === 0 || piece.rows.some((own) => namesColumn(own, matchesOf))) return piece;
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

const namesColumn = (own: readonly Spot[], matchesOf: MatchesOf): boolean =>
  own.some(({ text }) => matchesOf(text).some((match) => match.entry.role === 'column' && isStrong(match)));

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
