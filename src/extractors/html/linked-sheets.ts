/** Style sheets that a page names by their addresses and that go with it: in parts of its file, or in the address itself. */
import { decodeBytes } from '../encoding/decode-bytes.ts';

export interface LinkedSheets {
  /** Where the page was; empty where the file doesn't say. */
  readonly location: string;
  /** Those that go with it, by address. */
  readonly texts: ReadonlyMap<string, string>;
}

export const noSheets: LinkedSheets = { location: '', texts: new Map() };

export interface MimeSheet {
  readonly bytes: Uint8Array;
  /** As their parts say it; null where they don't. */
  readonly location: string | null;
  readonly id: string | null;
}

/** The first of those with one address is the one that it names. */
export function sheetsByAddress(sheets: readonly MimeSheet[], location: string): LinkedSheets {
  const texts = new Map<string, string>();
  for (const { bytes, location: own, id } of sheets) {
    const text = sheetText(bytes);
    const addresses = [own === null ? null : addressOf(own, location), id === null ? null : `cid:${id}`];
    for (const address of addresses) if (address !== null && !texts.has(address)) texts.set(address, text);
  }
  return { location, texts };
}

/** Reads a sheet by its address, as written at `base`; null where it isn't there. */
export type SheetReader = (href: string, base: string) => string | null;

/** Sheets are read with those that they import, each once. */
export function createSheetReader({ location, texts }: LinkedSheets): SheetReader {
  const read = new Map<string, string>();
  const sheetAt: SheetReader = (href, base) => {
    const address = addressOf(href, addressOf(base, location));
    const known = read.get(address);
    if (known !== undefined) return known;
    const text = texts.get(address) ?? textInAddress(address);
    if (text === null) return null;
    // It may import itself, which adds nothing.
    read.set(address, '');
    const whole = withImports(text, address, sheetAt);
    read.set(address, whole);
    return whole;
  };
  return sheetAt;
}

/** No sheets of a site come near it. */
const maxLength = 4 * 1024 * 1024;
/** What may stand before an import, and the import. */
const leading =
  /^((?:\s|<!--|-->|\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\/|@charset\s[^;{}]*;|@layer\s[^;{}]*;)*)@import\s*(?:url\(\s*)?("[^"]*"|'[^']*'|[^\s"'();]+)\s*\)?([^;{}]*)(?:;|$)/i;

/** With the sheets that it imports in the place of their imports; those that aren't there stay named. */
export function withImports(sheet: string, base: string, sheetAt: SheetReader): string {
  if (!/@import/i.test(sheet)) return sheet;
  let before = '';
  let rest = sheet;
  for (let found = leading.exec(rest); found !== null; found = leading.exec(rest)) {
    const [statement, head = '', target = '', condition = ''] = found;
    const imported = sheetAt(target.replace(/^["']|["']$/g, ''), base);
    const block = imported === null ? null : blockOf(imported, condition.trim());
    before += block === null || before.length + block.length > maxLength ? statement : `${head}${block}\n`;
    rest = rest.slice(statement.length);
  }
  return before + rest;
}

/** What an import's condition makes of it: `layer(base) screen`. Null where it can't be told whether it holds. */
function blockOf(sheet: string, condition: string): string | null {
  const [, layer, name = '', media = ''] = /^(layer(?:\(([^()]*)\))?(?:\s+|$))?([\s\S]*)$/i.exec(condition) ?? [];
  if (/\bsupports\s*\(/i.test(media)) return null;
  const inMedia = media === '' ? sheet : `@media ${media} {${sheet}\n}`;
  return layer === undefined ? inMedia : `@layer ${name} {${inMedia}\n}`;
}

/** The bytes themselves tell UTF-8 from GB 18030, whatever the sheet or its part declares. */
const sheetText = (bytes: Uint8Array): string => decodeBytes(bytes, 'text').text;

/** `data:text/css,…` */
function textInAddress(address: string): string | null {
  const [whole, coding] = /^data:text\/css(?:;(?!base64)[^;,]*)*(;base64)?,/i.exec(address) ?? [];
  if (whole === undefined) return null;
  const written = address.slice(whole.length).replace(/%([\dA-F]{2})/gi, byteOf);
  return sheetText(Buffer.from(written, coding === undefined ? 'latin1' : 'base64'));
}

const byteOf = (_: string, hex: string): string => String.fromCharCode(Number.parseInt(hex, 16));

/** Of what is in one file and has no place elsewhere (RFC 2557). */
const here = 'thismessage:/';

/** Absolute, in one spelling; as written where it can't be an address. */
function addressOf(href: string, base: string): string {
  const written = href.trim();
  const from = URL.canParse(base, here) ? new URL(base, here).href : here;
  if (!URL.canParse(written, from)) return written;
  const { href: address, hash } = new URL(written, from);
  return hash === '' ? address : address.slice(0, -hash.length);
}
