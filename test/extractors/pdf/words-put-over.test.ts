/** Words and signs that were put over a page: part of no cell, or a doubt of the figure that they are put over. */
import { describe, expect, test } from 'vitest';
import { extractPdf } from '../../../src/extractors/pdf/extract-pdf.ts';
import { hex, latin, pdfBytes, text } from '../../support/pdf-writer.ts';
import { annotation, clean, doubt, outcomeOf, page } from './one-figure.ts';

/** Letters around a middle, each turned by its place on the ring. */
const ring = (words: string, x: number, y: number, radius: number): string =>
  Array.from(words, (letter, index) => {
    const angle = (Math.PI * (200 - (220 * index) / (words.length - 1))) / 180;
    const [cos, sin] = [Math.sin(angle), -Math.cos(angle)].map((part) => part.toFixed(4));
    const [left, base] = [x + radius * Math.cos(angle), y + radius * Math.sin(angle)].map((at) => at.toFixed(2));
    return `BT /F2 12 Tf ${cos} ${sin} ${-Number(sin)} ${cos} ${left} ${base} Tm <${hex(letter)}> Tj ET\n`;
  }).join('');

const turned = (x: number, y: number, words: string): string =>
  `BT /F2 12 Tf 0 1 -1 0 ${x} ${y} Tm <${hex(words)}> Tj ET\n`;

const slantedYear = (grey: number): string =>
  `${String(grey)} g BT /F2 30 Tf 0.866 0.5 -0.5 0.866 160 580 Tm <${hex('青山县教育局2024')}> Tj ET 0 g\n`;

const red = (content: string): string => `0.86 0 0 rg\n${content}0 g\n`;
const glassy = (content: string): string => `/Pale gs\n${content}/Solid gs\n`;
const states = { resources: '/ExtGState << /Pale << /ca 0.6 >> /Solid << /ca 1 >> >>' };

describe('words put over the page', () => {
  test.each([
    ['a seal: its ring and its middle line', red(ring('青山县教育局办公室', 216, 622, 34) + text(198, 614, '专用章'))],
    ['in glassy black', glassy(text(206, 622, '青山县教育局', 12) + text(206, 634, '办公室', 12))],
    ['read upwards, in the colour of the text', turned(222, 604, '青山县教育局')],
    ['across a border, beside the figure', red(text(236, 635, '已核', 12))],
    ['the same words again, within a cell', red(text(236, 635, '已核', 12) + text(330, 606, '已核', 12))],
    ['below the text', ''],
    ['pale, slanted, with a year', slantedYear(0.93)],
  ])('without digits, are part of no cell: %s', async (name, words) => {
    const below = name === 'below the text' ? red(text(206, 622, '青山县教育局', 12)) : '';
    expect(await outcomeOf(page(words, below + latin(210, 626, '12')), states)).toEqual(clean);
  });

  test.each([
    ['作废', red(text(208, 624, '作废', 14))],
    ['a word in grey', `0.4 g ${latin(206, 625, 'VOID', 11)}`],
    ['a cross', red(text(210, 623, '×', 14))],
    ['a stroke', red(latin(212, 624, '/', 14))],
    ['a slanted cross', red(`BT /F1 14 Tf 0.9 0.436 -0.436 0.9 212 624 Tm (X) Tj ET\n`)],
  ])('over the digits of one figure, strike it out: %s', async (_name, words) => {
    expect(await outcomeOf(page(words), states)).toEqual(doubt('extraction.struck', 12));
  });

  test.each([
    ['by an annotation with a look of its own', '/Subtype /Stamp /Rect [206 622 240 638] /AP << /N 100 0 R >>'],
    [
      'by a remark',
      '/Subtype /FreeText /Contents (VOID) /DA (/F1 11 Tf 0 g) /Rect [206 622 240 638] /AP << /N 100 0 R >>',
    ],
  ])('a word put over a figure %s strikes it out', async (_name, words) => {
    const font = '/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>';
    const look = [
      `/Type /XObject /Subtype /Form /BBox [0 0 34 16] ${font}`,
      '1 0 0 rg BT /F1 11 Tf 1 3 Td (VOID) Tj ET',
    ];
    const objects = [[look[0]!, look[1]!] as const];
    expect(await outcomeOf(page(''), { objects }, '', annotation(words))).toEqual(doubt('extraction.struck', 12));
  });

  test('a remark that the file does not draw over a figure is a doubt', async () => {
    const remark = (words: string): string => annotation(`/Subtype /FreeText /DA (/Helv 9 Tf 0 g) ${words}`);
    const over = remark('/Contents (99) /Rect [206 622 240 638]');
    expect(await outcomeOf(page(''), {}, '', over)).toEqual(doubt('extraction.form-field', 12));
    const beside = remark('/Contents (99) /Rect [506 622 540 638]');
    expect(await outcomeOf(page(''), {}, '', beside)).toEqual(clean);
  });

  test('a dark slanted line of words with a year is a doubt', async () => {
    const { doubts, blames } = await outcomeOf(page(slantedYear(0.4)), states);
    expect([doubts, blames]).toEqual([['extraction.not-text'], []]);
  });

  test('pale words over and over are no table, also on a page with little text and cut off by its edge', async () => {
    const tile = (words: string, x: number, y: number): string => `0.9 g ${text(x, y, words)}0 g\n`;
    const rows = [100, 140, 180, 220].map((y) => [50, 200, 350].map((x) => tile('张三 10.2.3.4', x, y)).join(''));
    const last = [50, 200, 350].map((x) => tile('张三 10 2 3 4', x, 60));
    const pages = [page(''), text(50, 700, '三、其他需要报告的事项') + rows.join('') + last.join('')];
    const { blocks } = await extractPdf(pdfBytes(pages.map((content) => ({ content }))));
    expect(blocks.filter(({ kind }) => kind === 'grid')).toHaveLength(1);
    expect(blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : [])).at(-1)).toBe(
      '三、其他需要报告的事项',
    );
  });

  const serials = (paint: string, words = '20240117003'): string =>
    `${paint}\n${[596, 622, 648].map((y) => [40, 206, 330].map((x) => latin(x, y, words, 11)).join('')).join('')}0 g\n`;
  const huge = `0.6 g ${latin(150, 590, '2024-01', 80)}0 g\n`;

  test.each([
    ['a serial number over and over, pale', page(serials('0.9 g'))],
    ['darker', page(serials('0.5 g'))],
    ['below the text', page('', serials('0.7 g') + latin(210, 626, '12'))],
    ['one far larger than the text', page(huge)],
  ])('numbers that nobody takes for figures are none: %s', async (_name, content) => {
    expect(await outcomeOf(content)).toEqual(clean);
  });

  test.each([
    ['a number over and over that a figure may be', page(serials('0.5 g', '15'))],
    ['a number somewhat larger', page(`0.6 g ${latin(206, 622, '45', 20)}0 g\n`)],
  ])('numbers that may be a correction are a doubt: %s', async (_name, content) => {
    const { doubts, blames } = await outcomeOf(content);
    expect([doubts.length > 0, blames]).toEqual([true, []]);
  });

  test.each([
    ['a date stamp', red(text(190, 622, '2024年1月12日', 12))],
    ['a number over the number', red(latin(209, 625, '15', 12))],
  ])('with digits, are a doubt: %s', async (_name, words) => {
    const { value, doubts, blames } = await outcomeOf(page(words), states);
    expect([value, doubts.length > 0, blames]).toEqual([null, true, []]);
  });

  test.each([
    ['in another colour', red(text(222, 626, '公司', 10))],
    ['in the colour of the text', text(222, 626, '已核', 10)],
  ])('wholly within a cell, beside its figure, are a doubt and no fault of the publisher: %s', async (_name, words) => {
    const { value, doubts, blames } = await outcomeOf(page(words), states);
    expect([value, doubts.length > 0, blames]).toEqual([null, true, []]);
  });

  test.each([
    ['a figure in red', page('', red(latin(210, 626, '12')))],
    ['figures in blue', page('', `0 0 0.8 rg ${latin(210, 626, '12')}`)],
    [
      'a label in red',
      page(red(text(56, 646, '本年')), latin(210, 626, '12')).replace(
        text(56, 626, '规章'),
        red(text(56, 626, '规章')),
      ),
    ],
    ['a heading in red, underlined', page(red(text(50, 720, '（单位：件）') + '50 718 m 500 718 l S\n'))],
    ['a figure with a shadow', page('', `0.6 g ${latin(211, 625.4, '12')} 0 g ${latin(210, 626, '12')}`)],
  ])('what has a colour of its own is read: %s', async (_name, content) => {
    expect(await outcomeOf(content, states)).toEqual(clean);
  });
});
