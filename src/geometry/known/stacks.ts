/** Heads of narrow columns: characters below one another, read column by column. */
import { boxAround, centreOf } from '../marks/box.ts';
import type { Glyph } from '../marks/marks.ts';
import { foldWords, type Piece } from './pieces.ts';

/** What stands over a column, from the top. */
export type Stack = readonly Placed[];

interface Placed {
  readonly glyph: Glyph;
  readonly part: number;
  /** Folded. */
  readonly words: string;
}

/** `xs`: between the columns, from left to right. */
export function stacksOver(xs: readonly number[], head: readonly Piece[]): readonly Stack[] {
  const stacks = Array.from({ length: xs.length + 1 }, (): Placed[] => []);
  for (const { glyphs, part } of head) {
    for (const glyph of glyphs) {
      const words = foldWords(glyph.text);
      const { x } = centreOf(glyph.box);
      if (words !== '') stacks[xs.filter((at) => at < x).length]?.push({ glyph, part, words });
    }
  }
  return stacks.map((stack) => stack.toSorted(inReadingOrder));
}

function inReadingOrder(a: Placed, b: Placed): number {
  if (a.part !== b.part) return a.part - b.part;
  const [left, right] = [a.glyph.box, b.glyph.box];
  return Math.abs(left[1] - right[1]) < a.glyph.sizePt / 2 ? left[0] - right[0] : left[1] - right[1];
}

export interface End<T> {
  readonly of: T;
  readonly pieces: readonly Piece[];
}

/** The longest of the folded words that the stack ends with. */
export function endOf<T>(stack: Stack, all: readonly { readonly words: string; readonly of: T }[]): End<T> | null {
  const text = stack.map(({ words }) => words).join('');
  const [longest] = all
    .filter(({ words }) => words !== '' && text.endsWith(words))
    .toSorted((a, b) => b.words.length - a.words.length);
  if (longest === undefined) return null;
  const own = Map.groupBy(stack.slice(-longest.words.length), ({ part }) => part);
  return {
    of: longest.of,
    pieces: [...own].map(([part, placed]) =>
      pieceOf(
        placed.map(({ glyph }) => glyph),
        part,
      ),
    ),
  };
}

function pieceOf(glyphs: readonly Glyph[], part: number): Piece {
  const [x0, y0, x1, y1] = boxAround(glyphs.map(({ box }) => box));
  const text = glyphs.map((glyph) => glyph.text).join('');
  const sizePt = Math.max(...glyphs.map((glyph) => glyph.sizePt));
  return {
    ...{ x0, x1, y0, y1, text, glyphs, sizePt, part },
    line: 0,
    words: foldWords(text),
    numeric: false,
    isFirst: false,
    isLast: false,
    isLoose: false,
  };
}
