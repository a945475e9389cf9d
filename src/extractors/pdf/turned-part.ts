/** A part of a page that lies a little askew, as a table placed by hand: painted as if it lay straight, where it is. */
import { boxAround, centreOf, holds } from '../../geometry/marks/box.ts';
import type { Box } from '../../model/document.ts';
import { medianOf } from '../../shapes/at.ts';
import type { PaintedGlyph, PaintedPage, PaintedRuling, PaintedSlant } from './graphics-state.ts';

/** Less leaves no line of a page's width off its axis; more is a stamp or a picture. */
const DEGREES: readonly [least: number, most: number] = [0.05, 3];
const SAME_DEGREES = 0.1;
/** Fewer characters are no table. */
const FEWEST = 30;
/** Lines round the text of the part belong to it. */
const MARGIN_EMS = 2;

/** `paintTurned`: the page turned by so many degrees about the middle of a box. */
export function withPartStraight(
  page: PaintedPage,
  paintTurned: (degrees: number, about: Box) => PaintedPage,
): PaintedPage {
  const askew = askewIn(page.glyphs);
  if (askew === null) return page;
  const around = boxAround([...askew.glyphs].map(({ box }) => box));
  const turned = paintTurned(-askew.degrees, around);
  if (turned.glyphs.length !== page.glyphs.length) return page;
  const places = page.glyphs.flatMap((glyph, index) => (askew.glyphs.has(glyph) ? [index] : []));
  const straight = new Map(places.map((index) => [index, turned.glyphs[index]]));
  const margin = MARGIN_EMS * (medianOf([...askew.glyphs].map(({ sizePt }) => sizePt)) ?? 0);
  const [before, after] = [partOf(page, around, margin), partOf(turned, around, margin)];
  // Text may be askew in a table that is not.
  if (disorderOf(after.within) > disorderOf(before.within)) return page;
  return {
    ...page,
    glyphs: page.glyphs.map((glyph, index) => straight.get(index) ?? glyph),
    rulings: inOrder([...before.without.rulings, ...after.within.rulings]),
    areas: inOrder([...before.without.areas, ...after.within.areas]),
    drawings: inOrder([...before.without.drawings, ...after.within.drawings]),
    slants: inOrder([...before.without.slants, ...after.within.slants]),
  };
}

interface Askew {
  readonly degrees: number;
  readonly glyphs: ReadonlySet<PaintedGlyph>;
}

/** Characters that lie askew by the same angle, if they are many. */
function askewIn(all: readonly PaintedGlyph[]): Askew | null {
  const own = all.filter(({ slantDegrees }) => {
    const degrees = Math.abs(slantDegrees);
    return degrees >= DEGREES[0] && degrees <= DEGREES[1];
  });
  const degrees = medianOf(own.map(({ slantDegrees }) => slantDegrees));
  if (degrees === null) return null;
  const glyphs = own.filter(({ slantDegrees }) => Math.abs(slantDegrees - degrees) < SAME_DEGREES);
  return glyphs.length < FEWEST ? null : { degrees, glyphs: new Set(glyphs) };
}

type Lines = Pick<PaintedPage, 'rulings' | 'areas' | 'drawings' | 'slants'>;

/** What is drawn within a part of the page, and what is drawn elsewhere. */
function partOf(
  page: PaintedPage,
  [x0, y0, x1, y1]: Box,
  margin: number,
): Readonly<Record<'within' | 'without', Lines>> {
  const part: Box = [x0 - margin, y0 - margin, x1 + margin, y1 + margin];
  const isIn = (box: Box): boolean => holds(part, centreOf(box));
  const linesThat = (wanted: (box: Box) => boolean): Lines => ({
    rulings: page.rulings.filter((ruling) => wanted(boxOfRuling(ruling))),
    areas: page.areas.filter(({ box }) => wanted(box)),
    drawings: page.drawings.filter(({ box }) => wanted(box)),
    slants: page.slants.filter((slant) => wanted(boxOfSlant(slant))),
  });
  return { within: linesThat(isIn), without: linesThat((box) => !isIn(box)) };
}

const boxOfRuling = ({ axis, at, from, to }: PaintedRuling): Box =>
  axis === 'horizontal' ? [from, at, to, at] : [at, from, at, to];

const boxOfSlant = ({ from, to }: PaintedSlant): Box => boxAround([from, to].map(([x, y]): Box => [x, y, x, y]));

/** Lines of a straight table stand at few heights, and none is slanted. */
const disorderOf = ({ rulings, slants }: Lines): number =>
  new Set(rulings.map(({ axis, at }) => `${axis} ${Math.round(2 * at)}`)).size + slants.length;

const inOrder = <T extends { readonly order: number }>(marks: readonly T[]): readonly T[] =>
  marks.toSorted((a, b) => a.order - b.order);
