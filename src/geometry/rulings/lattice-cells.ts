/** A lattice → its cells: what no drawn edge separates is one cell. Cells are rectangles and never overlap. */
import type { Lattice } from './lattice.ts';
import { rootOf, SAME_BOUNDARY_PT } from './lattice.ts';
import type { Ruling } from '../marks/marks.ts';
import { at } from '../../shapes/at.ts';

export interface LatticeCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
}

/** An edge is drawn where a line covers at least this share of it, or all but what lines fall short of one another. */
const COVERED = 0.6;

export function latticeCells(lattice: Lattice): LatticeCell[] {
  const rows = lattice.ys.length - 1;
  const columns = lattice.xs.length - 1;
  const beside = drawnEdges(lattice.vertical, lattice.xs, lattice.ys);
  const below = drawnEdges(lattice.horizontal, lattice.ys, lattice.xs);
  const parents = Array.from({ length: rows * columns }, (_, index) => index);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const here = row * columns + column;
      if (column + 1 < columns && !beside.has((column + 1) * rows + row)) unite(parents, here, here + 1);
      if (row + 1 < rows && !below.has((row + 1) * columns + column)) unite(parents, here, here + columns);
    }
  }
  return cutIntoRectangles(parents, rows, columns);
}

function unite(parents: number[], a: number, b: number): void {
  parents[rootOf(parents, b)] = rootOf(parents, a);
}

/** Keys `boundary × number of steps + step` of the edges that are drawn: lines lie at `positions` and run over `steps`. */
function drawnEdges(lines: readonly Ruling[], positions: readonly number[], steps: readonly number[]): Set<number> {
  const edges = new Set<number>();
  const count = steps.length - 1;
  for (const line of lines) {
    const boundary = nearest(positions, line.at);
    if (Math.abs((positions[boundary] ?? Infinity) - line.at) > 2 * SAME_BOUNDARY_PT) continue;
    for (let step = 0; step < count; step += 1) {
      if (covers(line, at(steps, step), at(steps, step + 1))) edges.add(boundary * count + step);
    }
  }
  return edges;
}

function covers({ from, to }: Ruling, start: number, end: number): boolean {
  const [covered, length] = [Math.min(to, end) - Math.max(from, start), end - start];
  return covered > 0 && covered >= Math.min(COVERED * length, length - SAME_BOUNDARY_PT);
}

function nearest(positions: readonly number[], at: number): number {
  let best = 0;
  for (const [index, position] of positions.entries()) {
    if (Math.abs(position - at) < Math.abs((positions[best] ?? Infinity) - at)) best = index;
  }
  return best;
}

/** Regions are rectangles where the lines are complete; any other shape is cut, row by row, into rectangles. */
function cutIntoRectangles(parents: number[], rows: number, columns: number): LatticeCell[] {
  const taken = new Uint8Array(rows * columns);
  const cells: LatticeCell[] = [];
  const free = (row: number, column: number, root: number): boolean =>
    taken[row * columns + column] === 0 && rootOf(parents, row * columns + column) === root;
  for (let index = 0; index < rows * columns; index += 1) {
    if (taken[index] !== 0) continue;
    const cell = growRectangle(index, rows, columns, rootOf(parents, index), free);
    for (let row = cell.row; row < cell.row + cell.rowSpan; row += 1) {
      taken.fill(1, row * columns + cell.column, row * columns + cell.column + cell.columnSpan);
    }
    cells.push(cell);
  }
  return cells;
}

function growRectangle(
  index: number,
  rows: number,
  columns: number,
  root: number,
  free: (row: number, column: number, root: number) => boolean,
): LatticeCell {
  const row = Math.floor(index / columns);
  const column = index % columns;
  let columnSpan = 1;
  while (column + columnSpan < columns && free(row, column + columnSpan, root)) columnSpan += 1;
  let rowSpan = 1;
  const wholeRowFree = (next: number): boolean =>
    Array.from({ length: columnSpan }, (_, offset) => free(next, column + offset, root)).every(Boolean);
  while (row + rowSpan < rows && wholeRowFree(row + rowSpan)) rowSpan += 1;
  return { row, column, rowSpan, columnSpan };
}
