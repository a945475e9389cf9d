/** The glyphs that a page paints within a box: what a cell's text could be put together from, whether or not they came to it. */
import { centreOf, holds } from '../../geometry/marks/box.ts';
import type { Glyph } from '../../geometry/marks/marks.ts';
import type { Box } from '../../model/document.ts';
import { FontLedger } from './fonts/font-ledger.ts';
import { withPdf } from './open-pdf.ts';
import { readPage } from './read-page.ts';

/** `pageNumber`: from 1; `box`: in points of the page as seen. In the order of painting. Errors: those of `extractPdf`. */
export async function glyphsAt(bytes: Uint8Array, pageNumber: number, box: Box): Promise<readonly Glyph[]> {
  return withPdf(bytes, async (pdf) => {
    const page = await pdf.getPage(pageNumber);
    const { marks } = await readPage(page, await pdf.getOptionalContentConfig(), new FontLedger(bytes));
    return marks.glyphs.filter((glyph) => holds(box, centreOf(glyph.box)));
  });
}
