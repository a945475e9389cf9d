/** What a PDF says of a font beyond what pdfjs hands on: its own tables of characters, and whether it has any. */
import { Buffer } from 'node:buffer';
import { findObjects } from './pdf-objects.ts';
import type { PdfObjects } from './pdf-objects.ts';
import { isDict } from './parse-value.ts';
import type { PdfDict, PdfValue } from './parse-value.ts';
import { readFontFile } from './true-type.ts';

export interface RawFont {
  readonly hasToUnicode: boolean;
  /** Nothing says which characters its codes stand for: they are numbers of glyphs, which an embedded file orders as it likes. */
  readonly isNumbered: boolean;
  /** A simple font's codes are chosen by the names of a standard encoding. */
  readonly isNamed: boolean;
  /** Characters that the embedded file has for the glyph of a code; none where it doesn't say. */
  readonly charactersOf: (code: number) => ReadonlySet<number>;
}

/** All fonts of a name, as the file has them. Read when asked for the first time. */
export type RawFonts = (name: string) => readonly RawFont[];

export function openRawFonts(bytes: Uint8Array): RawFonts {
  let byName: ReadonlyMap<string, readonly RawFont[]> | null = null;
  return (name) => {
    byName ??= readRawFonts(findObjects(bytes));
    return byName.get(name) ?? [];
  };
}

function readRawFonts(objects: PdfObjects): ReadonlyMap<string, readonly RawFont[]> {
  const byName = new Map<string, RawFont[]>();
  for (const font of objects.dictsWith('/BaseFont')) {
    if (isDescendant(font)) continue;
    const name = nameOf(font, objects);
    byName.set(name, [...(byName.get(name) ?? []), toRawFont(font, objects)]);
  }
  return byName;
}

const isDescendant = (font: PdfDict): boolean => wordOf(font.get('/Subtype')).startsWith('/CIDFont');

const wordOf = (value: PdfValue | undefined): string => (typeof value === 'string' ? value : '');

function descendantOf(font: PdfDict, objects: PdfObjects): PdfDict | null {
  const list = objects.get(font.get('/DescendantFonts'));
  const first = Array.isArray(list) ? objects.get((list as readonly PdfValue[])[0]) : null;
  return first !== null && isDict(first) ? first : null;
}

/** As pdfjs names it: by its descriptor, or else by its base font. */
function nameOf(font: PdfDict, objects: PdfObjects): string {
  const own = descendantOf(font, objects) ?? font;
  const descriptor = objects.get(own.get('/FontDescriptor'));
  const name = (isDict(descriptor) ? descriptor.get('/FontName') : undefined) ?? own.get('/BaseFont');
  return wordOf(name).replace(/^\//, '');
}

function toRawFont(font: PdfDict, objects: PdfObjects): RawFont {
  const descendant = descendantOf(font, objects);
  const descriptor = objects.get((descendant ?? font).get('/FontDescriptor'));
  const file = (key: string): PdfValue | undefined => (isDict(descriptor) ? descriptor.get(key) : undefined);
  const encoding = objects.get(font.get('/Encoding'));
  const isIdentity = typeof encoding === 'string' && encoding.startsWith('/Identity-');
  const hasToUnicode = objects.get(font.get('/ToUnicode')) !== null;
  const isEmbedded = FILES.some((key) => file(key) !== undefined);
  const isOrdered = (): boolean =>
    isTrueToOrdering(orderingOf(descendant, objects), objects.stream(file('/FontFile3')));
  return {
    hasToUnicode,
    isNumbered: isIdentity && !hasToUnicode && isEmbedded && !isOrdered(),
    isNamed: !isEmbedded || (hasEncoding(encoding) && !isSymbolicTrueType(font, descriptor)),
    charactersOf: isIdentity ? charactersIn(descendant, file('/FontFile2'), objects) : () => NO_CHARACTERS,
  };
}

const hasEncoding = (encoding: PdfValue): boolean =>
  typeof encoding === 'string' || (isDict(encoding) && encoding.has('/BaseEncoding'));

/** Such a font chooses glyphs by its own table, whatever encoding it names. */
const isSymbolicTrueType = (font: PdfDict, descriptor: PdfValue): boolean =>
  font.get('/Subtype') === '/TrueType' && isDict(descriptor) && (Number(descriptor.get('/Flags')) & SYMBOLIC) !== 0;

const FILES = ['/FontFile', '/FontFile2', '/FontFile3'];
const SYMBOLIC = 4;
const NO_CHARACTERS: ReadonlySet<number> = new Set();

/** `GB1`, `Japan1` …: the collection of characters whose numbers the codes are. */
function orderingOf(descendant: PdfDict | null, objects: PdfObjects): string {
  const info = objects.get(descendant?.get('/CIDSystemInfo'));
  const ordering = isDict(info) ? objects.get(info.get('/Ordering')) : null;
  return typeof ordering === 'string' ? ordering.replaceAll(/[()]/g, '') : '';
}

/** A file in Adobe's own format names the collection by whose numbers it orders its glyphs; TrueType has no such order. */
function isTrueToOrdering(ordering: string, file: Uint8Array | null): boolean {
  if (file === null || ordering === '' || ordering === 'Identity') return false;
  return Buffer.from(file.buffer, file.byteOffset, file.byteLength).includes(`Adobe${ordering}`);
}

/** The embedded file is unpacked when it is asked for the first time. */
function charactersIn(
  descendant: PdfDict | null,
  file: PdfValue | undefined,
  objects: PdfObjects,
): RawFont['charactersOf'] {
  let characters: ReadonlyMap<number, ReadonlySet<number>> | null = null;
  const map = objects.stream(descendant?.get('/CIDToGIDMap'));
  return (code) => {
    const content = characters === null ? objects.stream(file) : null;
    characters ??= content === null ? new Map() : readFontFile(content).characters;
    const glyph = map === null ? code : ((map[2 * code] ?? 0) << 8) | (map[2 * code + 1] ?? 0);
    return characters.get(glyph) ?? NO_CHARACTERS;
  };
}
