import { describe, expect, it } from 'vitest';
import type { Block } from '../../../src/model/document.ts';
import { sectionOf } from '../../../src/normalize/sections/section-heading.ts';
import { picturedSections, preambleOf, sectionsOf, unclearSections } from '../../../src/normalize/sections/sections.ts';
import { page } from '../../extractors/read-back.ts';
import { grid, text } from '../grids.ts';

describe('sections', () => {
  it('know whether a picture stands in them', () => {
    const { blocks } = page(
      '<img src=a><p>某局年度报告<img src=a></p><p>一、总体情况</p><p>文</p><p>二、主动公开政府信息情况<img src=a></p><p>三、收到和处理政府信息公开申请情况</p><p>文</p><p><img src=a></p>',
    );
    expect(picturedSections(blocks, null)).toEqual([2, 3]);
    expect(picturedSections(blocks, '某局年度报告')).toEqual([0, 2, 3]);
  });

  it.each([
    ['一、总体情况', 1],
    ['三、收到和处理政府信息公开申请情况', 3],
    ['四、因政府信息公开工作被申请行政复议、提起行政诉讼情况', 4],
    ['四、政府信息公开行政法复议、行政诉讼情况', 4],
    ['五、存在的主要问题及整改措施', 5],
    ['六、其它需要报告的事项', 6],
    ['主动公开政府信息情况', 2],
    ['三、本年度办理结果', null],
    ['四、结转下年度继续办理', null],
    ['（一）主动公开情况', null],
    ['（二）依申请公开情况', null],
    ['1.主动公开政府信息情况', null],
    ['一是总体情况良好，二是主动公开到位', null],
  ])('%s is %s', (print, ordinal) => expect(sectionOf(print)?.ordinal ?? null).toBe(ordinal));

  it('a table of contents is no section, and tables are no text', () => {
    const blocks = [
      text('一、总体情况'),
      text('二、主动公开政府信息情况'),
      text('一、总体情况'),
      text('正文'),
      text('二、主动公开政府信息情况'),
      grid([['a', 'b']]),
    ];
    expect(sectionsOf(blocks)).toEqual([
      { ordinal: 1, heading: '一、总体情况', text: '正文' },
      { ordinal: 2, heading: '二、主动公开政府信息情况', text: '' },
    ]);
  });

  it('a heading that ran together with the row before it is a heading still', () => {
    const cell = '行政事业性收费 18.57\n三、收到和处理政府信息公开申请情况\n申请人情况';
    const blocks = [
      grid([
        [[cell, { columnSpan: 2 }], null],
        ['一、本年新收政府信息公开申请数量', '3'],
      ]),
    ];
    expect(sectionsOf(blocks).map(({ ordinal, heading }) => [ordinal, heading])).toEqual([
      [3, '三、收到和处理政府信息公开申请情况'],
    ]);
  });

  it('the last line of a table of contents is no section either', () => {
    const headings = [
      '一、总体情况',
      '二、主动公开政府信息情况',
      '三、收到和处理政府信息公开申请情况',
      '四、政府信息公开行政复议、行政诉讼情况',
    ];
    const blocks = [
      ...headings.map((words) => text(words)),
      text('某县林业局'),
      ...headings.flatMap((words) => [text(words), text('正文')]),
    ];
    expect(sectionsOf(blocks).map(({ text: words }) => words)).toEqual(['正文', '正文', '正文', '正文']);
  });

  const words = ['总体情况', '主动公开政府信息情况', '收到和处理政府信息公开申请情况'];
  const told = (blocks: readonly Block[]) => sectionsOf(blocks).map(({ ordinal, text: own }) => `${ordinal} ${own}`);

  it.each([
    ['at the head of each page', [text('一、总体情况'), text('甲'), text('一、总体情况'), text('乙')], ['1 甲\n乙']],
    ['without a word under it', [text('一、总体情况'), text('一、总体情况')], ['1 ']],
    ['above its table and in its first row', [text(`二、${words[1]}`), grid([[`二、${words[1]}`, '']])], ['2 ']],
    ['in each cell', [grid([[`二、${words[1]}`, `二、${words[1]}`]])], ['2 ']],
    [
      'beside each row',
      [grid([[`二、${words[1]}`, '规章', '1']]), grid([[`三、${words[2]}`, '新收', '1']])],
      ['2 ', '3 '],
    ],
    ['beside the unit', [grid([[`二、${words[1]}`, '单位：件']])], ['2 ']],
    ['several times in its line', [text(`二、${words[1]} 二、${words[1]}`)], ['2 ']],
    ['before its text', [text('一、总体情况。本年工作平稳。'), text('乙')], ['1 本年工作平稳。\n乙']],
    ['before a long text', [text(`六、其他需要报告的事项：${'无'.repeat(80)}`)], [`6 ${'无'.repeat(80)}`]],
    ['at the head of a page, with its name', [text(`某局年度报告 三、${words[2]}  第3页`), text('甲')], ['3 甲']],
    ['over two lines', [text('三、收到和处理政府信息'), text('公开申请情况'), text('甲')], ['3 甲']],
    ['without a mark behind the ordinal', [text(`二　${words[1]}`)], ['2 ']],
    [
      'in a contents list with numbers of pages',
      [...words, ...words].map((own, at) => text(`${'一二三'[at % 3]}、${own}${at < 3 ? `……${at}` : ''}`)),
      ['1 ', '2 ', '3 '],
    ],
  ] as const)('a heading that stands %s begins its section once', (_, blocks, expected) => {
    expect(told(blocks)).toEqual(expected);
  });

  it.each([
    [
      'in a sentence that goes on',
      [text('一、总体情况良好，各项工作有序推进，全年没有发生责任追究的情形，群众满意度不断提升。')],
      [1],
    ],
    ['among others in one line', [text(words.map((own, at) => `${'一二三'[at]}、${own}`).join(' '))], [1, 2, 3]],
    ['without ordinal, in other words', [text('2024年主动公开政府信息情况统计表')], [2]],
    [
      'cut into the columns of a table above',
      [grid([['维持\n二、主动公', '纠正\n开政府信', '其他\n息情况', '总计']])],
      [2],
    ],
    ['in a quotation', [text('数据见“二、主动公开政府信息情况”，各部分由总体情况等组成。')], []],
    ['in prose', [text('本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况等六个部分组成。')], []],
  ] as const)('words of a heading %s', (_, blocks, expected) => {
    expect([sectionsOf(blocks), unclearSections(blocks, [])]).toEqual([[], expected]);
  });

  it('the opening words stand before the first heading', () => {
    expect(preambleOf([text('根据〔2021〕30号'), text('一、总体情况'), text('正文')])).toBe('根据〔2021〕30号');
  });
});
