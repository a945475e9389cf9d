/** Fonts of a page, as pdfjs hands them over some moments after the list that uses them. */
import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { FontFacts } from '../graphics-state.ts';
import { DEFAULT_FONT } from '../graphics-state.ts';
import { numbersOf } from '../operands.ts';
import type { OperatorList } from '../paint-page.ts';
import type { FontLedger, LoadedFont } from './font-ledger.ts';

/** By id. The ledger takes down what the page shows of them. */
export async function loadFonts(
  page: PDFPageProxy,
  list: OperatorList,
  ledger: FontLedger,
): Promise<ReadonlyMap<string, FontFacts>> {
  const loaded = await Promise.all(
    fontIds(list).map(
      (id) =>
        new Promise<readonly [id: string, font: unknown]>((resolve) => {
          page.commonObjs.get(id, (font: unknown) => {
            resolve([id, font]);
          });
        }),
    ),
  );
  const fonts = new Map(loaded.map(([id, font]) => [id, toLoadedFont(font)] as const));
  ledger.add(list, fonts, (id, fontChar) => pathOf(page, `${id}_path_${fontChar}`));
  return new Map(loaded.map(([id, font]) => [id, { ...toFontFacts(font), doubts: ledger.doubtsOf(id) }]));
}

function fontIds({ fnArray, argsArray }: OperatorList): string[] {
  const ids = new Set<string>();
  for (const [index, operator] of fnArray.entries()) {
    const args = argsArray[index];
    if (operator === OPS.setFont && Array.isArray(args) && typeof args[0] === 'string') ids.add(args[0]);
  }
  return [...ids];
}

/** The outline of a glyph, as operators and operands. */
function pathOf(page: PDFPageProxy, id: string): ArrayLike<number> | undefined {
  const info: unknown = page.commonObjs.has(id) ? page.commonObjs.get(id) : null;
  const path = typeof info === 'object' && info !== null && 'path' in info ? info.path : null;
  return ArrayBuffer.isView(path) && 'length' in path ? (path as unknown as ArrayLike<number>) : undefined;
}

function toLoadedFont(font: unknown): LoadedFont {
  const facts = new Map<string, unknown>(
    typeof font === 'object' && font !== null ? FACTS.map((key) => [key, factOf(font, key)]) : [],
  );
  const [name, differences, standard] = [facts.get('name'), facts.get('differences'), facts.get('defaultEncoding')];
  const names: readonly (readonly [unknown, unknown])[] = differences instanceof Map ? [...differences] : [];
  const standardNames: readonly unknown[] = Array.isArray(standard) ? standard : [];
  return {
    name: typeof name === 'string' ? name : '',
    isEmbedded: facts.get('missingFile') === false && facts.get('isType3Font') !== true,
    isComposite: facts.get('composite') === true,
    names: new Map(names.map(([code, own]) => [Number(code), String(own)])),
    standardNames: standardNames.map((own) => (typeof own === 'string' ? own : '')),
  };
}

const FACTS = ['name', 'differences', 'defaultEncoding', 'missingFile', 'isType3Font', 'composite'] as const;

/** They are getters of a class of pdfjs. */
const factOf = (font: object, key: string): unknown => (font as Readonly<Record<string, unknown>>)[key];

function toFontFacts(font: unknown): FontFacts {
  if (typeof font !== 'object' || font === null) return DEFAULT_FONT;
  const vertical = 'vertical' in font && font.vertical === true;
  const unit = 'fontMatrix' in font ? numbersOf(font.fontMatrix)[0] : undefined;
  const isDingbats = 'name' in font && typeof font.name === 'string' && DINGBATS.test(font.name);
  const isOfDrawings = 'isType3Font' in font && font.isType3Font === true;
  const known = { ...DEFAULT_FONT, vertical, isDingbats, isOfDrawings };
  return unit === undefined || unit === 0 ? known : { ...known, unit };
}

const DINGBATS = /dingbats|wingdings|webdings/i;
