/** Numbers that may not be those of the cell that they stand in: they touch its border, or ran over from the row above. */
import type { Box } from '../../model/document.ts';
import { boxAround } from '../marks/box.ts';
import type { Boundaries, FilledCell } from './filled-cell.ts';
import { at } from '../../shapes/at.ts';

/** A digit's ink from the top of its box and from its bottom, in ems: borders may run through the rest. */
const INK: readonly [top: number, bottom: number] = [0.2, 0.14];
/** Ink beyond the border by more than this, in ems, touches it for sure. */
const TOUCHES_EMS = 0.12;
/** A number that takes this share of its cell's width may have been wrapped. */
const FULL = 0.8;
/** Lines of one wrapped number follow one another within this many ems. */
const NEXT_LINE_EMS = 1.5;
/** Numbers of one row stand at one height, give or take this many ems. */
const SAME_HEIGHT_EMS = 0.25;

interface NumberCell {
  readonly index: number;
  readonly cell: FilledCell;
  /** Around its digits. */
  readonly ink: Box;
  readonly sizePt: number;
}

/** Indices of the cells in doubt. */
export function misplacedNumbers(cells: readonly FilledCell[], boundaries: Boundaries): ReadonlySet<number> {
  const numbers = cells.flatMap((cell, index): NumberCell[] => {
    const inked = cell.glyphs.filter(({ text }) => text.trim() !== '');
    if (inked.length === 0 || !inked.every(({ text, turn }) => turn === 0 && /^[\d０-９.,，]$/.test(text))) return [];
    const [x0, y0, x1, y1] = boxAround(inked.map(({ box }) => box));
    const sizePt = Math.max(...inked.map((glyph) => glyph.sizePt));
    return [{ index, cell, ink: [x0, y0 + INK[0] * sizePt, x1, y1 - INK[1] * sizePt], sizePt }];
  });
  const touching = numbers.filter((number) => touchesBorder(number, boundaries));
  const spilled = spills(numbers, boundaries).flatMap(({ from, to }) => [from, to]);
  return new Set([...touching.map(({ index }) => index), ...spilled]);
}

function touchesBorder({ cell, ink, sizePt }: NumberCell, { xs, ys }: Boundaries): boolean {
  const limit = TOUCHES_EMS * sizePt;
  return (
    ink[0] < at(xs, cell.column) - limit ||
    ink[2] > at(xs, cell.column + cell.columnSpan) + limit ||
    ink[1] < at(ys, cell.row) - limit ||
    ink[3] > at(ys, cell.row + cell.rowSpan) + limit
  );
}

/**
 * Digits too many for a cell may end in the cell below: close under a number that fills its cell, and not at the height
 * of the other numbers of their row.
 */
function spills(numbers: readonly NumberCell[], { xs }: Boundaries): { readonly from: number; readonly to: number }[] {
  const byRow = Map.groupBy(numbers, ({ cell }) => cell.row);
  return numbers.flatMap((upper) => {
    const below = byRow.get(upper.cell.row + upper.cell.rowSpan) ?? [];
    const lower = below.find(({ cell }) => cell.column === upper.cell.column);
    if (lower === undefined) return [];
    const width = at(xs, upper.cell.column + upper.cell.columnSpan) - at(xs, upper.cell.column);
    const isFull = upper.ink[2] - upper.ink[0] > FULL * width;
    const isNext = lower.ink[1] - upper.ink[3] < (NEXT_LINE_EMS - 1 + INK[0] + INK[1]) * upper.sizePt;
    const others = below.filter((other) => other !== lower);
    const isOff =
      others.length > 0 && others.every((other) => other.ink[1] - lower.ink[1] > SAME_HEIGHT_EMS * lower.sizePt);
    return isFull && isNext && isOff ? [{ from: upper.index, to: lower.index }] : [];
  });
}
