/** Whether this worker can do its work now, and if not, what is in the way. */
import { open, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Message } from '../../model/note.ts';

export interface ReadinessDeps {
  readonly dataFolder: string;
  readonly minFreeBytes: number;
  /** Rejects when the queue can't be reached, or Redis might evict jobs. */
  readonly askQueue: () => Promise<unknown>;
  readonly worker: () => { readonly idleMs: number; readonly stopping: boolean };
}

export interface ReadinessCheck {
  readonly name: 'loop' | 'stopping' | 'disk' | 'queue';
  readonly ok: boolean;
  /** Null where all is well. */
  readonly code: string | null;
  readonly message: Message | null;
}

/** The claiming loop goes round at least every few seconds, whatever it waits for. */
export const LOOP_IS_DEAD_MS = 60_000;
const QUEUE_ANSWERS_WITHIN_MS = 5000;

export async function readiness(deps: ReadinessDeps): Promise<readonly ReadinessCheck[]> {
  const { idleMs, stopping } = deps.worker();
  const [disk, queue] = await Promise.all([diskCheck(deps), queueCheck(deps)]);
  return [loopCheck(idleMs), stoppingCheck(stopping), disk, queue];
}

export const loopCheck = (idleMs: number): ReadinessCheck =>
  idleMs <= LOOP_IS_DEAD_MS
    ? fine('loop')
    : failing('loop', 'worker.loop-dead', {
        zh: `取任务的循环已停 ${seconds(idleMs)} 秒，请重启`,
        en: `the claiming loop has stood still for ${seconds(idleMs)} s: restart the worker`,
      });

const stoppingCheck = (stopping: boolean): ReadinessCheck =>
  stopping ? failing('stopping', 'worker.stopping', { zh: '正在停止', en: 'stopping' }) : fine('stopping');

async function diskCheck({ dataFolder, minFreeBytes }: ReadinessDeps): Promise<ReadinessCheck> {
  try {
    const free = await freeBytes(dataFolder);
    if (free < minFreeBytes)
      return failing('disk', 'disk.low', {
        zh: `数据目录仅剩 ${megabytes(free)} MB（下限 ${megabytes(minFreeBytes)} MB），请腾出空间`,
        en: `${megabytes(free)} MB left for the data folder (least: ${megabytes(minFreeBytes)} MB): free some space`,
      });
    await probeWrite(dataFolder);
    return fine('disk');
  } catch (error) {
    return failing('disk', 'disk.unusable', words(error));
  }
}

async function queueCheck({ askQueue }: ReadinessDeps): Promise<ReadinessCheck> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => reject(new Error(`no answer within ${seconds(QUEUE_ANSWERS_WITHIN_MS)} s`)),
    QUEUE_ANSWERS_WITHIN_MS,
  );
  try {
    await Promise.race([askQueue(), late]);
    return fine('queue');
  } catch (error) {
    return failing('queue', codeOf(error) ?? 'queue.unavailable', words(error));
  } finally {
    clearTimeout(timer);
  }
}

/** Space that a process without special rights may use. */
export async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

/** A file is written, flushed and removed: a full quota and a medium gone read-only show only then. */
export async function probeWrite(folder: string): Promise<void> {
  const path = join(folder, `.probe-${process.pid}`);
  const file = await open(path, 'w');
  try {
    await file.writeFile('nianbao\n');
    await file.sync();
  } finally {
    await file.close();
    await rm(path, { force: true });
  }
}

const fine = (name: ReadinessCheck['name']): ReadinessCheck => ({ name, ok: true, code: null, message: null });

const failing = (name: ReadinessCheck['name'], code: string, message: Message): ReadinessCheck => ({
  ...{ name, ok: false, code, message },
});

export const codeOf = (error: unknown): string | null =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;

function words(error: unknown): Message {
  const text = error instanceof Error ? error.message : String(error);
  return { zh: text, en: text };
}

const seconds = (ms: number): number => Math.round(ms / 1000);
const megabytes = (bytes: number): number => Math.floor(bytes / 1_048_576);
