/** The glyphs of a cell: what the page paints within its box, and what came to it when the glyphs were dealt out to cells. */
import { knownTables } from '../../forms/known-tables.ts';
import { dealtGlyphs } from '../../geometry/dealt-glyphs.ts';
import { centreOf, holds } from '../../geometry/marks/box.ts';
import type { Glyph } from '../../geometry/marks/marks.ts';
import type { Box } from '../../model/document.ts';
import type { ExplainedGlyph } from '../../model/explanation.ts';
import { FontLedger } from './fonts/font-ledger.ts';
import { withPdf } from './open-pdf.ts';
import { readPage } from './read-page.ts';

export interface GlyphOfCell {
  readonly glyph: Glyph;
  readonly dealt: ExplainedGlyph['dealt'];
}

/** `pageNumber`: from 1; `box`: of the cell, in points of the page as seen. In the order of painting. Errors: those of `extractPdf`. */
export async function glyphsAt(bytes: Uint8Array, pageNumber: number, box: Box): Promise<readonly GlyphOfCell[]> {
  return withPdf(bytes, async (pdf) => {
    const page = await pdf.getPage(pageNumber);
    const { marks } = await readPage(page, await pdf.getOptionalContentConfig(), new FontLedger(bytes));
    const cells = dealtGlyphs(marks, knownTables);
    const own = cells.find((cell) => isSameBox(cell.box, box))?.glyphs ?? null;
    const others = cells.flatMap(({ glyphs }) => glyphs);
    const { scale = 1 } = marks;
    return marks.glyphs.flatMap((painted): readonly GlyphOfCell[] => {
      const glyph = seenAt(painted, scale);
      const isInside = holds(box, centreOf(glyph.box));
      const isOwn = own !== null && hasGlyph(own, glyph);
      if (isInside && own === null) return [{ glyph, dealt: null }];
      if (isInside) return [{ glyph, dealt: isOwn ? 'here' : hasGlyph(others, glyph) ? 'elsewhere' : 'nowhere' }];
      return isOwn ? [{ glyph, dealt: 'from outside' }] : [];
    });
  });
}

/** As large as it is seen. */
function seenAt(glyph: Glyph, scale: number): Glyph {
  const [x0, y0, x1, y1] = glyph.box;
  const box = [x0 / scale, y0 / scale, x1 / scale, y1 / scale] as const;
  return scale === 1 ? glyph : { ...glyph, box, sizePt: glyph.sizePt / scale };
}

const hasGlyph = (glyphs: readonly Glyph[], { text, box }: Glyph): boolean =>
  glyphs.some((one) => one.text === text && holds(one.box, centreOf(box)));

/** In points. */
const ROUNDING = 0.5;

const isSameBox = (left: Box, right: Box): boolean =>
  left.every((side, index) => Math.abs(side - (right[index] ?? Infinity)) < ROUNDING);
