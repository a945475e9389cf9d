/** Pale words over and between the text of a page, one after the other: a watermark, whatever its size. */
import { areaOf, intersect } from '../../geometry/marks/box.ts';
import type { PaintedGlyph } from './graphics-state.ts';

/** Text that differs from its ground by less than this, of 255, is pale: lighter than silver on white. */
const PALE = 68;
/** Most of a page's text is darker than that, and some of the pale lies over it. */
const MOST = 0.5;
const FEWEST = 2;
/** Share of a character that a pale one covers where it lies over it. */
const OVER = 0.1;
/** More pairs than this are no page of a report; to compare them takes too long. */
const MOST_PAIRS = 5_000_000;

/** `contrasts`: of each character with its ground. */
export function paleMarks(contrasts: ReadonlyMap<PaintedGlyph, number>): ReadonlySet<PaintedGlyph> {
  const inked = [...contrasts].filter(([{ text }, contrast]) => contrast > 0 && text.trim() !== '');
  const pale = inked.filter(([, contrast]) => contrast < PALE).map(([glyph]) => glyph);
  if (pale.length === 0 || pale.length > MOST * inked.length) return new Set();
  const dark = inked.filter(([, contrast]) => contrast >= PALE).map(([glyph]) => glyph);
  if (pale.length * dark.length > MOST_PAIRS) return new Set();
  const over = pale.filter((glyph) => dark.some((other) => liesOver(glyph, other)));
  return new Set(over.length < FEWEST ? [] : pale);
}

function liesOver({ box }: PaintedGlyph, other: PaintedGlyph): boolean {
  const shared = intersect(box, other.box);
  return shared[0] < shared[2] && shared[1] < shared[3] && areaOf(shared) > OVER * areaOf(other.box);
}
