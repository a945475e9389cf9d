/** What stands in a Word cell beside plain text in plain sight, and so may make its figure another. */
import type { CellDoubt } from '../../model/document.ts';
import type { BodyCell, Piece } from './body.ts';

const noDoubts: readonly CellDoubt[] = [];
const digit = /\p{N}/u;

export function doubtsOfCell(cell: BodyCell): readonly CellDoubt[] {
  const pieces = piecesOf(cell);
  const hasDigits = pieces.some(({ text }) => digit.test(text));
  const doubts: CellDoubt[] = [];
  // Of a figure behind a picture it can't be told how much shows.
  if (pieces.some(({ stale, covered }) => stale || (covered && hasDigits))) doubts.push('two-readings');
  if (isInked(pieces, hasDigits)) doubts.push('not-text');
  if (isOfTwoSizes(pieces)) doubts.push('two-numbers');
  return doubts.length === 0 ? noDoubts : doubts;
}

/** Words beside a picture are a label's; without words anything may be a figure. */
function isInked(pieces: readonly Piece[], hasDigits: boolean): boolean {
  if (hasDigits) return pieces.some(({ inked }) => inked);
  return pieces.some(({ inked, unread }) => inked || unread) && !pieces.some(({ text }) => /\p{L}/u.test(text));
}

/** Digits of one number are nearly as high as each other: those of a note are not. */
const noteHeight = 0.85;

function isOfTwoSizes(pieces: readonly Piece[]): boolean {
  const sizes = pieces.flatMap(({ text, size, struck, raised }) =>
    digit.test(text) && !struck && !raised ? [size] : [],
  );
  return sizes.length > 1 && Math.min(...sizes) < Math.max(...sizes) * noteHeight;
}

/** What revisions that are still open took away from the cell; null where its digits are the same as before. */
export function replacedIn(cell: BodyCell): string | null {
  const pieces = piecesOf(cell);
  const before = pieces.map(({ deleted }) => deleted).join('');
  const after = pieces.map(({ text }) => text).join('');
  return digitsOf(before) === '' || digitsOf(before) === digitsOf(after) ? null : before.trim();
}

const digitsOf = (text: string): string => text.replace(/\P{Nd}/gu, '');

/** Of its own paragraphs. */
const piecesOf = ({ blocks }: BodyCell): readonly Piece[] =>
  blocks.flatMap((block) => (block.kind === 'paragraph' ? block.pieces : []));
