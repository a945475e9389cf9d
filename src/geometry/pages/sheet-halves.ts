/** A sheet with two pages side by side → a page each: what stands in the right one comes after all of the left one. */
import type { Box } from '../../model/document.ts';
import { centreOf } from '../marks/box.ts';
import type { Glyph, PageMarks, Ruling } from '../marks/marks.ts';
import { mergeRulings } from '../rulings/merge-rulings.ts';

/** The gap between the pages runs through this part of the sheet's width … */
const MIDDLE: readonly [from: number, to: number] = [0.4, 0.6];
/** … and is as wide as this at least. */
const GAP_PT = 8;
/** Each page has this share of the sheet's text, or the sheet is one page with a margin. */
const LEAST_SHARE = 0.1;
/** A table is as wide as this share of its page. Without one, a gap may be that between two columns of a table without lines. */
const TABLE_SHARE = 0.6;

export function sheetHalves(page: PageMarks): readonly PageMarks[] {
  if (page.widthPt <= page.heightPt) return [page];
  const lines = mergeRulings(page.rulings.filter(({ visible }) => visible));
  const inked = page.glyphs.filter(({ text }) => text.trim() !== '');
  const at = middleOfGap([...inked.map(({ box }) => box), ...lines.map(boxOf)], page.widthPt);
  if (at === null || !lines.some((line) => isTableLine(line, at))) return [page];
  const isLeft = ({ box }: Glyph): boolean => centreOf(box).x < at;
  const share = inked.filter(isLeft).length / inked.length;
  if (share < LEAST_SHARE || share > 1 - LEAST_SHARE) return [page];
  return [true, false].map((left) => ({
    ...page,
    rulings: page.rulings.filter((line) => centreOf(boxOf(line)).x < at === left),
    grounds: page.grounds.filter((box) => centreOf(box).x < at === left),
    pictures: page.pictures.filter((box) => centreOf(box).x < at === left),
    glyphs: page.glyphs.filter((glyph) => isLeft(glyph) === left),
  }));
}

function boxOf({ axis, at, from, to }: Ruling): Box {
  return axis === 'horizontal' ? [from, at, to, at] : [at, from, at, to];
}

function isTableLine({ axis, from, to }: Ruling, widthPt: number): boolean {
  return axis === 'horizontal' && to - from >= TABLE_SHARE * widthPt;
}

/** Where nothing stands from the top of the sheet to its foot. */
function middleOfGap(boxes: readonly Box[], widthPt: number): number | null {
  const [from, to] = [MIDDLE[0] * widthPt, MIDDLE[1] * widthPt];
  let reached = 0;
  for (const [x0, , x1] of boxes.toSorted((a, b) => a[0] - b[0])) {
    const middle = (reached + x0) / 2;
    if (x0 - reached >= GAP_PT && middle > from && middle < to) return middle;
    reached = Math.max(reached, x1);
  }
  return null;
}
