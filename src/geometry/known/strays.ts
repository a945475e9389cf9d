/** Numbers in a text of lines that stand where no value does: the rest of a line that was broken, or another row's. */
import { hasDigit } from '../../shapes/number-shape.ts';
import type { Piece } from './pieces.ts';

/** Those of the line below, where a line goes on; beside the row, whatever holds a digit. */
const NEXT_LINE_EMS = 1.6;

/** Whether such a number stands beside a row or in the next line. `used`: labels and values. */
export function straysAmong(pieces: readonly Piece[], used: ReadonlySet<Piece>): (row: readonly Piece[]) => boolean {
  const left = pieces.filter((piece) => piece.isLoose && hasDigit(piece.text) && !used.has(piece));
  const numbers = left.filter(({ numeric }) => numeric);
  const strays = left.filter((piece) => !piece.numeric || !isRowNumber(piece, numbers));
  return (row) =>
    strays.some((piece) =>
      row.some(({ part, y0 }) => {
        const most = (piece.numeric ? NEXT_LINE_EMS : 0.5) * piece.sizePt;
        return piece.part === part && Math.abs(piece.y0 - y0) < most;
      }),
    );
}

/** Rows of labels over several lines are no further apart. */
const MOST_LINES = 8;

/** Below or above it, at the same place of the line, two others count on from it. */
const isRowNumber = (piece: Piece, numbers: readonly Piece[]): boolean =>
  [1, -1].some((step) => [1, 2].every((count) => numbers.some((other) => isCountedOn(piece, other, step, count))));

function isCountedOn({ part, line, text, x0, sizePt }: Piece, other: Piece, step: number, count: number): boolean {
  const lines = (other.line - line) * step;
  const isNear = other.part === part && lines > 0 && lines <= MOST_LINES * count;
  return isNear && Math.abs(other.x0 - x0) < sizePt && Number(other.text) - Number(text) === step * count;
}
