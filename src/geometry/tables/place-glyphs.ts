/** Which cell each glyph stands in, and whether there is a doubt about it. */
import type { Box, CellDoubt } from '../../model/document.ts';
import { isNumberPart } from '../../shapes/number-shape.ts';
import { centreOf, holds } from '../marks/box.ts';
import type { Boundaries, FilledCell } from './filled-cell.ts';
import type { LatticeCell } from '../rulings/lattice-cells.ts';
import type { Glyph } from '../marks/marks.ts';
import { misplacedNumbers } from './misplaced-numbers.ts';
import { textLines } from '../glyphs/text-lines.ts';
import { uprightGlyph } from '../marks/turn.ts';

/** Digits nearer to one another than this share of an em may be one number, wherever a line runs between them. */
const ONE_NUMBER = 0.3;
/** A gap wider by this share of an em than those within a number parts two numbers, if a line runs through it. */
const WIDER_GAP = 0.06;
/** Digits keep so much of their box free at either side. */
const SIDE_PT = 0.6;
/** Fewer pairs of digits don't show how a producer writes. */
const FEWEST_PAIRS = 3;
/** A number runs over the rim of a table by no more ems than this. */
const RIM_EMS = 8;
/** Characters of a label are apart by less than this share of an em, however it is spaced. */
const WORD_GAP = 0.6;

const ON_RULE: readonly CellDoubt[] = ['number-on-rule'];
const SEVERAL: readonly CellDoubt[] = ['two-numbers'];

/** Returns the cells in their order, with the glyphs that stand in none. */
export function placeGlyphs(
  cells: readonly LatticeCell[],
  boundaries: Boundaries,
  glyphs: readonly Glyph[],
): { readonly filled: readonly FilledCell[]; readonly outside: readonly Glyph[] } {
  const cellAt = cellFinder(cells, boundaries);
  const contents = cells.map((): Glyph[] => []);
  const doubtful = new Set<number>();
  const outside: Glyph[] = [];
  const crossing: Crossing[] = [];
  for (const word of numberWords(glyphs, boundaries.xs)) {
    const homes = word.map((glyph) => cellAt(glyph));
    const home = mostFrequent(homes);
    if (homes.some((at) => at !== home)) {
      homes.forEach((at) => doubtful.add(at));
      crossing.push({ home, others: new Set(homes.filter((at) => at !== home)) });
    }
    (contents[home] ?? outside).push(...word);
  }
  const filled = cells.map((cell, index) => ({ ...cell, glyphs: contents[index] ?? [], doubts: [] }));
  const suspects = doubtful.union(misplacedNumbers(filled, boundaries)).union(overrunCells(glyphs, cellAt));
  const glued = new Set(crossing.filter((one) => mayBeSeveral(one, contents)).map(({ home }) => home));
  const doubtsOf = (index: number): readonly CellDoubt[] =>
    glued.has(index) ? SEVERAL : suspects.has(index) ? ON_RULE : [];
  return { filled: filled.map((cell, index) => ({ ...cell, doubts: doubtsOf(index) })), outside };
}

/** A number that runs on from its cell into others. */
interface Crossing {
  readonly home: number;
  readonly others: ReadonlySet<number>;
}

/** The numbers of cells that have none of their own may be in it. */
const mayBeSeveral = ({ others }: Crossing, contents: readonly (readonly Glyph[])[]): boolean =>
  [...others].some((at) => contents[at]?.every(({ text }) => text.trim() === ''));

/** Cells that words of a neighbour run into: where the words end, and whether a number or a blank is meant, nobody knows. */
function overrunCells(glyphs: readonly Glyph[], cellAt: (glyph: Glyph) => number): ReadonlySet<number> {
  const overrun = new Set<number>();
  for (const [index, glyph] of glyphs.entries()) {
    const last = glyphs[index - 1];
    if (last === undefined || !continuesWords(last, glyph)) continue;
    const home = cellAt(glyph);
    if (home !== cellAt(last)) overrun.add(home);
  }
  return overrun;
}

/** Words of one string, painted one after the other with no more than its spacing between. */
function continuesWords(last: Glyph, next: Glyph): boolean {
  if (last.run === undefined || last.run !== next.run || last.turn !== 0 || next.turn !== 0) return false;
  if (isNumeric(next) || isNumeric(last) || next.text === ' ') return false;
  const isBeside = Math.abs(next.box[0] - last.box[2]) < WORD_GAP * next.sizePt;
  return isBeside && Math.abs(next.box[1] - last.box[1]) < ONE_NUMBER * next.sizePt;
}

/**
 * The glyphs in a table's box, and with them the rest of each number that runs over its rim: a number that is cut there
 * would be another number.
 */
export function glyphsWithin(box: Box, glyphs: readonly Glyph[]): Set<Glyph> {
  const isInside = (glyph: Glyph): boolean => holds(box, centreOf(glyph.box));
  const inside = new Set(glyphs.filter((glyph) => isInside(glyph)));
  const reach = (glyph: Glyph): Box => [
    box[0] - RIM_EMS * glyph.sizePt,
    box[1],
    box[2] + RIM_EMS * glyph.sizePt,
    box[3],
  ];
  const near = glyphs.filter((glyph) => isNumeric(glyph) && holds(reach(glyph), centreOf(glyph.box)));
  if (near.every((glyph) => inside.has(glyph))) return inside;
  for (const word of numberWords(near, [box[0], box[2]])) {
    if (word.some((glyph) => inside.has(glyph))) for (const glyph of word) inside.add(glyph);
  }
  return inside;
}

/** Numbers as one word each, every other glyph as a word of its own: a number is never cut, not even by a line. */
function numberWords(glyphs: readonly Glyph[], xs: readonly number[]): Glyph[][] {
  const words: Glyph[][] = [];
  const ordered = inReadingOrder(glyphs);
  const isStringACell = areStringsOfCells(ordered, xs);
  for (const glyph of ordered) {
    const word = words.at(-1);
    const isOther = isStringACell && word?.at(-1)?.run !== glyph.run && isParted(word?.at(-1), glyph, xs);
    if (word !== undefined && !isOther && continuesNumber(word, glyph, xs)) word.push(glyph);
    else words.push([glyph]);
  }
  return words;
}

/** Numbers may be painted in any order; all that is not numeric stays where it is, before them. */
function inReadingOrder(glyphs: readonly Glyph[]): Glyph[] {
  const [numeric, other] = [glyphs.filter(isNumeric), glyphs.filter((glyph) => !isNumeric(glyph))];
  return [...other, ...textLines(numeric).flatMap((line) => line.glyphs)];
}

function isNumeric({ text }: Glyph): boolean {
  return isNumberPart(text);
}

function continuesNumber(word: readonly Glyph[], next: Glyph, xs: readonly number[]): boolean {
  const last = word.at(-1);
  if (last === undefined || !isNumeric(last) || !isNumeric(next) || last.turn !== next.turn) return false;
  const [a, b] = [uprightGlyph(last), uprightGlyph(next)];
  const gap = b.box[0] - a.box[2];
  const sameLine = Math.abs(centreOf(a.box).y - centreOf(b.box).y) < ONE_NUMBER * a.sizePt;
  if (!sameLine || Math.abs(gap) >= ONE_NUMBER * a.sizePt) return false;
  return next.turn !== 0 || gap - usualGap(word) < WIDER_GAP * a.sizePt || !isParted(last, next, xs, 0.1);
}

/** The gap between the first two digits of a number, 0 for a single digit. */
function usualGap([first, second]: readonly Glyph[]): number {
  return first === undefined || second === undefined ? 0 : Math.max(0, second.box[0] - first.box[2]);
}

/** Whether a column boundary runs between two glyphs without touching either, but for what digits keep free at their sides. */
function isParted(last: Glyph | undefined, next: Glyph, xs: readonly number[], slackPt = SIDE_PT): boolean {
  return last !== undefined && xs.some((x) => x >= last.box[2] - slackPt && x <= next.box[0] + slackPt);
}

/** Digits that touch within cells are of one string: a new string at a boundary is another cell's number. */
function areStringsOfCells(glyphs: readonly Glyph[], xs: readonly number[]): boolean {
  const pairs = glyphs.slice(1).flatMap((next, index) => {
    const last = glyphs[index];
    const isInside = last !== undefined && touches(last, next) && !isParted(last, next, xs);
    return isInside ? [last.run !== undefined && last.run === next.run] : [];
  });
  return pairs.length >= FEWEST_PAIRS && pairs.every(Boolean);
}

const touches = (last: Glyph, next: Glyph): boolean =>
  isNumeric(last) &&
  isNumeric(next) &&
  Math.abs(last.box[3] - next.box[3]) < ONE_NUMBER * next.sizePt &&
  Math.abs(next.box[0] - last.box[2]) < ONE_NUMBER * next.sizePt;

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
function stepAt(boundaries: readonly number[], position: number): number {
  let [low, high] = [0, boundaries.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((boundaries[middle] ?? Infinity) <= position) low = middle + 1;
    else high = middle;
  }
  return low === boundaries.length ? -1 : low - 1;
}
