/** What the ledger has been asked already: a list that is enqueued every day mustn't make it grow every day. */
import { jobId } from '../../queue/job-id.ts';
import type { JobRequest } from '../../queue/job.ts';
import { readLedger } from './read-ledger.ts';

export interface AskedBefore {
  /** False if the ledger has it, or it was added here. */
  readonly add: (request: JobRequest) => boolean;
}

/** Hex digits of the job's id: as good as unique, at half the memory. */
const DIGITS = 32;

/** Errors: `store.*`. */
export async function askedBefore(dataFolder: string): Promise<AskedBefore> {
  const keys = new Set<string>();
  for await (const line of readLedger(dataFolder)) if (line?.kind === 'asked') keys.add(keyOf(line.request));
  return {
    add: (request) => {
      const key = keyOf(request);
      const isNew = !keys.has(key);
      keys.add(key);
      return isNew;
    },
  };
}

/** What was left out once may be asked for later. */
const keyOf = (request: JobRequest): string =>
  `${jobId(request).slice(0, DIGITS)}${request.skipped === undefined ? '' : '-'}`;
