/** `nianbao status`: how the work stands, once or again and again. */
import { existsSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { collectStatus } from '../operations/status/collect-status.ts';
import { openQueue, type OpenedQueue } from '../queue/open-queue.ts';
import { CommandError, type ExitCode, exitCodes } from './exit-codes.ts';
import type { Language } from './language.ts';
import { stdoutOutput } from './output.ts';
import { statusText } from './status-text.ts';
import { stopOnSignals } from './stop-signals.ts';

interface StatusOptions {
  readonly dataFolder: string;
  readonly redisUrl: string | null;
  readonly json: boolean;
  readonly watch: boolean;
  readonly language: Language;
}

const WATCH_EVERY_MS = 2000;
const CLEAR_SCREEN = '\u001B[2J\u001B[H';

export async function statusCommand(options: StatusOptions): Promise<ExitCode> {
  const { dataFolder, watch } = options;
  if (!existsSync(dataFolder))
    throw new CommandError(exitCodes.usage, {
      zh: `没有数据目录 ${dataFolder}（--data 指定；nianbao enqueue 创建）`,
      en: `there is no data folder ${dataFolder} (--data names it, nianbao enqueue makes it)`,
    });
  const stopping = new AbortController();
  const signals = stopOnSignals(() => stopping.abort());
  const link = queueLink(options);
  try {
    do await print(options, link);
    while (watch && (await isStillWatching(stopping.signal)));
    return signals.stoppedBy ?? exitCodes.success;
  } finally {
    signals.release();
    await link.close();
  }
}

/** Resolves when it is time for the next look, or the signal comes. */
const isStillWatching = async (signal: AbortSignal): Promise<boolean> => {
  await delay(WATCH_EVERY_MS, undefined, { signal }).catch(() => undefined);
  return !signal.aborted;
};

interface QueueLink {
  readonly open: () => Promise<OpenedQueue['queue']>;
  readonly close: () => Promise<void>;
}

/** Opened once; tried again at the next round where it failed. */
function queueLink({ dataFolder, redisUrl }: StatusOptions): QueueLink {
  let opened: OpenedQueue | null = null;
  return {
    open: async () => {
      opened ??= await openQueue({ folder: dataFolder, redisUrl, onError: () => undefined });
      return opened.queue;
    },
    close: async () => opened?.queue.close().catch(() => undefined),
  };
}

async function print({ dataFolder, json, watch, language }: StatusOptions, { open }: QueueLink): Promise<void> {
  const status = await collectStatus(dataFolder, open, Date.now());
  const text = json ? `${JSON.stringify(status)}\n` : statusText(status, language);
  const clear = watch && !json && process.stdout.isTTY ? CLEAR_SCREEN : '';
  await stdoutOutput().write(Buffer.from(clear + text));
}
