/** A figure is what a reader sees in its cell: whatever else stands there makes it a doubt of ours, and nobody's fault. */
import { Buffer } from 'node:buffer';
import { describe, expect, test } from 'vitest';
import { jsonLine } from '../../../src/model/plain-text.ts';
import { processDocument } from '../../../src/pipeline.ts';
import { latin, pdfBytes, text, type PdfOptions } from '../../support/pdf-writer.ts';
import { annotation, clean, doubt, FIGURES, outcomeOf, page } from './one-figure.ts';

/** Strokes of a 7 and a 1, as thin bars. */
const strokes = (x: number): string => `${x} 633 4 0.7 re f ${x + 3.4} 626 0.7 7 re f ${x + 8} 626 0.7 7 re f\n`;

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
    ['a frame round the digits within the rules of the cell', page('1 0 0 RG 0.6 w 207 621.8 17 15.6 re S\n')],
    ['a frame nearer to one rule', page('1 0 0 RG 0.6 w 203.5 621.5 m 224 621.5 l 224 637 l 203.5 637 l h S\n')],
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
  const states = '/ExtGState << /Mult << /BM /Multiply >> /Half << /ca 0.4 >> /Most << /ca 0.78 >> >>';

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
    ['a red ring that nearly hides a letter of its row', page('/Most gs 1 0 0 rg 54 622 14 16 re f\n')],
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
