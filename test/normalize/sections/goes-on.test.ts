import { describe, expect, it } from 'vitest';
import { tells } from '../../../src/normalize/sections/goes-on.ts';
import type { Document } from '../../../src/model/document.ts';
import { extract } from '../../../src/extractors/extract.ts';
import { normalize } from '../../../src/normalize/normalize.ts';
import { processDocument } from '../../../src/pipeline.ts';
import { htmlText } from '../../support/made-up/render/html.ts';
import { htmlStyles } from '../../support/made-up/render/html-styles.ts';
import { laidOut } from '../../whole-documents/outcome.ts';

it.each(
  tells.flatMap(({ words, says, saysNot }) => [
    ...says.map((text) => [text, words, true] as const),
    ...saysNot.map((text) => [text, words, false] as const),
  ]),
)('%s', (text, words, isTold) => expect(words.test(text)).toBe(isTold));

describe('a page that ends below table four', () => {
  const whole = htmlText(laidOut, htmlStyles[0]!);
  const shown = whole.slice(0, whole.lastIndexOf('</table>') + '</table>'.length);
  const read = async (below: string) => {
    const page = `${shown}${below}</body></html>`;
    const [record] = await processDocument(new TextEncoder().encode(page), { uri: 'file:part' });
    const missing = record!.findings.filter(({ rule }) => rule === 'structure.section-missing').length;
    return { missing, notes: record!.notes.map(({ code }) => code) };
  };

  it.each([
    ['a pager', '<div>共2页 <b>1</b> <a href="a_1.html">2</a> 下一页</div>'],
    ['the script of one', '<script>createPageHTML(2, 0, "t20240105_1", "html");</script>'],
    ['words', '<p>全文见附件。</p>'],
  ])('has no missing section where %s tells of more', async (_, below) => {
    expect(await read(below)).toEqual({ missing: 0, notes: ['extraction.part-left-out'] });
  });

  it('has none where pictures follow', async () => {
    expect(await read('<p><img src="5.png"></p><p><img src="6.png"></p>')).toEqual({ missing: 0, notes: [] });
  });

  it('is told where the pages of a print say that more follow', async () => {
    const document: Document = await extract(new TextEncoder().encode(`${shown}</body></html>`));
    const codesOf = (one: Document) => normalize(one).flatMap(({ notes }) => notes.map(({ code }) => code));
    expect(codesOf(document)).toEqual([]);
    expect(codesOf({ ...document, goesOn: true })).toEqual(['extraction.part-left-out']);
  });

  it('lacks two where nothing does', async () => {
    expect(await read('<p>打印本页 关闭窗口</p>')).toEqual({ missing: 2, notes: [] });
  });
});
