/** What stands in a Word cell beside plain text in plain sight, and so may make its figure another. */
import type { CellDoubt } from '../../model/document.ts';
import { type BodyCell, type Piece, piecesOf, textOf } from './body.ts';

export interface CellMarks {
  readonly doubts: readonly CellDoubt[];
  /** What revisions that are still open took away from the cell; null where its digits are the same as before. */
  readonly replaced: string | null;
}

const noMarks: CellMarks = { doubts: [], replaced: null };
const digit = /\p{N}/u;

export function marksOfCell({ blocks }: BodyCell): CellMarks {
  const pieces = piecesOf(blocks);
  const isPlain = pieces.length <= 1 && !pieces.some(isMarked);
  return isPlain ? noMarks : { doubts: doubtsOf(pieces), replaced: replacedIn(pieces) };
}

const isMarked = ({ stale, covered, inked, lined, unread, deleted }: Piece): boolean =>
  stale || covered || inked || lined || unread || deleted !== '';

function doubtsOf(pieces: readonly Piece[]): readonly CellDoubt[] {
  const hasDigits = pieces.some(({ text }) => digit.test(text));
  const doubts: CellDoubt[] = [];
  // Of a figure behind a picture it can't be told how much shows.
  if (pieces.some(({ stale, covered }) => stale || (covered && hasDigits))) doubts.push('two-readings');
  if (hasDigits && pieces.some(({ lined }) => lined)) doubts.push('struck');
  if (isInked(pieces, hasDigits)) doubts.push('not-text');
  if (isOfTwoSizes(pieces)) doubts.push('two-numbers');
  return doubts;
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

function replacedIn(pieces: readonly Piece[]): string | null {
  const before = pieces.map(({ deleted }) => deleted).join('');
  const digits = digitsOf(before);
  return digits === '' || digits === digitsOf(textOf(pieces)) ? null : before.trim();
}

const digitsOf = (text: string): string => text.replace(/\P{Nd}/gu, '');
