/** Tables that run off the page: what stands beyond its edge, nobody sees. */
import type { Box } from '../../model/document.ts';
import type { PaintedGlyph, PaintedRuling } from './graphics-state.ts';

export type Side = 'left' | 'top' | 'right' | 'bottom';

/** Fewer lines that run off the page are decoration. */
const CUT_LINES = 4;
/** No row is lower than this. */
const EDGE_PT = 5;

/** Sides at which several lines end exactly: a bar over the whole page ends at both. */
export function cutSides(rulings: readonly PaintedRuling[], [left, top, right, bottom]: Box): Side[] {
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
  return (['left', 'top', 'right', 'bottom'] as const).filter((side) => places[side].size >= CUT_LINES);
}

/** Places all along the ends of the rows that run off the page: numbers may stand beyond. */
export function edgeOf([left, top, right, bottom]: Box, cut: readonly Side[], glyphs: readonly PaintedGlyph[]): Box[] {
  const sideways = isSideways(glyphs);
  const [from, to] = sideways ? [left, right] : [top, bottom];
  const places = Array.from({ length: Math.ceil((to - from) / EDGE_PT) }, (_, index) => from + index * EDGE_PT);
  const edges: readonly (readonly [side: Side, at: number])[] = sideways
    ? [
        ['top', top + 1],
        ['bottom', bottom - 1],
      ]
    : [
        ['left', left + 1],
        ['right', right - 1],
      ];
  return edges
    .filter(([side]) => cut.includes(side))
    .flatMap(([, at]) => places.map((along): Box => (sideways ? [along, at, along, at] : [at, along, at, along])));
}

function isSideways(glyphs: readonly PaintedGlyph[]): boolean {
  return glyphs.filter(({ turn }) => turn % 180 !== 0).length > glyphs.length / 2;
}
