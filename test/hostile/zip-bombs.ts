/** Word files whose package is the weapon: what they inflate to, how many parts they have, what their directory says. */
import { strToU8, zipSync } from 'fflate';
import { bytesOf, type HostileFile } from './hostile-file.ts';

const MEGABYTE = 1024 * 1024;
const types = { '[Content_Types].xml': strToU8('<Types/>') };

const wordXml = (body: string): Uint8Array =>
  strToU8(
    `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
  );

const zip = (parts: Readonly<Record<string, Uint8Array>>): Uint8Array => zipSync({ ...types, ...parts });

/** Every field of the directory at `offset` within an entry becomes `value`. */
function withDirectory(bytes: Uint8Array, offset: number, value: number): Uint8Array {
  const changed = bytes.slice();
  const view = new DataView(changed.buffer);
  for (let at = 0; at + 46 <= changed.length; at += 1)
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + offset, value, true);
  return changed;
}

/** All entries lead to the content of the first: 1,000 names for one stretch of bytes. */
function overlapping(): Uint8Array {
  const large = strToU8(`<x>${'a'.repeat(2 * MEGABYTE)}</x>`);
  const names = Array.from({ length: 1000 }, (_, index) => [`word/header${index}.xml`, strToU8('<x/>')] as const);
  const bytes = zip({ 'word/document.xml': large, ...Object.fromEntries(names) });
  const view = new DataView(bytes.buffer);
  let first = -1;
  for (let at = 0; at + 46 <= bytes.length; at += 1) {
    if (view.getUint32(at, true) !== 0x02014b50) continue;
    if (view.getUint32(at + 24, true) === large.length) first = at;
    if (first < 0 || at === first) continue;
    for (const field of [20, 24, 42]) view.setUint32(at + field, view.getUint32(first + field, true), true);
  }
  return bytes;
}

const nested = (depth: number): Uint8Array =>
  depth === 0 ? new Uint8Array(10 * MEGABYTE) : zipSync({ 'word/document.xml': nested(depth - 1) }, { level: 9 });

const tooLarge = ['extract.too-large'];

export const zipBombs: readonly HostileFile[] = [
  { name: 'flat.docx', make: () => zip({ 'word/document.xml': wordXml('x'.repeat(60 * MEGABYTE)) }), ends: tooLarge },
  {
    name: 'flat-below-the-limit.docx',
    make: () => zip({ 'word/document.xml': wordXml(' '.repeat(40 * MEGABYTE)) }),
    ends: tooLarge,
  },
  {
    name: 'spread.docx',
    make: () => {
      const part = wordXml('x'.repeat(7 * MEGABYTE));
      const parts = Array.from({ length: 40 }, (_, index) => [`word/header${index}.xml`, part] as const);
      return zip({ 'word/document.xml': part, ...Object.fromEntries(parts) });
    },
    ends: tooLarge,
  },
  { name: 'nested.docx', make: () => nested(5), ends: ['extract.damaged', 'extract.unsupported-format'] },
  {
    name: 'many-parts.docx',
    make: () =>
      zip(Object.fromEntries(Array.from({ length: 40_000 }, (_, index) => [`word/${index}`, new Uint8Array()]))),
    ends: ['extract.too-large', 'extract.unsupported-format'],
  },
  {
    name: 'says-it-is-small.docx',
    make: () => withDirectory(zip({ 'word/document.xml': wordXml('x'.repeat(30 * MEGABYTE)) }), 24, 100),
    ends: tooLarge,
  },
  {
    name: 'says-it-is-huge.docx',
    make: () => withDirectory(zip({ 'word/document.xml': wordXml('x') }), 24, 0xfffffffe),
    ends: tooLarge,
  },
  {
    name: 'content-out-of-the-file.docx',
    make: () => withDirectory(zip({ 'word/document.xml': wordXml('x') }), 42, 0x7fffffff),
    ends: ['extract.damaged', 'extract.unsupported-format'],
  },
  {
    name: 'compressed-size-out-of-the-file.docx',
    make: () => withDirectory(zip({ 'word/document.xml': wordXml('x') }), 20, 0x7fffffff),
    ends: ['extract.damaged', 'extract.unsupported-format'],
  },
  { name: 'overlapping.docx', make: overlapping, ends: ['extract.too-large', 'extract.damaged'] },
  {
    name: 'directory-alone.docx',
    make: () => bytesOf(`PK\x05\x06${'\0'.repeat(18)}`),
    ends: ['extract.damaged', 'extract.unsupported-format'],
  },
];
