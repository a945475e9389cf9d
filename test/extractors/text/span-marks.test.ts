import { expect, it } from 'vitest';
import { withoutSpanMarks } from '../../../src/extractors/text/span-marks.ts';

it('marks of merged cells are no part of them', () => {
  expect(withoutSpanMarks(['|===', '2.3+|规章 .2+|5 |1', '3+|6', '|===']).slice(1, 3)).toEqual([
    '|规章 |5 |1 |',
    '|6 |',
  ]);
  expect(withoutSpanMarks(['|\\2/3. 规章|\\2. 5|/2. 6|'])).toEqual(['|规章|5|6|']);
});

it('numbers before a bar are a cell’s own where no frame of AsciiDoc stands', () => {
  const lines = ['| 规章 | 5 2+| 1 |', '12+3', '\\2. 规章'];
  expect(withoutSpanMarks(lines)).toEqual(lines);
});
