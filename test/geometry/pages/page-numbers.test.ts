import { expect, test } from 'vitest';
import type { PageMarks } from '../../../src/geometry/marks/marks.ts';
import { saysMoreFollows } from '../../../src/geometry/pages/page-numbers.ts';

/** With these words at its foot, or so far below its top. */
const page = (words: string, top = 760): PageMarks => ({
  ...{ pageNumber: 1, widthPt: 600, heightPt: 800, slantDegrees: 0, rulings: [], strokes: [], grounds: [] },
  ...{ unread: [], blots: [], pictures: [] },
  glyphs: Array.from(words, (text, index) => ({
    ...{ text, box: [200 + 10 * index, top, 210 + 10 * index, top + 10], sizePt: 10, turn: 0, uncertain: false },
  })),
});

test.each(['第1页 共3页', '第1页共3页', '第 1 页，共 3 页', '1/3', '- 1 / 3 -', '1 of 3', '第1/3页', '１／３'])(
  'more pages follow after %s',
  (words) => expect(saysMoreFollows([page(words)])).toBe(true),
);

test.each(['第3页 共3页', '第1页 共1页', '1', '12', '- 1 -', '3/1', '2024/1/26', '第1页', '1 3', '总第1期 共3版'])(
  'none is told of by %s',
  (words) => expect(saysMoreFollows([page(words)])).toBe(false),
);

test('the last page says it, of more pages than there are, and at its edge', () => {
  expect(saysMoreFollows([page('1/3'), page('2/3')])).toBe(true);
  expect(saysMoreFollows([page('1/2'), page('2/2')])).toBe(false);
  expect(saysMoreFollows([page('1/2'), page('1/2')])).toBe(false);
  expect(saysMoreFollows([page('1/3', 400)])).toBe(false);
  expect(saysMoreFollows([])).toBe(false);
});
