import { expect, it } from 'vitest';
import { normalize } from '../../src/normalize/normalize.ts';
import { applicationRows, type CellSpec, documentOf, grid } from './grids.ts';

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
