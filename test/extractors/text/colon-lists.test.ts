import { expect, it } from 'vitest';
import { withListTabs } from '../../../src/extractors/text/colon-lists.ts';

const five = (line: (value: number) => string): string[] => [1, 2, 3, 4, 5].map(line);

it.each([
  ['、', five((value) => `规章：${value}、0`), '规章\t1\t0'],
  ['，', five((value) => `规章:${value}，-`), '规章\t1\t-'],
  ['commas', five((value) => `规章: ${value}件, 0件`), '规章\t1件\t0件'],
  ['slashes', five((value) => `规章：${value} / 0`), '规章\t1\t0'],
  ['blanks', five((value) => `规章：${value} 0`), '规章\t1\t0'],
  ['、, a full stop at the end', five((value) => `规章：${value}、0。`), '规章\t1\t0'],
  ['、, a value left blank', five((value) => `规章：${value}、、3`), '规章\t1\t\t3'],
  ['、, without labels', five((value) => `${value}、0、0、0、3`), '1\t0\t0\t0\t3'],
  ['、, with a colon in the label', five((value) => `（本列：甲）：${value}、0`), '（本列：甲）\t1\t0'],
])('rows behind a colon, their values parted by %s', (_, lines, first) => {
  expect(withListTabs(lines)[0]).toBe(first);
});

it('names of columns and rows of one value are those of the list that they stand in, elsewhere they are text', () => {
  const rows = five((value) => `规章：${value}、0`);
  const list = ['第二十条第（一）项', '信息内容：制发件数、废止件数', ...rows, '', '行政许可：12'];
  const around = ['坚持公开、公平、公正。', '邮编：233400'];
  const read = withListTabs([...list, '五、存在的主要问题', ...around]);
  expect(read.slice(0, 3)).toEqual(['第二十条第（一）项', '信息内容\t制发件数\t废止件数', '规章\t1\t0']);
  expect(read.slice(list.length - 1)).toEqual(['行政许可\t12', '五、存在的主要问题', ...around]);
});

it.each([
  ['fewer than five', five((value) => `规章：${value}、0`).slice(1)],
  ['one value each', five((value) => `规章：${value}`)],
  ['sentences', five((value) => `收到申请${value}件，办结${value}件；其中：予以公开${value}件、部分公开0件。`)],
  ['rows of a format', five((value) => `| 规章：${value}、0 |`)],
  ['numbers alone, apart by blanks', five((value) => `${value} 0 0 0 3`)],
])('are text otherwise: %s', (_, lines) => {
  expect(withListTabs(lines)).toEqual(lines);
});
