/** The very bytes that a record was made of: by their SHA-256, wherever they lie. Anything else is never shown in their place. */
import { createHash } from 'node:crypto';
import { createReadStream, type Dirent, readdirSync, statSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { ReportRecord } from '../model/record.ts';

export type Source = ReportRecord['source'];

export interface SourcePlaces {
  /** Raw stores of data folders: bytes by digest, null where a store doesn't have them whole. */
  readonly stores: readonly ((sha256: string) => Promise<Uint8Array | null>)[];
  /** Folders that relative `file:` addresses start from. */
  readonly bases: readonly string[];
  /** A folder that is searched for the bytes whatever their names; null: none. */
  readonly folder: string | null;
  readonly maxBytes: number;
}

export type FoundSource =
  | { readonly state: 'found'; readonly bytes: Uint8Array }
  /** A file stands at the address, and it isn't the one that was read. */
  | { readonly state: 'changed' }
  | { readonly state: 'missing' };

const MISSING: FoundSource = { state: 'missing' };
const CHANGED: FoundSource = { state: 'changed' };

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export class SourceFinder {
  readonly #places: SourcePlaces;
  /** Files of the folder by size; read when it is first asked for. */
  #bySize: ReadonlyMap<number, readonly string[]> | null = null;
  readonly #digests = new Map<string, string>();

  constructor(places: SourcePlaces) {
    this.#places = places;
  }

  async find(source: Source): Promise<FoundSource> {
    const { sha256, uri } = source;
    if (sha256 === null) return MISSING;
    const stored = await this.#inStores(sha256);
    if (stored !== null) return { state: 'found', bytes: stored };
    const there = (await Promise.all(this.#pathsOf(uri).map((path) => this.#read(path)))).filter(
      (bytes) => bytes !== null,
    );
    const bytes = there.find((some) => sha256Of(some) === sha256) ?? (await this.#inFolder(source, sha256));
    if (bytes !== null) return { state: 'found', bytes };
    return there.length > 0 || this.#hasNamed(uri) ? CHANGED : MISSING;
  }

  async #inStores(sha256: string): Promise<Uint8Array | null> {
    for (const store of this.#places.stores) {
      const bytes = await store(sha256);
      if (bytes !== null) return bytes;
    }
    return null;
  }

  #pathsOf(uri: string): readonly (string | Buffer)[] {
    const path = pathIn(uri);
    return path === null ? [] : [...new Set(this.#places.bases)].map((base) => absolute(base, path));
  }

  async #read(path: string | Buffer): Promise<Uint8Array | null> {
    try {
      const stats = await stat(path);
      return stats.isFile() && stats.size <= this.#places.maxBytes ? await readFile(path) : null;
    } catch {
      return null;
    }
  }

  async #inFolder({ size_bytes: size }: Source, sha256: string): Promise<Uint8Array | null> {
    if (size === null) return null;
    for (const path of this.#files().get(size) ?? []) {
      const digest = this.#digests.get(path) ?? (await digestOf(path));
      this.#digests.set(path, digest);
      const bytes = digest === sha256 ? await this.#read(path) : null;
      if (bytes !== null && sha256Of(bytes) === sha256) return bytes;
    }
    return null;
  }

  #hasNamed(uri: string): boolean {
    const path = pathIn(uri);
    if (path === null || this.#places.folder === null) return false;
    const name = basename(path.toString());
    return [...this.#files().values()].some((paths) => paths.some((other) => basename(other) === name));
  }

  #files(): ReadonlyMap<number, readonly string[]> {
    this.#bySize ??= this.#places.folder === null ? new Map() : filesBySize(this.#places.folder);
    return this.#bySize;
  }
}

/** Of a `file:` address on this machine, as bytes, since names need not be UTF-8; null for any other. */
function pathIn(uri: string): Buffer | null {
  const [, path] = /^file:(?:\/\/(?=\/))?(.*)$/su.exec(uri) ?? [];
  // Two slashes or backslashes name another machine, which would be asked with the user's own rights.
  if (path === undefined || path === '' || /^[/\\]{2}|^\/*[/\\]\?/u.test(path)) return null;
  const parts = path
    .split(/(%[0-9A-Fa-f]{2})/u)
    .map((part, index) => (index % 2 === 1 ? Buffer.from(part.slice(1), 'hex') : Buffer.from(part)));
  const bytes = Buffer.concat(parts);
  return bytes.includes(0) || /^[/\\]{2}/u.test(bytes.toString('latin1')) ? null : bytes;
}

function absolute(base: string, path: Buffer): string | Buffer {
  const text = path.toString();
  if (Buffer.from(text).equals(path)) return resolve(base, text);
  return path[0] === '/'.charCodeAt(0) ? path : Buffer.concat([Buffer.from(`${resolve(base)}/`), path]);
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(path), hash);
  } catch {
    return '';
  }
  return hash.digest('hex');
}

/** Symbolic links aren't followed: they may lead in circles. */
function filesBySize(folder: string): ReadonlyMap<number, readonly string[]> {
  const found = new Map<number, string[]>();
  const pending = [resolve(folder)];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    for (const entry of entriesOf(next)) {
      const path = join(next, entry.name);
      if (entry.isDirectory()) pending.push(path);
      else if (entry.isFile()) {
        const size = statSync(path, { throwIfNoEntry: false })?.size ?? -1;
        found.set(size, [...(found.get(size) ?? []), path]);
      }
    }
  }
  return found;
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
