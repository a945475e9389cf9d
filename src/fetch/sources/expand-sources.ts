/** Arguments of `enqueue` → jobs, one by one: web addresses, lists, and whatever the file system holds. */
import { readFile } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join } from 'node:path';
import { decodeList } from './decode-list.ts';
import { type ListEntry, readCsvList, readTextList } from './read-list.ts';
import type { SkipReason, Source, SourceHints } from './source.ts';
import { webAddress } from './web-address.ts';

export interface ExpandDeps {
  /** A file, folder or pattern → `file:` URIs of documents and what was passed over, in a fixed order. Empty: there is nothing of that name. */
  readonly files: (path: string) => Iterable<{ readonly uri: string } | { readonly passedOver: string }>;
  /** Standard input, whole. */
  readonly stdin: () => Promise<Uint8Array>;
}

const MAX_LIST_BYTES = 256 * 1_048_576;

/**
 * `-` is a list on standard input; `.csv` and `.tsv` are lists; a `.txt` is a list if its first entries are addresses or
 * existing files, else a document. Paths in a list are relative to its folder. What occurs twice is named once.
 */
export async function* expandSources(args: readonly string[], deps: ExpandDeps): AsyncGenerator<Source> {
  const seen = new Set<string>();
  for (const arg of args) {
    for await (const source of expandArgument(arg, deps)) {
      if (source.kind === 'job' && seen.has(source.uri)) yield skipped(source.uri, arg, 'repeated');
      else yield source;
      if (source.kind === 'job') seen.add(source.uri);
    }
  }
}

async function* expandArgument(arg: string, deps: ExpandDeps): AsyncGenerator<Source, undefined> {
  const entries = arg === '-' ? readTextList(decodeList(await deps.stdin())) : await openList(arg, deps);
  if (entries !== null) yield* fromList(arg, entries, deps);
  else yield* fromTarget({ target: arg, path: arg, where: arg, hints: {} }, deps);
}

async function openList(path: string, deps: ExpandDeps): Promise<Iterable<ListEntry> | null> {
  const extension = /\.(csv|tsv|txt)$/iu.exec(path)?.[1]?.toLowerCase();
  if (extension === undefined) return null;
  const bytes = await readFile(path).catch(() => null);
  if (bytes === null) return null;
  if (bytes.length > MAX_LIST_BYTES) return [{ kind: 'skipped', line: 1, text: path, reason: 'too-large-a-list' }];
  const text = decodeList(bytes);
  if (extension !== 'txt') return readCsvList(text);
  return looksLikeList(text, path, deps) ? readTextList(text) : null;
}

/** A report in plain text has prose where a list has addresses. */
const ENTRIES_LOOKED_AT = 5;

function looksLikeList(text: string, path: string, deps: ExpandDeps): boolean {
  const first = readTextList(text.slice(0, 20_000)).take(ENTRIES_LOOKED_AT).toArray();
  const known = first.filter(
    (entry) =>
      entry.kind === 'entry' && (webAddress(entry.target) !== null || !isEmpty(deps.files(beside(path, entry.target)))),
  );
  return known.length > 0 && known.length * 2 >= first.length;
}

const isEmpty = (items: Iterable<unknown>): boolean => Iterator.from(items).next().done === true;

const beside = (list: string, target: string): string =>
  list === '-' || isAbsolute(target) ? target : join(dirname(list), target);

function* fromList(list: string, entries: Iterable<ListEntry>, deps: ExpandDeps): Generator<Source, undefined> {
  for (const entry of entries) {
    const where = `${basename(list)}:${entry.line}`;
    if (entry.kind === 'skipped') yield skipped(entry.text, where, entry.reason);
    else yield* fromTarget({ ...entry, path: beside(list, entry.target), where }, deps);
  }
}

interface Target {
  readonly target: string;
  /** The same as a path, should it be one. */
  readonly path: string;
  readonly where: string;
  readonly hints: SourceHints;
}

/** What is on the disk goes before what might be meant: `www.a.gov.cn/index.html` may be a saved site. */
function* fromTarget({ target, path, where, hints }: Target, deps: ExpandDeps): Generator<Source, undefined> {
  const uri = webAddress(target);
  const onDisk = /^https?:/iu.test(target) ? [] : [...deps.files(path)];
  for (const item of onDisk) {
    if ('uri' in item) yield { kind: 'job', uri: item.uri, hints };
    else yield skipped(item.passedOver, where, 'not-a-carrier');
  }
  if (onDisk.length > 0) return;
  if (uri !== null) yield { kind: 'job', uri, hints };
  else yield skipped(target, where, /^[a-z][a-z0-9+.-]+:/iu.test(target) ? 'not-an-address' : 'missing-file');
}

const skipped = (input: string, where: string, reason: SkipReason): Source => ({
  kind: 'skipped',
  input,
  where,
  reason,
});
