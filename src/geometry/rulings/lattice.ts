/** Lines that touch one another → the lattice that they span: positions of columns and rows, and which edges are drawn. */
import type { Box } from '../../model/document.ts';
import type { Ruling } from '../marks/marks.ts';

export interface Lattice {
  readonly box: Box;
  /** Column boundaries from left to right, row boundaries from top to bottom; always at least two. */
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly vertical: readonly Ruling[];
  readonly horizontal: readonly Ruling[];
}

/** Ends of lines that meet are apart by no more than this. */
const TOUCH_PT = 3;
/** Boundaries nearer than this are one: no column is this narrow. */
export const SAME_BOUNDARY_PT = 3.2;
/** A column at the rim is at least this wide; change bars stand some 10 pt beside the text. */
const NARROW_PT = 18;
/** Lines running past the outermost boundary by more than this show an outer border that isn't drawn. */
const OPEN_SIDE_PT = 8;
/** Beyond this, crossings are no table of a report (a million crossings is the limit that is still fast). */
const MAX_CROSSINGS = 2_000_000;

/** A lattice of more cells is a drawing or a trap: the largest table seen in a report has 1,000. */
const MAX_CELLS = 100_000;

export function findLattices(rulings: readonly Ruling[]): Lattice[] {
  const horizontal = rulings.filter(({ axis }) => axis === 'horizontal').toSorted((a, b) => a.at - b.at);
  const vertical = rulings.filter(({ axis }) => axis === 'vertical').toSorted((a, b) => a.at - b.at);
  const groups = touchingGroups(horizontal, vertical);
  const loose = groups.filter((group) => group.horizontal.length === 0).flatMap((group) => group.vertical);
  return groups
    .filter((group) => group.horizontal.length > 0 && group.vertical.length > 0)
    .map((group) => toLattice(withLoose(group, loose)))
    .filter((lattice) => lattice !== null);
}

/** Adds vertical lines that touch no other: those within the table, and borders of a cell that is cut at both page ends. */
function withLoose({ horizontal, vertical }: Group, loose: readonly Ruling[]): Group {
  const x = extentOf(vertical);
  const y = [...extentOf(horizontal), ...vertical.flatMap(({ from, to }) => [from, to])];
  const columns = loose.filter((line) => isWithin(line, x, [Math.min(...y), Math.max(...y)]) || isRim(line, vertical));
  return { horizontal, vertical: [...vertical, ...columns].toSorted((a, b) => a.at - b.at) };
}

type Extent = readonly [from: number, to: number];

function extentOf(lines: readonly Ruling[]): Extent {
  return [Math.min(...lines.map(({ at }) => at)), Math.max(...lines.map(({ at }) => at))];
}

function isWithin({ at, from, to }: Ruling, across: Extent, along: Extent): boolean {
  return at > across[0] && at < across[1] && from >= along[0] - TOUCH_PT && to <= along[1] + TOUCH_PT;
}

/** A line beside the table that runs exactly as high. Bars in the margin that mark changes stand nearer. */
function isRim(line: Ruling, vertical: readonly Ruling[]): boolean {
  const from = Math.min(...vertical.map((other) => other.from));
  const to = Math.max(...vertical.map((other) => other.to));
  const isAsHigh = Math.abs(line.from - from) <= TOUCH_PT && Math.abs(line.to - to) <= TOUCH_PT;
  return isAsHigh && vertical.every(({ at }) => Math.abs(at - line.at) >= NARROW_PT);
}

interface Group {
  readonly horizontal: readonly Ruling[];
  readonly vertical: readonly Ruling[];
}

/** Lines connected through touching, both lists sorted by position. */
function touchingGroups(horizontal: readonly Ruling[], vertical: readonly Ruling[]): Group[] {
  const parents = Array.from({ length: horizontal.length + vertical.length }, (_, index) => index);
  let crossings = 0;
  for (const [h, line] of horizontal.entries()) {
    for (let v = firstAt(vertical, line.from - TOUCH_PT); v < vertical.length; v += 1) {
      const other = vertical[v];
      if (other === undefined || other.at > line.to + TOUCH_PT) break;
      crossings += 1;
      if (spans(other, line.at)) parents[rootOf(parents, h)] = rootOf(parents, horizontal.length + v);
    }
    if (crossings > MAX_CROSSINGS) return [];
  }
  return collect(parents, horizontal, vertical);
}

function collect(parents: number[], horizontal: readonly Ruling[], vertical: readonly Ruling[]): Group[] {
  const groups = new Map<number, { readonly horizontal: Ruling[]; readonly vertical: Ruling[] }>();
  const groupOf = (index: number): { readonly horizontal: Ruling[]; readonly vertical: Ruling[] } => {
    const root = rootOf(parents, index);
    const group = groups.get(root) ?? { horizontal: [], vertical: [] };
    groups.set(root, group);
    return group;
  };
  for (const [index, line] of horizontal.entries()) groupOf(index).horizontal.push(line);
  for (const [index, line] of vertical.entries()) groupOf(horizontal.length + index).vertical.push(line);
  return [...groups.values()];
}

function spans({ from, to }: Ruling, position: number): boolean {
  return position >= from - TOUCH_PT && position <= to + TOUCH_PT;
}

/** Index of the first line at `position` or after. */
function firstAt(lines: readonly Ruling[], position: number): number {
  let [low, high] = [0, lines.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle]?.at ?? Infinity) < position) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function rootOf(parents: number[], index: number): number {
  let root = index;
  for (let parent = parents[root]; parent !== undefined && parent !== root; parent = parents[root]) {
    parents[root] = parents[parent] ?? parent;
    root = parent;
  }
  return root;
}

function toLattice({ horizontal, vertical }: Group): Lattice | null {
  if (horizontal.length === 0 || vertical.length === 0) return null;
  const xs = withOpenSides(boundaries(vertical), horizontal);
  const ys = withOpenSides(boundaries(horizontal), vertical);
  const [x0, x1, y0, y1] = [xs[0], xs.at(-1), ys[0], ys.at(-1)];
  if (x0 === undefined || x1 === undefined || y0 === undefined || y1 === undefined) return null;
  if (xs.length < 2 || ys.length < 2 || xs.length * ys.length > MAX_CELLS) return null;
  return { box: [x0, y0, x1, y1], xs, ys, vertical, horizontal };
}

/** Positions of sorted lines, those of one boundary as one. */
function boundaries(lines: readonly Ruling[]): number[] {
  return clusterPositions(lines.map(({ at }) => at));
}

/** Means of positions that lie within {@link SAME_BOUNDARY_PT}; the means are further apart than that. */
function clusterPositions(positions: readonly number[]): number[] {
  const clusters: { readonly sum: number; readonly count: number }[] = [];
  for (const position of positions.toSorted((a, b) => a - b)) {
    let cluster = { sum: position, count: 1 };
    for (
      let last = clusters.at(-1);
      last && meanOf(cluster) - meanOf(last) <= SAME_BOUNDARY_PT;
      last = clusters.at(-1)
    ) {
      cluster = { sum: last.sum + cluster.sum, count: last.count + cluster.count };
      clusters.pop();
    }
    clusters.push(cluster);
  }
  return clusters.map((cluster) => meanOf(cluster));
}

function meanOf({ sum, count }: { readonly sum: number; readonly count: number }): number {
  return sum / count;
}

/** Adds the side that at least two crossing lines run to, where no line closes it. */
function withOpenSides(positions: readonly number[], crossing: readonly Ruling[]): number[] {
  const first = positions[0] ?? Infinity;
  const last = positions.at(-1) ?? -Infinity;
  const before = sharedEnd(crossing.map(({ from }) => from).filter((from) => from < first - OPEN_SIDE_PT));
  const after = sharedEnd(crossing.map(({ to }) => to).filter((to) => to > last + OPEN_SIDE_PT));
  return [...(before === null ? [] : [before]), ...positions, ...(after === null ? [] : [after])];
}

function sharedEnd(ends: readonly number[]): number | null {
  if (ends.length < 2) return null;
  const sorted = ends.toSorted((a, b) => a - b);
  const middle = sorted[sorted.length >> 1];
  if (middle === undefined) return null;
  return sorted.filter((end) => Math.abs(end - middle) <= 2 * SAME_BOUNDARY_PT).length < 2 ? null : middle;
}
