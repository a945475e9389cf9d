/** Digits with a word or a sign put over them: 作废, VOID, a cross, a stroke. They may be meant no longer. */
import { areaOf, boxAround, centreOf, intersect } from '../../geometry/marks/box.ts';
import { hasDigit } from '../../shapes/number-shape.ts';
import { indexPainted } from './area-index.ts';
import { inkOf, strengthOf } from './character-ink.ts';
import type { Paint, PaintedGlyph } from './graphics-state.ts';

/** A mark is no longer, in ems; a seal's name or a watermark over whole cells is. */
const LONGEST_EMS = 5;
/** … and no larger than the digits by this; a watermark's letters are. */
const LARGEST = 2.5;
/** A seal has at least so many letters. */
const FEWEST_LETTERS = 6;
/** Letters of one word are apart by no more ems, from middle to middle; those of one ring or phrase by no more than the other. */
const NEXT_EMS = 1.6;
const APART_EMS = 8;
/** The letters of a ring and its middle line stand in no one line: their box is so many ems high. */
const RING_EMS = 2.5;
/** Share of the smaller character's ink that lies under the other, and under one of the same line and style. */
const OVER = 0.25;
const OVER_NEXT = 0.6;
/** A mark is not much paler than what it marks. */
const PALER = 0.4;
/** What stands beside digits and reaches below them. */
const BESIDE = /[\s_＿.,，。、·'’"”%％()（）]/u;
/** More comparisons than this are no page of a report. */
const MOST_PAIRS = 5_000_000;

/** `glyphs`: those that a reader sees, slanted ones too, in the order of painting. */
export function markedDigits(glyphs: readonly PaintedGlyph[]): ReadonlySet<PaintedGlyph> {
  const inked = glyphs.filter(({ text }) => text.trim() !== '');
  const digits = inked.filter(({ text }) => hasDigit(text));
  const signs = inked.filter(({ text }) => !hasDigit(text) && !BESIDE.test(text));
  if (digits.length * signs.length > MOST_PAIRS) return new Set();
  const digitsIn = indexPainted(digits);
  const under = new Map(signs.map((sign) => [sign, digitsIn(sign.box).filter((digit) => liesOver(sign, digit))]));
  const isOver = (sign: PaintedGlyph): boolean => (under.get(sign)?.length ?? 0) > 0;
  if (!signs.some(isOver)) return new Set();
  const marks = wordsIn(signs, APART_EMS)
    .filter((phrase) => !isSeal(phrase, isOver))
    .flatMap((phrase) => wordsIn(phrase, NEXT_EMS))
    .filter(isShort);
  return new Set(marks.flat().flatMap((sign) => under.get(sign) ?? []));
}

/** Characters of one colour that are painted one after the other, and near. */
function wordsIn(glyphs: readonly PaintedGlyph[], apartEms: number): PaintedGlyph[][] {
  const words: PaintedGlyph[][] = [];
  for (const glyph of glyphs) {
    const last = words.at(-1)?.at(-1);
    if (last !== undefined && isNear(last, glyph, apartEms)) words.at(-1)?.push(glyph);
    else words.push([glyph]);
  }
  return words;
}

function isNear(last: PaintedGlyph, next: PaintedGlyph, apartEms: number): boolean {
  const [a, b] = [centreOf(last.box), centreOf(next.box)];
  const isSame = last.paint.color === next.paint.color && last.paint.alpha === next.paint.alpha;
  return isSame && Math.hypot(a.x - b.x, a.y - b.y) < apartEms * Math.max(last.sizePt, next.sizePt);
}

function isShort(words: readonly PaintedGlyph[]): boolean {
  const [x0, y0, x1, y1] = boxAround(words.map(({ box }) => box));
  return Math.max(x1 - x0, y1 - y0) <= LONGEST_EMS * sizeOf(words);
}

/** Most of a seal's letters lie over nothing. */
function isSeal(words: readonly PaintedGlyph[], isOver: (sign: PaintedGlyph) => boolean): boolean {
  const [, top, , bottom] = boxAround(words.map(({ box }) => box));
  const isHigh = bottom - top > RING_EMS * sizeOf(words);
  return isHigh && words.length >= FEWEST_LETTERS && words.filter(isOver).length * 2 < words.length;
}

const sizeOf = (words: readonly PaintedGlyph[]): number => Math.max(...words.map(({ sizePt }) => sizePt));

function liesOver(sign: PaintedGlyph, digit: PaintedGlyph): boolean {
  if (sign.order <= digit.order || sign.sizePt > LARGEST * digit.sizePt) return false;
  if (!isAsStrong(sign.paint, digit.paint)) return false;
  const [a, b] = [inkOf(sign), inkOf(digit)];
  const shared = intersect(a, b);
  if (shared[0] >= shared[2] || shared[1] >= shared[3]) return false;
  const isOfLine = sign.paint.color === digit.paint.color && Math.abs(sign.box[3] - digit.box[3]) < 0.5;
  return areaOf(shared) > (isOfLine ? OVER_NEXT : OVER) * Math.min(areaOf(a), areaOf(b));
}

const isAsStrong = (mark: Paint, text: Paint): boolean => strengthOf(mark) > PALER * strengthOf(text);
