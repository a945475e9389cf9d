/** Pictures in the flow of a page: a heading, or a whole section, may be shown as one. */
import { areaOf, boxAround, centreOf, holds } from '../../geometry/marks/box.ts';
import type { Box } from '../../model/document.ts';
import type { PaintedGlyph } from './graphics-state.ts';

/** Bullets and rules are smaller; a heading of five characters is not. */
const LEAST_PT: readonly [width: number, height: number] = [50, 8];
/** Outlines of characters stand in one line within this share of their height. */
const SAME_LINE = 0.5;
/** Fewer outlines in a line are signs, not words. */
const FEWEST_OUTLINES = 4;
/** More than this on a page are a drawing, and no lines of words are looked for. */
const MOST_OUTLINES = 5000;

/** `drawings`: single characters drawn as outlines. Text stands on backgrounds and under seals: those are no pictures. */
export function picturesOf(
  images: readonly Box[],
  drawings: readonly Box[],
  glyphs: readonly PaintedGlyph[],
): readonly Box[] {
  const inked = glyphs.filter(({ text }) => text.trim() !== '');
  return [...images, ...outlinedLines(drawings)].filter(
    (box) => isSizable(box) && areaOf(box) > 0 && !inked.some((glyph) => holds(box, centreOf(glyph.box))),
  );
}

const isSizable = ([x0, y0, x1, y1]: Box): boolean => x1 - x0 >= LEAST_PT[0] && y1 - y0 >= LEAST_PT[1];

function outlinedLines(drawings: readonly Box[]): readonly Box[] {
  if (drawings.length > MOST_OUTLINES) return [];
  const lines: Box[][] = [];
  for (const box of drawings.toSorted((a, b) => centreOf(a).y - centreOf(b).y)) {
    const line = lines.at(-1);
    const last = line?.at(-1);
    const isSame = last !== undefined && centreOf(box).y - centreOf(last).y < SAME_LINE * (last[3] - last[1]);
    if (isSame) line?.push(box);
    else lines.push([box]);
  }
  return lines.filter(({ length }) => length >= FEWEST_OUTLINES).map(boxAround);
}
