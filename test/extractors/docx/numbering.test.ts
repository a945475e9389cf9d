import { describe, expect, it } from 'vitest';
import { extractDocx } from '../../../src/extractors/docx/extract-docx.ts';
import { formatNumber } from '../../../src/extractors/docx/number-format.ts';
import { textsOf } from '../read-back.ts';
import { cellOf } from './cell-of.ts';
import { p, run, wordFile } from './word-file.ts';

const level = (ilvl: number, format: string, text: string, more = ''): string =>
  `<w:lvl w:ilvl="${ilvl}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
const nothing = '<w:suff w:val="nothing"/>';
const listed = (text: string, numId: number, ilvl?: number): string =>
  p(text, `<w:numPr>${ilvl === undefined ? '' : `<w:ilvl w:val="${ilvl}"/>`}<w:numId w:val="${numId}"/></w:numPr>`);

const numbering = `
  <w:abstractNum w:abstractNumId="0">${level(0, 'chineseCounting', '%1、', nothing)}${level(1, 'chineseCounting', '（%2）', nothing)}${level(2, 'decimal', '%3.')}</w:abstractNum>
  <w:abstractNum w:abstractNumId="1">${level(0, 'chineseCounting', '%1')}${level(1, 'decimal', '%1.%2', `<w:isLgl/>${nothing}`)}</w:abstractNum>
  <w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="List"/></w:abstractNum>
  <w:abstractNum w:abstractNumId="3"><w:styleLink w:val="List"/>${level(0, 'upperRoman', '%1)', `<w:pStyle w:val="L"/>${nothing}`)}</w:abstractNum>
  <w:abstractNum w:abstractNumId="4">${level(0, 'bullet', '\uf0b7')}</w:abstractNum>
  <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
  <w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
  <w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
  <w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num>
  <w:num w:numId="5"><w:abstractNumId w:val="4"/></w:num>`;

async function textsWith(body: string, styles?: string): Promise<readonly string[]> {
  return textsOf(await extractDocx(wordFile(body, styles === undefined ? { numbering } : { numbering, styles })));
}

describe('automatic numbering in Word files', () => {
  it('is written in front of the paragraph, deeper levels starting anew', async () => {
    const body = [
      listed('总体', 1, 0),
      listed('主动', 1, 1),
      listed('申请', 1, 1),
      listed('甲', 1, 2),
      listed('情况', 1, 0),
      listed('乙', 1, 1),
    ].join('');
    expect(await textsWith(body)).toEqual(['一、总体', '（一）主动', '（二）申请', '1. 甲', '二、情况', '（一）乙']);
  });

  it('is not glued to a figure by its point', async () => {
    const point = `<w:abstractNum w:abstractNumId="0">${level(0, 'decimal', '%1.', nothing)}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`;
    expect(await cellOf(listed('330', 1, 0), { numbering: point })).toBe('1. 330');
    expect(await cellOf(listed('属于', 1, 0), { numbering: point })).toBe('1.属于');
  });

  it('looks as its level says, else as the mark of its paragraph', async () => {
    const list = (looks: string): string =>
      `<w:abstractNum w:abstractNumId="0">${level(0, 'decimal', '%1', `${nothing}<w:rPr>${looks}</w:rPr>`)}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`;
    const read = (looks: string, mark = ''): Promise<string> =>
      cellOf(p(run('7'), `<w:numPr><w:numId w:val="1"/></w:numPr><w:rPr>${mark}</w:rPr>`), { numbering: list(looks) });
    const white = '<w:color w:val="FFFFFF"/>';
    expect(await read('')).toBe('17');
    expect(await read('<w:vanish/>')).toBe('7');
    expect(await read(white)).toBe('7!two-numbers');
    expect(await read('', white)).toBe('7!two-numbers');
    expect(await read('<w:color w:val="FF0000"/>', white)).toBe('17');
    expect(await read('<w:rFonts w:ascii="Wingdings"/>')).toBe('\uf0317!unknown-characters');
  });

  it('goes on in lists of one definition and starts where a list says', async () => {
    expect(
      await textsWith([listed('a', 1, 0), listed('b', 3, 0), listed('c', 3, 0), listed('d', 1, 0)].join('')),
    ).toEqual(['一、a', '五、b', '六、c', '七、d']);
  });

  it('prints higher levels in decimal where the level says so', async () => {
    expect(await textsWith(listed('a', 2, 0) + listed('b', 2, 1))).toEqual(['一 a', '1.1b']);
  });

  it('comes by style, by linked list style, and is taken away by list 0', async () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="M"><w:basedOn w:val="L"/></w:style>';
    const styled = (text: string, more = ''): string => p(text, `<w:pStyle w:val="M"/>${more}`);
    expect(
      await textsWith(styled('a') + styled('b', '<w:numPr><w:numId w:val="0"/></w:numPr>') + styled('c'), styles),
    ).toEqual(['I)a', 'b', 'II)c']);
  });

  it('writes no bullets and nothing for unknown lists', async () => {
    expect(await textsWith(listed('a', 5, 0) + listed('b', 99, 0))).toEqual(['a', 'b']);
  });

  it.each([
    [
      'chineseCounting',
      [
        [1, '一'],
        [10, '十'],
        [11, '十一'],
        [20, '二十'],
        [103, '一百〇三'],
      ],
    ],
    [
      'chineseCountingThousand',
      [
        [12, '十二'],
        [110, '一百一十'],
        [1003, '一千零三'],
      ],
    ],
    [
      'chineseLegalSimplified',
      [
        [10, '壹拾'],
        [12, '壹拾贰'],
      ],
    ],
    [
      'japaneseCounting',
      [
        [10, '十'],
        [21, '二十一'],
      ],
    ],
    ['ideographDigital', [[10, '一〇']]],
    [
      'ideographTraditional',
      [
        [1, '甲'],
        [10, '癸'],
        [11, '11'],
      ],
    ],
    [
      'decimalEnclosedCircle',
      [
        [1, '①'],
        [20, '⑳'],
        [21, '㉑'],
        [36, '㊱'],
        [51, '51'],
      ],
    ],
    ['decimalEnclosedParen', [[3, '⑶']]],
    [
      'lowerRoman',
      [
        [4, 'iv'],
        [1999, 'mcmxcix'],
      ],
    ],
    [
      'upperLetter',
      [
        [26, 'Z'],
        [28, 'BB'],
      ],
    ],
    ['decimalFullWidth', [[12, '１２']]],
    ['decimalZero', [[7, '07']]],
    ['unheardOf', [[7, '7']]],
  ] as const)('formats %s', (format, cases) => {
    for (const [value, text] of cases) expect(formatNumber(value, format)).toBe(text);
  });
});
