/**
 * Rows that are listed by their order alone (plain text): where one lost a cell or was joined with the next, nothing shows
 * what stands under what. Such a row is in doubt, and so is a header in an order of its own and every other row of a damaged
 * table, unless the form's arithmetic proves the reading.
 */
import { at } from '../../shapes/at.ts';
import { rememberedOf } from '../../shapes/remembered.ts';
import { foldBody } from '../labels/fold.ts';
import type { RowRead, RunOfRows } from '../rows/read-rows.ts';
import type { ValueRow } from '../rows/row-values.ts';
import { namedSpots } from '../tables/columns.ts';
import type { Spot } from '../tables/matrix.ts';
import type { Oriented } from '../tables/orient.ts';
import { carriedIn, granted, received, tableThree } from './example-tables.ts';
import { isSummedUp, numbersOf } from './row-numbers.ts';
import { against, forOrAgainst, type RowWitness, type RunWitness } from './witness.ts';

const isOfficial = ({ expected }: ValueRow): boolean => expected.isOfficialOrder;

const isDoubted = ({ matrix }: Oriented, { row }: ValueRow): boolean =>
  at(matrix.rows, row).some(({ source }) => source.doubts.length > 0);

/** A number of values that is neither what the form expects nor what most rows have, in a row of another width than they. */
const unusualRows = rememberedOf(({ oriented: { matrix }, rows }: RunOfRows): ReadonlySet<RowRead> => {
  const widthOf = ({ row }: ValueRow): number => at(matrix.rows, row).length;
  const excessOf = ({ values, expected }: ValueRow): number => values.length - expected.codes.length;
  const usualWidth = mostFrequent(rows.map(widthOf));
  const usualExcess = mostFrequent(rows.map(excessOf));
  return new Set(
    rows.filter((row) => excessOf(row) !== 0 && excessOf(row) !== usualExcess && widthOf(row) !== usualWidth),
  );
});

function mostFrequent(numbers: readonly number[]): number {
  const counts = Map.groupBy(numbers, (number) => number);
  return [...counts].reduce((best, entry) => (entry[1].length > best[1].length ? entry : best), [0, []])[0];
}

const isDamaged = rememberedOf(
  (run: RunOfRows) => unusualRows(run).size > 0 || run.rows.some((row) => isDoubted(run.oriented, row)),
);

/** The sums of all rows come out as the header orders them. */
function isHeaderProved({ oriented, rows }: RunOfRows): boolean {
  if (oriented.table === 'disclosure') return true;
  const sums = rows.map(sumOf);
  const isSummedUp = sums.includes('equal') && !sums.includes('differs');
  return oriented.table === 'applications' && isInRowsOfGroups(oriented) && isSummedUp;
}

/** Sums that come out in most rows, where no label stands in another row than those of its group. */
function isOrderProved({ oriented, rows }: RunOfRows): boolean {
  const sums = rows.map(sumOf);
  const differing = sums.filter((sum) => sum === 'differs').length;
  return isInRowsOfGroups(oriented) && sums.filter((sum) => sum === 'equal').length > differing;
}

/** Labels of one group stand in one row, and behind the group's own label. */
function isInRowsOfGroups(oriented: Oriented): boolean {
  const labels = namedSpots(oriented, 'column');
  if (labels.some(({ spot, match }) => isBeforeGroup(oriented, spot, match.entry.groups))) return false;
  const rowsOfGroups = Map.groupBy(labels, ({ match }) => match.entry.groups.join()).values();
  return rowsOfGroups.every((group) => new Set(group.map(({ spot }) => spot.row)).size === 1);
}

/** A group is printed over its members, or before them: behind them, a row of the header has moved. */
function isBeforeGroup({ matrix }: Oriented, member: Spot, groups: readonly string[]): boolean {
  const own = groups.length === 0 ? [] : matrix.rows.flat().filter(({ text }) => groups.includes(foldBody(text)));
  const isBehind = ({ row, column }: Spot): boolean =>
    row > member.row || (row === member.row && column > member.column);
  return own.length > 0 && own.every(isBehind);
}

function sumOf(row: RowRead): 'equal' | 'differs' | 'nothing' {
  const numbers = numbersOf(row);
  if (numbers === null || !isSummedUp(numbers)) return 'differs';
  return numbers.values.some((value) => value !== 0) ? 'equal' : 'nothing';
}

const swapped = (...rows: readonly string[]): readonly string[] => [
  '|商业企业|自然人|科研机构|社会公益组织|法律服务机构|其他|总计',
  ...rows,
];

export const listedRowWitnesses: readonly RowWitness[] = [
  {
    id: 'lines.width-unusual',
    placements: ['listed'],
    message: {
      zh: '该行的单元格数与格式和其他各行都不同',
      en: 'The row has another number of cells than the form and all other rows',
    },
    basis: 'A line of a text that lost a cell, or took in another, shows it by its number of cells alone',
    judge: ({ run, row }) => against(unusualRows(run).has(row)),
    examples: [
      {
        name: 'a blank too many in one row',
        placement: 'listed',
        table: tableThree(`${received}|5|0|0|0|0|0|5`, `${carriedIn}|1|0|0|0|0|0|1|`, `${granted}|2|0|0|0|0|0|2`),
        contradicts: ['applications.carried_in.*'],
      },
      {
        name: 'all rows alike',
        placement: 'listed',
        table: tableThree(`${received}|5|0|0|0|0|0|5`, `${granted}|2|0|0|0|0|0|2`),
      },
    ],
  },
  {
    id: 'lines.sum-unproved',
    placements: ['listed'],
    message: {
      zh: '表中有行受损，而该行各项之和不等于总计',
      en: 'Rows of the table are damaged, and the parts of this one are not its total',
    },
    basis: 'In a text with damaged rows, a row whose sum does not come out may have lost a cell and taken in another',
    judge: ({ run, row }) => {
      if (run.table === 'disclosure') return 'silent';
      const sum = sumOf(row);
      if (sum === 'equal') return 'supports';
      return against(sum === 'differs' && isDamaged(run));
    },
    examples: [
      {
        name: 'a sum that differs, beside a row that lost a cell',
        placement: 'listed',
        table: tableThree(`${received}|5|0|0|0|0|0|6`, `${carriedIn}|1|0|0|0|0|1`, `${granted}|2|0|0|0|0|0|2`),
        contradicts: ['applications.received.*'],
      },
      {
        name: 'a sum that differs in a table that is whole',
        placement: 'listed',
        table: tableThree(`${received}|5|0|0|0|0|0|6`, `${granted}|2|0|0|0|0|0|2`),
      },
    ],
  },
];

export const listedHeaderWitnesses: readonly RunWitness[] = [
  {
    id: 'lines.header-unproved',
    placements: ['listed'],
    message: {
      zh: '各列次序与格式不同，且没有合计能证明',
      en: 'The columns stand in another order than the form’s, and no sums prove it',
    },
    basis: 'In a text a header whose words were parted otherwise puts every value below another one',
    judge: (run) =>
      run.rows.length === 0 || run.rows.every(isOfficial) ? 'silent' : forOrAgainst(!isHeaderProved(run)),
    examples: [
      {
        name: 'columns exchanged, and a sum that differs',
        placement: 'listed',
        table: swapped(`${received}|0|5|0|0|0|0|6`, `${granted}|0|2|0|0|0|0|2`),
        contradicts: ['applications.*'],
      },
      {
        name: 'columns exchanged, sums that come out',
        placement: 'listed',
        table: swapped(`${received}|0|5|0|0|0|0|5`, `${granted}|0|2|0|0|0|0|2`),
      },
    ],
  },
  {
    id: 'header.odd-order',
    placements: ['drawn', 'counted'],
    message: {
      zh: '表三各列次序与格式不同，且多数行的合计不能证明',
      en: 'The columns of table three stand in another order than the form’s, and the sums of most rows do not prove it',
    },
    basis: 'A label of the header that was lost, or stands in another row, moves the others; sums show whether it did',
    judge: (run) =>
      run.table !== 'applications' || run.rows.every(isOfficial) ? 'silent' : forOrAgainst(!isOrderProved(run)),
    examples: [
      {
        name: 'columns exchanged, sums that differ',
        table: swapped(`${received}|0|5|0|0|0|0|6`, `${granted}|0|2|0|0|0|0|3`),
        contradicts: ['applications.*'],
      },
      {
        name: 'columns exchanged, sums that come out',
        table: swapped(`${received}|0|5|0|0|0|0|5`, `${granted}|0|2|0|0|0|0|2`),
      },
    ],
  },
];
