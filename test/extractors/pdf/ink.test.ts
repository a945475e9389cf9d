/** A figure is what a reader sees in its cell: whatever else stands there makes it a doubt of ours, and nobody's fault. */
import { Buffer } from 'node:buffer';
import { describe, expect, test } from 'vitest';
import { jsonLine } from '../../../src/model/plain-text.ts';
import { processDocument } from '../../../src/pipeline.ts';
import { hex, latin, pdfBytes, ruled, text, type PdfOptions } from '../../support/pdf-writer.ts';

const XS = [50, 200, 300, 400, 500];
const YS = [600, 620, 640, 660, 680];
const FIGURES = 'disclosure.rules.issued';

/** Table two up to its second row; the first figure stands at (210, 626) and is 12, unless it is left out. */
function page(extra: string, first = latin(210, 626, '12')): string {
  const rows = [
    ['第二十条第（一）项'],
    ['信息内容', '本年制发件数', '本年废止件数', '现行有效件数'],
    ['规章'],
    ['行政规范性文件'],
  ];
  const labels = rows.flatMap((row, index) =>
    row.map((words, column) => text((XS[column] ?? 0) + 6, (YS[3 - index] ?? 0) + 6, words)),
  );
  const rest = [
    latin(310, 626, '3'),
    latin(410, 626, '45'),
    ...[6, 7, 8].map((n, at) => latin(210 + 100 * at, 606, `${n}`)),
  ];
  const title = text(50, 740, '青山县教育局2024年政府信息公开工作年度报告') + text(50, 700, '二、主动公开政府信息情况');
  return title + ruled(XS, YS) + labels.join('') + first + rest.join('') + extra;
}

interface Outcome {
  readonly value: number | null;
  /** Codes of the notes that doubt the first figure. */
  readonly doubts: readonly string[];
  readonly doubted: readonly string[];
  readonly blames: readonly string[];
}

async function outcomeOf(content: string, options: PdfOptions = {}, tail = '', entries = ''): Promise<Outcome> {
  const bytes = Buffer.concat([pdfBytes([{ content, entries }], options), Buffer.from(tail)]);
  const records = await processDocument(new Uint8Array(bytes), { uri: 'file:made-up.pdf' });
  const record = records[0]!;
  const disclosure = record.disclosure as { rules: { issued: number | null } } | null;
  const own = record.notes.filter(({ cells }) => cells.includes(FIGURES));
  const printed = [
    FIGURES,
    'disclosure.rules.repealed',
    'disclosure.rules.in_force',
    'disclosure.normative_documents.issued',
  ];
  return {
    value: disclosure?.rules.issued ?? null,
    doubts: own.map(({ code }) => code),
    doubted: printed.filter((code) => record.notes.some(({ cells }) => cells.includes(code))),
    blames: record.findings
      .filter(({ rule, cells }) => /^(?:structure|value|identity)\./.test(rule) && cells.includes(FIGURES))
      .map(({ rule }) => rule),
  };
}

const doubt = (code: string, value: number | null): Outcome => ({
  value,
  doubts: [code],
  doubted: [FIGURES],
  blames: [],
});
const clean: Outcome = { value: 12, doubts: [], doubted: [], blames: [] };

/** Strokes of a 7 and a 1, as thin bars. */
const strokes = (x: number): string => `${x} 633 4 0.7 re f ${x + 3.4} 626 0.7 7 re f ${x + 8} 626 0.7 7 re f\n`;
const annotation = (words: string): string => `/Annots [<< /Type /Annot /F 4 ${words} >>]`;

describe('ink that is no text', () => {
  test.each([
    ['a figure drawn by bars', page(strokes(210), '')],
    ['a figure drawn as outlines', page('210 626 m 216 626 216 633 213 633 c 210 633 210 629 210 626 c f\n', '')],
    ['a figure drawn by slanted strokes', page('1 w 210 626 m 214 633 l 218 626 l S\n', '')],
    ['a picture instead of a figure', page('q 12 0 0 8 210 625 cm BI /W 2 /H 1 /CS /G /BPC 8 ID az EI Q\n', '')],
    ['a digit drawn beside digits', page(strokes(225))],
    ['a picture beside digits', page('q 12 0 0 8 230 625 cm BI /W 2 /H 1 /CS /G /BPC 8 ID az EI Q\n')],
  ])('%s', async (_name, content) => {
    expect(await outcomeOf(content)).toEqual(doubt('extraction.not-text', null));
  });

  test.each([
    ['a ground that was painted before', page('', `0.9 g 202 621 96 18 re f 0 g ${latin(210, 626, '12')}`)],
    ['an underline', page('0.5 w 210 624.5 m 221 624.5 l S\n')],
    ['a ring around the digits', page('1 w 205 624 m 226 624 l 226 636 l 205 636 l h S\n')],
    ['a sign beside a label', page(strokes(100))],
    [
      'an image of one colour below the digits',
      page('', `q 98 0 0 18 201 621 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \u00e0 EI Q\n${latin(210, 626, '12')}`),
    ],
  ])('without a doubt: %s', async (_name, content) => {
    expect(await outcomeOf(content)).toEqual(clean);
  });
});

describe('struck out', () => {
  test.each([
    ['by a line as long as the digits', page('0.6 w 210 629.5 m 221 629.5 l S\n')],
    ['by a longer one', page('1 0 0 RG 0.6 w 204 629.5 m 260 629.5 l S\n')],
    ['by a slanted one', page('0.6 w 204 624 m 226 636 l S\n')],
    ['by a thin bar', page('205 629 30 0.8 re f\n')],
    ['by hand', page('0.8 w 204 628 m 210 634 214 625 224 632 c S\n')],
  ])('%s', async (_name, content) => {
    expect(await outcomeOf(content)).toEqual(doubt('extraction.struck', 12));
  });

  test.each([
    [
      'StrikeOut',
      '/Subtype /StrikeOut /Rect [208 624 224 636] /QuadPoints [208 636 224 636 208 624 224 624] /C [1 0 0]',
    ],
    ['Line', '/Subtype /Line /Rect [205 628 228 632] /L [206 630 227 630] /C [1 0 0]'],
    ['Ink', '/Subtype /Ink /Rect [205 624 228 636] /InkList [[206 625 216 630 227 635]] /C [1 0 0]'],
  ])('by an annotation without an appearance of its own: %s', async (_name, words) => {
    expect(await outcomeOf(page(''), {}, '', annotation(words))).toEqual(doubt('extraction.struck', 12));
  });

  const row = [FIGURES, 'disclosure.rules.repealed', 'disclosure.rules.in_force'];

  test.each([
    ['from rule to rule', page('1 0 0 RG 0.6 w 200 629.5 m 500 629.5 l S\n')],
    ['over the row with its label', page('0.6 w 50 629.5 m 500 629.5 l S\n')],
    ['by a thin bar from rule to rule', page('200 629 300 1 re f\n')],
    ['by two lines from rule to rule', page('0.5 w 200 628.8 m 500 628.8 l 200 630.6 m 500 630.6 l S\n')],
    ['by a slanted line over the row', page('1 0 0 RG 0.6 w 200 624.5 m 500 635 l S\n')],
    ['by a cross over the table', page('1 w 200 624 m 500 634 l 200 634 m 500 624 l S\n')],
  ])('a whole row, %s', async (_name, content) => {
    expect(await outcomeOf(content)).toEqual({ ...doubt('extraction.struck', 12), doubted: row });
  });

  test('one figure from rule to rule', async () => {
    expect(await outcomeOf(page('0.6 w 200 629.5 m 300 629.5 l S\n'))).toEqual(doubt('extraction.struck', 12));
  });

  test('a border that a figure hangs over still parts its rows', async () => {
    expect(await outcomeOf(page('', latin(210, 617, '12')))).toEqual(doubt('extraction.number-on-rule', 12));
  });

  test('a hidden annotation strikes nothing out', async () => {
    const words = '/Subtype /Line /Rect [205 628 228 632] /L [206 630 227 630] /C [1 0 0]';
    expect(await outcomeOf(page(''), {}, '', annotation(words).replace('/F 4', '/F 2'))).toEqual(clean);
  });
});

describe('covers', () => {
  const states = '/ExtGState << /Mult << /BM /Multiply >> /Half << /ca 0.4 >> >>';

  test.each([
    ['a white box', page('1 g 205 622 40 16 re f\n')],
    ['a white shape', page('1 g 204 621 m 250 621 l 240 638 l 206 638 l h f\n')],
    ['a white image', page('q 40 0 0 16 205 622 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \u007f EI Q\n')],
  ])('%s hides a figure: a doubt, no blank', async (_name, content) => {
    expect(await outcomeOf(content)).toEqual(doubt('extraction.covered', null));
  });

  test.each([
    ['a yellow box that multiplies', page('/Mult gs 1 1 0 rg 205 622 40 16 re f\n')],
    ['a red box that half shows', page('/Half gs 1 0 0 rg 205 622 40 16 re f\n')],
  ])('%s leaves it readable', async (_name, content) => {
    expect(await outcomeOf(content, { resources: states })).toEqual(clean);
  });

  test('a mask of an image covers where it is painted and no more', async () => {
    const mask = (bits: string): string => `q 1 0 0 rg 40 0 0 16 205 622 cm BI /W 8 /H 1 /IM true ID ${bits} EI Q\n`;
    // A bit that is set lets the page show: the last pixel alone is painted, beside the digits.
    expect((await outcomeOf(page(mask('~')))).value).toBe(12);
    expect((await outcomeOf(page(mask('\u0001')))).doubts).toContain('extraction.covered');
  });
});

describe('fonts', () => {
  const CMAP = (lines: string): readonly [string, string] => [
    '',
    `/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange ${lines} endcmap`,
  ];
  const shown = (font: string, cmap: string): PdfOptions => ({
    objects: [
      [
        '/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F9 101 0 R >> >>',
        'BT /F9 10 Tf 1 0 0 1 210 626 Tm (12) Tj ET',
      ],
      `<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica ${font} >>`,
      CMAP(cmap),
    ],
  });
  const DIGITS = '1 beginbfrange <30> <39> <0030> endbfrange';

  test('a table of characters that says what the glyphs are', async () => {
    expect(await outcomeOf(page('/X100 Do\n', ''), shown('/ToUnicode 102 0 R', DIGITS))).toEqual(clean);
  });

  test('a table of characters against the names of the glyphs', async () => {
    const swapped = '2 beginbfchar <31> <0038> <32> <0032> endbfchar';
    expect(await outcomeOf(page('/X100 Do\n', ''), shown('/ToUnicode 102 0 R', swapped))).toEqual(
      doubt('extraction.unknown-characters', null),
    );
  });

  test('a character that is NUL in the narrative, which no line may hold', async () => {
    const { objects: [, font, cmap] = [] } = shown('/ToUnicode 102 0 R', '1 beginbfchar <41> <0000> endbfchar');
    const form = '/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F9 101 0 R >> >>';
    const content = `${page('')}${text(50, 580, '全年公开信息若干')}/X100 Do\n`;
    const options = { objects: [[form, 'BT /F9 10 Tf 1 0 0 1 140 580 Tm (A) Tj ET'] as const, font!, cmap!] };
    expect(await outcomeOf(content, options)).toEqual(clean);
    const [record] = await processDocument(pdfBytes([{ content }], options), { uri: 'file:made-up.pdf' });
    expect(jsonLine(record!)).not.toMatch(/\0|\\u0000/u);
  });

  test('names that only number the glyphs', async () => {
    const names = '/Encoding << /Type /Encoding /Differences [49 /c50 /c51] >>';
    expect(await outcomeOf(page('/X100 Do\n', ''), shown(names, DIGITS))).toEqual(
      doubt('extraction.unknown-characters', null),
    );
  });
});

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

const red = (content: string): string => `0.86 0 0 rg\n${content}0 g\n`;
const glassy = (content: string): string => `/Pale gs\n${content}/Solid gs\n`;
const states = { resources: '/ExtGState << /Pale << /ca 0.6 >> /Solid << /ca 1 >> >>' };

describe('words put over the page', () => {
  test.each([
    ['a seal: its ring and its middle line', red(ring('青山县教育局办公室', 216, 622, 34) + text(198, 614, '专用章'))],
    ['in glassy black', glassy(text(206, 622, '青山县教育局', 12) + text(206, 634, '办公室', 12))],
    ['read upwards, in the colour of the text', turned(222, 604, '青山县教育局')],
    ['across a border, beside the figure', red(text(236, 635, '已核', 12))],
    ['over one digit', red(text(208, 624, '作废', 14))],
    ['the same words again, within a cell', red(text(208, 624, '已核', 14) + text(330, 606, '已核', 14))],
    ['below the text', ''],
  ])('without digits, are part of no cell: %s', async (name, words) => {
    const below = name === 'below the text' ? red(text(206, 622, '青山县教育局', 12)) : '';
    expect(await outcomeOf(page(words, below + latin(210, 626, '12')), states)).toEqual(clean);
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

test('a fill hides no more than its clip leaves', async () => {
  const frame = '200 615 m 260 615 l 270 645 l 190 645 l h 204 618 m 256 618 l 264 642 l 196 642 l h W* n';
  expect(await outcomeOf(page(`q ${frame} 1 0 0 rg 150 600 200 60 re f Q\n`))).toEqual(clean);
  expect(
    (await outcomeOf(page('q 200 615 m 260 615 l 270 645 l 190 645 l h W n 150 600 200 60 re f Q\n'))).doubts,
  ).toContain('extraction.covered');
});

describe('files cut off', () => {
  const update = `11 0 obj\n<< /Length 40 >>\nstream\nBT /F1 10 Tf`;

  test('in a revision after the last end: the page that it changes is in doubt', async () => {
    const { value, doubts, blames } = await outcomeOf(page(''), {}, update);
    expect([value, doubts, blames]).toEqual([12, ['extraction.cut-off'], []]);
  });

  test('what is no object after the end changes nothing', async () => {
    expect(await outcomeOf(page(''), {}, '\n<!-- served in 3 ms -->\n')).toEqual(clean);
  });

  test('with no end at all', async () => {
    const bytes = pdfBytes([{ content: page('') }]);
    const cut = bytes.subarray(0, Buffer.from(bytes).indexOf('startxref'));
    const [record] = await processDocument(new Uint8Array(cut), { uri: 'file:cut.pdf' });
    expect(record?.notes.map(({ code }) => code)).toContain('extraction.cut-off');
    expect(record?.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});
