/** Arguments of `enqueue` → jobs, one by one: web addresses, lists, and whatever the file system holds. */
import { basename, dirname, isAbsolute, join } from 'node:path';
import { addressesIn } from './addresses-in.ts';
import { decodeList } from './decode-list.ts';
import { openList } from './open-list.ts';
import { type ListEntry, readTextList } from './read-list.ts';
import type { SkipReason, Source, SourceHints } from './source.ts';

export interface ExpandDeps {
  /**
   * A file, folder or pattern → `file:` URIs of documents and what was passed over, in a fixed order. Empty: there is nothing of that
   * name. What is not asked for to its end counts as not asked for.
   */
  readonly files: (
    path: string,
  ) => Iterable<{ readonly uri: string } | { readonly passedOver: string; readonly reason: SkipReason }>;
  /** Standard input, whole. */
  readonly stdin: () => Promise<Uint8Array>;
  /** Arguments that are lists whatever their names, as with `--list`. */
  readonly lists?: ReadonlySet<string>;
}

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
  const entries =
    arg === '-'
      ? readTextList(decodeList(await deps.stdin()))
      : await openList(arg, deps.lists?.has(arg) === true, (entry) => !isEmpty(deps.files(beside(arg, entry))));
  if (entries !== null) yield* fromList(arg, entries, deps);
  else yield* fromTarget({ target: arg, path: arg, where: arg, hints: {} }, deps);
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
  const onDisk = /^https?:/iu.test(target) ? [] : [...deps.files(path)];
  for (const item of onDisk) {
    if ('uri' in item) yield { kind: 'job', uri: item.uri, hints };
    else yield skipped(item.passedOver, where, item.reason);
  }
  if (onDisk.length > 0) return;
  const found = addressesIn(target);
  for (const uri of found.addresses) yield { kind: 'job', uri, hints: { ...found.hints, ...hints } };
  if (found.addresses.length === 0)
    yield skipped(target, where, looksLikePath(target) ? 'missing-file' : 'not-an-address');
}

/** Has a folder or an ending, and no scheme; a drive's letter is none. */
const looksLikePath = (text: string): boolean =>
  /[/\\]|\.[\p{L}\d]{2,5}$/u.test(text) && !/^[a-z][a-z0-9+.-]+:/iu.test(text);

const skipped = (input: string, where: string, reason: SkipReason): Source => ({
  kind: 'skipped',
  input,
  where,
  reason,
});
