/** Recomputes the raw store: bytes against their names, fetch records against their seals. Only reads. */
import { logFiles, readLog } from '../../fetch/raw-store/fetch-log.ts';
import { letGoBefore } from '../../fetch/raw-store/let-go.ts';
import { createRawFiles } from '../../fetch/raw-store/raw-files.ts';
import { StoreError } from '../../fetch/raw-store/store-error.ts';

export interface RawProblem {
  readonly code: string;
  /** Path of the bytes, or file and byte of the fetch record. */
  readonly where: string;
  readonly message: string;
}

export interface RawVerification {
  readonly files: number;
  readonly fetches: number;
  readonly problems: readonly RawProblem[];
}

/** Throws `store.*` only where a folder can't be read at all. */
export async function verifyRaw(dataFolder: string, signal?: AbortSignal): Promise<RawVerification> {
  const raw = createRawFiles(dataFolder);
  const problems: RawProblem[] = [];
  let files = 0;
  for await (const sha256 of raw.digests()) {
    signal?.throwIfAborted();
    files += 1;
    const problem = await raw.get(sha256).then(() => null, problemOf);
    if (problem !== null) problems.push(problem);
  }
  const mayBeMissing = (await letGoBefore(dataFolder)) ?? '';
  let fetches = 0;
  for (const file of await logFiles(dataFolder)) {
    for await (const { record, from } of readLog(dataFolder, file)) {
      fetches += 1;
      const where = `${file}@${from}`;
      if (record === null) problems.push({ code: 'store.corrupt', where, message: 'fetch record damaged' });
      else if (record.at >= mayBeMissing && !(await raw.has(record.sha256)))
        problems.push({ code: 'store.missing', where, message: `bytes missing: ${record.sha256}` });
    }
  }
  return { files, fetches, problems };
}

function problemOf(error: unknown): RawProblem {
  if (error instanceof StoreError) return { code: error.code, where: error.path, message: error.message };
  throw error;
}
