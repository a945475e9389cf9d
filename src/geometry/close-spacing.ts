/** Letters spaced evenly over a whole page → glyphs that touch: the space between them is no word space. */
import type { Glyph } from './marks.ts';

/** Gaps between neighbours of more than this, in ems, are between words or cells. */
const WORD_GAP_EMS = 0.9;
/** Spacing less than this, in ems, needs no correction. */
const NOTICED_EMS = 0.08;
/** Letters are spaced if this share of all gaps is at least as wide as the median, less the noise of rounding. */
const EVEN = 0.7;
const NOISE_EMS = 0.04;

/** Widens every glyph by the page's letter spacing, if it has one. Glyphs come in the order of painting. */
export function closeSpacing(glyphs: readonly Glyph[]): readonly Glyph[] {
  const gaps = glyphs
    .slice(1)
    .flatMap((glyph, index) => gapBetween(glyphs[index], glyph))
    .toSorted((a, b) => a - b);
  const spacing = gaps[gaps.length >> 1] ?? 0;
  const even = gaps.filter((gap) => gap > spacing - NOISE_EMS && gap < spacing + NOISE_EMS);
  if (spacing < NOTICED_EMS || even.length < EVEN * gaps.length) return glyphs;
  return glyphs.map((glyph) => {
    const [x0, y0, x1, y1] = glyph.box;
    return glyph.turn === 0 ? { ...glyph, box: [x0, y0, x1 + spacing * glyph.sizePt, y1] } : glyph;
  });
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
