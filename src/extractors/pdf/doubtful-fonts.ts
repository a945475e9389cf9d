/** Fonts that number their glyphs and don't say which characters these are: what reads as a digit may be any other. */
import type { FontFacts, PaintedGlyph, PaintedPage } from './graphics-state.ts';

/** Numbers of glyphs, taken for characters, are control characters here and there; no text has two of them. */
const CONTROL = /[\u0001-\u0008\u000b\u000c\u000e-\u001f]/;
const FEWEST = 2;

export function withFontsDoubted(page: PaintedPage): PaintedPage {
  const doubtful = doubtfulFonts(page.glyphs);
  if (doubtful.size === 0) return page;
  const glyphs = page.glyphs.map((glyph) => (doubtful.has(glyph.font) ? { ...glyph, uncertain: true } : glyph));
  return { ...page, glyphs };
}

function doubtfulFonts(glyphs: readonly PaintedGlyph[]): ReadonlySet<FontFacts> {
  const controls = glyphs.filter(({ uncertain, text }) => uncertain && CONTROL.test(text));
  const byFont = Map.groupBy(controls, ({ font }) => font);
  return new Set(
    [...byFont].filter(([, own]) => new Set(own.map(({ text }) => text)).size >= FEWEST).map(([font]) => font),
  );
}
