import { expect, it } from 'vitest';
import { paragraphsOf } from '../../src/claims/paragraphs.ts';

const read = (text: string): readonly string[] => paragraphsOf(text).map(({ folded }) => folded.text);

it('lines of labels and numbers are the rest of a table, and sentences round them are read', () => {
  const rest = [
    '一、本年新收政府信息公开申请数量 8',
    '（三）不 1.属于国家秘密',
    '予公开 2.其他法律行政法规禁止公开',
    '维持 纠正 结果 审结 计4',
  ];
  expect(read(['收到申请8件。', ...rest, '没有收取费用。'].join('\n'))).toEqual(['收到申请8件。', '没有收取费用。']);
});

it('rows of a converter are told through its marks', () => {
  const rest = ['| （三）不予公开 | 1.属于国家秘密 | *0* | *6* |', '| **维持** | **纠正** |', '│ 计 │ 4 │'];
  expect(read(['收到申请8件。', ...rest].join('\n'))).toEqual(['收到申请8件。']);
});

it('a heading or two in words of the form are no table', () => {
  const text = '（一）予以公开\n共5件。\n行政复议\n收到3件。';
  expect(read(text).join('')).toContain('予以公开');
  expect(read(text).join('')).toContain('行政复议');
});

it.each([
  ['commas', [',,2.重复申请', '7,0,0,0,4,0,11', ',,3.要求提供公开出版物,0,0,0,0,0,0,0']],
  ['a colon and 、', ['2.重复申请：7、0、0、0、4、0、11', '总计：7、0、0', '规章；1；0；3']],
  ['bars, with marks round figures', ['| 2.重复申请 | $7$ | $0$ |', '| 总计 | <u>8</u> | <u>0', '</u> | \\-1 |']],
  ['blanks, with units behind figures', ['总计 8件 0件 8件', '（一）予以公开   11件   2（件）', '2.重复申请 0件']],
  [
    'blanks, behind labels with words of their own',
    ['不予公开8.属于行政查询事   14', '收到申请（件） 76（件） 1（件） 14（件）', '申请数量   318件'],
  ],
  [
    'blanks, with a unit that a label was broken before',
    ['（三）不予公开 （件） 2（件） 2（件）', '复申请（件） 0（件）', '总计（件）'],
  ],
  ['slashes', ['2.重复申请 / 7 / 0', '本年增/减 / 1', '总计 / 8']],
])('so are lines whose cells are parted by %s', (_, rest) => {
  expect(read(['收到申请8件。', ...rest].join('\n'))).toEqual(['收到申请8件。']);
});

it('a single row is one where its marks are left', () => {
  const row = '| 三、本年度办理结果 | （一）予以公开 | （一）予以公开 | 0 | \ufffd';
  expect(read(['收到申请8件。', row].join('\n'))).toEqual(['收到申请8件。']);
});

it('one whole row that is left of a table is its rest', () => {
  const row = '一、本年新收政府信息公开申请数量 389（件） 56（件） 115（件）101（件） 99（件） 111（件）871（件）';
  expect(read(['收到申请8件。', row].join('\n'))).toEqual(['收到申请8件。']);
});
