/** Words of rows that stand elsewhere too: alone in a line, without a number beside them. */
import type { KnownLine } from '../../model/known-table.ts';
import { foldWords, type Piece } from './pieces.ts';

/** Values stand at the height of their label's lines, give or take this, in ems. */
export const BESIDE_EMS = 1.2;

export function withoutHeadings(rows: readonly KnownLine[], pieces: readonly Piece[]): readonly Piece[] {
  const labels = new Set(rows.flatMap(({ words }) => words.map(foldWords)));
  const numbers = pieces.filter(({ numeric }) => numeric);
  return pieces.filter((piece) => !labels.has(piece.words) || isBesideNumber(piece, numbers));
}

const isBesideNumber = (piece: Piece, numbers: readonly Piece[]): boolean =>
  numbers.some((other) => other.part === piece.part && other.x0 > piece.x1 && distanceTo(piece, other) < BESIDE_EMS);

/** From the middle of a piece to the nearest of others, in ems; 0 at their height. */
export const distance = (piece: Piece, others: readonly Piece[]): number =>
  distanceTo({ y0: Math.min(...others.map(({ y0 }) => y0)), y1: Math.max(...others.map(({ y1 }) => y1)) }, piece);

function distanceTo({ y0: top, y1: bottom }: Pick<Piece, 'y0' | 'y1'>, { y0, y1, sizePt }: Piece): number {
  const middle = (y0 + y1) / 2;
  return Math.max(0, top - middle, middle - bottom) / sizePt;
}
