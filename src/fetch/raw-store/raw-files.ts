/** Bytes by their SHA-256: DATA/raw/ab/cd/abcd…; written once, never changed. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { writeDurably } from './durable-file.ts';
import { StoreError, toStoreError } from './store-error.ts';

export interface RawFiles {
  /** Returns the digest, hex. What is there already and whole isn't written again. Errors: `store.*`. */
  put(bytes: Uint8Array): Promise<string>;
  /** Errors: `store.missing`, `store.corrupt` where the bytes aren't those of the digest. */
  get(sha256: string): Promise<Uint8Array>;
  has(sha256: string): Promise<boolean>;
  /** Whether `get` would give them, without holding them in memory. */
  isSound(sha256: string): Promise<boolean>;
  /** All digests, in order. */
  digests(): AsyncGenerator<string>;
}

const DIGEST = /^[0-9a-f]{64}$/u;
const PAIR = /^[0-9a-f]{2}$/u;

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export function createRawFiles(dataFolder: string): RawFiles {
  const root = join(dataFolder, 'raw');
  const tmpFolder = join(dataFolder, 'tmp');
  const pathOf = (sha256: string): string => {
    if (!DIGEST.test(sha256)) throw new RangeError(`not a SHA-256: ${sha256}`);
    return join(root, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  };
  return {
    put: async (bytes) => {
      const sha256 = sha256Of(bytes);
      const path = pathOf(sha256);
      if (!(await isWhole(path, bytes.length, sha256))) await writeDurably(path, bytes, tmpFolder);
      return sha256;
    },
    get: async (sha256) => {
      const path = pathOf(sha256);
      const bytes = await readFile(path).catch((error: unknown) => Promise.reject(toError(error, path)));
      if (sha256Of(bytes) === sha256) return bytes;
      throw new StoreError(
        'store.corrupt',
        '原始文件已损坏，请重新抓取 | The stored bytes are damaged: fetch them again',
        path,
      );
    },
    has: async (sha256) => (await sizeOf(pathOf(sha256))) !== null,
    isSound: (sha256) => isSoundAt(pathOf(sha256), sha256),
    digests: () => walk(root),
  };
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/** A copy that was damaged since is replaced, so a fetch heals it. */
const isWhole = async (path: string, sizeBytes: number, sha256: string): Promise<boolean> =>
  (await sizeOf(path)) === sizeBytes && (await isSoundAt(path, sha256));

const isSoundAt = async (path: string, sha256: string): Promise<boolean> =>
  (await digestOf(path).catch(() => null)) === sha256;

const sizeOf = async (path: string): Promise<number | null> =>
  stat(path).then(
    ({ size }) => size,
    () => null,
  );

const toError = (error: unknown, path: string): Error => {
  const known = toStoreError(error, path);
  return known instanceof Error ? known : new Error(String(known));
};

async function* walk(root: string): AsyncGenerator<string> {
  for (const first of await entries(root, PAIR))
    for (const second of await entries(join(root, first), PAIR))
      yield* await entries(join(root, first, second), DIGEST);
}

const entries = async (folder: string, name: RegExp): Promise<readonly string[]> => {
  try {
    return (await readdir(folder)).filter((entry) => name.test(entry)).sort();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw toStoreError(error, folder);
  }
};
