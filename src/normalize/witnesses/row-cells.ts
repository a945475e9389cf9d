/** What stands among a row's values, or in them, that is of another row, or may have taken a value's place. */
import { isNumberLike, isNumberPart } from '../../shapes/number-shape.ts';
import { hasRole, type Match } from '../labels/match-label.ts';
import type { Assigned } from '../rows/row-values.ts';
import type { Spot } from '../tables/matrix.ts';
import type { Oriented } from '../tables/orient.ts';
import { carriedIn, granted, partlyGranted, received, tableThree, tableTwo } from './example-tables.ts';
import { against, type FigureWitness, type RowWitness, type SeenRow } from './witness.ts';

/** Cells that the source itself keeps apart never take in one another's text. */
const mayRunTogether = ({ matrix: { placement, grid } }: Oriented): boolean =>
  placement !== 'counted' || grid.isOfLines === true;

/** But for ordinals, of groups before it too, a label has no digit: one of the row's values stands in it. */
const hasNumber = (label: Spot | null): boolean =>
  label !== null && /\p{scx=Han}.*\p{Nd}(?![\p{Nd}.．、)）])/su.test(label.text);

const isBlank = ({ spot }: Assigned): boolean => spot === null || spot.text.trim() === '';

const holdsTwo = ({ spot }: Assigned): boolean =>
  spot !== null &&
  (spot.source.doubts.includes('two-numbers') || spot.text.trim().split(/\s+/u).filter(isNumberPart).length > 1);

/** Something from above that stands among the values of a row takes the place of one. */
function isAnyFromAbove({ run: { oriented }, row: { key, row, assigned } }: SeenRow): boolean {
  const { matrix, labels } = oriented;
  const own = matrix.rows[row] ?? [];
  const first = (key.label ?? own[0])?.column;
  const among = matrix.covering[row]?.slice(first, own.at(-1)?.column) ?? [];
  const isGroup = (spot: Spot): boolean => hasRole(labels.get(spot), 'group');
  const isFilling = (spot: Spot): boolean => spot.text.trim() === '' && isBeforeAll(spot, assigned, row);
  const isAstray = (spot: Spot | null): boolean =>
    spot !== null && spot.row < row && !isGroup(spot) && !isFilling(spot);
  return among.some((spot) => spot !== key.label && isAstray(spot));
}

/** The label of a group that reaches down to the row from above stands behind all of its values: its place is before them. */
function isBesideGroup({ run: { oriented }, row: { row, assigned } }: SeenRow): boolean {
  const { matrix, labels } = oriented;
  const last = Math.max(...assigned.map(({ spot }) => spot?.column ?? -1));
  const isGroup = (spot: Spot): boolean => hasRole(labels.get(spot), 'group');
  const behind = last < 0 ? [] : (matrix.covering[row]?.slice(last + 1) ?? []);
  return behind.some((spot) => spot !== null && spot.row < row && isGroup(spot));
}

/** The row has all of its values further right: what is left of them is none of theirs. */
const isBeforeAll = ({ column }: Spot, assigned: readonly Assigned[], row: number): boolean =>
  assigned.every(({ spot }) => spot?.row === row && spot.column > column);

/** A number stands before the row's label that is not its ordinal in a cell of its own. */
function isAfterNumber({ matrix, labels }: Oriented, row: number): boolean {
  const own = matrix.rows[row] ?? [];
  const at = own.findIndex((spot) => labels.has(spot));
  const label = own[at];
  if (label === undefined) return false;
  const number = own.slice(0, at).findLast(({ text }) => isNumberLike(text));
  return number !== undefined && !isOrdinalOf(number.text, labels.get(label) ?? []);
}

const isOrdinalOf = (number: string, matches: readonly Match[]): boolean =>
  matches.some(({ entry }) => /^\d+/u.exec(entry.official)?.[0] === number.replaceAll(/\D/gu, ''));

export const rowCellWitnesses: readonly RowWitness[] = [
  {
    id: 'row.spills-over',
    message: {
      zh: '该行有空白格，而下一行标签之前有一个数值，可能是该行被挤到下一行的最后一个数值',
      en: 'A value of the row is blank and a number stands before the next row’s label: it may be this row’s last value',
    },
    basis:
      'Boxes that are wrapped where they have no room push the last value of a row with a cell too many into the next one',
    judge: ({ run: { oriented }, row: { row, assigned } }) =>
      against(assigned.some(isBlank) && isAfterNumber(oriented, row + 1) && !isAfterNumber(oriented, row)),
    examples: [
      {
        name: 'a blank too many, and the total before the next label',
        table: tableThree(`${received}|5||0|0|0|0|0`, `5|${carriedIn}|1|0|0|0|0|0`),
        contradicts: ['applications.received.*'],
      },
      {
        name: 'a blank, and the next label first in its row',
        table: tableThree(`${received}|5||0|0|0|0|5`, `${carriedIn}|1|0|0|0|0|0|1`),
      },
    ],
  },
  {
    id: 'row.cell-from-above',
    message: {
      zh: '上方单元格向下占了该行一个数值的位置',
      en: 'A cell from above stands among the values of the row',
    },
    basis: 'A cell that reaches down takes the place of one of the row’s values, and moves the others',
    judge: (seen) => against(isAnyFromAbove(seen)),
    examples: [
      {
        name: 'a blank among the values of the row above that reaches down',
        table: [
          '|自然人|商业企业||科研机构|社会公益组织|法律服务机构|其他|总计',
          `${received}|5|0||0|0|0|0|5`,
          `${carriedIn}|1|0|^2|0|0|0|0|1`,
          `${granted}|2|0|0|0|0|0|2`,
        ],
        contradicts: ['applications.outcomes.granted.*'],
      },
      { name: 'values of one row each', table: tableTwo('规章|1|2|3', '行政规范性文件|4|5|6') },
    ],
  },
  {
    id: 'row.beside-group',
    message: {
      zh: '分组标签从上方伸到该行数值一侧，各数值可能整体错列',
      en: 'The label of a group reaches down beside the values of the row: all of them may have moved',
    },
    basis:
      'Where two rows ran together the group of the second stands behind the first, and the rows of the group begin further left',
    judge: (seen) => against(isBesideGroup(seen)),
    examples: [
      {
        name: 'two rows run together, and one of the group below',
        table: [
          '*2|自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计',
          `${carriedIn}*2|5|0|0|0|0|0|5|三、本年度办理结果^2|${granted}|2|0|0|0|0|0|2`,
          `${partlyGranted}||||||4|4|`,
        ],
        contradicts: ['applications.outcomes.partly_granted.*'],
      },
      {
        name: 'a group before its rows',
        table: [
          '*2|自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计',
          `三、本年度办理结果^2|${granted}|2|0|0|0|0|0|2`,
          `${partlyGranted}||||||4|4`,
        ],
      },
    ],
  },
  {
    id: 'row.moved-by-label',
    message: {
      zh: '标签里带有数字而该行有空白格，各数值可能错位',
      en: 'The label holds a number and a value of the row is blank: all may have moved',
    },
    basis: 'Where cells can run together, a number within the label is one of the row’s values',
    judge: ({ run: { oriented }, row: { key, assigned } }) =>
      against(mayRunTogether(oriented) && hasNumber(key.label) && assigned.some(isBlank)),
    examples: [
      {
        name: 'a number in the label, a blank at the end',
        placement: 'drawn',
        table: tableTwo('规章|1|2|3', '行政规范性文件4|5|6|'),
        contradicts: ['disclosure.normative_documents.*'],
      },
      {
        name: 'a number in the label, no blank',
        placement: 'drawn',
        table: tableTwo('规章|1|2|3', '行政规范性文件4|5|6|7'),
      },
    ],
  },
];

export const cellsOfRowWitnesses: readonly FigureWitness[] = [
  {
    id: 'figure.cell-over-rows',
    message: { zh: '单元格跨到下一行', en: 'The cell reaches down into a further row' },
    basis: 'A value that goes on down into a further row stands for either of them, or for none',
    judge: ({ run, row, assigned: { spot } }) => {
      if (row === null || spot === null || spot.rowSpan === 1) return 'silent';
      return against(run.rowKeys.some((other) => other.row > spot.row && other.row < spot.row + spot.rowSpan));
    },
    examples: [
      {
        name: 'a value over two rows of the form',
        table: tableTwo('规章|1|2^2|3', '行政规范性文件|4|6'),
        contradicts: ['disclosure.rules.repealed'],
      },
      { name: 'a value over a row that is none', table: tableTwo('规章|1|2^2|3', '||') },
    ],
  },
  {
    id: 'row.blank-beside-two',
    message: {
      zh: '同一行另一单元格里有两个数字，其中一个可能属于此空白格',
      en: 'Another cell of the row holds two numbers, one of which may be this blank’s',
    },
    basis: 'Where cells can run together, a blank beside a cell with two numbers may have lost its own to it',
    judge: ({ run, row, assigned }) =>
      against(row !== null && mayRunTogether(run.oriented) && isBlank(assigned) && row.assigned.some(holdsTwo)),
    examples: [
      {
        name: 'a blank beside a cell with two numbers',
        placement: 'drawn',
        table: tableThree(`${received}|5|1 2||0|0|0|8`),
        contradicts: ['applications.received.research'],
      },
      {
        name: 'the same where the source parts the cells',
        table: tableThree(`${received}|5|1 2||0|0|0|8`),
      },
    ],
  },
];
