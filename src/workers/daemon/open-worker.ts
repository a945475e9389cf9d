/** A worker process: everything it needs opened, its claim loop, and its end. */
import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { SegmentWriter } from '../../exports/segments/segment-writer.ts';
import type { AllowedHosts } from '../../fetch/address/allowed-hosts.ts';
import { defaultRenderLimits } from '../../fetch/browser/render-limits.ts';
import { createVisits, type OpenVisit } from '../../fetch/fetch-politely.ts';
import { defaultLimits as fetchLimits } from '../../fetch/fetch-limits.ts';
import type { HostRules } from '../../fetch/host-rules.ts';
import { openRawStore, type RawStore } from '../../fetch/raw-store/open-raw-store.ts';
import { userAgent } from '../../fetch/user-agent.ts';
import type { RuleOverrides } from '../../model/rule-overrides.ts';
import type { OpenedQueue } from '../../queue/open-queue.ts';
import { extractorVersion } from '../../version.ts';
import { PageRenderer } from '../browser/page-renderer.ts';
import { createLedger, type Ledger } from '../ledger/ledger.ts';
import type { ParserLimits } from '../parser-limits.ts';
import { ParserPool } from '../parser-pool.ts';
import { ClaimLoop } from './claim-loop.ts';
import type { DataFolder } from './data-folder.ts';
import { Gate } from '../gate.ts';
import { compactByItself } from './compact-by-itself.ts';
import type { ReadJobDeps } from './job-reading.ts';
import { openReadingsIndex, type ReadingsIndex, readingVersion } from './readings-index.ts';
import { runJob, type RunJobDeps } from './run-job.ts';
import { Trouble } from './trouble.ts';
import type { OnWorkerEvent, WorkerStatus } from './worker-events.ts';

export interface WorkerOptions {
  readonly folder: DataFolder;
  readonly opened: OpenedQueue;
  /** Parser children. */
  readonly concurrency: number;
  readonly limits: ParserLimits;
  /** Largest body that is fetched; as much as the fetch's own limit says if not said. */
  readonly fetchBytes?: number;
  readonly rules: RuleOverrides;
  readonly leaseMs: number;
  /** The one that the queue was opened with. */
  readonly attemptLimit: number;
  readonly drain: boolean;
  /** Web or mail address for the log of the sites that are asked; null if none was set. */
  readonly contact: string | null;
  readonly allowed: AllowedHosts;
  /** Folders beside the one that relative paths start from; null: jobs come from this machine alone and may name any. */
  readonly fileRoots: readonly string[] | null;
  /** Between two requests to a site. */
  readonly minGapMs: number;
  readonly hosts?: HostRules;
  /** For pages that only scripts fill; nothing is started for it before one is met. */
  readonly browser?: BrowserChoice;
  readonly onEvent: OnWorkerEvent;
  /** File of the parser child's program; tests pass their own. */
  readonly parserEntry?: string;
}

export interface BrowserChoice {
  readonly executablePath: string;
  /** The entries that `allowed` was made of. */
  readonly allowHosts: readonly string[];
}

export interface Worker {
  readonly name: string;
  /** Resolves when it is stopped or drained and everything is closed. */
  readonly run: () => Promise<void>;
  /** Nothing more is claimed; what isn't finished after `graceMs` is handed back. */
  readonly stop: (graceMs: number) => void;
  readonly status: () => WorkerStatus;
}

/** Jobs whose lines wait for a commit, for each parser child: a commit takes as long as some HTML pages. */
const COMMITTING_A_CHILD = 16;
/** Requests under way beside what the children parse: of different sites, since each is asked by one at a time. */
const FETCHES = 8;
/** Longer than this nobody waits for a site's turn: the job goes back, and others are tried. */
const MAX_TURN_WAIT_MS = 5_000;

interface Parts {
  readonly pool: ParserPool;
  readonly renderer: PageRenderer | null;
  readonly raw: RawStore;
  readonly ledger: Ledger;
  readonly readings: ReadingsIndex;
  readonly segments: SegmentWriter;
}

/** Errors: `store.*`, `export.*` when the data folder can't be used at all. */
export async function openWorker(options: WorkerOptions): Promise<Worker> {
  const { folder, limits, rules, concurrency, parserEntry } = options;
  const name = workerName();
  const raw = await openRawStore(folder.path);
  const parts: Parts = {
    raw,
    renderer: rendererFor(options),
    pool: new ParserPool({
      jobs: concurrency,
      limits,
      rules,
      ...(parserEntry !== undefined && { entry: parserEntry }),
    }),
    ledger: createLedger(folder.path),
    readings: openReadingsIndex(folder.path, readingVersion(rules)),
    segments: await SegmentWriter.open(folder.path, { worker: segmentsName(name), clock: Date.now }),
  };
  return workerOf(name, options, parts);
}

function rendererFor({ browser, hosts = {}, contact }: WorkerOptions): PageRenderer | null {
  if (browser === undefined) return null;
  const hostsOff = Object.keys(hosts).filter((host) => hosts[host]?.isOff === true);
  const agent = userAgent(extractorVersion.version, contact);
  return new PageRenderer({ ...browser, hostsOff, userAgent: agent, limits: defaultRenderLimits });
}

/** Unlike that of any other process on any machine. */
const workerName = (): string => `${hostname()}-${process.pid}-${randomBytes(3).toString('hex')}`;

const segmentsName = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z0-9_]/gu, '_')
    .slice(-32);

function workerOf(name: string, options: WorkerOptions, parts: Parts): Worker {
  const { onEvent, opened, concurrency, leaseMs, drain } = options;
  const ending = new AbortController();
  const trouble = new Trouble({
    pause: (ms) => delay(ms, undefined, { signal: ending.signal }).catch(() => undefined),
    stopping: () => ending.signal.aborted,
    onTrouble: (error, waitMs) => onEvent({ kind: 'trouble', error, waitMs }),
    onRecovered: () => onEvent({ kind: 'recovered' }),
  });
  const jobDeps = runJobDeps(options, parts, { trouble, name, signal: ending.signal });
  const loop = new ClaimLoop({
    ...{ queue: opened.queue, trouble, worker: name, leaseMs, drain },
    activeLimit: concurrency * COMMITTING_A_CHILD + FETCHES,
    unreadLimit: concurrency + FETCHES,
    leastRoom: FETCHES / 2,
    onWait: (wait) => onEvent({ kind: 'waiting', ...wait }),
    run: (claim, onRead) => {
      onEvent({ kind: 'claimed', job: claim.job });
      return runJob(claim, jobDeps, onRead);
    },
  });
  let graceTimer: NodeJS.Timeout | undefined;
  const end = (): void => {
    ending.abort(new Error('the worker is stopping'));
    parts.pool.close();
    void parts.renderer?.close();
  };
  return {
    name,
    run: async () => {
      const compacting = compactByItself(options.folder.path);
      try {
        await loop.run();
      } finally {
        clearTimeout(graceTimer);
        await closeAll(parts);
        await compacting.end(graceTimer !== undefined);
      }
    },
    stop: (graceMs) => {
      loop.stop();
      graceTimer ??= setTimeout(end, graceMs);
    },
    status: () => statusOf(loop, parts.pool, trouble, graceTimer !== undefined),
  };
}

function statusOf(loop: ClaimLoop, pool: ParserPool, trouble: Trouble, stopping: boolean): WorkerStatus {
  const { children, residentBytes } = pool.load();
  const { active, idleMs } = loop;
  return { active, idleMs, children, childrenResidentBytes: residentBytes, trouble: trouble.last, stopping };
}

interface Running {
  readonly trouble: Trouble;
  readonly name: string;
  readonly signal: AbortSignal;
}

function runJobDeps(options: WorkerOptions, parts: Parts, running: Running): RunJobDeps {
  const { folder, opened, limits, leaseMs, attemptLimit, onEvent } = options;
  const { ledger, readings, segments } = parts;
  return {
    ...{ ledger, readings, segments, limits, leaseMs, onEvent },
    queue: opened.queue,
    reading: readJobDeps(options, parts, running),
    policy: { attemptLimit, random: Math.random },
    trouble: running.trouble,
    dataFolder: folder.path,
    now: Date.now,
    isEnding: () => running.signal.aborted,
  };
}

function readJobDeps(options: WorkerOptions, { pool, raw, readings, renderer }: Parts, running: Running): ReadJobDeps {
  const { folder, concurrency, limits } = options;
  return {
    ...{ raw, readings, renderer },
    openVisit: visits(options, running),
    base: folder.base,
    fileRoots: options.fileRoots === null ? null : [folder.base, ...options.fileRoots],
    processing: { pool, limits },
    parsing: new Gate(concurrency),
    large: new Gate(1),
  };
}

function visits(options: WorkerOptions, { name, signal }: Running): OpenVisit {
  const { contact, allowed, hosts = {}, minGapMs, leaseMs, opened } = options;
  const maxBytes = options.fetchBytes ?? Math.min(fetchLimits.maxBytes, options.limits.inputBytes);
  const agent = userAgent(extractorVersion.version, contact);
  const sleep = async (ms: number, until: AbortSignal | undefined): Promise<void> => {
    await delay(ms, undefined, until === undefined ? {} : { signal: until });
  };
  return createVisits(
    { userAgent: agent, allowed, hosts, signal, limits: { ...fetchLimits, maxBytes } },
    { pace: opened.pace, worker: name, minGapMs, leaseMs, maxWaitMs: MAX_TURN_WAIT_MS, sleep },
  );
}

/** The rest of the lines is committed first; what can't be is told by the jobs that waited for it. */
async function closeAll({ pool, renderer, segments, ledger, readings, raw }: Parts): Promise<void> {
  pool.close();
  const browserEnded = renderer?.close();
  await segments.close().catch(() => undefined);
  await ledger.close().catch(() => undefined);
  readings.close();
  await Promise.resolve(raw[Symbol.asyncDispose]()).catch(() => undefined);
  await browserEnded;
}
