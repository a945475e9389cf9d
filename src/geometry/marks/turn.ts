/** Turned text as if it were upright: a frame in which it reads from left to right, and the way back. */
import type { Box } from '../../model/document.ts';
import type { Glyph, PageMarks, Ruling, Turn } from './marks.ts';
import { at } from '../../shapes/at.ts';

/** A box as it would be if the page were turned back by `turn`. Only distances and order count in that frame. */
function uprightBox([x0, y0, x1, y1]: Box, turn: Turn): Box {
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
function turnedBox(box: Box, turn: Turn): Box {
  return uprightBox(box, BACK[turn]);
}

export function uprightGlyph(glyph: Glyph): Glyph {
  return glyph.turn === 0 ? glyph : { ...glyph, box: uprightBox(glyph.box, glyph.turn), turn: 0 };
}

/** Text turned one way on more than this share of a page shows how the page is meant to be held. */
const MOST = 0.6;

/** How most of a page's text is turned. */
export function turnOf({ glyphs }: PageMarks): Turn {
  const inked = glyphs.filter(({ text }) => text.trim() !== '');
  const turns: readonly Turn[] = [90, 180, 270];
  return turns.find((turn) => inked.filter((glyph) => glyph.turn === turn).length > MOST * inked.length) ?? 0;
}

/** The page as held to read text that is turned by `turn`. */
export function uprightPage(page: PageMarks, turn: Turn): PageMarks {
  if (turn === 0) return page;
  const isSideways = turn !== 180;
  const turned = (box: Box): Box => uprightOnPage(box, page, turn);
  return {
    pageNumber: page.pageNumber,
    widthPt: isSideways ? page.heightPt : page.widthPt,
    heightPt: isSideways ? page.widthPt : page.heightPt,
    slantDegrees: 0,
    rulings: page.rulings.map((ruling) => turnRuling(ruling, turned)),
    strokes: page.strokes.map((ruling) => turnRuling(ruling, turned)),
    grounds: page.grounds.map(turned),
    unread: page.unread.map(turned),
    blots: page.blots.map(({ box, doubt }) => ({ box: turned(box), doubt })),
    pictures: page.pictures.map(turned),
    glyphs: page.glyphs.map((glyph) => ({ ...glyph, box: turned(glyph.box), turn: turnedBy(glyph.turn, turn) })),
  };
}

function turnRuling(ruling: Ruling, turned: (box: Box) => Box): Ruling {
  const { axis, at, from, to, visible } = ruling;
  const [x0, y0, x1, y1] = turned(axis === 'horizontal' ? [from, at, to, at] : [at, from, at, to]);
  return x1 - x0 >= y1 - y0
    ? { axis: 'horizontal', at: y0, from: x0, to: x1, visible }
    : { axis: 'vertical', at: x0, from: y0, to: y1, visible };
}

function turnedBy(own: Turn, turn: Turn): Turn {
  const turns: readonly Turn[] = [0, 90, 180, 270];
  return at(turns, ((own - turn + 360) % 360) / 90);
}

function uprightOnPage(box: Box, { widthPt, heightPt }: PageMarks, turn: Turn): Box {
  const [dx, dy] = offsetOf(turn, widthPt, heightPt);
  const [x0, y0, x1, y1] = uprightBox(box, turn);
  return [x0 + dx, y0 + dy, x1 + dx, y1 + dy];
}

/** A box of the upright page as it is seen on the page itself. */
export function boxAsSeen([x0, y0, x1, y1]: Box, page: PageMarks, turn: Turn): Box {
  const [dx, dy] = offsetOf(turn, page.widthPt, page.heightPt);
  const turned = turnedBox([x0 - dx, y0 - dy, x1 - dx, y1 - dy], turn);
  const [left, top, right, bottom] = page.slantDegrees === 0 ? turned : slantedBox(turned, page);
  const { scale = 1 } = page;
  return [left / scale + 0, top / scale + 0, right / scale + 0, bottom / scale + 0]; // never -0
}

/** The upright box around a box of a page that lies askew. */
function slantedBox([x0, y0, x1, y1]: Box, { widthPt, heightPt, slantDegrees }: PageMarks): Box {
  const [sin, cos] = [Math.sin((slantDegrees * Math.PI) / 180), Math.cos((slantDegrees * Math.PI) / 180)];
  const [middleX, middleY] = [widthPt / 2, heightPt / 2];
  const x = middleX + cos * ((x0 + x1) / 2 - middleX) - sin * ((y0 + y1) / 2 - middleY);
  const y = middleY + sin * ((x0 + x1) / 2 - middleX) + cos * ((y0 + y1) / 2 - middleY);
  const halfWidth = (cos * (x1 - x0) + Math.abs(sin) * (y1 - y0)) / 2;
  const halfHeight = (cos * (y1 - y0) + Math.abs(sin) * (x1 - x0)) / 2;
  return [x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight];
}

/** {@link uprightBox} turns about the corner of the page; this moves the page back to positive coordinates. */
function offsetOf(turn: Turn, widthPt: number, heightPt: number): readonly [dx: number, dy: number] {
  if (turn === 0) return [0, 0];
  if (turn === 180) return [widthPt, heightPt];
  return turn === 90 ? [0, widthPt] : [heightPt, 0];
}
