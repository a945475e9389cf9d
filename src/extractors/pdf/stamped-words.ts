/** Words that were put over a page: those of a seal, 已核, a date stamp. They lie across text or borders, and are part of no cell. */
import { areaOf, boxAround, centreOf, intersect } from '../../geometry/marks/box.ts';
import type { Ruling } from '../../geometry/marks/marks.ts';
import type { Box } from '../../model/document.ts';
import { hasDigit } from '../../shapes/number-shape.ts';
import { inkOf, strengthOf } from './character-ink.ts';
import type { PaintedGlyph } from './graphics-state.ts';
import { isSlanted } from './visible-text.ts';

/** Letters of one ring, and its middle line, are painted one after the other and no more ems apart than this. */
const APART_EMS = 8;
/** So many of the words' letters lie across something, or all but one of fewer … */
const FEWEST = 2;
/** … and this share of them: a coloured heading that touches one letter of its neighbour is no stamp. */
const SHARE = 0.1;
/** Share of the smaller character's ink that another covers where it lies over it: lines set tight share less. */
const OVER = 0.2;
/** A border runs through a letter if it leaves this share of it at either side, and goes on so many ems beyond the words. */
const THROUGH = 0.15;
const BEYOND_EMS = 1;
const SAME_PT = 1;
/** A watermark's letters are larger than the text by this. */
const LARGER = 1.6;
/** More comparisons than this are no page of a report. */
const MOST_PAIRS = 5_000_000;

export interface StampedWords {
  readonly words: ReadonlySet<PaintedGlyph>;
  /** Those with digits: which figure they belong to, or replace, nobody knows. */
  readonly doubtful: readonly PaintedGlyph[];
  /** Words in a style of their own right beside digits in another: they lie across nothing, and may be no part of the cell. */
  readonly beside: readonly PaintedGlyph[];
}

const NONE: StampedWords = { words: new Set(), doubtful: [], beside: [] };

/** `glyphs`: those that a reader sees, slanted ones too, in the order of painting. `lines`: borders that show. */
export function stampedWords(glyphs: readonly PaintedGlyph[], lines: readonly Ruling[]): StampedWords {
  const inked = glyphs.filter(({ text }) => text.trim() !== '');
  const page = { glyphs: inked, byStyle: countsOf(inked.map(styleOf)), lines };
  const usual = [...page.byStyle].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? '';
  const phrases = phrasesIn(inked, usual).filter(({ style }) => style !== usual);
  const letters = phrases.reduce((sum, { words }) => sum + words.length, 0);
  if (letters === 0 || letters * inked.length > MOST_PAIRS) return NONE;
  const across = phrases.filter((phrase) => liesAcross(phrase, page));
  const known = new Set(across.map(nameOf));
  const stamps = phrases.filter((phrase) => known.has(nameOf(phrase))).map(({ words }) => words);
  const wordy = phrases.filter((phrase) => !known.has(nameOf(phrase)) && isWordy(phrase));
  const digits = wordy.length === 0 ? [] : inked.filter(({ text }) => hasDigit(text));
  return {
    words: new Set(stamps.flat()),
    doubtful: stamps.filter((words) => words.some(({ text }) => hasDigit(text)) && !isWatermark(words)).flat(),
    beside: wordy
      .filter((phrase) => digits.some((digit) => isRightBeside(phrase, digit)))
      .flatMap(({ words }) => words),
  };
}

/** Pale, and slanted over many cells: its digits are nobody's figures. */
function isWatermark(words: readonly PaintedGlyph[]): boolean {
  const [x0, y0, x1, y1] = boxAround(words.map(({ box }) => box));
  const isLong = Math.hypot(x1 - x0, y1 - y0) > LONG_PT;
  return isLong && words.every((glyph) => isSlanted(glyph) && strengthOf(glyph.paint) < PALE);
}

/** Longer than this, words run over many cells. */
const LONG_PT = 120;
/** Of 255: paler than silver. */
const PALE = 68;

const isWordy = ({ words }: Phrase): boolean =>
  words.length <= MOST_BESIDE && words.every(({ text }) => /\p{scx=Han}/u.test(text));

/** More words are no stamp in a cell. */
const MOST_BESIDE = 8;

function isRightBeside({ words, style }: Phrase, digit: PaintedGlyph): boolean {
  if (styleOf(digit) === style) return false;
  const [x0, y0, x1, y1] = boxAround(words.map(({ box }) => box));
  const reach = digit.sizePt;
  return isShared(intersect([x0 - reach, y0, x1 + reach, y1], digit.box));
}

interface Phrase {
  readonly style: string;
  readonly words: readonly PaintedGlyph[];
}

/** Asked again and again of each glyph, which never changes. */
const styles = new WeakMap<PaintedGlyph, string>();

function styleOf(glyph: PaintedGlyph): string {
  const known = styles.get(glyph);
  if (known !== undefined) return known;
  const style = newStyle(glyph);
  styles.set(glyph, style);
  return style;
}

/** Letters of a ring stand at any angle: only in the colour of the page's text does the turn tell words apart. */
function newStyle({ paint, turn, slantDegrees }: PaintedGlyph): string {
  const color = `${String(paint.color)} ${paint.alpha.toFixed(2)}`;
  return color === BLACK ? `${color} ${String(turn)} ${slantDegrees.toFixed(0)}` : color;
}

const BLACK = '0 1.00';

const nameOf = ({ style, words }: Phrase): string => `${style} ${words.map(({ text }) => text).join('')}`;

const countsOf = (styles: readonly string[]): ReadonlyMap<string, number> =>
  new Map([...Map.groupBy(styles, (style) => style)].map(([style, same]) => [style, same.length]));

function phrasesIn(glyphs: readonly PaintedGlyph[], usual: string): Phrase[] {
  const phrases: { style: string; words: PaintedGlyph[] }[] = [];
  for (const glyph of glyphs) {
    const [style, open] = [styleOf(glyph), phrases.at(-1)];
    const last = open?.words.at(-1);
    const isSame = open?.style === style && last !== undefined;
    if (isSame && (style === usual || isNear(last, glyph))) open.words.push(glyph);
    else phrases.push({ style, words: [glyph] });
  }
  return phrases;
}

function isNear(last: PaintedGlyph, next: PaintedGlyph): boolean {
  const [a, b] = [centreOf(last.box), centreOf(next.box)];
  return Math.hypot(a.x - b.x, a.y - b.y) < APART_EMS * Math.max(last.sizePt, next.sizePt);
}

interface Page {
  readonly glyphs: readonly PaintedGlyph[];
  readonly byStyle: ReadonlyMap<string, number>;
  readonly lines: readonly Ruling[];
}

/** What they lie across is text in a style that is more common than theirs, and no larger: under links may lie a watermark. */
function liesAcross({ words, style }: Phrase, { glyphs, byStyle, lines }: Page): boolean {
  const around = boxAround(words.map(({ box }) => box));
  const sizePt = Math.max(...words.map((glyph) => glyph.sizePt));
  const near = glyphs.filter((other) => isShared(intersect(other.box, around)) && styleOf(other) !== style);
  const isText = (other: PaintedGlyph): boolean =>
    (byStyle.get(styleOf(other)) ?? 0) > (byStyle.get(style) ?? 0) &&
    other.sizePt < LARGER * sizePt &&
    !isSlanted(other);
  const text = near.filter(isText);
  const borders = bordersAround(around, lines, sizePt);
  const own = words.filter((glyph) => !near.some((other) => isReprint(glyph, other)));
  const across = own.filter(
    (glyph) => borders.some((line) => runsThrough(line, glyph.box)) || text.some((other) => liesOver(glyph, other)),
  );
  const isEnough = (of: readonly PaintedGlyph[]): boolean =>
    across.filter((glyph) => of.includes(glyph)).length >= Math.min(FEWEST, Math.max(1, of.length - 1));
  const strings = [...Map.groupBy(words, ({ run }) => run).values()].filter(({ length }) => length > 1);
  return across.length >= SHARE * words.length && [words, ...strings].some(isEnough);
}

const isShared = ([x0, y0, x1, y1]: Box): boolean => x0 < x1 && y0 < y1;

/** The shadow of a text, or its bold print in another colour. */
function isReprint(glyph: PaintedGlyph, other: PaintedGlyph): boolean {
  if (glyph.text !== other.text) return false;
  const [a, b] = [centreOf(glyph.box), centreOf(other.box)];
  return Math.hypot(a.x - b.x, a.y - b.y) < glyph.sizePt / 2;
}

function liesOver(glyph: PaintedGlyph, other: PaintedGlyph): boolean {
  const [a, b] = [inkOf(glyph), inkOf(other)];
  const shared = intersect(a, b);
  return isShared(shared) && areaOf(shared) > OVER * Math.min(areaOf(a), areaOf(b));
}

/**
 * Horizontal ones, for a label that is too long runs over upright ones, and longer than the words, for a line that ends
 * with them underlines or strikes them. Borders may be drawn cell by cell.
 */
function bordersAround([x0, y0, x1, y1]: Box, lines: readonly Ruling[], sizePt: number): readonly Ruling[] {
  const near = lines.filter(({ axis, at, visible }) => visible && axis === 'horizontal' && at > y0 && at < y1);
  const beyond = BEYOND_EMS * sizePt;
  return near.filter(({ at }) => {
    const same = near.filter((line) => Math.abs(line.at - at) < SAME_PT);
    return same.some(({ from }) => from < x0 - beyond) && same.some(({ to }) => to > x1 + beyond);
  });
}

function runsThrough({ at, from, to }: Ruling, [x0, y0, x1, y1]: Box): boolean {
  const rim = THROUGH * (y1 - y0);
  return at > y0 + rim && at < y1 - rim && from < (x0 + x1) / 2 && to > (x0 + x1) / 2;
}
