/** Which arguments are lists, and their entries. */
import { readFile } from 'node:fs/promises';
import { addressesIn } from './addresses-in.ts';
import { decodeList } from './decode-list.ts';
import { type ListEntry, readCsvList, readTextList } from './read-list.ts';
import type { SkipReason } from './source.ts';

const MAX_LIST_BYTES = 256 * 1_048_576;

/**
 * Null: no list. `isNamed`: it was called one, so that it never counts as a document. `isFile` tells whether an entry
 * names something on the disk.
 */
export async function openList(
  path: string,
  isNamed: boolean,
  isFile: (entry: string) => boolean,
): Promise<Iterable<ListEntry> | null> {
  const extension = /\.(csv|tsv|txt)$/iu.exec(path)?.[1]?.toLowerCase() ?? null;
  const bytes = extension === null && !isNamed ? null : await readFile(path).catch(() => null);
  if (bytes === null) return null;
  const reason = refusal(bytes);
  if (reason === null) return readList(decodeList(bytes), extension, (text) => isNamed || looksLikeList(text, isFile));
  return isNamed || reason === 'too-large-a-list' ? [{ kind: 'skipped', line: 1, text: path, reason }] : null;
}

function readList(
  text: string,
  extension: string | null,
  isList: (text: string) => boolean,
): Iterable<ListEntry> | null {
  if (extension === 'csv' || extension === 'tsv') return readCsvList(text);
  return isList(text) ? readTextList(text) : null;
}

function refusal(bytes: Uint8Array): SkipReason | null {
  if (bytes.length > MAX_LIST_BYTES) return 'too-large-a-list';
  return bytes.subarray(0, 1_000).includes(0) && !isUtf16(bytes) ? 'not-a-list' : null;
}

const isUtf16 = ([first, second]: Uint8Array): boolean =>
  (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);

/** A report in plain text has prose where a list has addresses; a list may have a heading before the first of them. */
const ENTRIES_LOOKED_AT = 30;

function looksLikeList(text: string, isFile: (entry: string) => boolean): boolean {
  const first = readTextList(text.slice(0, 20_000)).take(ENTRIES_LOOKED_AT).toArray();
  const known = first.filter(
    (entry) => entry.kind === 'entry' && (addressesIn(entry.target).addresses.length > 0 || isFile(entry.target)),
  );
  return known.length > 0 && known.length * 2 >= first.length;
}
