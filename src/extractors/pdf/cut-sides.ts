/** Tables that run off the page, or off what is shown of it: what stands beyond, nobody sees. */
import type { Box } from '../../model/document.ts';
import type { PaintedGlyph, PaintedRuling } from './graphics-state.ts';

export type Side = 'left' | 'top' | 'right' | 'bottom';

/** Where a table is cut: at an x for the left and the right, at a y for the top and the bottom. */
export interface Cut {
  readonly side: Side;
  readonly at: number;
}

/** Fewer lines that run off the page are decoration. */
const CUT_LINES = 4;
/** No row is lower than this. */
const EDGE_PT = 5;
/** A border this near to the edge of a clip is drawn at it. */
const DRAWN_PT = 4;

export const cutsOf = (rulings: readonly PaintedRuling[], pageBox: Box): readonly Cut[] => {
  const ofPage = cutsAtEdge(rulings, pageBox);
  const isOfPage = ({ side, at }: Cut): boolean => ofPage.some((cut) => cut.side === side && cut.at === at);
  return [...ofPage, ...cutsAtClip(rulings).filter((cut) => !isOfPage(cut))];
};

/** Sides at which several lines end exactly: a bar over the whole page ends at both. */
function cutsAtEdge(rulings: readonly PaintedRuling[], [left, top, right, bottom]: Box): Cut[] {
  const places: Readonly<Record<Side, Set<number>>> = {
    left: new Set(),
    top: new Set(),
    right: new Set(),
    bottom: new Set(),
  };
  for (const { axis, at, from, to } of rulings) {
    const [first, last]: readonly [Side, Side] = axis === 'horizontal' ? ['left', 'right'] : ['top', 'bottom'];
    const [startsCut, endsCut] = axis === 'horizontal' ? [from <= left, to >= right] : [from <= top, to >= bottom];
    if (startsCut !== endsCut) places[startsCut ? first : last].add(Math.round(at));
  }
  const edges: readonly Cut[] = [
    { side: 'left', at: left },
    { side: 'top', at: top },
    { side: 'right', at: right },
    { side: 'bottom', at: bottom },
  ];
  return edges.filter(({ side }) => places[side].size >= CUT_LINES);
}

/**
 * A web page wider than the paper is printed within its margins: lines between its rows go on beyond the clip, at which no border
 * stands. Rows that go on below it are on the next page.
 */
function cutsAtClip(rulings: readonly PaintedRuling[]): Cut[] {
  const ends = rulings.flatMap((line) =>
    line.axis === 'horizontal' && line.goesOn?.length === 1
      ? line.goesOn.map((end) => ({
          side: end === 'from' ? ('left' as const) : ('right' as const),
          x: line[end],
          y: line.at,
        }))
      : [],
  );
  const isDrawn = ({ x, y }: { readonly x: number; readonly y: number }): boolean =>
    rulings.some(
      ({ axis, at, from, to }) =>
        axis === 'vertical' && Math.abs(at - x) < DRAWN_PT && from < y + DRAWN_PT && to > y - DRAWN_PT,
    );
  const alike = Map.groupBy(ends, ({ side, x }) => `${side} ${x.toFixed(1)}`);
  return [...alike.values()].flatMap((own) => {
    const open = own.filter((end) => !isDrawn(end));
    const heights = new Set(open.map(({ y }) => Math.round(y)));
    return heights.size < CUT_LINES ? [] : open.slice(0, 1).map(({ side, x }) => ({ side, at: x }));
  });
}

/** Places all along the ends of the rows that run off the page: numbers may stand beyond. */
export function edgesOf([left, top, right, bottom]: Box, cuts: readonly Cut[], glyphs: readonly PaintedGlyph[]): Box[] {
  const sideways = isSideways(glyphs);
  const [from, to] = sideways ? [left, right] : [top, bottom];
  const places = Array.from({ length: Math.ceil((to - from) / EDGE_PT) }, (_, index) => from + index * EDGE_PT);
  const [first, last]: readonly [Side, Side] = sideways ? ['top', 'bottom'] : ['left', 'right'];
  return cuts
    .filter(({ side }) => side === first || side === last)
    .map(({ side, at }) => (side === first ? at + 1 : at - 1))
    .flatMap((at) => places.map((along): Box => (sideways ? [along, at, along, at] : [at, along, at, along])));
}

function isSideways(glyphs: readonly PaintedGlyph[]): boolean {
  return glyphs.filter(({ turn }) => turn % 180 !== 0).length > glyphs.length / 2;
}
