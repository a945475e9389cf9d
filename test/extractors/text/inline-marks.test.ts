import { describe, expect, it } from 'vitest';
import { hasUnknownMarks, withoutMarks } from '../../../src/extractors/text/inline-marks.ts';

describe('marks of a text’s own format', () => {
  it.each([
    ['`5`', '5'],
    ['``5``', '5'],
    ['**5**', '5'],
    ['*5*', '5'],
    ['__5__', '5'],
    ['_5_', '5'],
    ["'''5'''", '5'],
    ['$5$', '5'],
    ['$-18$', '-18'],
    ['<u>5</u>', '5'],
    ['<span class="x">**5**</span>', '5'],
    ['\\-2', '-2'],
    ['1202\\.3', '1202.3'],
    ['&#45;2', '-2'],
    ['&minus;2', '−2'],
    ['[5](https://a.example/)', '5'],
    ['[5]{.underline}', '5'],
    ['[[https://a.example/|5]]', '5'],
    ['{5}', '5'],
    ['{{5}}', '5'],
    ['\\(5\\)', '5'],
    ['\\textbf{5}', '5'],
    ['\\multicolumn{2}{|c|}{596.06}', '596.06'],
    ['\\multicolumn{3}{>{\\centering}p{2cm}}{\\textbf{596.06}}', '596.06'],
    ['\\multirow{2}{*}{5}', '5'],
    ['行政<br>许可', '行政\n许可'],
    ['5', '5'],
    ['\\', '\\'],
    ['-', '-'],
    ['（5）', '（5）'],
  ])('%j shows %j', (written, shown) => {
    expect(withoutMarks(written)).toBe(shown);
    expect(hasUnknownMarks(shown)).toBe(false);
  });

  it.each(['~~5~~', '-5-', '+5+', '5^2^', '<del>5</del>', '\\sout{5}', '12<sup>3</sup>', '[5', '$5', '=A1+5', '5`'])(
    '%j may say something of its number that nobody knows',
    (written) => expect(hasUnknownMarks(withoutMarks(written))).toBe(true),
  );

  it.each(['-18', '+5', '12 件', '1,202.3', '5%', '无', '规章', '12*'])('%j has no marks', (written) => {
    expect(withoutMarks(written)).toBe(written);
    expect(hasUnknownMarks(written)).toBe(false);
  });
});
