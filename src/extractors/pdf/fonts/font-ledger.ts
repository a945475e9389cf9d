/** What the pages of a document have shown of each font so far, and which of its codes are in doubt for that. */
import { claimsIn } from './claims.ts';
import type { Claim, Claims } from './claims.ts';
import { NO_DOUBTS } from './code-doubts.ts';
import type { CodeDoubts } from './code-doubts.ts';
import { DIGIT, doubtfulCodes } from './font-doubts.ts';
import type { FontEvidence } from './font-doubts.ts';
import { glyphShape, hasInk } from './glyph-shape.ts';
import type { GlyphShape } from './glyph-shape.ts';
import { openRawFonts } from './raw-font.ts';
import type { RawFonts } from './raw-font.ts';
import type { OperatorList } from '../paint-page.ts';

/** Facts of a font as pdfjs exports them, checked. */
export interface LoadedFont {
  readonly name: string;
  readonly isEmbedded: boolean;
  /** Its codes have no names. */
  readonly isComposite: boolean;
  readonly names: ReadonlyMap<number, string>;
  readonly standardNames: readonly string[];
}

interface Entry {
  readonly claims: Map<number, Claim>;
  /** Of digits. */
  readonly shapes: Map<string, GlyphShape | null>;
  doubts: CodeDoubts;
}

/** Figures are made of these; other characters are no evidence of anything. */
const HALF_WIDTH = /[!-~０-９]/u;
const TELLING = /^[\d０-９.,，．\u2212\s-]*$/u;

export class FontLedger {
  readonly #fonts = new Map<string, Entry>();
  readonly #rawFonts: RawFonts;
  /** A page that was read earlier has codes that a later one put in doubt. */
  isOutdated = false;

  constructor(bytes: Uint8Array) {
    this.#rawFonts = openRawFonts(bytes);
  }

  /** `pathOf`: the outline of a glyph of a font; undefined if there is none. */
  add(
    list: OperatorList,
    fonts: ReadonlyMap<string, LoadedFont>,
    pathOf: (id: string, fontChar: string) => ArrayLike<number> | undefined,
  ): void {
    for (const [id, claims] of claimsIn(list)) {
      const font = fonts.get(id);
      if (font !== undefined) this.#judge(id, font, claims, (fontChar) => pathOf(id, fontChar));
    }
  }

  doubtsOf(id: string): CodeDoubts {
    return this.#fonts.get(id)?.doubts ?? NO_DOUBTS;
  }

  #judge(id: string, font: LoadedFont, claims: Claims, pathOf: PathOf): void {
    const entry = this.#fonts.get(id) ?? { claims: new Map<number, Claim>(), shapes: new Map(), doubts: NO_DOUBTS };
    const added = new Set([...claims.keys()].filter((code) => !entry.claims.has(code)));
    for (const code of added) entry.claims.set(code, claims.get(code) ?? NO_CLAIM);
    this.#fonts.set(id, entry);
    if (added.size === 0 || ![...entry.claims.values()].some(({ unicode }) => HALF_WIDTH.test(unicode))) return;
    const before = entry.doubts.doubtful;
    entry.doubts = this.#doubtsOf(font, entry, pathOf);
    const isLate = [...entry.doubts.doubtful].some((code) => !before.has(code) && !added.has(code));
    this.isOutdated ||= isLate;
  }

  #doubtsOf(font: LoadedFont, { claims, shapes }: Entry, pathOf: PathOf): CodeDoubts {
    const embedded = font.isEmbedded ? [...claims.values()] : [];
    for (const { unicode, fontChar } of embedded)
      if (DIGIT.test(unicode) && !shapes.has(fontChar)) shapes.set(fontChar, shapeFrom(pathOf(fontChar)));
    const areKnown =
      [...shapes.values()].some((shape) => shape !== null) ||
      embedded.some(({ unicode, fontChar }) => TELLING.test(unicode) && hasInk(pathOf(fontChar) ?? []));
    const evidence: FontEvidence = {
      names: font.names,
      standardNames: font.isComposite ? [] : font.standardNames,
      raw: this.#rawFonts(font.name),
      shapeOf: ({ fontChar }) => (areKnown ? shapes.get(fontChar) : undefined),
    };
    return { doubtful: doubtfulCodes(claims, evidence) };
  }
}

type PathOf = (fontChar: string) => ArrayLike<number> | undefined;

const NO_CLAIM: Claim = { unicode: '', fontChar: '' };

const shapeFrom = (path: ArrayLike<number> | undefined): GlyphShape | null =>
  path === undefined ? null : glyphShape(path);
