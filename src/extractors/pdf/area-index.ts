/** What is painted on a page by the height at which it lies: each mark is looked at with its own few. */
import type { Box } from '../../model/document.ts';
import type { PaintedArea } from './graphics-state.ts';

interface Painted {
  readonly box: Box;
  readonly order: number;
}

const BAND_PT = 16;
/** Areas higher than this many bands lie at every height. */
const MOST_BANDS = 100;

/** Areas whose boxes touch a box, in the order of painting. */
export type AreasIn = (box: Box) => readonly PaintedArea[];

/** `areas` are in the order of painting. */
export function indexPainted<T extends Painted>(areas: readonly T[]): (box: Box) => readonly T[] {
  const everywhere = areas.filter(({ box }) => bandsOf(box) > MOST_BANDS);
  const bands = new Map<number, T[]>();
  for (const area of areas.filter(({ box }) => bandsOf(box) <= MOST_BANDS)) {
    for (let band = bandAt(area.box[1]); band <= bandAt(area.box[3]); band += 1) {
      const own = bands.get(band);
      if (own === undefined) bands.set(band, [area]);
      else own.push(area);
    }
  }
  return (box) => {
    const own = new Set<T>();
    for (let band = bandAt(box[1]); band <= bandAt(box[3]); band += 1) {
      for (const area of bands.get(band) ?? []) if (touches(area.box, box)) own.add(area);
    }
    for (const area of everywhere) if (touches(area.box, box)) own.add(area);
    return own.size < 2 ? [...own] : [...own].toSorted(byOrder);
  };
}

const bandAt = (y: number): number => Math.floor(y / BAND_PT);
const bandsOf = ([, y0, , y1]: Box): number => bandAt(y1) - bandAt(y0) + 1;
const byOrder = (a: Painted, b: Painted): number => a.order - b.order;

const touches = (a: Box, b: Box): boolean => a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];
