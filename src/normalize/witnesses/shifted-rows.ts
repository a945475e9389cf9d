/**
 * Rows of a text that lost a cell and took in another have as many as before: only their sums show it. A row with a cell
 * that shows no number, whose parts are not its total, is in doubt, and so is any whose values, moved by a place, make sums
 * of columns come out that fail.
 */
import { at } from '../../shapes/at.ts';
import { rememberedOf } from '../../shapes/remembered.ts';
import { editions, partsOf, rowsOf } from '../../forms/catalogue.ts';
import { equalitiesOf } from '../../forms/equalities.ts';
import type { Edition } from '../../forms/form.ts';
import { hasDigit, isNumberLike } from '../../shapes/number-shape.ts';
import type { RowRead, RunOfRows } from '../rows/read-rows.ts';
import type { Assigned } from '../rows/row-values.ts';
import { carriedIn, received, tableThree, tableTwo } from './example-tables.ts';
import { isSummedUp, numbersOf, type RowNumbers } from './row-numbers.ts';
import { against, type RowWitness, type SeenRow, type Verdict } from './witness.ts';

/** Upright rows that are lines of a text. */
const ofLines =
  (rowsOf: (run: RunOfRows) => ReadonlySet<RowRead>) =>
  ({ run, row }: SeenRow): Verdict =>
    run.oriented.matrix.grid.isOfLines === true && !run.oriented.isTransposed
      ? against(rowsOf(run).has(row))
      : 'silent';

const NONE: ReadonlySet<RowRead> = new Set();

/** Where no other row has one, a blank beside values is the place of a cell that was lost. */
const onlyRowWithBlanks = rememberedOf(({ table, rows }: RunOfRows): ReadonlySet<RowRead> => {
  const found = table === 'disclosure' ? rows.filter(hasBlank) : [];
  return found.length === 1 && rows.length > 1 ? new Set(found) : NONE;
});

/** Numbers of items stand before the labels of most rows. */
const rowsWithNumbersBeforeLabel = rememberedOf(({ oriented: { matrix }, rows }: RunOfRows): ReadonlySet<RowRead> => {
  const found = rows.filter(({ row, values }) => {
    const first = values[0]?.column ?? matrix.columnCount;
    const before = at(matrix.rows, row).filter(({ column }) => column < first);
    return before.some(({ text }) => isNumberLike(text));
  });
  return found.length * 2 < rows.length ? new Set(found) : NONE;
});

/** A row with a cell that shows no number, whose parts are not its total. */
const shortRows = rememberedOf(({ table, rows }: RunOfRows): ReadonlySet<RowRead> =>
  table === 'disclosure'
    ? NONE
    : new Set(rows.filter((row) => !row.assigned.every(showsDigit) && isSumShort(numbersOf(row)))),
);

const isSumShort = (numbers: RowNumbers | null): boolean => numbers !== null && !isSummedUp(numbers);

/** Rows whose values, moved by a place, make sums of columns come out that fail: any of them may be the one. */
const movedRows = rememberedOf(({ table, rows }: RunOfRows): ReadonlySet<RowRead> => {
  const moved = table === 'applications' ? movedAmong(rows.map(numbersOf)) : new Set<number>();
  return new Set(rows.filter((_, index) => moved.has(index)));
});

const showsDigit = ({ spot }: Assigned): boolean => hasDigit(spot?.text ?? '');

const hasBlank = ({ assigned }: RowRead): boolean =>
  assigned.some(({ spot }) => (spot?.text ?? '').trim() === '') &&
  assigned.some(({ spot }) => (spot?.text ?? '').trim() !== '');

/** How often a row counts in each of the form's sums down a column: on the left, or as what they must come to. */
type WeightsOf = (key: string) => readonly number[];

/** Null where the table lacks a row that the sums need. `keys`: of its rows; `column`: any, all have the same sums. */
function weightsOf(keys: ReadonlySet<string>, column: string): WeightsOf | null {
  const isOf = (edition: Edition): boolean =>
    edition.tables.applications.blocks.some((block) => {
      const known = new Set(rowsOf(edition.tables.applications, block, keys).map(({ key }) => key));
      return keys.values().every((key) => known.has(key));
    });
  const form = editions.find(isOf)?.tables.applications;
  if (form === undefined) return null;
  const sums = equalitiesOf(form, keys)
    .filter(({ kind, right }) => kind !== 'row' && right.every((code) => partsOf(code).column === column))
    .map(({ left, right }) => [left, right].map((codes) => new Set(codes.map((code) => partsOf(code).row))));
  const needed = sums.filter((sides) => sides.every(({ size }) => size > 1)).flat();
  if (!needed.every((side) => side.isSubsetOf(keys))) return null;
  return (key) => sums.map(([left, right]) => Number(left?.has(key) === true) - Number(right?.has(key) === true));
}

const keyOf = ({ codes }: RowNumbers): string => partsOf(at(codes, 0)).row;

function movedAmong(rows: readonly (RowNumbers | null)[]): ReadonlySet<number> {
  const own = rows.filter((row) => row !== null);
  const columnsOf = ({ codes }: RowNumbers): readonly string[] => codes.map((code) => partsOf(code).column);
  const columns = own[0] === undefined ? [] : columnsOf(own[0]);
  const isWhole = own.length === rows.length && own.every((row) => columnsOf(row).join() === columns.join());
  const weights = isWhole ? weightsOf(new Set(own.map(keyOf)), columns[0] ?? '') : null;
  if (weights === null) return new Set();
  const residuals = columns.map((_, column) => residualsOf(own, column, weights));
  const failing = residuals.filter(isFailing).length;
  if (failing < 2) return new Set();
  const isMoved = (row: RowNumbers): boolean =>
    movesOf(row.values).some(
      (values) =>
        isSummedUp({ ...row, values }) &&
        isExplained({ row, values, weights: weights(keyOf(row)) }, residuals, failing),
    );
  return new Set(own.flatMap((row, index) => (isMoved(row) ? [index] : [])));
}

/** What is left of each sum down a column: 0 where it comes out. */
type Residuals = readonly number[];

const isFailing = (residuals: Residuals): boolean => residuals.some((residual) => residual !== 0);

const residualsOf = (rows: readonly RowNumbers[], column: number, weights: WeightsOf): Residuals =>
  rows.reduce<Residuals>((sums, row) => {
    const value = at(row.values, column);
    return weights(keyOf(row)).map((weight, index) => (sums[index] ?? 0) + weight * value);
  }, []);

interface Move {
  readonly row: RowNumbers;
  readonly values: readonly number[];
  readonly weights: readonly number[];
}

/** With the row's values moved, the columns that it changes come out, and at least two of those that fail are among them. */
function isExplained({ row, values, weights }: Move, residuals: readonly Residuals[], failing: number): boolean {
  const after = residuals.map((sums, column): Residuals => {
    const change = at(values, column) - at(row.values, column);
    return sums.map((sum, index) => sum + at(weights, index) * change);
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

/** Table three in which the parts of the first row were moved by a place. */
const MOVED = tableThree(
  `${received}|0|5|0|0|0|0|5`,
  `${carriedIn}|1|0|0|0|0|0|1`,
  '（一）予以公开|5|0|0|0|0|0|5',
  '（七）总计|5|0|0|0|0|0|5',
  '四、结转下年度继续办理|1|0|0|0|0|0|1',
);

export const shiftedRowWitnesses: readonly RowWitness[] = [
  {
    id: 'lines.number-before-label',
    message: {
      zh: '标签前有数字，可能是该行的数值',
      en: 'A number stands before the label and may be one of the row’s values',
    },
    basis: 'In a text, a number in the place of a label has changed places with it, unless most rows are numbered',
    judge: ofLines(rowsWithNumbersBeforeLabel),
    examples: [
      {
        name: 'a number before one of three labels',
        isOfLines: true,
        table: tableTwo('规章|1|2|3', '4|行政规范性文件|4|5|6', '行政许可|7|8|9'),
        contradicts: ['disclosure.normative_documents.*'],
      },
      {
        name: 'a number before every label',
        isOfLines: true,
        table: tableTwo('1|规章|1|2|3', '2|行政规范性文件|4|5|6'),
      },
    ],
  },
  {
    id: 'lines.only-blank',
    message: {
      zh: '只有该行有空白格，可能有单元格遗漏',
      en: 'This row alone has a blank: one of its cells may have been lost',
    },
    basis: 'Where no other line of the text has a blank, one beside values is the place of a cell that was lost',
    judge: ofLines(onlyRowWithBlanks),
    examples: [
      {
        name: 'a blank at the end of one row',
        isOfLines: true,
        table: tableTwo('规章|1|2|', '行政规范性文件|4|5|6'),
        contradicts: ['disclosure.rules.*'],
      },
      {
        name: 'blanks in both',
        isOfLines: true,
        table: tableTwo('规章|1|2|', '行政规范性文件|4||6'),
      },
    ],
  },
  {
    id: 'lines.sum-short',
    message: {
      zh: '该行有单元格没有数字，且各项之和不等于总计',
      en: 'A cell of the row shows no number, and its parts are not its total',
    },
    basis: 'A line of a text that lost a value has a cell without a number instead, and a sum that does not come out',
    judge: ofLines(shortRows),
    examples: [
      {
        name: 'a value lost, a blank at the end',
        isOfLines: true,
        table: tableThree(`${received}|5|0|0|0|1|6|`, `${carriedIn}|1|0|0|0|0|0|1`),
        contradicts: ['applications.received.*'],
      },
      {
        name: 'a blank for none, and a sum that comes out',
        isOfLines: true,
        table: tableThree(`${received}|5|0||0|0|1|6`, `${carriedIn}|1|0|0|0|0|0|1`),
      },
    ],
  },
  {
    id: 'lines.sums-moved',
    message: {
      zh: '该行数值移动一格后，不平的列合计即可平衡',
      en: 'With the row’s values moved by a place, sums of columns that fail come out',
    },
    basis: 'A line of a text that lost one cell and took in another keeps its number of cells; its columns’ sums tell',
    judge: ofLines(movedRows),
    examples: [
      {
        name: 'two columns that fail, and come out with one row moved',
        isOfLines: true,
        table: MOVED,
        contradicts: ['applications.received.*'],
      },
      { name: 'the same where the source parts the cells', table: MOVED },
    ],
  },
];
