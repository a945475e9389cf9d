/** Text that is upside down or seen as in a mirror: a figure in doubt, unless the whole page is held that way. */
import { describe, expect, test } from 'vitest';
import { hex, text } from '../../support/pdf-writer.ts';
import { clean, doubt, outcomeOf, page } from './one-figure.ts';

/** Digits by this matrix of their own. */
const by = (matrix: string, words = '12', size = 10): string =>
  `BT /F1 ${String(size)} Tf ${matrix} Tm (${words}) Tj ET\n`;

const wide = (matrix: string): string => `BT /F2 10 Tf ${matrix} Tm <${hex('12')}> Tj ET\n`;

describe('one figure', () => {
  test.each([
    ['upside down', by('-1 0 0 -1 221 633')],
    ['upside down, in a font of full width', wide('-1 0 0 -1 230 633')],
    ['one digit upside down', by('1 0 0 1 210 626', '1') + by('-1 0 0 -1 221 633', '2')],
    ['in a mirror beside it', by('-1 0 0 1 221 626')],
    ['in a mirror below it', by('1 0 0 -1 210 633')],
    ['set from right to left', `-100 Tz ${by('1 0 0 1 221 626')}100 Tz\n`],
  ])('%s is in doubt', async (_name, digits) => {
    expect(await outcomeOf(page('', digits))).toEqual(doubt('extraction.unknown-characters', null));
  });

  test('upright by two turns is read', async () => {
    expect(await outcomeOf(page('', by('-1 0 0 -1 210 626', '12', -10)))).toEqual(clean);
  });

  test('of a font of drawings that stand upside down in their own space is read', async () => {
    const glyph = (content: string): readonly [string, string] => ['', `500 0 0 -700 500 0 d1 ${content}`];
    const procedures = '/CharProcs << /one 101 0 R /two 102 0 R >>';
    const font =
      '/Type /Font /Subtype /Type3 /FontBBox [0 -700 500 0] /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 49 /LastChar 50 ' +
      `/Widths [500 500] /Encoding << /Differences [49 /one /two] >> /Resources << >> ${procedures}`;
    const form =
      '/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F9 << FONT >> >> >>'.replace(
        'FONT',
        font,
      );
    const objects = [
      [form, 'BT /F9 10 Tf 1 0 0 -1 210 626 Tm (12) Tj ET'] as const,
      glyph('200 -700 100 700 re f'),
      glyph('0 -700 500 100 re 0 -100 500 100 re 0 -400 500 100 re f'),
    ];
    expect(await outcomeOf(page('/X100 Do\n', ''), { objects })).toEqual(clean);
  });
});

describe('a table a little askew on its page', () => {
  const title = text(50, 740, '青山县教育局2024年政府信息公开工作年度报告') + text(50, 700, '二、主动公开政府信息情况');
  const end = text(50, 500, '三、行政机关收到和处理政府信息公开申请情况。'.repeat(2)).repeat(2);
  const table = page('').replace(title, '');
  const askew = (degrees: number, content: string): string => {
    const [sin, cos] = [Math.sin, Math.cos].map((part) => part((degrees * Math.PI) / 180).toFixed(5));
    return `q ${String(cos)} ${String(sin)} ${String(-Number(sin))} ${String(cos)} 0 0 cm\n${content}Q\n`;
  };
  const isDrawn = (line: string): boolean => !line.startsWith('BT');
  const parted = (wanted: (line: string) => boolean): string => `${table.split('\n').filter(wanted).join('\n')}\n`;

  test.each([0.1, 0.2, 0.6, 1, -0.6, 2])('by %d°, with its lines, is read without a doubt', async (degrees) => {
    const moved = degrees < 0 ? 'q 1 0 0 1 0 20 cm\n' : 'q 1 0 0 1 0 -20 cm\n';
    expect(await outcomeOf(title + end + moved + askew(degrees, table) + 'Q\n')).toEqual(clean);
  });

  test('whose lines are straight', async () => {
    const words = askew(
      0.4,
      parted((line) => !isDrawn(line)),
    );
    expect(await outcomeOf(title + end + parted(isDrawn) + words)).toEqual(clean);
  });
});

describe('a whole page', () => {
  const upsideDown = (content: string): string => `q -1 0 0 -1 595 842 cm\n${content}Q\n`;

  test.each([
    ['is turned by its dictionary', page(''), '/Rotate 180'],
    ['is drawn upside down', upsideDown(page('')), ''],
    ['is drawn upside down and turned back', upsideDown(page('')), '/Rotate 180'],
  ])('that %s is read', async (_name, content, entries) => {
    expect(await outcomeOf(content, {}, '', entries)).toEqual(clean);
  });

  test('that is drawn upside down leaves an upright figure in doubt', async () => {
    expect(await outcomeOf(upsideDown(page('', by('-1 0 0 -1 221 633'))))).toEqual(
      doubt('extraction.unknown-characters', null),
    );
  });
});
