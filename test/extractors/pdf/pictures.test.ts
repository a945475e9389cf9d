import { describe, expect, test } from 'vitest';
import { extractPdf } from '../../../src/extractors/pdf/extract-pdf.ts';
import { pdfBytes, text } from '../../support/pdf-writer.ts';

describe('pictures between lines', () => {
  const image = ['/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8', 'a'];
  const lines = (below = ''): string => text(50, 700, '五、存在的主要问题') + below + text(50, 600, '六、其他事项');
  const drawn = (x: number, y: number, width: number, height: number): string =>
    `q ${width} 0 0 ${height} ${x} ${y} cm /X100 Do Q\n`;

  async function picturedOn(...contents: string[]): Promise<string[]> {
    const pages = contents.map((content) => ({ content }));
    const { blocks } = await extractPdf(pdfBytes(pages, { objects: [image as [string, string]] }));
    return blocks.flatMap((block) => (block.kind === 'text' && block.isPictured === true ? [block.text] : []));
  }

  test('are told by the line above them, on the page before too', async () => {
    expect(await picturedOn(lines(drawn(50, 650, 200, 20)))).toEqual(['五、存在的主要问题']);
    expect(await picturedOn(lines(), drawn(50, 720, 200, 90) + text(50, 650, '七、结束'))).toEqual(['六、其他事项']);
    const outlines = [0, 1, 2, 3, 4, 5].map(
      (at) => `${50 + 12 * at} 650 m ${60 + 12 * at} 650 ${60 + 12 * at} 660 ${55 + 12 * at} 660 c f\n`,
    );
    expect(await picturedOn(lines(outlines.join('')))).toEqual(['五、存在的主要问题']);
  });

  test('are no backgrounds, seals, icons or letterheads', async () => {
    expect(await picturedOn(drawn(20, 590, 400, 200) + lines())).toEqual([]);
    expect(await picturedOn(lines(drawn(60, 590, 120, 120)))).toEqual([]);
    expect(await picturedOn(lines(drawn(50, 650, 12, 12)))).toEqual([]);
    const letterhead = text(50, 800, '某局') + drawn(50, 760, 200, 30);
    expect(await picturedOn(letterhead + lines(), letterhead + lines(), letterhead + lines())).toEqual([]);
  });
});
