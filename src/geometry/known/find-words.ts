/** Where known words stand among the pieces of a text: in one, or going on in pieces below it. */
import { indexOf, type PieceIndex } from './piece-index.ts';
import type { Piece } from './pieces.ts';

/** Words with the pieces that hold them, in their order. */
export interface Found {
  readonly pieces: readonly Piece[];
  /** How many characters of the words. */
  readonly length: number;
}

/** Lines of one label follow one another within this many ems, from middle to middle. */
const NEXT_LINE_EMS = 2.2;
/** In text that stands in lines, those of other cells may come between. */
const NEXT_LOOSE_LINE_EMS = 3.3;
/** Words of one line are apart by less than this, in ems. */
const NEXT_WORD_EMS = 1;
/** … and blanks between the letters of words that were set apart. */
const NEXT_LOOSE_WORD_EMS = 8;
/** Text that goes on after the words is a remark of the label if it is no longer; longer text is prose. */
const MOST_REMARK = 30;
/** Behind a label a unit may stand: no more than this. */
export const MOST_UNIT = 4;
/** Other words may stand before a label in its piece, but then it must be of so many characters. */
const LEAST_AFTER_OTHERS = 4;

/** All places of the words, from the first on. `words` are folded. */
export function findWords(words: string, pieces: readonly Piece[]): readonly Found[] {
  const index = indexOf(pieces);
  // Whatever holds a beginning of the words holds their first character.
  return index.holding(words.charAt(0)).flatMap((piece) => {
    const own = startIn(piece.words, words);
    if (own === 0) return [];
    const rest = own < words.length ? continued(words.slice(own), piece, index) : [];
    return rest === null ? [] : [{ pieces: [piece, ...rest], length: words.length }];
  });
}

/** Whether the words, or a beginning of them, stand in any of the pieces. */
export const mayStandIn = (words: string, pieces: readonly Piece[]): boolean =>
  indexOf(pieces)
    .holding(words.charAt(0))
    .some((piece) => startIn(piece.words, words) > 0);

/** Words of a head stand alone, but for a unit: a heading that speaks of them is none. */
export const findAlone = (words: string, pieces: readonly Piece[]): readonly Found[] =>
  findWords(words, pieces).filter(
    ({ pieces: own }) => own.reduce((sum, piece) => sum + piece.words.length, 0) <= words.length + MOST_UNIT,
  );

/** How many characters of the words the text ends with, or all of them if it goes on with a remark; 0: none. */
function startIn(text: string, words: string): number {
  if (text.startsWith(words)) return text.length - words.length <= MOST_REMARK ? words.length : 0;
  if (words.startsWith(text)) return text.length;
  const at = text.indexOf(words);
  if (at > 0 && words.length >= LEAST_AFTER_OTHERS && text.length - words.length <= MOST_REMARK) return words.length;
  // Most texts end in a character that the words don't have.
  if (!words.includes(text.charAt(text.length - 1))) return 0;
  for (let length = Math.min(text.length, words.length) - 1; length >= LEAST_AFTER_OTHERS; length -= 1)
    if (text.endsWith(words.slice(0, length))) return length;
  return 0;
}

/** The pieces below that hold the rest, null if it is not there. */
function continued(rest: string, last: Piece, index: PieceIndex): readonly Piece[] | null {
  if (rest === '') return [];
  const [next] = index
    .beginningWith(rest.charAt(0))
    .filter(({ words }) => rest.startsWith(words) || words.startsWith(rest))
    .filter((piece) => isBelow(last, piece) || isNext(last, piece))
    .toSorted((a, b) => Number(isNext(last, b)) - Number(isNext(last, a)) || a.part - b.part || a.y0 - b.y0);
  if (next === undefined) return null;
  const further = continued(rest.slice(Math.min(rest.length, next.words.length)), next, index);
  return further === null ? null : [next, ...further];
}

/** Right beside it, as an ordinal stands before its words. */
const isNext = (left: Piece, right: Piece): boolean =>
  left.part === right.part &&
  left.line === right.line &&
  right.x0 >= left.x1 - 0.1 * left.sizePt &&
  right.x0 - left.x1 < (left.isLoose ? NEXT_LOOSE_WORD_EMS : NEXT_WORD_EMS) * left.sizePt;

/** In the next lines and the same column; or at the head of the next part, where a break cut the words. */
function isBelow(upper: Piece, lower: Piece): boolean {
  const isOver = lower.x0 < upper.x1 && lower.x1 > upper.x0;
  // Text that was set page by page stands elsewhere on each page.
  if (lower.part === upper.part + 1) return upper.isLast && lower.isFirst && (isOver || upper.isLoose);
  if (!isOver) return false;
  const step = (lower.y0 + lower.y1 - upper.y0 - upper.y1) / 2;
  const most = upper.isLoose ? NEXT_LOOSE_LINE_EMS : NEXT_LINE_EMS;
  return lower.part === upper.part && step > 0.4 * upper.sizePt && step < most * upper.sizePt;
}
