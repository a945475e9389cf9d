/** The data folder and the queue that a command works on. */
import { ExportError } from '../exports/export-error.ts';
import { StoreError } from '../fetch/raw-store/store-error.ts';
import { type OpenedQueue, openQueue } from '../queue/open-queue.ts';
import { QueueError } from '../queue/queue-error.ts';
import { type DataFolder, openDataFolder } from '../workers/daemon/data-folder.ts';
import type { DataOptions } from './data-options.ts';
import { CommandError, exitCodes } from './exit-codes.ts';
import { inLanguage } from './failure-text.ts';

export interface OpenedData {
  readonly folder: DataFolder;
  readonly opened: OpenedQueue;
}

/** Errors: CommandError that says what to do. */
export async function openData(
  { data, redis }: DataOptions,
  settings: { readonly attemptLimit?: number; readonly onError?: (error: Error) => void } = {},
): Promise<OpenedData> {
  return saying(async () => {
    const folder = await openDataFolder(data, process.cwd());
    return { folder, opened: await openQueue({ folder: folder.path, redisUrl: redis ?? null, ...settings }) };
  });
}

/** What the disk or the queue refuses is told in a sentence, not as a stack. */
export async function saying<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof QueueError || error instanceof StoreError || error instanceof ExportError)
      throw new CommandError(exitCodes.outputFailed, messageOf(error), { cause: error });
    throw error;
  }
}

const messageOf = (error: Error & { readonly code: string }): { readonly zh: string; readonly en: string } => ({
  zh: `${inLanguage(error.message, 'zh')} (${error.code})`,
  en: `${inLanguage(error.message, 'en')} (${error.code})`,
});
