/** The data folder: queue, ledger, raw store, segments, and the folder that relative `file:` URIs start from. */
import { mkdirSync, readFileSync, realpathSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { z } from 'zod';
import { writeDurably } from '../../fetch/raw-store/durable-file.ts';
import { isSealedJson, sealedJson } from '../../fetch/raw-store/sealed-json.ts';
import { StoreError, toStoreError } from '../../fetch/raw-store/store-error.ts';

export interface DataFolder {
  /** Absolute. */
  readonly path: string;
  /** Absolute: what relative `file:` URIs are relative to, whichever folder a command is run in. */
  readonly base: string;
}

const settings = z.object({ base: z.string() });

/**
 * Made if missing, with the present folder as its base. The base is kept relative to the data folder, so that both may be
 * moved together. Errors: `store.*`.
 */
export async function openDataFolder(path: string, presentFolder: string): Promise<DataFolder> {
  const folder = resolve(presentFolder, path);
  try {
    mkdirSync(folder, { recursive: true });
    const real = realpathSync(folder);
    const kept = readBase(real);
    if (kept !== null) return { path: folder, base: resolve(real, kept) };
    const base = relative(real, realpathSync(presentFolder));
    await writeDurably(baseFile(real), Buffer.from(sealedJson({ base })), join(real, 'tmp'));
    return { path: folder, base: resolve(real, readBase(real) ?? base) };
  } catch (error) {
    throw toStoreError(error, folder);
  }
}

/** Of a folder that is only looked at; itself where it has none. Errors: `store.*`. */
export const baseOf = (folder: string): string => resolve(folder, readBase(folder) ?? '.');

const baseFile = (folder: string): string => join(folder, 'base.json');

function readBase(folder: string): string | null {
  const path = baseFile(folder);
  try {
    const text = readFileSync(path, 'utf8');
    if (!isSealedJson(text)) throw new TypeError('the seal is broken');
    return settings.parse(JSON.parse(text)).base;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    if (error instanceof Error && 'code' in error) throw error;
    const words =
      '设置文件已损坏，请删除后在原来的目录中重新运行 | The file is damaged: remove it and run again in the folder it was made from';
    throw new StoreError('store.corrupt', words, path, error);
  }
}
