import { expect, it } from 'vitest';
import { normalize } from '../../../src/normalize/normalize.ts';
import { applicationRows, type CellSpec, disclosureRows, documentOf, grid, text, zeros } from '../grids.ts';

const figures = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'];
const down = (words: string): CellSpec => [words, { rowSpan: 2 }];

/** Codes of table two in doubt where the rows from `row` on are others. */
function noted(row: number, others: readonly (readonly CellSpec[])[], count = others.length): readonly string[] {
  const rows = disclosureRows(figures).toSpliced(row, count, ...others.map((own) => [...own]));
  const [report] = normalize(documentOf([grid(rows)]));
  const notes = report?.notes.filter(({ table }) => table === 'disclosure') ?? [];
  return notes.flatMap(({ cells }) => cells).map((code) => code.slice('disclosure.'.length));
}

const rules = ['rules.issued', 'rules.repealed', 'rules.in_force'];
const documents = rules.map((code) => code.replace('rules', 'normative_documents'));
const wide = (value: string): CellSpec[] => [[value, { columnSpan: 3 }], null, null];

it.each<[string, CellSpec[][]]>([
  [
    'reaches down beside further values',
    [
      [down('规章'), '1', '2', '3'],
      [null, '4', '5', '6'],
    ],
  ],
  ['holds two labels', [['规章\n行政规范性文件', '1', '2', '3']]],
])('a row is in doubt whose label %s, and so is the row that is missing', (_, rows) => {
  expect(noted(2, rows, 2)).toEqual(expect.arrayContaining([...rules, ...documents]));
});

it('a value that reaches down into a further row is in doubt, and so are those of that row', () => {
  const rows: CellSpec[][] = [
    ['规章', '1', down('2'), '3'],
    ['行政规范性文件', '4', null, '6'],
  ];
  expect(noted(2, rows).toSorted()).toEqual(['rules.repealed', ...documents].toSorted());
});

it('a value is in doubt whose rest may stand below it, in a row without words', () => {
  expect(
    noted(
      3,
      [
        ['行政规范性文件', '4', '5', '6'],
        ['', '', '8', ''],
      ],
      1,
    ),
  ).toEqual(['normative_documents.repealed']);
  expect(
    noted(
      10,
      [
        ['行政强制', ...wide('9')],
        ['收费', ...wide('8')],
      ],
      1,
    ),
  ).toEqual([]);
});

it('labels, values and blanks that go on down into rows without values doubt nothing', () => {
  const blank: CellSpec[] = [null, null, null, null];
  expect(noted(2, [[down('规章'), down('1'), down('2'), down('3')], blank], 1)).toEqual([]);
});

it('a blank that goes on down before all values of a row doubts none of them, one among them does', () => {
  const doubted = (column: number): boolean => {
    const rows = applicationRows(() => '1').map((row, index) =>
      row.toSpliced(column, 0, index === 1 ? ['', { rowSpan: 2 }] : index === 2 ? null : ''),
    );
    const [report] = normalize(documentOf([grid(rows)]));
    return report!.notes.some(({ cells }) => cells.includes('applications.carried_in.total'));
  };
  expect([doubted(1), doubted(4)]).toEqual([false, true]);
});

it('a row that another one’s label leaves unnamed is noted', () => {
  const unnamed = disclosureRows(figures)
    .map((row, index): CellSpec[] => (index === 9 ? ['其它处罚类', ...wide('8')] : row))
    .toSpliced(2, 1);
  const [report] = normalize(documentOf([grid(unnamed)]));
  const cells = report?.notes.flatMap((note) => note.cells) ?? [];
  expect(cells).toEqual(expect.arrayContaining(['disclosure.rules.issued', 'disclosure.penalties.decisions']));
});

it('the last row of 2019 in table three alone doesn’t say what form a later report has', () => {
  const rows = applicationRows(() => '0').filter(
    ([label]) => typeof label !== 'string' || !/^[123]\.(?:申请人|其他$)/u.test(label),
  );
  const undivided: CellSpec[] = ['（六）其他处理', ...zeros(7)];
  const editionIn = (year: number) => {
    const title = text(`某县林业局${year}年政府信息公开工作年度报告`, 1);
    return normalize(documentOf([title, grid(rows.toSpliced(-2, 0, undivided))]))[0]?.edition;
  };
  expect([editionIn(2020), editionIn(2022)]).toEqual(['2019', null]);
});
