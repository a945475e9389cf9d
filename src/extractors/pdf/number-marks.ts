/** Numbers of a watermark: the same one over and over in a style of its own, or one far larger and paler than the text below it. */
import { areaOf, intersect } from '../../geometry/marks/box.ts';
import { medianOf } from '../../shapes/at.ts';
import { hasDigit } from '../../shapes/number-shape.ts';
import { strengthOf } from './character-ink.ts';
import type { PaintedGlyph } from './graphics-state.ts';

/** Fewer characters may be a figure that comes again, and a figure comes no more often than this in a style of its own. */
const FEWEST_CHARACTERS = 5;
const FEWEST_TIMES = 3;
/** Nearly all that has its style is that number: what the page's edge cuts is another. */
const PURE = 0.8;
/** Characters of one number are apart by less than this share of an em. */
const APART = 1;
/** A number that corrects another is hardly larger than that, and as dark, of 255. */
const LARGER = 3;
const DARK = 178;
/** Of its characters lie over text, and share of a small character that a large one covers. */
const FEWEST_OVER = 2;
const OVER = 0.3;
/** More pairs than this are no page of a report. */
const MOST_PAIRS = 2_000_000;

/** Characters come in the order of painting. */
export function numberMarks(glyphs: readonly PaintedGlyph[]): ReadonlySet<PaintedGlyph> {
  const inked = glyphs.filter(({ text, unpainted }) => !unpainted && text.trim() !== '');
  return new Set([...repeatedNumbers(inked), ...hugeNumbers(inked)]);
}

function repeatedNumbers(inked: readonly PaintedGlyph[]): readonly PaintedGlyph[] {
  const byStyle = [...Map.groupBy(inked, styleOf).values()];
  if (byStyle.length < 2) return [];
  return byStyle.flatMap((own) => {
    const words = wordsIn(own);
    const counts = [...Map.groupBy(words, textOf)].toSorted((a, b) => b[1].length - a[1].length);
    const [text, same] = counts[0] ?? ['', []];
    if (!hasDigit(text) || text.length < FEWEST_CHARACTERS || same.length < FEWEST_TIMES) return [];
    const parts = words.filter((word) => text.includes(textOf(word)));
    return same.flat().length < PURE * own.length ? [] : parts.flat();
  });
}

/** One number, since each character of each page has one. */
const styleOf = ({ paint: { color, alpha }, sizePt, turn }: PaintedGlyph): number =>
  (((color ?? -1) * 101 + Math.round(100 * alpha)) * 10_000 + Math.round(10 * sizePt)) * 4 + turn / 90;

const textOf = (word: readonly PaintedGlyph[]): string => word.map(({ text }) => text).join('');

/** What is painted one after the other and stands close together. */
function wordsIn(glyphs: readonly PaintedGlyph[]): readonly (readonly PaintedGlyph[])[] {
  const words: PaintedGlyph[][] = [];
  for (const glyph of glyphs) {
    const last = words.at(-1)?.at(-1);
    if (last !== undefined && isNext(last, glyph)) words.at(-1)?.push(glyph);
    else words.push([glyph]);
  }
  return words;
}

/** Whatever way the text runs: boxes touch or nearly do. */
function isNext({ box, sizePt }: PaintedGlyph, next: PaintedGlyph): boolean {
  const room = (APART * sizePt) / 2;
  const [x0, y0, x1, y1] = intersect(
    [box[0] - room, box[1] - room, box[2] + room, box[3] + room],
    [next.box[0] - room, next.box[1] - room, next.box[2] + room, next.box[3] + room],
  );
  return x0 <= x1 && y0 <= y1;
}

function hugeNumbers(inked: readonly PaintedGlyph[]): readonly PaintedGlyph[] {
  const paler = inked.filter(({ paint }) => strengthOf(paint) < DARK);
  if (paler.length === 0) return [];
  const usual = medianOf(inked.map(({ sizePt }) => sizePt)) ?? 0;
  const huge = paler.filter(({ sizePt }) => sizePt > LARGER * usual);
  const words = wordsIn(huge).filter((word) => word.some(({ text }) => hasDigit(text)));
  if (words.length === 0 || huge.length * inked.length > MOST_PAIRS) return [];
  const text = inked.filter(({ sizePt }) => sizePt < (LARGER / 2) * usual);
  return words
    .filter((word) => word.filter((glyph) => text.some((other) => liesOver(glyph, other))).length >= FEWEST_OVER)
    .flat();
}

function liesOver({ box }: PaintedGlyph, other: PaintedGlyph): boolean {
  const shared = intersect(box, other.box);
  return shared[0] < shared[2] && shared[1] < shared[3] && areaOf(shared) > OVER * areaOf(other.box);
}
