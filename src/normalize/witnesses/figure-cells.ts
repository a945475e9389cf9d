/** Whether a figure has a cell that is its own. */
import { SEVENS, tableFour, tableTwo } from './example-tables.ts';
import { valueOf } from './value-of.ts';
import { against, type FigureWitness, type HeardFigure, type TableWitness } from './witness.ts';

export const figureWitnesses: readonly FigureWitness[] = [
  {
    id: 'figure.no-cell',
    message: { zh: '该行没有与此数据对应的单元格', en: 'The row has no cell for the figure' },
    basis: 'A row that has cells for some of its figures alone was not read as it is printed',
    judge: ({ assigned: { spot } }) => against(spot === null),
    examples: [
      {
        name: 'a list of labels and values without one of them',
        table: [
          '规章|本年制发件数|1',
          '|本年废止件数|2',
          '行政规范性文件|本年制发件数|1',
          '|本年废止件数|2',
          '|现行有效件数|3',
        ],
        contradicts: ['disclosure.rules.in_force'],
      },
      { name: 'a cell too few', table: tableTwo('规章|1|2'), contradicts: ['disclosure.rules.in_force'] },
      { name: 'blank cells', table: tableTwo('规章|1|2|') },
    ],
  },
];

/** What is read of a figure; null where it has no cell, or a blank one. */
function printOf(figure: HeardFigure): string | null {
  const { reading, doubts } = figure;
  const state = doubts.length > 0 ? 'doubtful' : reading?.state;
  return reading === null || state === 'blank' ? null : `${state} ${valueOf(figure)}`;
}

export const readTwice: TableWitness = {
  id: 'figure.read-twice',
  message: { zh: '该数据在表中出现两次，数值不同', en: 'The figure stands twice in the table, with different values' },
  basis: 'Which of two different prints of a figure is meant cannot be told',
  isValueLost: true,
  judge: ({ figures }) => {
    if (new Set(figures.map(({ assigned }) => assigned.code)).size === figures.length) return 'silent';
    const prints = Map.groupBy(figures, ({ assigned }) => assigned.code);
    const twice = [...prints].filter(([, own]) => new Set(own.flatMap((one) => printOf(one) ?? [])).size > 1);
    return { contradicts: twice.map(([code]) => code) };
  },
  examples: [
    {
      name: 'a row that comes again with another value',
      table: tableTwo('规章|1|2|3', '规章|1|2|4'),
      contradicts: ['disclosure.rules.in_force'],
    },
    {
      name: 'a row that comes again with the same values',
      table: tableTwo('规章|1|2|3', '规章|1|2|3'),
    },
    { name: 'a table without such a row', table: tableFour(SEVENS) },
  ],
};
