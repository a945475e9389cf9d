import { Buffer } from 'node:buffer';
import { describe, expect, test } from 'vitest';
import { extractPdf } from '../../../src/extractors/pdf/extract-pdf.ts';
import { latin, pdfBytes, ruled, text } from '../../support/pdf-writer.ts';
import { gridsOf } from './grid-rows.ts';

const XS = [50, 150, 250, 350];
const YS = [700, 720, 740];

describe('doubts', () => {
  const head = text(60, 726, '规章') + text(160, 726, '甲') + text(260, 726, '乙');

  async function doubtsOf(content: string): Promise<string[][]> {
    const [grid] = gridsOf(await extractPdf(pdfBytes([{ content: ruled(XS, YS) + head + content }])));
    return (grid?.cells ?? []).filter(({ row }) => row === 1).map(({ text: own, doubts }) => [own, ...doubts]);
  }

  test('a number over a border stays whole: it may be that of both cells, or of either', async () => {
    expect(await doubtsOf(latin(130, 706, '123456'))).toEqual([
      ['123456', 'two-numbers'],
      ['', 'number-on-rule'],
      [''],
    ]);
  });

  test('a number that runs out of the table keeps its last digit', async () => {
    expect(await doubtsOf(latin(331, 706, '12345'))).toEqual([[''], [''], ['12345', 'number-on-rule']]);
  });

  test('digits set apart alike, wherever there are two, are one number; a 0 before others shows numbers of their own', async () => {
    const spaced = (numbers: readonly string[]): string =>
      `${text(60, 650, '政府信息公开工作')}4 Tc ${numbers.map((digits, at) => latin(60 + 100 * at, 706, digits)).join('')} 0 Tc\n`;
    expect(await doubtsOf(spaced(['12', '345', '7']))).toEqual([['12'], ['345'], ['7']]);
    expect(await doubtsOf(spaced(['12', '045', '7']))).toEqual([['1 2'], ['0 4 5'], ['7']]);
  });

  test('an upright watermark belongs to no cell; a large number over another may be a correction', async () => {
    const rest = text(60, 600, '政府信息公开工作年度报告');
    expect(
      await doubtsOf(`${rest}${latin(60, 706, '12')}${latin(160, 706, '5')}0.9 g ${text(40, 690, '仅供参考', 60)}`),
    ).toEqual([['12'], ['5'], ['']]);
    expect(await doubtsOf(`${rest}${latin(60, 706, '12')}${latin(56, 702, '98', 18)}`)).toEqual([
      [expect.any(String), 'unknown-characters', 'two-numbers'],
      [''],
      [''],
    ]);
    const numbered = await doubtsOf(`${rest}${latin(60, 706, '12')}0.2 g ${text(55, 690, '共三5份', 60)}`);
    expect(numbered).toEqual([
      ['12', 'not-text'],
      ['', 'not-text'],
      ['', 'not-text'],
    ]);
  });

  test('pale words between the text are a watermark of any size; a pale number in a blank cell may be meant', async () => {
    const rest = text(60, 600, '政府信息公开工作年度报告') + latin(60, 706, '12') + latin(160, 706, '5');
    const pale = `0.85 g ${text(62, 708, '内部2', 9)}${text(62, 602, '内部', 9)}`;
    expect(await doubtsOf(rest + pale)).toEqual([['12'], ['5'], ['']]);
    expect(await doubtsOf(`${rest}${pale}${latin(260, 706, '2023')}`)).toEqual([
      ['12'],
      ['5'],
      ['', 'unknown-characters'],
    ]);
    expect(await doubtsOf(`${rest}0.85 g ${latin(260, 706, '2023')}`)).toEqual([['12'], ['5'], ['2023']]);
  });

  const over = (words: string, paint: string): string =>
    paint + [40, 81, 122, 163].flatMap((x) => [698, 702, 707, 713, 720, 731].map((y) => text(x, y, words, 9))).join('');

  test.each([
    ['as dark as they may be', over('内部资料', '0.4 g '), [['12'], ['5'], ['']]],
    ['with numbers in them', over('内部2号', '0.4 g '), [['12'], ['5'], ['']]],
    [
      'leaning a little',
      over('内部资料', '0.4 g ').replaceAll('1 0 0 1', '0.9962 0.0872 -0.0872 0.9962'),
      [['12'], ['5'], ['']],
    ],
    ['turned upwards', over('内部资料', '0.4 g ').replaceAll('1 0 0 1', '0 1 -1 0'), [['12'], ['5'], ['']]],
  ])(
    'words repeated all over the page, %s, are a watermark, though they outnumber its text',
    async (_name, words, cells) => {
      const own = latin(60, 706, '12') + latin(160, 706, '5');
      expect(await doubtsOf(own + words)).toEqual(cells);
      const [grid] = gridsOf(await extractPdf(pdfBytes([{ content: `${words}0 g ${ruled(XS, YS)}${head}${own}` }])));
      expect(grid?.cells.map((cell) => cell.text)).toEqual(['规章', '甲', '乙', '12', '5', '']);
    },
  );

  test('words repeated in cells of their own are text, and so is text in the style of the words', async () => {
    const cells = `0.4 g ${XS.slice(1)
      .flatMap((x) => YS.slice(1).map((y) => text(x - 90, y - 14, '没有')))
      .join('')}`;
    const [grid] = gridsOf(await extractPdf(pdfBytes([{ content: ruled(XS, YS) + cells + latin(300, 600, '1') }])));
    expect(grid?.cells.map((cell) => cell.text)).toEqual(Array.from({ length: 6 }, () => '没有'));
    const all = await doubtsOf(`${latin(60, 706, '12', 9)}${over('内部资料', '')}`);
    expect(all[0]?.[0]).toContain('12');
  });

  test('what a group paints is as faint as the group', async () => {
    const form = '/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Group << /S /Transparency >>';
    const states = '/ExtGState << /Faint << /ca 0.03 >> /Full << /ca 1 >> >>';
    const fonts =
      '/Resources << /ExtGState << /Full << /ca 1 >> >> /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>';
    const content = `${ruled(XS, YS)}${head}q /Faint gs /X100 Do Q\n${latin(160, 706, '5')}`;
    const bytes = pdfBytes([{ content }], {
      objects: [[`${form} ${fonts}`, `/Full gs ${latin(60, 706, '12')}`]],
      resources: states,
    });
    const [grid] = gridsOf(await extractPdf(bytes));
    expect(grid?.cells.slice(3).map((cell) => cell.text)).toEqual(['', '5', '']);
  });

  test('words that run into a cell with a number', async () => {
    expect(await doubtsOf(text(130, 706, '件数量') + latin(160, 706, '12'))).toEqual([
      ['件数'],
      ['量12', 'number-on-rule'],
      [''],
    ]);
    expect(await doubtsOf(text(130, 706, '件数量'))).toEqual([['件数'], ['量', 'number-on-rule'], ['']]);
    expect(await doubtsOf(text(129, 706, '件数') + text(150, 706, '共') + latin(160, 706, '12'))).toEqual([
      ['件数'],
      ['共12'],
      [''],
    ]);
  });

  test('a number that leans away from the lines of its page may belong to another row', async () => {
    const leaning = latin(60, 706, '12').replace('1 0 0 1', '0.9986 0.0523 -0.0523 0.9986');
    expect(await doubtsOf(leaning + latin(160, 706, '5'))).toEqual([['12', 'unknown-characters'], ['5'], ['']]);
  });

  test('blank cells among numbers that lean may hold one of them', async () => {
    const leaning = (x: number): string => latin(x, 706, '12').replace('1 0 0 1', '0.9976 0.0698 -0.0698 0.9976');
    expect(await doubtsOf(leaning(60) + leaning(260))).toEqual([
      ['12', 'unknown-characters'],
      ['', 'unknown-characters'],
      ['12', 'unknown-characters'],
    ]);
  });

  test('a number that fills its clip may go on, where another leaves room in one as wide', async () => {
    const clipped = (x: number, width: number, digits: string): string =>
      `q ${x} 704 ${width} 14 re W n ${latin(x, 706, digits)} Q\n`;
    expect(await doubtsOf(clipped(60, 12, '12') + clipped(160, 12, '5') + clipped(260, 12, '34'))).toEqual([
      ['12', 'unknown-characters'],
      ['5'],
      ['34', 'unknown-characters'],
    ]);
    expect(await doubtsOf(clipped(60, 11.2, '12') + clipped(160, 5.6, '5') + clipped(260, 11.2, '34'))).toEqual([
      ['12'],
      ['5'],
      ['34'],
    ]);
  });

  test('numbers close to a border on either side are two', async () => {
    expect(await doubtsOf(latin(138, 706, '12') + latin(151, 706, '345'))).toEqual([['12'], ['345'], ['']]);
  });

  test('overprinted numbers are two numbers', async () => {
    expect(await doubtsOf(latin(160, 706, '8') + latin(160.3, 706, '5'))).toEqual([[''], ['85', 'two-numbers'], ['']]);
  });

  test('a number that touches a border', async () => {
    expect(await doubtsOf(latin(60, 697, '12'))).toEqual([['12', 'number-on-rule'], [''], ['']]);
  });

  test('digits that ran over into the row below', async () => {
    const content =
      ruled([50, 80, 110], [700, 720, 740]) + latin(51, 722, '12345') + latin(51, 712, '67') + latin(90, 706, '9');
    const [grid] = gridsOf(await extractPdf(pdfBytes([{ content }])));
    expect(grid?.cells.map(({ text: own, doubts }) => [own, ...doubts])).toEqual([
      ['12345', 'number-on-rule'],
      [''],
      ['67', 'number-on-rule'],
      ['9'],
    ]);
  });

  test.each([
    ['not-text', 'a digit drawn as an outline', '60 706 m 66 706 66 713 63 713 c 60 713 60 709 60 706 c f\n'],
    ['not-text', 'a narrow one', '60 706 m 62 706 l 62 713 l 61 713 l 61 712 l 60 712 l 60 706 l h f\n'],
    ['not-text', 'a small image', 'q 12 0 0 8 60 705 cm BI /W 1 /H 1 /CS /G /BPC 8 ID a EI Q\n'],
    ['covered', 'a number under a black bar', `${latin(60, 706, '12')}55 703 20 12 re f\n`],
    ['not-text', 'a slanted number', latin(60, 706, '12').replace('1 0 0 1', '0.94 0.34 -0.34 0.94')],
    ['covered', 'a black number on a black ground', `55 703 20 12 re f\n${latin(60, 706, '12')}`],
  ])('what shows in a cell without being text is no blank, %s: %s', async (doubt, _name, content) => {
    expect(await doubtsOf(content)).toEqual([['', doubt], [''], ['']]);
  });

  test('a white cover leaves a doubt, and so it does below a number that is written over it', async () => {
    const covered = `${latin(60, 706, '12')}${latin(160, 706, '34')}1 g 55 703 140 12 re f 0 g\n`;
    expect(await doubtsOf(covered + latin(160, 706, '56'))).toEqual([['', 'covered'], ['56', 'covered'], ['']]);
  });

  test('a bar over part of a number', async () => {
    expect(await doubtsOf(`${latin(60, 706, '1234')}72 703 20 12 re f\n`)).toEqual([
      ['12', 'unknown-characters', 'covered'],
      [''],
      [''],
    ]);
  });

  test('a clip or a cover that cuts the last digit off, each digit painted by itself', async () => {
    const digits = (x: number): string =>
      `BT /F1 10 Tf ${x} 706 Td ${Array.from('1234', (digit) => `(${digit}) Tj 5.56 0 Td`).join(' ')} ET\n`;
    const clipped = `q 50 700 25 20 re W n ${digits(60)} Q\n`;
    expect(await doubtsOf(`${clipped}${digits(160)}1 g 176 702 10 12 re f 0 g\n${digits(260)}`)).toEqual([
      ['123', 'unknown-characters'],
      ['123', 'unknown-characters', 'covered'],
      ['1234'],
    ]);
  });

  test('a clip that cuts into the last digit, where the producer left out those beyond it', async () => {
    const clipped = (width: number): string => `q 50 700 ${width} 20 re W n ${latin(60, 706, '123')} Q\n`;
    expect(await doubtsOf(clipped(26))).toEqual([['123', 'unknown-characters'], [''], ['']]);
    expect(await doubtsOf(clipped(26.6))).toEqual([['123'], [''], ['']]);
  });

  test('a table that runs off the page; one that goes on at the top of the next page does not', async () => {
    const notesOf = async (pages: Parameters<typeof pdfBytes>[0]): Promise<string[]> =>
      (await extractPdf(pdfBytes(pages))).notes.map(({ code }) => code);
    const rows = [660, 680, 700, 720, 740];
    const cut = (crop: string): { content: string; entries: string } => ({
      content: ruled([50, 150, 250, 350], rows) + head,
      entries: `/CropBox [${crop}]`,
    });
    expect(await notesOf([cut('0 0 300 842')])).toEqual(['extraction.part-left-out']);
    expect(await notesOf([cut('0 670 595 842')])).toEqual(['extraction.part-left-out']);
    expect(await notesOf([cut('0 670 595 842'), cut('0 0 595 730')])).toEqual([]);
    expect(await notesOf([cut('50 0 350 842')])).toEqual([]);
    const [grid] = gridsOf(await extractPdf(pdfBytes([cut('0 0 300 842')])));
    const blanks = grid!.cells.filter(({ row }) => row === 1).map(({ doubts }) => doubts.length);
    expect(blanks).toEqual([0, 0, 1]);
  });

  test('a form field whose text the file does not draw', async () => {
    const field = (y: number, flags: number, more = ''): string =>
      `<< /Type /Annot /Subtype /Widget /FT /Tx /T (a) /V (12) /F ${flags} /Rect [55 ${y} 90 ${y + 12}] ${more} >>`;
    const look = [
      '/Type /XObject /Subtype /Form /BBox [0 0 35 12] /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>',
      'BT /F1 10 Tf 2 2 Td (13) Tj ET',
    ] as const;
    const cellsOf = async (more: string): Promise<string[]> => {
      const entries = `/Annots [${field(703, 4, more)} ${field(723, 2)}]`;
      const content = ruled(XS, YS) + text(160, 726, '甲');
      const [grid] = gridsOf(await extractPdf(pdfBytes([{ content, entries }], { objects: [look] })));
      return grid!.cells.filter(({ column }) => column === 0).map(({ text: own, doubts }) => `${own} ${doubts.join()}`);
    };
    expect(await cellsOf('')).toEqual([' ', '12 form-field']);
    // Nobody knows where its lines stand.
    expect(await cellsOf('/MK << /R 90 >>')).toEqual([' ', ' unknown-characters']);
    expect(await cellsOf('/AP << /N 100 0 R >>')).toEqual([' ', '13 form-field']);
  });

  test.each([
    ['dingbats', '/Type /Font /Subtype /Type1 /BaseFont /ZapfDingbats', '<3333>', '33'],
    [
      'numbers of glyphs',
      '/Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /DescendantFonts [<< /Type /Font /Subtype ' +
        '/CIDFontType2 /BaseFont /A /DW 500 /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>]',
      '<00330034> Tj 30 200 Td <00130015>',
      '34',
    ],
  ])('%s instead of characters: nobody knows which digits they are', async (_name, font, codes, read) => {
    const figure = `BT /F9 10 Tf 60 706 Td ${codes} Tj ET\n`;
    const content = `${ruled(XS, YS)}${head}${figure}${latin(160, 706, '5')}`;
    const bytes = pdfBytes([{ content }], { objects: [`<< ${font} >>`] });
    const changed = Buffer.from(bytes).toString('latin1').replace('/Font << /F1', '/Font << /F9 100 0 R /F1');
    const [grid] = gridsOf(await extractPdf(Uint8Array.from(Buffer.from(changed, 'latin1'))));
    const cells = (grid?.cells ?? []).filter(({ row }) => row === 1).map(({ text: own, doubts }) => [own, ...doubts]);
    expect(cells).toEqual([[read, 'unknown-characters'], ['5'], ['']]);
  });

  test('characters without a meaning', async () => {
    expect(await doubtsOf(text(60, 706, '\ue123'))).toEqual([['\ue123', 'unknown-characters'], [''], ['']]);
  });
});
