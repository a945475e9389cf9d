/** Whether a row whose order and positions differ is laid out as a whole row of the table is, only elsewhere. */
import { partsOf } from '../../forms/catalogue.ts';
import type { ValueRow } from './row-values.ts';
import { labelsOver } from '../tables/columns.ts';
import type { Spot } from '../tables/matrix.ts';
import type { Oriented } from '../tables/orient.ts';
import { columnsOf } from './value-rows.ts';

/** So many rows alike show how the table's rows are laid out; fewer may be damaged alike. */
const MIN_ROWS_ALIKE = 3;

/** What positions can tell of a row whose values were put to their columns by order. */
export interface Laid {
  readonly oriented: Oriented;
  readonly own: ValueRow;
  readonly ordered: ReadonlyMap<string, Spot>;
  /** All of the table's. */
  readonly rows: readonly ValueRow[];
}

/**
 * Lost or wrong spans of labels move all values of a row by as much, and those of a header all rows alike. Values of one row
 * that stand nearer to one another, or farther apart, than their columns have one among them that is none, and lack another.
 * `isClashing`: positions put some of them elsewhere.
 */
export function isLaidWhole(laid: Laid, isClashing: boolean): boolean {
  const { own, ordered } = laid;
  const rows = laid.rows.filter((row) => columnsOf(row) === columnsOf(own));
  const labels = wholeHeader(laid);
  if ((labels === null && !isClashing && rows.length < MIN_ROWS_ALIKE) || isUsual(own, rows)) return true;
  const spots = own.expected.codes.flatMap((code) => ordered.get(code) ?? []);
  if (spots.some(({ text }) => TWO_NUMBERS.test(text))) return false;
  if (labels === null) return isEven(spots);
  const isUnderOwn = !isClashing && spots.every((spot, index) => isOver(labels[index], spot));
  return isUnderOwn || isMovedWhole(laid, spots, labels);
}

/** A cell that took in the next leaves room for one that is no figure. */
const TWO_NUMBERS = /\d\s+\d/u;

/** The labels of the row's columns, if each has one and no lost span has put them in another order. */
function wholeHeader({ oriented, own }: Laid): readonly Spot[] | null {
  const { codes } = own.expected;
  const labels = labelsOver(oriented, own.row);
  const isWhole =
    labels.length === codes.length && labels.every(({ key }, index) => partsOf(codes[index] ?? '').column === key);
  return isWhole ? labels.map(({ spot }) => spot) : null;
}

/** `rows`: those of the same columns. */
function isUsual(own: ValueRow, rows: readonly ValueRow[]): boolean {
  const shape = shapeOf(own);
  return rows.filter((row) => shapeOf(row) === shape).length >= MIN_ROWS_ALIKE;
}

/** Where the values stand. */
const shapeOf = ({ values }: ValueRow): string =>
  values.map(({ column, columnSpan }) => `${column}+${columnSpan}`).join();

const isOver = (label: Spot | undefined, { column, columnSpan }: Spot): boolean =>
  label !== undefined && label.column < column + columnSpan && column < label.column + label.columnSpan;

function isMovedWhole(laid: Laid, spots: readonly Spot[], labels: readonly Spot[]): boolean {
  const offset = columnOf(spots[0]) - columnOf(labels[0]);
  const isAlike = spots.every(
    ({ column, columnSpan }, index) =>
      column - columnOf(labels[index]) === offset && columnSpan === labels[index]?.columnSpan,
  );
  return isAlike && (offset === 0 || isMovedWithLabel(laid, offset));
}

const columnOf = (spot: Spot | undefined): number => spot?.column ?? 0;

/** One beside the other, all as wide. */
const isEven = (spots: readonly Spot[]): boolean =>
  spots.every(
    ({ column, columnSpan }, index, [first]) =>
      columnSpan === first?.columnSpan && column === first.column + index * columnSpan,
  );

/** A label that is as wide as that of a row like it was moved with its values; one that is wider took one of them in. */
function isMovedWithLabel({ oriented, own, rows }: Laid, offset: number): boolean {
  const label = labelBefore(oriented, own);
  if (label === null) return true;
  return rows.some((row) => {
    const other = row === own || depthOf(row) !== depthOf(own) ? null : labelBefore(oriented, row);
    if (other?.columnSpan !== label.columnSpan) return false;
    return other.column === label.column - offset || columnOf(row.values[0]) === columnOf(own.values[0]);
  });
}

/** What stands just before the values. */
function labelBefore({ matrix }: Oriented, { row, values }: ValueRow): Spot | null {
  return matrix.rows[row]?.findLast(({ column }) => column < columnOf(values[0])) ?? null;
}

/** In how many groups the row stands. */
const depthOf = ({ expected: { codes } }: ValueRow): number => {
  const [code] = codes;
  return code === undefined ? 0 : partsOf(code).row.split('.').length;
};
