/** Workers as processes of their own, and what they have made. */
import type { ReportRecord } from '../../../src/model/record.ts';
import type { Asking } from '../../../src/queue/queue.ts';
import type { Follow } from '../../../src/queue/job.ts';
import { readingsIn } from '../../../src/workers/ledger/readings.ts';
import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { mergeSegments, type MergeCounts } from '../../../src/exports/merge/merge-segments.ts';
import { openQueue, type OpenedQueue } from '../../../src/queue/open-queue.ts';
import { openDataFolder } from '../../../src/workers/daemon/data-folder.ts';
import { enqueueSources } from '../../../src/workers/enqueue-sources.ts';
import { createLedger } from '../../../src/workers/ledger/ledger.ts';
import { folderWith } from '../../cli/support/folder.ts';
import type { ToldEvent, WorkerArguments } from './worker.ts';

const program = join(import.meta.dirname, 'worker.ts');

export interface TestWorker {
  readonly process: ChildProcess;
  readonly events: readonly ToldEvent[];
  /** Resolves when such an event was told, also one of the past; rejects when the worker ends without. */
  readonly told: (kind: string, uri?: string) => Promise<void>;
  readonly signal: (signal: NodeJS.Signals) => void;
  /** Exit code, or the signal that ended it. */
  readonly ended: Promise<number | string>;
  readonly stderr: () => string;
}

export function startWorker(args: WorkerArguments): TestWorker {
  const child = spawn(process.execPath, ['--no-warnings', program, JSON.stringify(args)], {
    env: { PATH: process.env['PATH'], TZ: 'UTC' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const events: ToldEvent[] = [];
  const listeners = new Set<() => void>();
  let stderr = '';
  let isOver = false;
  const tell = (): void => listeners.forEach((listener) => listener());
  createInterface({ input: child.stdout }).on('line', (line) => {
    // The last line of one that was killed may be torn.
    if (line.endsWith('}')) events.push(JSON.parse(line) as ToldEvent);
    tell();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const ended = (once(child, 'close') as Promise<[number | null, string | null]>).then(([code, signal]) => {
    isOver = true;
    tell();
    return code ?? signal ?? '';
  });
  const told = (kind: string, uri?: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const has = events.some((event) => event.kind === kind && (uri === undefined || event.uri === uri));
        if (!has && !isOver) return;
        listeners.delete(look);
        if (has) resolve();
        else reject(new Error(`the worker ended without "${kind}": ${stderr}`));
      };
      listeners.add(look);
      look();
    });
  return { process: child, events, told, signal: (signal) => void child.kill(signal), ended, stderr: () => stderr };
}

export const drained = async (args: WorkerArguments): Promise<TestWorker> => {
  const worker = startWorker(args);
  const code = await worker.ended;
  if (code !== 0) throw new Error(`the worker ended with ${code}: ${worker.stderr()}`);
  return worker;
};

/** Process ids of the parser children. */
export const childrenOf = (worker: TestWorker): readonly number[] => {
  try {
    const { pid } = worker.process;
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
  } catch {
    return []; // it has ended
  }
};

export interface TestData {
  readonly folder: string;
  readonly data: string;
  readonly redis?: string;
}

/** A new folder with the given documents beside an empty data folder. */
export function dataWith(files: Readonly<Record<string, string>>, redis?: string): TestData {
  const folder = folderWith(files);
  return { folder, data: join(folder, 'data'), ...(redis !== undefined && { redis }) };
}

export async function withQueue<T>({ data, redis }: TestData, work: (opened: OpenedQueue) => Promise<T>): Promise<T> {
  const opened = await openQueue({ folder: data, redisUrl: redis ?? null });
  try {
    return await work(opened);
  } finally {
    await opened.queue.close();
  }
}

/** `file:` jobs by names relative to the folder, and addresses as they are. */
export async function enqueue(
  test: TestData,
  uris: readonly string[],
  follow: Follow = 'attachments',
  asking: Asking = 'new',
) {
  await openDataFolder(test.data, test.folder);
  const ledger = createLedger(test.data);
  const sources = uris.map((uri) => ({ kind: 'job', uri, hints: {} }) as const);
  const known = { asked: { add: () => true }, now: Date.now, onSkipped: () => undefined };
  const counts = await withQueue(test, ({ queue }) =>
    enqueueSources(sources, { follow, asking }, { queue, ledger, ...known }),
  );
  await ledger.close();
  return counts;
}

export interface Exported extends MergeCounts {
  readonly text: string;
  readonly sha256: string;
}

export async function exported(...dataFolders: readonly string[]): Promise<Exported> {
  const chunks: Buffer[] = [];
  const options = { readings: () => readingsIn(dataFolders) };
  const counts = await mergeSegments(
    dataFolders,
    (lines) => {
      chunks.push(Buffer.from(lines));
      return Promise.resolve();
    },
    options,
  );
  const bytes = Buffer.concat(chunks);
  return { ...counts, text: bytes.toString(), sha256: createHash('sha256').update(bytes).digest('hex') };
}

export interface ExportedRecord extends Pick<ReportRecord, 'disclosure' | 'applications' | 'disputes'> {
  readonly record_id: string;
  readonly replaces?: string;
  readonly status: string;
  readonly error: { readonly code: string } | null;
  readonly source: {
    readonly uri: string;
    readonly resolved_uri?: string;
    readonly fetched_at?: string;
    readonly found_on: string | null;
    readonly sha256: string | null;
    readonly rendered?: { readonly browser: string; readonly page_sha256: string | null };
  };
}

export const recordsOf = ({ text }: Exported): readonly ExportedRecord[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as ExportedRecord);
