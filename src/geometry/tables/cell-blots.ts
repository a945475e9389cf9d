/** What stands in cells beside plain text in plain sight: it may be the figure, or a part of it. */
import type { Box, CellDoubt } from '../../model/document.ts';
import { centreOf, holds } from '../marks/box.ts';
import type { Ground, Glyph } from '../marks/marks.ts';
import { hasStray, smallMarks } from '../rulings/stray-marks.ts';

interface TextCell {
  readonly box: Box;
  readonly text: string;
  readonly glyphs: readonly Glyph[];
  readonly doubts: readonly CellDoubt[];
}

/** `box`: of the table. */
export function withBlots<T extends TextCell>(cells: readonly T[], box: Box, page: Ground): T[] {
  const unread = page.unread.map((one) => centreOf(one)).filter((point) => holds(box, point));
  const blots = page.blots.filter((blot) => holds(box, centreOf(blot.box)));
  const small = smallMarks(
    page,
    cells.flatMap(({ glyphs }) => glyphs),
  );
  return cells.map((cell) => {
    const own = blots.filter((blot) => holds(cell.box, centreOf(blot.box))).map(({ doubt }) => doubt);
    if (cell.text === '' && unread.some((point) => holds(cell.box, point))) own.push('unknown-characters');
    if (hasStray(cell, small)) own.push('not-text');
    return own.length === 0 ? cell : { ...cell, doubts: [...new Set([...cell.doubts, ...own])] };
  });
}
