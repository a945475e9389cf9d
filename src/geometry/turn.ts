/** Turned text as if it were upright: a frame in which it reads from left to right, and the way back. */
import type { Box } from '../model/document.ts';
import type { Glyph, Turn } from './marks.ts';

/** A box as it would be if the page were turned back by `turn`. Only distances and order count in that frame. */
export function uprightBox([x0, y0, x1, y1]: Box, turn: Turn): Box {
  switch (turn) {
    case 0:
      return [x0, y0, x1, y1];
    case 90:
      return [y0, -x1, y1, -x0];
    case 180:
      return [-x1, -y1, -x0, -y0];
    case 270:
      return [-y1, x0, -y0, x1];
  }
}

const BACK: Readonly<Record<Turn, Turn>> = { 0: 0, 90: 270, 180: 180, 270: 90 };

/** The inverse of {@link uprightBox}. */
export function turnedBox(box: Box, turn: Turn): Box {
  return uprightBox(box, BACK[turn]);
}

export function uprightGlyph(glyph: Glyph): Glyph {
  return glyph.turn === 0 ? glyph : { ...glyph, box: uprightBox(glyph.box, glyph.turn), turn: 0 };
}
