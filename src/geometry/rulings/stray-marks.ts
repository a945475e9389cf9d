/** Short lines and small blocks within a cell that bound nothing: strokes of a drawn figure, a drawn point or minus sign. */
import type { Box } from '../../model/document.ts';
import { centreOf, encloses, holds } from '../marks/box.ts';
import type { Glyph, Ground, Ruling } from '../marks/marks.ts';
import { medianOf } from '../../shapes/at.ts';

/** No block of a drawn sign is longer, in ems; bars are. */
const LONGEST_EMS = 1.6;
/** So many times as long as it is high. */
const FLAT = 3;
/** A mark nearer to the cell's border is a part of that. */
const RIM_PT = 1.5;
/** Dots may belong to a dotted line at any of the four sides. */
const DOT_PT = 3.5;
const DOT_RIM_PT = 2.5;
/** Lines at this height of the text, in ems below the top of its boxes, may be a sign of the number; others under- or overline it. */
const BESIDE_EMS: readonly [from: number, to: number] = [0.2, 0.8];
/** Dashes at one height are a dash. */
const SAME_PT = 1;

interface StrayCell {
  readonly box: Box;
  readonly glyphs: readonly Glyph[];
}

export interface StrayMarks {
  readonly lines: readonly Ruling[];
  readonly blocks: readonly Box[];
  readonly emPt: number;
}

/** Those of a page that are small enough. `glyphs`: of the table. */
export function smallMarks({ strokes, grounds }: Ground, glyphs: readonly Glyph[]): StrayMarks {
  const emPt = medianOf(glyphs.map(({ sizePt }) => sizePt)) ?? 0;
  const isSmall = (length: number): boolean => length > 0 && length <= LONGEST_EMS * emPt;
  return {
    lines: withoutThicknesses(strokes),
    blocks: grounds.filter(([x0, y0, x1, y1]) => isSmall(x1 - x0) && isSmall(y1 - y0)),
    emPt,
  };
}

/** A filled rectangle so short that it may be a dot counts along both its sides; one that is flat is a line along the longer. */
function withoutThicknesses(strokes: readonly Ruling[]): readonly Ruling[] {
  const longest = new Map<string, number>();
  for (const stroke of strokes) {
    const place = placeOf(stroke);
    longest.set(place, Math.max(longest.get(place) ?? 0, stroke.to - stroke.from));
  }
  return strokes.filter((stroke) => (stroke.to - stroke.from) * FLAT >= (longest.get(placeOf(stroke)) ?? 0));
}

function placeOf({ axis, at, from, to }: Ruling): string {
  const [x, y] = axis === 'horizontal' ? [(from + to) / 2, at] : [at, (from + to) / 2];
  return `${x.toFixed(2)} ${y.toFixed(2)}`;
}

/** Whether some of them may be a part of the cell's figure. */
export function hasStray(cell: StrayCell, { lines, blocks, emPt }: StrayMarks): boolean {
  if (
    blocks.some((block) => encloses(cell.box, block, -RIM_PT) && !cell.glyphs.some((glyph) => standsOn(glyph, block)))
  )
    return true;
  const own = lines.filter((line) => isWithin(line, cell.box));
  if (own.length === 0) return false;
  if (own.some(({ axis }) => axis === 'vertical')) return true;
  const inked = cell.glyphs.filter(({ text }) => text.trim() !== '');
  if (inked.length > 0) return own.some(({ at }) => inked.some((glyph) => isBeside(at, glyph)));
  const heights = own.map(({ at }) => at);
  return Math.max(...heights) - Math.min(...heights) > SAME_PT && emPt > 0;
}

const standsOn = ({ box }: Glyph, block: Box): boolean => holds(block, centreOf(box));

function isWithin({ axis, at, from, to }: Ruling, [x0, y0, x1, y1]: Box): boolean {
  const [low, high, start, end] = axis === 'horizontal' ? [y0, y1, x0, x1] : [x0, x1, y0, y1];
  const isDot = to - from <= DOT_PT;
  const [rim, ends] = isDot ? [DOT_RIM_PT, DOT_RIM_PT] : [RIM_PT, 0];
  return at > low + rim && at < high - rim && from >= start + ends && to <= end - ends;
}

function isBeside(at: number, { box, sizePt }: Glyph): boolean {
  return at > box[1] + BESIDE_EMS[0] * sizePt && at < box[1] + BESIDE_EMS[1] * sizePt;
}
