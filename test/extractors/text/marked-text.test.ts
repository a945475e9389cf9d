import { expect, it } from 'vitest';
import { extract } from '../../../src/extractors/extract.ts';

const read = async (lines: readonly string[]) => {
  const { carrier, blocks } = await extract(new TextEncoder().encode(lines.join('\n')));
  const shown = blocks.map((block) =>
    block.kind === 'text'
      ? block.text
      : Array.from({ length: block.rowCount }, (_, row) =>
          block.cells.filter((cell) => cell.row === row).map(({ text }) => text),
        ),
  );
  return { carrier, shown };
};

it('tables of HTML in a Markdown text are read as such, and the lines around as text', async () => {
  const lines = [
    '# 甲县2024年政府信息公开工作年度报告',
    '',
    '<table>',
    '<tr><td colspan="2">规章</td><td>5</td></tr>',
    '<tr><td>一</td><td>二</td><td>-2</td></tr>',
    '</table>',
    '',
    '| 行政许可 | 7 |',
    '|---|---|',
    '| 行政处罚 | 8 |',
    '甲县人民政府',
  ];
  expect(await read(lines)).toEqual({
    carrier: 'text',
    shown: [
      '甲县2024年政府信息公开工作年度报告',
      [
        ['规章', '5'],
        ['一', '二', '-2'],
      ],
      [
        ['行政许可', '7'],
        ['行政处罚', '8'],
      ],
      '甲县人民政府',
    ],
  });
});

it('a page of HTML that quotes a table of bars stays one', async () => {
  const { carrier } = await read([
    '<html><body><pre>',
    '| 规章 | 5 |',
    '|---|---|',
    '| 许可 | 5 |',
    '</pre></body></html>',
  ]);
  expect(carrier).toBe('html');
});

it('a table of LaTeX has the cells that it shows, blank ones where columns are merged', async () => {
  const lines = [
    '\\begin{longtable}[]{@{}lll@{}}',
    '\\toprule',
    '\\multicolumn{3}{c}{\\textbf{第二十条第（八）项}} \\\\',
    '\\midrule',
    '规章 & 5~ &',
    '{-2} \\\\',
    '行政许可 & \\multicolumn{2}{|c|}{596.06} \\\\[2pt]',
    '\\bottomrule',
    '\\end{longtable}',
  ];
  const { shown } = await read(lines);
  expect(shown).toEqual([
    [
      ['第二十条第（八）项', '', ''],
      ['规章', '5', '-2'],
      ['行政许可', '596.06', ''],
    ],
  ]);
});

it('a table of MediaWiki has the cells that it shows', async () => {
  const lines = [
    '{| class="wikitable"',
    '! 信息内容 !! 数量',
    '|-',
    '| colspan="2" | 规章',
    '|-',
    '| 行政许可',
    "| '''5'''",
    '|}',
  ];
  const { shown } = await read(lines);
  expect(shown).toEqual([
    [
      ['信息内容', '数量'],
      ['规章', ''],
      ['行政许可', '5'],
    ],
  ]);
});

it.each([
  ['text', ['规章\t5', '行政许可\t-2', '说明。'.repeat(120)].join('\n')],
  [
    'html',
    `<table><tr><td>规章</td><td>5</td></tr><tr><td>行政许可</td><td>-2</td></tr></table><p>${'说明。'.repeat(120)}</p>`,
  ],
])('a page that JSON holds is read as what it is: %s', async (_, content) => {
  const page = await read([
    JSON.stringify({ id: 7, title: '甲县2024年政府信息公开工作年度报告', data: { content, views: 12 } }),
  ]);
  expect(page.carrier).toBe('text');
  expect(page.shown.slice(0, 2)).toEqual([
    '甲县2024年政府信息公开工作年度报告',
    [
      ['规章', '5'],
      ['行政许可', '-2'],
    ],
  ]);
});

it('a page or text written in escapes is what they stand for', async () => {
  const page = '<html><body><p>甲县统计局</p><table><tr><td>规章</td><td>5</td></tr></table></body></html>';
  const escaped = page.replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  expect((await read([escaped])).shown).toEqual(['甲县统计局', [['规章', '5']]]);
  const words = `${'甲县统计局年度报告'.repeat(6)}\n规章\t5\n文件\t6\n`;
  const coded = Array.from(words, (letter) =>
    letter > '\x7f' ? `\\u${letter.charCodeAt(0).toString(16)}` : JSON.stringify(letter).slice(1, -1),
  ).join('');
  expect((await read([coded])).shown.slice(1)).toEqual([
    [
      ['规章', '5'],
      ['文件', '6'],
    ],
  ]);
});

it('numbers of the lines in a listing are no part of them', async () => {
  const lines = ['甲县统计局', '规章\t5', '文件\t6', ...Array.from({ length: 9 }, () => '说明。'), ''];
  const numbered = lines.map((line, index) => (line === '' ? '' : `  ${index + 1}\t${line}`));
  expect((await read(numbered)).shown).toEqual((await read(lines)).shown);
  const wrong = numbered.with(3, '  9\t说明。');
  expect((await read(wrong)).shown).not.toEqual((await read(lines)).shown);
});
