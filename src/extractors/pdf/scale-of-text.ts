/** How much larger or smaller a page is to be painted, so that its text has the size of text and its rows that of rows. */
import { medianOf } from '../../shapes/at.ts';
import type { PaintedGlyph } from './graphics-state.ts';

/** Short sides of pages for which text as small, or as large, as this is odd: A4 has 595, A2 1190. */
const SMALL: Readonly<Record<'sidePt' | 'textPt', number>> = { sidePt: 300, textPt: 5 };
const LARGE: Readonly<Record<'sidePt' | 'textPt', number>> = { sidePt: 1200, textPt: 24 };
const A4_PT = 595;

/**
 * Units of its own are left out: the producer's are those of the text. Pages that are odd all the same are taken for A4, by
 * their size alone, so that all pages of a file are painted alike. `glyphs`: as seen, `view`: in units of the page.
 */
export function scaleOfText(glyphs: readonly PaintedGlyph[], view: readonly number[], userUnit: number): number {
  const unit = userUnit > 0 ? userUnit : 1;
  const side = shortSideOf(view);
  if (side === 0 || (side >= SMALL.sidePt && side <= LARGE.sidePt)) return 1 / unit;
  const text = (medianOf(glyphs.map(({ sizePt }) => sizePt)) ?? 0) / unit;
  const isOdd = side < SMALL.sidePt ? text < SMALL.textPt : text > LARGE.textPt;
  return (isOdd ? A4_PT / side : 1) / unit;
}

const shortSideOf = ([x0 = 0, y0 = 0, x1 = 0, y1 = 0]: readonly number[]): number =>
  Math.min(Math.abs(x1 - x0), Math.abs(y1 - y0));
