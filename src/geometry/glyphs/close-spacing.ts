/** Letters or digits spaced evenly over a whole page → glyphs that touch: the space between them is no word space. */
import type { Glyph } from '../marks/marks.ts';
import { medianOf } from '../../shapes/at.ts';

/** Gaps between neighbours of more than this, in ems, are between words or cells. */
const WORD_GAP_EMS = 0.9;
/** Spacing less than this, in ems, needs no correction. */
const NOTICED_EMS = 0.08;
/** Letters are spaced if this share of all gaps is at least as wide as the median, less the noise of rounding. */
const EVEN = 0.7;
const NOISE_EMS = 0.04;

/** … and digits if all are that are set apart by more than this, in ems, and if there are so many gaps at least. */
const SET_APART_EMS = 0.2;
const FEWEST_DIGITS = 3;

/** Widens every glyph by the page's letter spacing, if it has one. Glyphs come in the order of painting. */
export function closeSpacing(glyphs: readonly Glyph[]): readonly Glyph[] {
  const gaps = glyphs.slice(1).flatMap((glyph, index) => gapBetween(glyphs[index], glyph));
  const spacing = evenSpacing(gaps, EVEN);
  if (spacing === 0) return closeDigits(glyphs);
  return glyphs.map((glyph) => (glyph.turn === 0 ? widened(glyph, spacing) : glyph));
}

/**
 * Digits of one string that are set apart alike wherever any are set apart are those of one number. Were they numbers of
 * their own, some would have two digits, or a 0 would come before others.
 */
function closeDigits(glyphs: readonly Glyph[]): readonly Glyph[] {
  const gaps = glyphs.map((glyph, index) => digitGap(glyphs[index - 1], glyph));
  const byRun = Map.groupBy(gaps.keys(), (index) => (gaps[index] === null ? null : glyphs[index]?.run));
  const spaced = [...byRun]
    .filter(([run]) => run !== null)
    .map(([, indices]) => indices.map((index) => gaps[index] ?? 0))
    .filter((own) => own.some((gap) => gap > SET_APART_EMS));
  const all = spaced.flat();
  const spacing = all.length < FEWEST_DIGITS || spaced.every((own) => own.length < 2) ? 0 : evenSpacing(all, 1);
  const isSpaced = (index: number): boolean => (gaps[index] ?? 0) > SET_APART_EMS;
  const startsWithZero = glyphs.some(({ text }, index) => text === '0' && !isSpaced(index) && isSpaced(index + 1));
  if (spacing === 0 || startsWithZero) return glyphs;
  return glyphs.map((glyph, index) => (isSpaced(index + 1) ? widened(glyph, spacing) : glyph));
}

/** In ems, between two digits of one string; null for others. */
function digitGap(left: Glyph | undefined, right: Glyph): number | null {
  if (left?.run === undefined || left.run !== right.run || !/[-+.,\d]/u.test(left.text) || !/[.,\d]/u.test(right.text))
    return null;
  return gapBetween(left, right)[0] ?? null;
}

/** In ems; 0 if the gaps are none or uneven. */
function evenSpacing(gaps: readonly number[], share: number): number {
  const spacing = medianOf(gaps) ?? 0;
  const even = gaps.filter((gap) => gap > spacing - NOISE_EMS && gap < spacing + NOISE_EMS);
  return spacing < NOTICED_EMS || even.length < share * gaps.length ? 0 : spacing;
}

function widened(glyph: Glyph, spacing: number): Glyph {
  const [x0, y0, x1, y1] = glyph.box;
  return { ...glyph, box: [x0, y0, x1 + spacing * glyph.sizePt, y1] };
}

/** In ems, of neighbours on one line; none for others. */
function gapBetween(left: Glyph | undefined, right: Glyph): number[] {
  if (
    left === undefined ||
    left.turn !== 0 ||
    right.turn !== 0 ||
    left.text.trim() === '' ||
    right.text.trim() === ''
  ) {
    return [];
  }
  const gap = (right.box[0] - left.box[2]) / right.sizePt;
  const sameLine = Math.abs(left.box[3] - right.box[3]) < 0.1 * right.sizePt;
  return sameLine && gap > -0.3 && gap < WORD_GAP_EMS ? [gap] : [];
}
