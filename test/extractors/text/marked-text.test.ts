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
