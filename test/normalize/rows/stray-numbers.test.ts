import { expect, it } from 'vitest';
import { normalize } from '../../../src/normalize/normalize.ts';
import { applicationRows, type CellSpec, documentOf, grid, text } from '../grids.ts';

/** A drawn table three, and what its reading says. */
function readDrawn(rows: readonly (readonly CellSpec[])[]) {
  const [report] = normalize(documentOf([grid(rows, { placement: 'drawn' })]));
  return {
    noted: report?.notes.flatMap(({ cells }) => cells.filter((code) => code.startsWith('applications.'))) ?? [],
    repeated: report?.tables.applications.repeatedRows,
  };
}

const three = (): CellSpec[][] => applicationRows(() => '5');

it('blanks beside numbers of a row that is none of the form are in doubt, not beside numbered columns', () => {
  const blank = (row: readonly CellSpec[]): CellSpec[] => row.map((cell, column) => (column > 0 ? '' : cell));
  const rows = three().map((row, index) => (index === 4 ? blank(row) : row));
  const with5 = (extra: readonly CellSpec[]): string[] =>
    readDrawn([...rows.slice(0, 5), extra, ...rows.slice(5)]).noted;
  expect(with5(['其中：', '3', '', '', '', '', '', '3'])).toEqual([
    'applications.outcomes.partly_granted.natural_person',
    'applications.outcomes.partly_granted.total',
  ]);
  expect(with5(['', '1', '2', '3', '4', '5', '6', '7'])).toEqual([]);
});

it('a row above all numbers that stands again below is a piece of the header', () => {
  const [header = [], ...rows] = three();
  expect(readDrawn([header, ['', '', '', '', '', '', '3.其他', ''], ...rows]).repeated).toEqual([]);
});

it('a number where other rows have a blank without a header is not left out', () => {
  const wide = three().map(([label = '', natural = '', ...rest], index): CellSpec[] =>
    index === 0
      ? [label, [typeof natural === 'string' ? natural : '', { columnSpan: 3 }], null, null, ...rest]
      : index === 9
        ? [label, '1', '', '2', ...rest]
        : [label, '', natural, '', ...rest],
  );
  expect(readDrawn(wide).noted).toContain('applications.outcomes.refused.internal_affairs.natural_person');
});

it('a turned table two whose title no longer covers its rows is in doubt: numbers stand beside 信息内容', () => {
  const turned: CellSpec[][] = [
    ['第二十条第（一）项', '信息内容', '规章', '行政规范性文件'],
    ['本年制发件数', '1', '2', ''],
    ['本年废止件数', '3', '4', ''],
    ['现行有效件数', '5', '6', ''],
  ];
  const notedIn = (rows: CellSpec[][]): string[] =>
    normalize(documentOf([grid(rows), grid(three())]))[0]!.notes.flatMap(({ cells }) => cells);
  expect(notedIn(turned)).toContain('disclosure.rules.in_force');
  const apart = turned.map((row, index) => (index === 0 ? row.slice(1) : row));
  expect(notedIn([['第二十条第（一）项', '', '', ''], ...apart.map((row) => [...row, ''].slice(0, 4))])).not.toContain(
    'disclosure.rules.in_force',
  );
});

it('a row that became lines outside of its section, label and numbers, is in doubt and not missing', () => {
  const rows = three();
  const lines = ['六、其他需要报告的事项', '附表3', '四、结转下年度继续办理', '1', '2', '3'].map((words) =>
    text(words),
  );
  const [report] = normalize(documentOf([grid(rows.slice(0, -1)), ...lines]));
  expect(report?.notes.flatMap(({ cells }) => cells)).toContain('applications.carried_out.total');
});

function cellOf(words: string): CellSpec {
  const [content = '', span] = words.split('>');
  if (words === '^') return null;
  return span === undefined ? content : [content, { columnSpan: Number(span) }];
}

it('figures of a table four that are blank beside other rows of numbers are in doubt', () => {
  // Two tables with numbered rows, their columns told by the places of the text.
  // `>3`: over three columns.
  const rows = [
    '|1|||||||行政复议>2|^|||||',
    '|2|||||||||||||',
    '|||结果维持>2|^||结果纠正>2|^|其他结果>3|^|^|尚未审结>2|^|总计|',
    '|3|||||||||||||',
    '|4||0>2|^||0>2|^|0>3|^|^|0>2|^|0|',
    '1||||||||行政诉讼>3|^|^||||',
    '2|||||未经复议直接起诉||||||复议后起诉>2|^||',
    '3||结果维持|结果纠正 其他结果>3|^|^|尚未审结>2|^|总计 结果维持>2|^|结果纠正|其他结果|尚未审结||总计',
    '4||0|0>2|^|0|0>2|^|0|0|0|0|0||0',
  ].map((row) => row.split('|').map(cellOf));
  const [report] = normalize(documentOf([grid(rows, { placement: 'drawn' })]));
  const noted = new Set(report?.notes.flatMap(({ cells }) => cells));
  const wrong = Object.entries(report?.figures ?? {}).filter(
    ([code, { value }]) => code.startsWith('disputes.') && value !== 0,
  );
  expect(wrong.filter(([code]) => !noted.has(code))).toEqual([]);
  expect(wrong.length).toBeGreaterThan(0);
});
