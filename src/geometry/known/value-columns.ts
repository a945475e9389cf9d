/** Values of rows → the columns that they stand in, and what each row has in each of them. */
import type { CellDoubt } from '../../model/document.ts';
import type { Piece } from './pieces.ts';

/** From the leftmost to the rightmost of its values. */
export interface Column {
  readonly x0: number;
  readonly x1: number;
}

export interface ColumnValue {
  readonly pieces: readonly Piece[];
  readonly doubts: readonly CellDoubt[];
}

/** Values of neighbouring columns may run over one another by no more than this, for rounding. */
const OVERLAP_PT = 1;

/**
 * Null where the values show another number of columns than the form has. `head`: what stands over each column, from left to
 * right, where that is known: columns without any value are told by it.
 */
export function valueColumns(
  rows: readonly (readonly Piece[])[],
  count: number,
  head: readonly Column[] | null,
): readonly Column[] | null {
  const full = rows.filter((values) => values.length === count);
  const found =
    full.length > 0
      ? Array.from({ length: count }, (_, index) => around(full.flatMap((values) => values[index] ?? [])))
      : clusters(rows.flat());
  const columns = found.length < count && head !== null ? underHead(found, head) : found;
  return columns?.length === count && areApart(columns) ? columns : null;
}

/** What stands over each column widened by the values below it; null where some stand below none, or below several. */
function underHead(found: readonly Column[], head: readonly Column[]): readonly Column[] | null {
  const homes = found.map(({ x0, x1 }) => head.filter((over) => x0 < over.x1 && x1 > over.x0));
  if (homes.some((over) => over.length !== 1)) return null;
  const columns = head.map((over) => around(found.filter((_, index) => homes[index]?.[0] === over)));
  return columns.map((column, index) => (Number.isFinite(column.x0) ? column : (head[index] ?? column)));
}

const around = (values: readonly Column[]): Column => ({
  x0: Math.min(...values.map(({ x0 }) => x0)),
  x1: Math.max(...values.map(({ x1 }) => x1)),
});

function clusters(values: readonly Piece[]): readonly Column[] {
  const found: Column[] = [];
  for (const { x0, x1 } of values.toSorted((a, b) => a.x0 - b.x0)) {
    const last = found.at(-1);
    if (last !== undefined && x0 < last.x1) found[found.length - 1] = around([last, { x0, x1 }]);
    else found.push({ x0, x1 });
  }
  return found;
}

const areApart = (columns: readonly Column[]): boolean =>
  columns.every(({ x0 }, index) => x0 >= (columns[index - 1]?.x1 ?? -Infinity) - OVERLAP_PT);

/** What stands in each column, or null for a value that stands in none. */
export function inColumns(values: readonly Piece[], columns: readonly Column[]): readonly ColumnValue[] | null {
  const found = columns.map((): { pieces: Piece[]; doubts: CellDoubt[] } => ({ pieces: [], doubts: [] }));
  for (const value of values) {
    const met = columns.flatMap(({ x0, x1 }, index) => (value.x0 < x1 && value.x1 > x0 ? [index] : []));
    const [first = nearest(value, columns), ...others] = met;
    if (first === null) return null;
    found[first]?.pieces.push(value);
    // Numbers of several columns that touch: whose digits are whose, nobody knows.
    if (others.length > 0) for (const at of [first, ...others]) found[at]?.doubts.push('two-numbers', 'number-on-rule');
  }
  return found;
}

/** The column that is nearer than half of the way to any other; null if none is. */
function nearest({ x0, x1 }: Piece, columns: readonly Column[]): number | null {
  const gaps = columns
    .map((column, index) => ({ index, gap: Math.max(column.x0 - x1, x0 - column.x1) }))
    .toSorted((a, b) => a.gap - b.gap);
  const [best, next] = gaps;
  if (best === undefined) return null;
  return next === undefined || best.gap < 0.5 * next.gap ? best.index : null;
}
