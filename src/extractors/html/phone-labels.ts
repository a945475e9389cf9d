/** Words of a column's or row's label that stand in each cell again, for screens too narrow for a table. */
import type { Cell } from '../../model/document.ts';

/** In so many cells they are a habit of the page. */
const leastCells = 3;
const labelled = /^([\s\S]*?[\p{L})）])[\s:：]*((?:[-+−]?\d[\d,，]*(?:\.\d+)?\s*[件起条个宗项次人元万]*|[—–-]+))\s*$/u;

/** Without them, where a heading of the column or the row says the same. */
export function withoutPhoneLabels(cells: readonly Cell[]): readonly Cell[] {
  const values = cells.map((cell) => valueOf(cell, cells));
  if (values.filter((value) => value !== null).length < leastCells) return cells;
  return cells.map((cell, index) => {
    const value = values[index] ?? null;
    return value === null ? cell : { ...cell, text: value };
  });
}

function valueOf(cell: Cell, cells: readonly Cell[]): string | null {
  if (!mayBeLabelled(cell.text)) return null;
  const [, label = '', value] = labelled.exec(cell.text) ?? [];
  if (value === undefined) return null;
  const words = folded(label);
  return cells.some((other) => heads(other, cell) && folded(other.text) === words) ? value : null;
}

/** Longer ones are prose. */
const longest = 60;

/** Most cells are a number or words alone. */
const mayBeLabelled = (text: string): boolean =>
  text.length > 1 && text.length <= longest && !/^[\d.\s]*$/.test(text) && /[\d—–件起条个宗项次人元万-]\s*$/.test(text);

/** Above it in its column, or before it in its row. */
function heads(other: Cell, cell: Cell): boolean {
  const isAbove =
    other.row < cell.row &&
    other.column < cell.column + cell.columnSpan &&
    cell.column < other.column + other.columnSpan;
  const isBefore = other.column < cell.column && other.row <= cell.row && cell.row < other.row + other.rowSpan;
  return isAbove || isBefore;
}

const folded = (text: string): string => text.replace(/[\s:：]/g, '');
