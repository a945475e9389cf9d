/** The clocks of one fetch: total and idle time, both stopped while it waits for its turn. */
import { FetchError } from './fetch-error.ts';
import type { FetchLimits } from './fetch-limits.ts';

export interface Deadlines {
  /** Aborts with a `fetch.timeout`, or with the outer signal's reason. */
  readonly signal: AbortSignal;
  /** Starts the idle clock anew. */
  readonly sawBytes: () => void;
  /** Rejects when the signal aborts first. */
  readonly bound: <Value>(work: Promise<Value>) => Promise<Value>;
  /** Runs what waits for others, off the clock; the outer signal still ends it. */
  readonly whilePaused: <Value>(wait: () => Promise<Value>) => Promise<Value>;
  readonly stop: () => void;
}

type Limits = Pick<FetchLimits, 'totalMs' | 'idleMs'>;

export function createDeadlines({ totalMs, idleMs }: Limits, outer: AbortSignal | undefined): Deadlines {
  const controller = new AbortController();
  const { signal } = controller;
  let idle: NodeJS.Timeout | undefined;
  let total: NodeJS.Timeout | undefined;
  let leftMs = totalMs;
  let runningSince: number | null = null;

  const abort = (): void => controller.abort(outer?.reason);
  const stop = (): void => {
    clearTimeout(idle);
    clearTimeout(total);
    outer?.removeEventListener('abort', abort);
  };
  const pause = (): void => {
    clearTimeout(idle);
    clearTimeout(total);
    if (runningSince !== null) leftMs -= performance.now() - runningSince;
    runningSince = null;
  };
  const sawBytes = (): void => {
    clearTimeout(idle);
    idle = setTimeout(() => controller.abort(timedOut(idleMs, 'idle')), idleMs);
  };
  const run = (): void => {
    runningSince = performance.now();
    total = setTimeout(() => controller.abort(timedOut(totalMs, 'total')), Math.max(0, leftMs));
    sawBytes();
  };
  const bound = <Value>(work: Promise<Value>): Promise<Value> => Promise.race([work, aborted(signal)]);

  if (outer?.aborted === true) abort();
  outer?.addEventListener('abort', abort, { once: true });
  const whilePaused = async <Value>(wait: () => Promise<Value>): Promise<Value> => {
    pause();
    const value = await wait();
    signal.throwIfAborted();
    run();
    return value;
  };
  return { signal, sawBytes, bound, whilePaused, stop };
}

const timedOut = (limitMs: number, clock: 'idle' | 'total'): FetchError =>
  new FetchError(
    'fetch.timeout',
    clock === 'idle'
      ? `网站 ${limitMs} 毫秒没有发来数据 | Nothing came for ${limitMs} ms`
      : `下载超过 ${limitMs} 毫秒 | The download took more than ${limitMs} ms`,
  );

const aborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_resolve, reject) => {
    const fail = (): void => reject(asError(signal.reason));
    if (signal.aborted) fail();
    else signal.addEventListener('abort', fail, { once: true });
  });

const asError = (reason: unknown): Error => (reason instanceof Error ? reason : new Error(String(reason)));
