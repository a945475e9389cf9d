/** The documents under a folder, in an order that depends on nothing but their names. */
import { isUtf8 } from 'node:buffer';
import { type Dirent, readdirSync, statSync, type Stats } from 'node:fs';
import { extname } from 'node:path';
import type { FilePath } from '../workers/read-input.ts';

/** What a report is published as. Those that can't be read (yet) give a failed line with the reason, so that none is lost. */
const carrierExtensions: ReadonlySet<string> = new Set([
  ...['.html', '.htm', '.shtml', '.shtm', '.xhtml', '.mht', '.mhtml'],
  ...['.docx', '.docm', '.doc', '.wps', '.rtf', '.odt'],
  ...['.pdf', '.ofd', '.txt'],
]);

export interface WalkedFile {
  readonly path: FilePath;
  /** False: its name is no carrier's, so it is passed over. */
  readonly isCarrier: boolean;
  /** In lower case with its dot; empty if there is none. */
  readonly extension: string;
}

interface Entry {
  readonly path: Buffer;
  readonly isFolder: boolean;
  readonly identity: string;
}

const SLASH = Buffer.from('/');

/**
 * Files under `root`, by the bytes of their paths. Names that begin with a dot are left out; symbolic links are followed,
 * each folder once, so loops end. A folder that can't be listed comes out as a file that can't be read.
 */
export function* walkFolder(root: string, visited: Set<string> = new Set()): Generator<WalkedFile> {
  const start = Buffer.from(root.replace(/(?<=[^/])\/+$/u, ''));
  const stats = statSync(start);
  yield* walk(start, identityOf(stats), visited);
}

function* walk(folder: Buffer, identity: string, visited: Set<string>): Generator<WalkedFile> {
  if (visited.has(identity)) return;
  visited.add(identity);
  const entries = entriesOf(folder);
  if (entries === null) yield { path: asPath(folder), isCarrier: true, extension: '' };
  for (const entry of entries ?? []) {
    if (entry.isFolder) yield* walk(entry.path, entry.identity, visited);
    else yield walkedFile(entry.path);
  }
}

function entriesOf(folder: Buffer): readonly Entry[] | null {
  try {
    const found = readdirSync(folder, { encoding: 'buffer', withFileTypes: true });
    const visible = found.filter(({ name }) => name[0] !== '.'.charCodeAt(0));
    const entries = visible.map((entry) => entryOf(join(folder, entry.name), entry)).filter((entry) => entry !== null);
    return entries.sort((a, b) => Buffer.compare(sortKey(a), sortKey(b)));
  } catch {
    return null;
  }
}

/** Null for what is neither a file nor a folder: sockets, pipes and devices are never read unasked. */
function entryOf(path: Buffer, listed: Dirent<Buffer>): Entry | null {
  // The listing tells plain files; asking the system for each would take most of the time of a large folder.
  if (listed.isFile()) return { path, isFolder: false, identity: '' };
  try {
    const stats = statSync(path);
    if (!stats.isFile() && !stats.isDirectory()) return null;
    return { path, isFolder: stats.isDirectory(), identity: identityOf(stats) };
  } catch {
    // A dangling link is a file that can't be read, and says so when its turn comes.
    return { path, isFolder: false, identity: '' };
  }
}

const identityOf = ({ dev, ino }: Stats): string => `${dev}:${ino}`;

/** `.` stands for no prefix at all. */
const join = (folder: Buffer, name: Buffer): Buffer => {
  if (folder.toString() === '.') return name;
  return folder.at(-1) === SLASH[0] ? Buffer.concat([folder, name]) : Buffer.concat([folder, SLASH, name]);
};

/** A folder sorts as its files' paths will: with its slash. */
const sortKey = ({ path, isFolder }: Entry): Buffer => (isFolder ? Buffer.concat([path, SLASH]) : path);

const asPath = (path: Buffer): FilePath => (isUtf8(path) ? path.toString() : path);

function walkedFile(path: Buffer): WalkedFile {
  const name = path.toString();
  const extension = extname(name).toLowerCase();
  // Word's note of who has a document open bears the document's extension.
  const isOwnerFile = name.slice(name.lastIndexOf('/') + 1).startsWith('~$');
  return { path: asPath(path), isCarrier: carrierExtensions.has(extension) && !isOwnerFile, extension };
}
