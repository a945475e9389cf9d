/**
 * Rows of a text that lost a cell and took in another have as many as before: only their sums show it. A row with a cell
 * that shows no number, whose parts are not its total, is in doubt, and so is any whose values, moved by a place, make sums
 * of columns come out that fail.
 */
import { partsOf } from '../../forms/catalogue.ts';
import type { WitnessId } from '../../model/witness.ts';
import type { Assigned, AssignedRow, ValueRow } from './row-values.ts';
import { inDoubt } from './listed-rows.ts';
import type { Oriented } from '../tables/orient.ts';
import { hasDigit, isNumberLike } from '../../shapes/number-shape.ts';
import { readNumber } from './read-number.ts';

/** `rows`: the rows of values; `results`: what they were read as, in their order. */
export function doubtShiftedRows(
  oriented: Oriented,
  rows: readonly ValueRow[],
  results: readonly AssignedRow[],
): readonly AssignedRow[] {
  const { table, matrix, isTransposed } = oriented;
  if (matrix.grid.isOfLines !== true || isTransposed) return results;
  const sums = table === 'disclosure' ? [] : results.map(numbersOf);
  const witnesses: readonly (readonly [WitnessId, ReadonlySet<number>])[] = [
    ['lines.number-before-label', rowsWithNumbersBeforeLabel(oriented, rows)],
    ['lines.only-blank', table === 'disclosure' ? onlyRowWithBlanks(results) : NONE],
    ['lines.sum-short', table === 'disclosure' ? NONE : shortRows(results, sums)],
    ['lines.sums-moved', table === 'applications' ? movedRows(sums) : NONE],
  ];
  return results.map((result, index) =>
    witnesses.reduce(
      (doubted, [witness, shifted]) => (shifted.has(index) ? inDoubt(doubted, witness) : doubted),
      result,
    ),
  );
}

/** Where no other row has one, a blank beside values is the place of a cell that was lost. */
function onlyRowWithBlanks(results: readonly AssignedRow[]): ReadonlySet<number> {
  const found = results.flatMap((result, index) => (hasBlank(result) ? [index] : []));
  return found.length === 1 && results.length > 1 ? new Set(found) : NONE;
}

/** Numbers of items stand before the labels of most rows. */
function rowsWithNumbersBeforeLabel({ matrix }: Oriented, rows: readonly ValueRow[]): ReadonlySet<number> {
  const found = rows.flatMap(({ row, values }, index) => {
    const first = values[0]?.column ?? matrix.columnCount;
    const before = (matrix.rows[row] ?? []).filter(({ column }) => column < first);
    return before.some(({ text }) => isNumberLike(text)) ? [index] : [];
  });
  return found.length * 2 < rows.length ? new Set(found) : NONE;
}

/** A row with a cell that shows no number, whose parts are not its total. */
function shortRows(results: readonly AssignedRow[], sums: readonly (NumberRow | null)[]): ReadonlySet<number> {
  const short = results.flatMap((result, index) =>
    !result.assigned.every(showsDigit) && !isSummedUp(sums[index] ?? NO_ROW) ? [index] : [],
  );
  return new Set(short);
}

/** Values in the row's order, a blank as 0. */
interface NumberRow {
  readonly key: string;
  readonly columns: readonly string[];
  readonly values: readonly number[];
}

const NO_ROW: NumberRow = { key: '', columns: [], values: [] };

/** Null where a cell holds no number: it has a doubt of its own, or a finding. */
function numbersOf({ assigned }: AssignedRow): NumberRow | null {
  const read = assigned.map(({ code, spot }) => ({ ...partsOf(code), ...readNumber(spot?.text ?? '', 'count') }));
  const [first] = read;
  if (first === undefined || read.some(({ state }) => state === 'text' || state === 'doubtful')) return null;
  const columns = read.map(({ row, column }) => (row === first.row ? column : `${row}.${column}`));
  return { key: first.row, columns, values: read.map(({ value }) => value ?? 0) };
}

const showsDigit = ({ spot }: Assigned): boolean => hasDigit(spot?.text ?? '');

const hasBlank = ({ assigned }: AssignedRow): boolean =>
  assigned.some(({ spot }) => (spot?.text ?? '').trim() === '') &&
  assigned.some(({ spot }) => (spot?.text ?? '').trim() !== '');

/** Of each procedure of table four by itself: its total is its last column. */
function isSummedUp({ columns, values }: NumberRow): boolean {
  let rest = 0;
  return columns.every((column, index) => {
    const value = values[index] ?? 0;
    if (column !== 'total' && !column.endsWith('.total')) {
      rest += value;
      return true;
    }
    const isEqual = rest === value;
    rest = 0;
    return isEqual;
  });
}

/** How often a row counts in: outcomes less their total, and what came in less what went out. */
function weightsOf(key: string): readonly [outcomes: number, balance: number] {
  if (key === 'outcomes.total') return [-1, -1];
  if (key.startsWith('outcomes.')) return [1, 0];
  return [0, key === 'carried_out' ? -1 : 1];
}

const keyRows = ['received', 'carried_in', 'outcomes.total', 'carried_out'];

/** Rows whose values, moved by a place, make sums of columns come out that fail: any of them may be the one. */
function movedRows(rows: readonly (NumberRow | null)[]): ReadonlySet<number> {
  const [first] = rows;
  const isWhole = rows.every((row) => row !== null && row.columns.join() === first?.columns.join());
  if (!isWhole || !keyRows.every((key) => rows.some((row) => row?.key === key))) return NONE;
  const residuals = (first?.columns ?? []).map((_, column) => residualsOf(rows, column));
  const failing = residuals.filter(isFailing).length;
  if (failing < 2) return NONE;
  const isMoved = (row: NumberRow): boolean =>
    movesOf(row.values).some(
      (values) => isSummedUp({ ...row, values }) && isExplained(row, values, residuals, failing),
    );
  return new Set(rows.flatMap((row, index) => (row !== null && isMoved(row) ? [index] : [])));
}

const NONE: ReadonlySet<number> = new Set();

type Residuals = readonly [outcomes: number, balance: number];

const isFailing = ([outcomes, balance]: Residuals): boolean => outcomes !== 0 || balance !== 0;

function residualsOf(rows: readonly (NumberRow | null)[], column: number): Residuals {
  let [outcomes, balance] = [0, 0];
  for (const row of rows) {
    const [ofOutcomes, ofBalance] = weightsOf(row?.key ?? '');
    outcomes += ofOutcomes * (row?.values[column] ?? 0);
    balance += ofBalance * (row?.values[column] ?? 0);
  }
  return [outcomes, balance];
}

/** With the row's values moved, the columns that it changes come out, and at least two of those that fail are among them. */
function isExplained(
  row: NumberRow,
  values: readonly number[],
  residuals: readonly Residuals[],
  failing: number,
): boolean {
  const [ofOutcomes, ofBalance] = weightsOf(row.key);
  const after = residuals.map(([outcomes, balance], column): Residuals => {
    const change = (values[column] ?? 0) - (row.values[column] ?? 0);
    return [outcomes + ofOutcomes * change, balance + ofBalance * change];
  });
  const changed = after.filter((_, column) => values[column] !== row.values[column]);
  return !changed.some(isFailing) && after.filter(isFailing).length <= failing - 2;
}

/** All orders in which one value stands elsewhere and those between have moved up by a place. */
function movesOf(values: readonly number[]): readonly (readonly number[])[] {
  return values.flatMap((value, from) =>
    values.map((_, to) => values.toSpliced(from, 1).toSpliced(to, 0, value)).filter((_, to) => to !== from),
  );
}
