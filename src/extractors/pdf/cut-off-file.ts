/** Files that end before their end: what a last revision changed, or whole pages, may be other than what is read. */
import { Buffer } from 'node:buffer';
import type { Block, Cell } from '../../model/document.ts';
import { isDict, isRef } from './fonts/parse-value.ts';
import type { PdfValue } from './fonts/parse-value.ts';
import { findObjects } from './fonts/pdf-objects.ts';
import type { PdfObjects } from './fonts/pdf-objects.ts';

export interface CutOff {
  /** Numbers of the objects that came after the last complete revision; null where there is no complete revision. */
  readonly changed: ReadonlySet<number> | null;
}

/** How a file says that it ends; nothing of it follows but white space, or what is no object. */
const END = '%%EOF';
const OBJECT = /(\d{1,9})[\0\t\n\f\r ]+\d{1,5}[\0\t\n\f\r ]+obj(?![a-z])/g;
/** Where a revision's own table of objects begins: with this at its end only the last word is lost. */
const TABLE_AT = /startxref[\0\t\n\f\r ]+\d+[\0\t\n\f\r ]*(?:%[%EOF]*)?[\0\t\n\f\r ]*$/;

/** Null for a file that is whole. */
export function cutOffFile(bytes: Uint8Array): CutOff | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = file.lastIndexOf(END, undefined, 'latin1');
  const rest = file.toString('latin1', end < 0 ? 0 : end + END.length);
  if (TABLE_AT.test(rest.slice(-200))) return null;
  const changed = new Set(Array.from(rest.matchAll(OBJECT), ([, number]) => Number(number)));
  if (end < 0) return { changed: null };
  return changed.size === 0 ? null : { changed };
}

export interface PageOfFile {
  readonly pageNumber: number;
  /** Number of the page's object; null where it isn't known. */
  readonly object: number | null;
}

/** Pages whose figures may be others in the whole file: all of them where nothing tells which. */
export function pagesConcerned(
  { changed }: CutOff,
  bytes: Uint8Array,
  pages: readonly PageOfFile[],
): ReadonlySet<number> {
  const objects = changed === null ? null : findObjects(bytes);
  const concerned = pages.filter(({ object }) => {
    if (object === null || changed === null || objects === null) return true;
    return changed.has(object) || contentsOf(objects, object).some((number) => changed.has(number));
  });
  return new Set((concerned.length === 0 ? pages : concerned).map(({ pageNumber }) => pageNumber));
}

function contentsOf({ get }: PdfObjects, page: number): number[] {
  const dict = get({ ref: page });
  const contents = isDict(dict) ? dict.get('/Contents') : undefined;
  const parts: readonly PdfValue[] = Array.isArray(contents) ? contents : [contents ?? null];
  return parts.filter((part) => isRef(part)).map(({ ref }) => ref);
}

/** Every cell of these pages is in doubt. */
export function withCutOff(blocks: readonly Block[], pages: ReadonlySet<number>): Block[] {
  const doubted = (cell: Cell): Cell =>
    cell.pageNumber !== null && pages.has(cell.pageNumber) ? { ...cell, doubts: [...cell.doubts, 'cut-off'] } : cell;
  return blocks.map((block) => (block.kind === 'grid' ? { ...block, cells: block.cells.map(doubted) } : block));
}
