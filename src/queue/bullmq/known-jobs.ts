/** What Redis knows beside BullMQ's own jobs: ids of all that were ever done, and jobs that were skipped. */
import type { Redis } from 'ioredis';
import { readFields, readRequest } from '../read-stored.ts';
import type { JobEntry, JobRequest } from '../job.ts';

export interface SkippedJob {
  readonly id: string;
  readonly request: JobRequest;
  readonly enqueuedAt: number;
}

/** `job`: BullMQ has it, or it is done; `skipped`: kept for the ledger only. */
export type Known = 'job' | 'skipped' | null;

export interface KnownJobs {
  readonly look: (ids: readonly string[]) => Promise<readonly Known[]>;
  /** Those that were done and that BullMQ has dropped since. */
  readonly goneDone: (ids: readonly string[]) => Promise<readonly string[]>;
  readonly addDone: (ids: readonly string[]) => Promise<void>;
  readonly dropDone: (ids: readonly string[]) => Promise<void>;
  readonly addSkipped: (jobs: readonly SkippedJob[]) => Promise<void>;
  readonly dropSkipped: (ids: readonly string[]) => Promise<void>;
  readonly counts: () => Promise<{ readonly done: number; readonly skipped: number }>;
  readonly skippedPage: (
    cursor: string,
    limit: number,
  ) => Promise<{ readonly jobs: readonly SkippedJob[]; readonly next: string }>;
}

const written = ({ request, enqueuedAt }: SkippedJob): string => JSON.stringify({ request, enqueuedAt });

function readSkipped(id: string, stored: string): SkippedJob {
  const fields = readFields(JSON.parse(stored), 'skipped job');
  return { id, request: readRequest(fields['request']), enqueuedAt: Number(fields['enqueuedAt']) };
}

export const skippedEntry = ({ id, request, enqueuedAt }: SkippedJob): JobEntry => ({
  job: { ...request, id, enqueuedAt, round: 1, attempts: 0, crashes: 0, abandoned: 0 },
  state: 'skipped',
  retryAt: null,
  failure: null,
  outcome: null,
});

/** `jobKey` gives the key that BullMQ keeps a job under. */
export function knownJobs(redis: Redis, prefix: string, jobKey: (id: string) => string): KnownJobs {
  const done = `${prefix}:done`;
  const skipped = `${prefix}:skipped`;
  return {
    look: async (ids) => {
      if (ids.length === 0) return [];
      const pipeline = redis.pipeline();
      for (const id of ids) pipeline.exists(jobKey(id));
      const [isDone, isSkipped, exists] = await Promise.all([
        redis.smismember(done, ...ids),
        redis.hmget(skipped, ...ids),
        pipeline.exec(),
      ]);
      return ids.map((_, at) => {
        if (isDone[at] === 1 || exists?.[at]?.[1] === 1) return 'job';
        return typeof isSkipped[at] === 'string' ? 'skipped' : null;
      });
    },
    goneDone: async (ids) => {
      if (ids.length === 0) return [];
      const pipeline = redis.pipeline();
      for (const id of ids) pipeline.exists(jobKey(id));
      const [isDone, exists] = await Promise.all([redis.smismember(done, ...ids), pipeline.exec()]);
      return ids.filter((_, at) => isDone[at] === 1 && exists?.[at]?.[1] !== 1);
    },
    addDone: async (ids) => {
      if (ids.length > 0) await redis.sadd(done, ...ids);
    },
    dropDone: async (ids) => {
      if (ids.length > 0) await redis.srem(done, ...ids);
    },
    addSkipped: async (jobs) => {
      if (jobs.length > 0) await redis.hset(skipped, ...jobs.flatMap((job) => [job.id, written(job)]));
    },
    dropSkipped: async (ids) => {
      if (ids.length > 0) await redis.hdel(skipped, ...ids);
    },
    counts: async () => {
      const [doneCount, skippedCount] = await Promise.all([redis.scard(done), redis.hlen(skipped)]);
      return { done: doneCount, skipped: skippedCount };
    },
    skippedPage: async (cursor, limit) => {
      const [next, found] = await redis.hscan(skipped, cursor, 'COUNT', limit);
      const jobs: SkippedJob[] = [];
      for (let at = 0; at + 1 < found.length; at += 2) jobs.push(readSkipped(found[at] ?? '', found[at + 1] ?? ''));
      return { jobs, next };
    },
  };
}
