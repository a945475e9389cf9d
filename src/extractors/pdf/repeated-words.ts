/** The same words over and over, in a style of their own, across the text of a page: a watermark, however dense it is. */
import { areaOf, intersect } from '../../geometry/marks/box.ts';
import { strengthOf } from './character-ink.ts';
import type { PaintedGlyph } from './graphics-state.ts';

/** Words are repeated if their characters outnumber the pairs that they make by this: text hardly repeats a pair. */
const REPEATED = 4;
/** A pair that comes at least this often, compared with the most common one, is one of the repeated words … */
const COMMON = 0.25;
/** … and they are nearly all that has their style: text in the same style can't be told from them. */
const PURE = 0.9;
/** A single character that comes again and again may be what the cells of a table say: 无. */
const FEWEST_LETTERS = 2;
/** Share of another character that one of the words covers where it lies over it, and how many do at least. */
const OVER = 0.1;
const FEWEST_OVER = 2;
/** More comparisons take too long: then some of the words are looked at, from all over the page. */
const MOST_PAIRS = 2_000_000;

/** Characters come in the order of painting. */
export function repeatedWords(glyphs: readonly PaintedGlyph[]): ReadonlySet<PaintedGlyph> {
  const inked = glyphs.filter(({ text, unpainted }) => !unpainted && text.trim() !== '');
  const byStyle = Map.groupBy(inked, styleOf);
  if (byStyle.size < 2) return new Set();
  const found = [...byStyle.values()].flatMap((words) => {
    const repeated = repeatedIn(words);
    if (repeated.length === 0) return [];
    // The page's edge cuts some of them off, so that they are others: what is hardly seen goes as a whole.
    if (isFaint(words)) return words;
    return liesOverOthers(repeated, inked, styleOf(words[0])) ? repeated : [];
  });
  const styles = new Set(found.map(styleOf));
  return new Set([...found, ...glyphs.filter((glyph) => glyph.text.trim() === '' && styles.has(styleOf(glyph)))]);
}

const styleOf = (glyph: PaintedGlyph | undefined): string =>
  glyph === undefined
    ? ''
    : `${String(glyph.paint.color)} ${glyph.paint.alpha.toFixed(2)} ${glyph.sizePt.toFixed(1)} ${String(glyph.turn)} ${glyph.slantDegrees.toFixed(0)}`;

/** Those of one style that are parts of the repeated words. */
function repeatedIn(words: readonly PaintedGlyph[]): readonly PaintedGlyph[] {
  const letters = new Set(words.flatMap(({ text }) => (/\p{L}/u.test(text) ? [text] : [])));
  if (letters.size < FEWEST_LETTERS || words.length < REPEATED * letters.size) return [];
  const pairs = words.slice(1).map(({ text }, index) => `${words[index]?.text ?? ''} ${text}`);
  const counts = new Map<string, number>();
  for (const pair of pairs) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  if (words.length < REPEATED * counts.size) return [];
  const least = Math.max(2, COMMON * Math.max(...counts.values()));
  const isCommon = (index: number): boolean => (counts.get(pairs[index] ?? '') ?? 0) >= least;
  const repeated = words.filter((_, index) => isCommon(index - 1) || isCommon(index));
  return repeated.length < PURE * words.length ? [] : repeated;
}

/** Hardly to be seen: a watermark, also on a page with little text below it. */
const isFaint = (words: readonly PaintedGlyph[]): boolean => words.every(({ paint }) => strengthOf(paint) < FAINT);

/** Of 255. */
const FAINT = 40;

function liesOverOthers(words: readonly PaintedGlyph[], all: readonly PaintedGlyph[], style: string): boolean {
  const others = all.filter((glyph) => styleOf(glyph) !== style);
  const step = Math.ceil((words.length * others.length) / MOST_PAIRS);
  let over = 0;
  for (const [index, glyph] of words.entries()) {
    if (index % step === 0 && others.some((other) => liesOver(glyph, other))) over += 1;
    if (over >= FEWEST_OVER) return true;
  }
  return false;
}

function liesOver({ text, box }: PaintedGlyph, other: PaintedGlyph): boolean {
  const shared = intersect(box, other.box);
  if (shared[0] >= shared[2] || shared[1] >= shared[3] || text === other.text) return false;
  return areaOf(shared) > OVER * areaOf(other.box);
}
