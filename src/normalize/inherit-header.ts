/** A table cut in pieces prints its header once: the pieces below take it over, laid on from the right. */
import { latticeFrom, type Lattice, type Spot } from './lattice.ts';
import type { Match } from './match-label.ts';
import { isStrong } from './recognise.ts';

type MatchesOf = (text: string) => readonly Match[];

/** The piece with the header rows of the piece above on top; as it is if it has a header, or the other has none. */
export function withHeaderOf(above: Lattice, piece: Lattice, matchesOf: MatchesOf): Lattice {
  if (headerEnd(piece, matchesOf) > 0) return piece;
  const height = headerEnd(above, matchesOf);
  if (height === 0) return piece;
  const shift = piece.columnCount - above.columnCount;
  const header = above.rows
    .slice(0, height)
    .flat()
    .flatMap((spot) => shifted(spot, shift, height));
  const body = piece.rows.flat().map((spot) => ({ ...spot, row: spot.row + height }));
  const pageStarts = piece.pageStarts.map((row) => row + height);
  return latticeFrom(piece.grid, [...header, ...body], height + piece.rowCount, piece.columnCount, pageStarts);
}

/** Number of rows down to the last that names a column, if they stand at the top; 0 if none does. */
function headerEnd({ rows }: Lattice, matchesOf: MatchesOf): number {
  const has = (role: Match['entry']['role'], own: readonly Spot[]): boolean =>
    own.some(({ text }) => matchesOf(text).some((match) => match.entry.role === role && isStrong(match)));
  const firstRow = rows.findIndex((own) => has('row', own) && !has('column', own));
  const top = firstRow < 0 ? rows : rows.slice(0, firstRow);
  return top.findLastIndex((own) => has('column', own)) + 1;
}

/** Anchored right: a piece may lack label columns. What falls off the left edge is no value column's label. */
function shifted(spot: Spot, shift: number, height: number): readonly Spot[] {
  const column = Math.max(0, spot.column + shift);
  const columnSpan = spot.column + spot.columnSpan + shift - column;
  const rowSpan = Math.min(spot.rowSpan, height - spot.row);
  return columnSpan > 0 ? [{ ...spot, column, columnSpan, rowSpan }] : [];
}
