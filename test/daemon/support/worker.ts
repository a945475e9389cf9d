/** A worker with chosen parser children. Standard output: a line of JSON for each event of a job. */
import { join } from 'node:path';
import { stopOnSignals } from '../../../src/cli/stop-signals.ts';
import { parseAllowedHosts } from '../../../src/fetch/address/allowed-hosts.ts';
import { openQueue } from '../../../src/queue/open-queue.ts';
import { noOverrides } from '../../../src/model/rule-overrides.ts';
import { DEFAULT_ATTEMPT_LIMIT } from '../../../src/queue/queue.ts';
import { openDataFolder } from '../../../src/workers/daemon/data-folder.ts';
import { openWorker, type WorkerOptions } from '../../../src/workers/daemon/open-worker.ts';
import { defaultLimits, type ParserLimits } from '../../../src/workers/parser-limits.ts';
import { peakKilobytes } from '../../support/peak-memory.ts';

export interface WorkerArguments {
  readonly data: string;
  readonly redis?: string;
  readonly concurrency?: number;
  readonly drain?: boolean;
  readonly leaseMs?: number;
  readonly minGapMs?: number;
  readonly allowHost?: readonly string[];
  readonly limits?: Partial<ParserLimits>;
  readonly graceMs?: number;
  /** Path of the browser for pages that scripts fill. */
  readonly browser?: string;
  /** `real`: the one that opens documents. */
  readonly parser: 'stub' | 'real';
}

export interface ToldEvent {
  readonly kind: string;
  readonly uri: string;
  readonly message?: string;
}

const given: WorkerArguments = JSON.parse(process.argv[2] ?? '') as WorkerArguments;
const { concurrency = 1, drain = true, leaseMs = 10_000, minGapMs = 1000, graceMs = 8000 } = given;
const limits = { ...defaultLimits, recycleAfter: 100, ...given.limits };
const stub = join(import.meta.dirname, '../../workers/children/stub-parser.ts');

const onEvent: WorkerOptions['onEvent'] = (event) => {
  const about = { kind: event.kind, uri: 'job' in event ? event.job.uri : '' };
  const message = 'error' in event ? { message: event.error.message } : {};
  if (event.kind !== 'step') process.stdout.write(`${JSON.stringify({ ...about, ...message })}\n`);
};

const folder = await openDataFolder(given.data, process.cwd());
const opened = await openQueue({ folder: folder.path, redisUrl: given.redis ?? null });
const worker = await openWorker({
  ...{ folder, opened, concurrency, drain, leaseMs, minGapMs, limits, onEvent },
  ...{
    attemptLimit: DEFAULT_ATTEMPT_LIMIT,
    rules: noOverrides,
    contact: null,
    fileRoots: given.redis === undefined ? null : [],
    allowed: parseAllowedHosts(given.allowHost ?? []),
  },
  ...(given.parser === 'stub' && { parserEntry: stub }),
  ...(given.browser !== undefined && {
    browser: { executablePath: given.browser, allowHosts: given.allowHost ?? [] },
  }),
});
stopOnSignals(() => worker.stop(graceMs));
await worker.run();
await opened.queue.close();
process.stdout.write(`${JSON.stringify({ kind: 'closed', uri: '', message: String(peakKilobytes()) })}\n`, () =>
  process.exit(0),
);
