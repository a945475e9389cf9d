/** The head of a table printed again on a further page, wholly or its first rows alone: it is none of the rows there. */
import { hasDigit, isNumberText } from '../../shapes/number-shape.ts';
import type { Fragment, FragmentCell } from './fragment.ts';

/** Words of a row in this many cells at least: a blank row, or a title over all columns, may come twice. */
const FEWEST_CELLS = 2;

/** The piece without the rows at its top that are those at the top of the first piece. */
export function withoutHeadOf(first: Fragment, piece: Fragment): Fragment {
  const count = repeatedRows(first, piece);
  const rowCount = piece.ys.length - 1;
  if (count === 0 || count >= rowCount) return piece;
  const cells = piece.cells.filter(({ row }) => row >= count).map((cell) => ({ ...cell, row: cell.row - count }));
  return { ...piece, ys: piece.ys.slice(count), cells };
}

/** Down to where no cell of the head reaches further; none where the first row of the body comes again too, as in another copy. */
function repeatedRows(first: Fragment, piece: Fragment): number {
  const rowCount = Math.min(first.ys.length, piece.ys.length) - 1;
  let count = 0;
  while (count < rowCount && isSameRow(rowOf(first, count), rowOf(piece, count))) count += 1;
  const filled = piece.cells.filter(({ row, text }) => row < count && text !== '');
  if (filled.length < FEWEST_CELLS || filled.some(({ text }) => hasDigit(text))) return 0;
  if (labelOf(rowOf(first, bodyStart(first))) === labelOf(rowOf(piece, count))) return 0;
  return piece.cells.some(({ row, rowSpan }) => row < count && row + rowSpan > count) ? 0 : count;
}

const rowOf = ({ cells }: Fragment, row: number): readonly FragmentCell[] => cells.filter((cell) => cell.row === row);

/** The first row with numbers. */
const bodyStart = ({ cells }: Fragment): number =>
  Math.min(...cells.filter(({ text }) => isNumberText(text)).map(({ row }) => row));

const labelOf = ([first]: readonly FragmentCell[]): string => foldedText(first?.text ?? '');

/**
 * The same words in the same order. A cell that goes on down in the whole head ends with its first row where that alone is
 * printed again, and its words may be cut off there.
 */
function isSameRow(own: readonly FragmentCell[], other: readonly FragmentCell[]): boolean {
  return own.length === other.length && own.length > 0 && own.every(({ text }, index) => isCutOf(text, other[index]));
}

function isCutOf(whole: string, cut: FragmentCell | undefined): boolean {
  const [words, rest] = [foldedText(whole), foldedText(cut?.text ?? '')];
  return words === rest || (rest !== '' && words.startsWith(rest));
}

const foldedText = (text: string): string => text.replaceAll(/\s/gu, '');
