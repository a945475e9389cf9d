/** Digits over several lines of one cell: one number where each line but the last leaves no room for its next digit. */
import type { Box } from '../../model/document.ts';
import { isNumberText } from '../../shapes/number-shape.ts';
import { boxAround } from '../marks/box.ts';
import type { Glyph } from '../marks/marks.ts';
import type { TextLine } from './text-lines.ts';

/** Lines of one number follow one another within this many ems, from middle to middle. */
const NEXT_LINE_EMS = 1.7;
/** What producers round widths by. */
const ROUNDING_PT = 0.1;
/** Fewer cells say nothing of how near text may come to the sides. */
const FEWEST_CELLS = 6;
/** No producer keeps text further from the sides than this unless it is told to: then there may be room. */
const MOST_PADDING_PT = 7;

/** A cell's sides, and its characters. */
export interface Inked {
  readonly box: Box;
  readonly glyphs: readonly Glyph[];
}

/** How near text comes to the sides of a table's cells: no line of any of them has more room. */
export function paddingOf(cells: readonly Inked[]): number {
  const gaps = cells.flatMap(({ box, glyphs }) => {
    const inked = glyphs.filter(({ text }) => text.trim() !== '');
    if (inked.length === 0) return [];
    const ink = boxAround(inked.map((glyph) => glyph.box));
    return [ink[0] - box[0], box[2] - ink[2]];
  });
  if (gaps.length < 2 * FEWEST_CELLS) return 0;
  return Math.min(MOST_PADDING_PT, Math.max(0, Math.min(...gaps)));
}

/** `widthPt`: what the cell has for text, between its paddings. */
export function isWrappedNumber(lines: readonly TextLine[], widthPt: number): boolean {
  if (lines.length < 2 || !isNumberText(lines.map(({ text }) => text).join(''))) return false;
  return lines.every((line, index) => {
    const next = lines[index + 1];
    if (/[^\p{Nd}.,．，+＋\-－]/u.test(line.text)) return false;
    if (next === undefined) return true;
    const first = next.glyphs.find(({ text }) => text.trim() !== '');
    if (first === undefined || !isBelow(line, next)) return false;
    return line.box[2] - line.box[0] + (first.box[2] - first.box[0]) > widthPt - ROUNDING_PT;
  });
}

function isBelow(upper: TextLine, lower: TextLine): boolean {
  const step = (lower.box[1] + lower.box[3] - upper.box[1] - upper.box[3]) / 2;
  const isSameSize = Math.abs(upper.sizePt - lower.sizePt) < 0.1 * upper.sizePt;
  return upper.turn === 0 && lower.turn === 0 && isSameSize && step < NEXT_LINE_EMS * lower.sizePt;
}
