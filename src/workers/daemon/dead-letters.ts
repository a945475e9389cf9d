/** Everything needed to see a buried document's failure again: DATA/dead/ID.json, and its bytes in the raw store. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { writeDurably } from '../../fetch/raw-store/durable-file.ts';
import { createRawFiles } from '../../fetch/raw-store/raw-files.ts';
import { sealedJson } from '../../fetch/raw-store/sealed-json.ts';
import { StoreError, toStoreError } from '../../fetch/raw-store/store-error.ts';

const letter = z.object({
  id: z.string(),
  uri: z.string(),
  foundOn: z.string().nullable(),
  /** Null: no bytes were had. */
  sha256: z.string().nullable(),
  sizeBytes: z.number().nullable(),
  failure: z.object({ code: z.string(), message: z.string(), crashed: z.boolean() }),
  attempts: z.number(),
  /** Of the parser child. */
  limits: z.record(z.string(), z.number()),
  extractor: z.object({ name: z.string(), version: z.string(), ruleset: z.string() }),
  node: z.string(),
  platform: z.string(),
  /** What the parser child said last. */
  log: z.string().nullable(),
  /** ISO 8601 in UTC. */
  buriedAt: z.string(),
});

export type DeadLetter = Readonly<z.infer<typeof letter>>;

const letterPath = (dataFolder: string, id: string): string => join(dataFolder, 'dead', `${id}.json`);

/** Errors: `store.*`. */
export async function keepDeadLetter(
  dataFolder: string,
  about: Omit<DeadLetter, 'sha256' | 'sizeBytes'>,
  bytes: Uint8Array | null,
): Promise<void> {
  const sha256 = bytes === null ? null : await createRawFiles(dataFolder).put(bytes);
  const whole: DeadLetter = { ...about, sha256, sizeBytes: bytes?.byteLength ?? null };
  const text = Buffer.from(sealedJson(whole));
  await writeDurably(letterPath(dataFolder, about.id), text, join(dataFolder, 'tmp'));
}

/** Null: there is none. Errors: `store.*`. */
export async function readDeadLetter(dataFolder: string, id: string): Promise<DeadLetter | null> {
  const path = letterPath(dataFolder, id);
  try {
    return letter.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    if (error instanceof Error && 'code' in error) throw toStoreError(error, path);
    throw new StoreError('store.corrupt', '记录已损坏 | The file is damaged', path, error);
  }
}
