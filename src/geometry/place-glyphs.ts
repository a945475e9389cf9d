/** Which cell each glyph stands in, and whether there is a doubt about it. */
import type { CellDoubt } from '../model/document.ts';
import { centreOf } from './box.ts';
import type { LatticeCell } from './lattice-cells.ts';
import type { Glyph } from './marks.ts';
import { uprightGlyph } from './turn.ts';

export interface FilledCell extends LatticeCell {
  readonly glyphs: readonly Glyph[];
  readonly doubts: readonly CellDoubt[];
}

export interface Boundaries {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
}

/** Digits nearer to one another than this share of an em are one number, wherever a line runs between them. */
const ONE_NUMBER = 0.3;
const NUMERIC = /^[\d０-９.,，．+\-−－%％]+$/;

/** Returns the cells in their order, with the glyphs that stand in none. Glyphs come in reading order of the source. */
export function placeGlyphs(
  cells: readonly LatticeCell[],
  boundaries: Boundaries,
  glyphs: readonly Glyph[],
): { readonly filled: readonly FilledCell[]; readonly outside: readonly Glyph[] } {
  const cellAt = cellFinder(cells, boundaries);
  const contents = cells.map((): Glyph[] => []);
  const doubtful = new Set<number>();
  const outside: Glyph[] = [];
  for (const word of numberWords(glyphs)) {
    const homes = word.map((glyph) => cellAt(glyph));
    const home = mostFrequent(homes);
    if (word.length > 1) homes.filter((at) => at !== home).forEach((at) => doubtful.add(at).add(home));
    for (const [index, glyph] of word.entries()) {
      const at = word.length > 1 ? home : (homes[index] ?? -1);
      (contents[at] ?? outside).push(glyph);
    }
  }
  const filled = cells.map((cell, index) => ({
    ...cell,
    glyphs: contents[index] ?? [],
    doubts: doubtful.has(index) ? (['number-on-rule'] as const) : [],
  }));
  return { filled, outside };
}

/** Numbers as one word each, every other glyph as a word of its own. */
function numberWords(glyphs: readonly Glyph[]): Glyph[][] {
  const words: Glyph[][] = [];
  for (const glyph of glyphs) {
    const word = words.at(-1);
    const last = word?.at(-1);
    if (last !== undefined && continuesNumber(last, glyph)) word?.push(glyph);
    else words.push([glyph]);
  }
  return words;
}

function continuesNumber(last: Glyph, next: Glyph): boolean {
  if (!NUMERIC.test(last.text) || !NUMERIC.test(next.text) || last.turn !== next.turn) return false;
  const [a, b] = [uprightGlyph(last), uprightGlyph(next)];
  const gap = b.box[0] - a.box[2];
  const sameLine = Math.abs(centreOf(a.box).y - centreOf(b.box).y) < ONE_NUMBER * a.sizePt;
  return sameLine && gap < ONE_NUMBER * a.sizePt && gap > -ONE_NUMBER * a.sizePt;
}

function mostFrequent(homes: readonly number[]): number {
  const counts = Map.groupBy(homes, (home) => home);
  return [...counts.entries()].reduce((best, entry) => (entry[1].length > best[1].length ? entry : best))[0];
}

/** Index of the cell that holds a glyph's middle, -1 for none. Text hanging below the last row belongs to that row. */
function cellFinder(cells: readonly LatticeCell[], { xs, ys }: Boundaries): (glyph: Glyph) => number {
  const columns = xs.length - 1;
  const tops = [...ys.slice(0, -1), Infinity];
  const owners = new Int32Array(columns * (ys.length - 1)).fill(-1);
  for (const [index, cell] of cells.entries()) {
    for (let row = cell.row; row < cell.row + cell.rowSpan; row += 1) {
      owners.fill(index, row * columns + cell.column, row * columns + cell.column + cell.columnSpan);
    }
  }
  return ({ box }) => {
    const { x, y } = centreOf(box);
    const [column, row] = [stepAt(xs, x), stepAt(tops, y)];
    return column < 0 || row < 0 ? -1 : (owners[row * columns + column] ?? -1);
  };
}

/** Index of the step between two boundaries that holds a position, -1 if it lies beyond them. */
export function stepAt(boundaries: readonly number[], position: number): number {
  let [low, high] = [0, boundaries.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((boundaries[middle] ?? Infinity) <= position) low = middle + 1;
    else high = middle;
  }
  return low === boundaries.length ? -1 : low - 1;
}
