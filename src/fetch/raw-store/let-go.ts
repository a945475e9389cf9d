/**
 * Raw bytes that nobody has fetched for so long that they may go: docs/decisions/0023-what-may-be-let-go.md. A file says up to which
 * time bytes may be missing without anything being wrong.
 */
import { readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { makeFolder, writeDurably } from './durable-file.ts';
import { logFiles, readLog } from './fetch-log.ts';
import { isSealedJson, sealedJson } from './sealed-json.ts';
import { toStoreError } from './store-error.ts';

export interface LetGo {
  readonly files: number;
  readonly bytes: number;
}

const DIGEST = /^[0-9a-f]{64}$/u;
const marker = z.object({ before: z.iso.datetime() });
const markerPath = (dataFolder: string): string => join(dataFolder, 'let-go.json');

/** Bytes of fetches before this time (ISO) may be missing; null: none may. */
export async function letGoBefore(dataFolder: string): Promise<string | null> {
  try {
    const text = await readFile(markerPath(dataFolder), 'utf8');
    return isSealedJson(text) ? marker.parse(JSON.parse(text)).before : null;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw toStoreError(error, markerPath(dataFolder));
  }
}

/** A fetch that was under way has written its record by then. */
const SETTLE_MS = 2000;

/** `before`: ISO. Workers may go on: bytes that were fetched again meanwhile are put back. Errors: `store.*`. */
export async function letRawGo(dataFolder: string, before: string, settleMs = SETTLE_MS): Promise<LetGo> {
  const tmp = join(dataFolder, 'tmp');
  await makeFolder(tmp);
  const old = [...(await newestFetches(dataFolder))].filter(([, at]) => at < before).map(([sha256]) => sha256);
  const earlier = await letGoBefore(dataFolder);
  if (old.length > 0 && (earlier === null || earlier < before))
    await writeDurably(markerPath(dataFolder), Buffer.from(sealedJson({ before })), tmp);
  // First what a run that was killed has left there.
  const moved: string[] = (await readdir(tmp)).filter((name) => DIGEST.test(name));
  for (const sha256 of old) if (await isMoved(rawPath(dataFolder, sha256), join(tmp, sha256))) moved.push(sha256);
  if (moved.length === 0) return { files: 0, bytes: 0 };
  await delay(settleMs);
  return removed(dataFolder, moved, before);
}

async function removed(dataFolder: string, moved: readonly string[], before: string): Promise<LetGo> {
  const newest = await newestFetches(dataFolder);
  let [files, bytes] = [0, 0];
  for (const sha256 of moved) {
    const path = join(dataFolder, 'tmp', sha256);
    if ((newest.get(sha256) ?? '') >= before) await rename(path, rawPath(dataFolder, sha256));
    else {
      bytes += (await stat(path)).size;
      files += 1;
      await rm(path);
    }
  }
  return { files, bytes };
}

const rawPath = (dataFolder: string, sha256: string): string =>
  join(dataFolder, 'raw', sha256.slice(0, 2), sha256.slice(2, 4), sha256);

const isMoved = (from: string, to: string): Promise<boolean> =>
  rename(from, to).then(
    () => true,
    () => false,
  );

/** By digest when its bytes were last fetched, ISO. */
async function newestFetches(dataFolder: string): Promise<ReadonlyMap<string, string>> {
  const newest = new Map<string, string>();
  for (const file of await logFiles(dataFolder))
    for await (const { record } of readLog(dataFolder, file))
      if (record !== null && record.at > (newest.get(record.sha256) ?? '')) newest.set(record.sha256, record.at);
  return newest;
}
