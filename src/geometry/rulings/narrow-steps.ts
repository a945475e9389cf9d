/** Columns and rows too narrow for any text → none: frames within cells, gaps between them, and both sides of a thick line. */
import { boxAround, centreOf, holds } from '../marks/box.ts';
import type { Lattice } from './lattice.ts';
import type { Glyph, Ruling } from '../marks/marks.ts';
import { at } from '../../shapes/at.ts';

/** A step narrower than this with nothing in it is part of the lines around it. */
const NARROW_PT = 9;

export function withoutNarrowSteps(lattice: Lattice, glyphs: readonly Glyph[]): Lattice {
  if (!hasNarrow(lattice.xs) && !hasNarrow(lattice.ys)) return lattice;
  const points = glyphs
    .filter(({ text, box }) => text.trim() !== '' && holds(lattice.box, centreOf(box)))
    .map(({ box }) => centreOf(box));
  const xs = merged(
    lattice.xs,
    points.map(({ x }) => x),
  );
  const ys = merged(
    lattice.ys,
    points.map(({ y }) => y),
  );
  if (xs.length < 2 || ys.length < 2) return lattice;
  return {
    box: boxAround([[at(xs, 0).at, at(ys, 0).at, at(xs, -1).at, at(ys, -1).at]]),
    xs: xs.map(({ at }) => at),
    ys: ys.map(({ at }) => at),
    vertical: lattice.vertical.map((line) => moved(line, xs)),
    horizontal: lattice.horizontal.map((line) => moved(line, ys)),
  };
}

/** Boundaries that are one, with the place of it. */
interface Merged {
  readonly from: number;
  readonly to: number;
  readonly at: number;
}

function hasNarrow(boundaries: readonly number[]): boolean {
  return boundaries.some((boundary, index) => boundary - (boundaries[index - 1] ?? -Infinity) < NARROW_PT);
}

function merged(boundaries: readonly number[], positions: readonly number[]): Merged[] {
  const sorted = positions.toSorted((a, b) => a - b);
  const found: Merged[] = [];
  let next = 0;
  for (const boundary of boundaries) {
    const last = found.at(-1);
    const before = next;
    while ((sorted[next] ?? Infinity) < boundary) next += 1;
    if (last !== undefined && next === before && boundary - last.from < NARROW_PT)
      found[found.length - 1] = { from: last.from, to: boundary, at: (last.from + boundary) / 2 };
    else found.push({ from: boundary, to: boundary, at: boundary });
  }
  return found;
}

function moved(line: Ruling, boundaries: readonly Merged[]): Ruling {
  const own = boundaries.find(({ from, to }) => from < to && line.at > from - 1 && line.at < to + 1);
  return own === undefined ? line : { ...line, at: own.at };
}
