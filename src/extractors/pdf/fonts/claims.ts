/** Which characters a page's text claims to be, by font and code. */
import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { OperatorList } from '../paint-page.ts';
import { toGlyphs } from '../operands.ts';

export interface Claim {
  /** The character, as pdfjs makes it out. */
  readonly unicode: string;
  /** By which pdfjs knows the glyph's outline. */
  readonly fontChar: string;
}

/** By code. */
export type Claims = ReadonlyMap<number, Claim>;

/** By the id of the font. */
export function claimsIn({ fnArray, argsArray }: OperatorList): ReadonlyMap<string, Claims> {
  const found = new Map<string, Map<number, Claim>>();
  let current: Map<number, Claim> | undefined;
  for (const [index, operator] of fnArray.entries()) {
    const args = argsArray[index];
    if (!Array.isArray(args)) continue;
    const first: unknown = args[0];
    if (operator === OPS.setFont) {
      const id = typeof first === 'string' ? first : '';
      current = found.get(id) ?? new Map<number, Claim>();
      found.set(id, current);
    } else if (operator === OPS.showText) addClaims(current, first);
  }
  return found;
}

function addClaims(claims: Map<number, Claim> | undefined, shown: unknown): void {
  for (const glyph of toGlyphs(shown)) {
    if (typeof glyph === 'number' || claims?.has(glyph.originalCharCode) !== false) continue;
    claims.set(glyph.originalCharCode, { unicode: glyph.unicode, fontChar: glyph.fontChar });
  }
}
