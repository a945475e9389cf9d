/** What the label of a row says against its figures: it may be none, or that of two rows, or hold one of the values. */
import { at } from '../../shapes/at.ts';
import { rememberedOf } from '../../shapes/remembered.ts';
import { isNumberLike, isValueLike } from '../../shapes/number-shape.ts';
import { hasRole, type Match } from '../labels/match-label.ts';
import { isTelling } from '../labels/recognise.ts';
import type { RunOfRows } from '../rows/read-rows.ts';
import type { Matrix, Spot } from '../tables/matrix.ts';
import type { Oriented } from '../tables/orient.ts';
import { carriedIn, granted, partlyGranted, received, tableThree, tableTwo } from './example-tables.ts';
import { forOrAgainst, type RowWitness, type SeenRow, type Verdict } from './witness.ts';

/** Labels of rows whose key is known: table four has one for all of them. */
const ofLabel =
  (isAgainst: (oriented: Oriented, row: number, label: Spot) => boolean) =>
  ({ run, row }: SeenRow): Verdict =>
    row.key.key === '' || row.key.label === null
      ? 'silent'
      : forOrAgainst(isAgainst(run.oriented, row.row, row.key.label));

const isGroup = (matches: readonly Match[]): boolean => hasRole(matches, 'group');

const namesRow = (matches: readonly Match[]): boolean => hasRole(matches, 'row') && !isGroup(matches);

/** The label's cell took in the row's first number, or all of them. */
const NUMBER_BEHIND = /\p{scx=Han}\S{0,3}(?:\s+[\d.-]+)+\s*$/u;

/** Two labels that each have values of their own. */
function hasTwoLabels({ matrix, labels }: Oriented, row: number, label: Spot): boolean {
  const before = at(matrix.rows, row).filter(({ column }) => column < label.column);
  const other = before.findIndex((spot) => namesRow(labels.get(spot) ?? []));
  return other >= 0 && before.slice(other + 1).some(({ text }) => isNumberLike(text));
}

/** A label that goes on down beside the values of a further row. */
function reachesBesideValues(matrix: Matrix, row: number, label: Spot): boolean {
  const below = matrix.rows.slice(row + 1, row + label.rowSpan);
  return below.some((own) => areValuesAlone(own.filter(({ column }) => column > label.column)));
}

const areValuesAlone = (own: readonly Spot[]): boolean =>
  own.some(({ text }) => isNumberLike(text)) && own.every(({ text }) => isValueLike(text));

/** The lines of the label, or its words, are labels of different rows. */
const namesTwo = ({ matchesOf }: Oriented, label: Spot): boolean =>
  namesSeveral(label, (part) => {
    const matches = matchesOf(part);
    return namesRow(matches) ? matches.find((one) => one.entry.role === 'row' && isTelling(one)) : undefined;
  });

function namesSeveral({ text }: Spot, matchOf: (part: string) => Match | undefined): boolean {
  const parts = text.trim().split(/\s+/u);
  return parts.length > 1 && new Set(parts.flatMap((part) => matchOf(part)?.entry.key ?? [])).size > 1;
}

const isHeadOfTwo = rememberedOf(({ oriented: { matrix, matchesOf, headerRows } }: RunOfRows) => {
  const columnNamed = (part: string): Match | undefined =>
    matchesOf(part).find((match) => match.entry.role === 'column' && isTelling(match));
  return [...headerRows].some((row) => matrix.rows[row]?.some((spot) => namesSeveral(spot, columnNamed)) === true);
});

const RULES = ['disclosure.rules.*'];

export const labelWitnesses: readonly RowWitness[] = [
  {
    id: 'row.unnamed',
    message: { zh: '该行没有可辨认的标签，只按位置认定', en: 'No label names the row: its place alone does' },
    basis:
      'A row that is known by its place between two others may be one that the publisher added, in place of one left out',
    judge: ({ row: { key } }) => (key.key === '' ? 'silent' : forOrAgainst(key.label === null && key.match === null)),
    examples: [
      {
        name: 'a row between two that are named, its words unknown',
        table: tableThree(`${granted}|5|0|0|0|0|0|5`, '某某某某|1|0|0|0|0|0|1', '1.属于国家秘密|2|0|0|0|0|0|2'),
        contradicts: ['applications.outcomes.partly_granted.*'],
      },
      { name: 'rows that are named', table: tableTwo('规章|1|2|3') },
    ],
  },
  {
    id: 'row.number-in-label',
    message: {
      zh: '标签单元格里带有数字，可能是该行的数值',
      en: 'The label’s cell holds a number, which may be the row’s',
    },
    basis: 'A label that took in the row’s first value moves the others by a place',
    judge: ofLabel((_oriented, _row, { text }) => NUMBER_BEHIND.test(text)),
    examples: [
      {
        name: 'a number behind the label',
        table: tableTwo('规章|1|2|3', '行政规范性文件 4|5|6|0'),
        contradicts: ['disclosure.normative_documents.*'],
      },
      { name: 'an ordinal before the label', table: tableTwo('1.规章|1|2|3') },
    ],
  },
  {
    id: 'row.two-labels',
    message: { zh: '同一行里有两个标签，各带数值', en: 'Two labels stand in the row, each with values of its own' },
    basis: 'Rows that stand side by side are two: whose values are whose is not told by the row',
    judge: ofLabel(hasTwoLabels),
    examples: [
      {
        name: 'two rows side by side',
        table: [
          '|||自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计',
          `${received}*3|5|0|0|0|0|0|5`,
          `${carriedIn}*3|1|0|0|0|0|0|1`,
          `（一）${granted}*3|5|0|0|0|0|0|5`,
          '1.属于国家秘密|3|2.其他法律行政法规禁止公开|5|0|0|0|0|0|5',
        ],
        contradicts: ['applications.outcomes.refused.prohibited_by_law.*'],
      },
      { name: 'one label', table: tableThree(`${received}|5|0|0|0|0|0|5`) },
    ],
  },
  {
    id: 'row.label-beside-values',
    message: { zh: '标签跨到下一行数值旁', en: 'The label reaches down beside the values of a further row' },
    basis: 'A label beside the values of two rows names either of them',
    judge: ofLabel(({ matrix }, row, label) => reachesBesideValues(matrix, row, label)),
    examples: [
      {
        name: 'a label beside the values of a further row, whose own words are not known',
        table: [
          '||自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计',
          `${received}*2|5|0|0|0|0|0|5`,
          `（一）|${granted}^2|5|0|0|0|0|0|5`,
          '某某|5|0|0|0|0|0|5',
        ],
        contradicts: ['applications.outcomes.granted.*'],
      },
      {
        name: 'a label over a row of values and one of blanks',
        table: tableTwo('规章^2|1|2|3', '||'),
      },
    ],
  },
  {
    id: 'row.label-of-two',
    message: { zh: '标签单元格里有两行的名称', en: 'The label’s cell holds the names of two rows' },
    basis: 'Where two labels share a cell, the values are of either row, or of both',
    judge: ofLabel((oriented, _row, label) => namesTwo(oriented, label)),
    examples: [
      { name: 'two labels in one cell', table: tableTwo('规章~行政规范性文件|1|2|3'), contradicts: RULES },
      {
        name: 'a label in two lines',
        table: tableThree(`${partlyGranted.replace('（', '~（')}|1|0|0|0|0|0|1`),
      },
    ],
  },
  {
    id: 'header.label-of-two',
    message: { zh: '表头单元格里有两列的名称', en: 'A cell of the header holds the names of two columns' },
    basis: 'Which values stand below which of two names in one cell cannot be told',
    judge: ({ run }) => forOrAgainst(isHeadOfTwo(run)),
    examples: [
      {
        name: 'two names in one cell of the header',
        table: ['第二十条第（一）项*4', '信息内容|本年制发件数 本年废止件数||现行有效件数', '规章|1|2|3'],
        contradicts: RULES,
      },
      { name: 'each name in its cell', table: tableTwo('规章|1|2|3') },
    ],
  },
];
