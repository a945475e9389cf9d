/** The documents under a folder, in an order that depends on nothing but their names. */
import { isUtf8 } from 'node:buffer';
import { type Dirent, readdirSync, statSync, type Stats } from 'node:fs';
import { extname } from 'node:path';
import type { FilePath } from '../workers/read-input.ts';
import { isMarkdownReport } from './markdown-report.ts';

/** What a report is published as. Those that can't be read (yet) give a failed line with the reason, so that none is lost. */
const carrierExtensions: ReadonlySet<string> = new Set([
  ...['.html', '.htm', '.shtml', '.shtm', '.xhtml', '.mht', '.mhtml', '.eml'],
  ...['.docx', '.docm', '.doc', '.wps', '.rtf', '.odt'],
  ...['.pdf', '.ofd', '.txt'],
]);

/** Read where they are reports: most in a folder are notes of other kinds. */
const markdownExtensions: ReadonlySet<string> = new Set(['.md', '.markdown']);

export interface WalkedFile {
  readonly path: FilePath;
  /** False: its name is no carrier's, it is Markdown and no report, or it is no file but a pipe, so it is passed over. */
  readonly isCarrier: boolean;
  /** In lower case with its dot; empty if there is none. */
  readonly extension: string;
}

interface Entry {
  readonly path: Buffer;
  readonly kind: 'file' | 'folder' | 'other';
  readonly identity: string;
}

const SLASH = Buffer.from('/');

/**
 * Files under `root`, by the bytes of their paths. Names that begin with a dot are left out; symbolic links are followed,
 * each folder once, so loops end. A folder that can't be listed comes out as a file that can't be read.
 */
export function* walkFolder(root: FilePath, visited: Set<string> = new Set()): Generator<WalkedFile> {
  const start = typeof root === 'string' ? Buffer.from(root.replace(/(?<=[^/])\/+$/u, '')) : root;
  const stats = statSync(start);
  yield* walk(start, identityOf(stats), visited);
}

function* walk(folder: Buffer, identity: string, visited: Set<string>): Generator<WalkedFile> {
  if (visited.has(identity)) return;
  visited.add(identity);
  const entries = entriesOf(folder);
  if (entries === null) yield { path: asPath(folder), isCarrier: true, extension: '' };
  for (const entry of entries ?? []) {
    if (entry.kind === 'folder') yield* walk(entry.path, entry.identity, visited);
    else yield walkedFile(entry);
  }
}

function entriesOf(folder: Buffer): readonly Entry[] | null {
  try {
    const found = readdirSync(folder, { encoding: 'buffer', withFileTypes: true });
    const visible = found.filter(({ name }) => name[0] !== '.'.charCodeAt(0));
    const entries = visible.map((entry) => entryOf(join(folder, entry.name), entry));
    return entries.sort((a, b) => Buffer.compare(sortKey(a), sortKey(b)));
  } catch {
    return null;
  }
}

function entryOf(path: Buffer, listed: Dirent<Buffer>): Entry {
  // The listing tells plain files; asking the system for each would take most of the time of a large folder.
  if (listed.isFile()) return { path, kind: 'file', identity: '' };
  try {
    const stats = statSync(path);
    if (stats.isDirectory()) return { path, kind: 'folder', identity: identityOf(stats) };
    // Sockets, pipes and devices are never read unasked.
    return { path, kind: stats.isFile() ? 'file' : 'other', identity: '' };
  } catch {
    // A dangling link is a file that can't be read, and says so when its turn comes.
    return { path, kind: 'file', identity: '' };
  }
}

const identityOf = ({ dev, ino }: Stats): string => `${dev}:${ino}`;

/** `.` stands for no prefix at all. */
const join = (folder: Buffer, name: Buffer): Buffer => {
  if (folder.toString() === '.') return name;
  return folder.at(-1) === SLASH[0] ? Buffer.concat([folder, name]) : Buffer.concat([folder, SLASH, name]);
};

/** A folder sorts as its files' paths will: with its slash. */
const sortKey = ({ path, kind }: Entry): Buffer => (kind === 'folder' ? Buffer.concat([path, SLASH]) : path);

const asPath = (path: Buffer): FilePath => (isUtf8(path) ? path.toString() : path);

function walkedFile({ path, kind }: Entry): WalkedFile {
  const name = path.toString();
  const extension = extname(name).toLowerCase();
  // Word's note of who has a document open bears the document's extension.
  const isOwnerFile = name.slice(name.lastIndexOf('/') + 1).startsWith('~$');
  const mayBeCarrier =
    carrierExtensions.has(extension) ||
    (markdownExtensions.has(extension) && kind === 'file' && isMarkdownReport(path));
  const isCarrier = kind === 'file' && mayBeCarrier && !isOwnerFile;
  return { path: asPath(path), isCarrier, extension };
}
