/** `nianbao watch`: takes what is put into a folder, again and again until it is stopped. */
import { setTimeout as delay } from 'node:timers/promises';
import { statSync } from 'node:fs';
import { filePath } from '../workers/daemon/file-path.ts';
import { isTrouble } from '../workers/daemon/trouble.ts';
import { enqueueSources } from '../workers/enqueue-sources.ts';
import { askedBefore, type AskedBefore } from '../workers/ledger/asked-before.ts';
import { createLedger, type Ledger } from '../workers/ledger/ledger.ts';
import type { DataOptions } from './data-options.ts';
import { CommandError, type ExitCode, exitCodes } from './exit-codes.ts';
import { inLanguage } from './failure-text.ts';
import type { Language } from './language.ts';
import { openData, type OpenedData, saying } from './open-data.ts';
import { stopOnSignals } from './stop-signals.ts';
import { printable } from './terminal-text.ts';
import { filesIn, isLocked } from './watch/files-in.ts';
import { SettledFiles } from './watch/settled-files.ts';
import { openTakenFiles, type TakenFiles } from './watch/taken-files.ts';

export interface WatchOptions extends DataOptions {
  /** A file is taken when it hasn't changed for so long. */
  readonly settleMs: number;
  readonly json?: true;
  readonly quiet?: true;
  readonly language: Language;
}

/** The system tells of changes on local disks only; looking works everywhere. */
const LOOK_EVERY_MS = 1000;
/** Of a large folder looking takes no more than a tenth of the time. */
const REST_TO_LOOK = 9;

interface Watching {
  readonly folder: string;
  readonly data: OpenedData;
  readonly ledger: Ledger;
  readonly asked: AskedBefore;
  readonly settled: SettledFiles;
  readonly taken: TakenFiles;
  readonly options: WatchOptions;
}

export async function watchCommand(folder: string, options: WatchOptions): Promise<ExitCode> {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new CommandError(exitCodes.usage, { zh: `没有文件夹 ${folder}`, en: `there is no folder ${folder}` });
  const data = await openData(options);
  const ledger = createLedger(data.folder.path);
  const taken = openTakenFiles(data.folder.path);
  const stopping = new AbortController();
  const signals = stopOnSignals(() => stopping.abort());
  try {
    const asked = await saying(() => askedBefore(data.folder.path));
    const settled = new SettledFiles(options.settleMs);
    await watchUntil(stopping.signal, { folder, data, ledger, asked, settled, taken, options });
    return exitCodes.success;
  } finally {
    signals.release();
    taken.close();
    await ledger.close().catch(() => undefined);
    await data.opened.queue.close();
  }
}

async function watchUntil(signal: AbortSignal, watching: Watching): Promise<void> {
  let trouble = '';
  while (!signal.aborted) {
    const began = performance.now();
    try {
      await takeSettled(watching);
      trouble = '';
    } catch (error) {
      const words = wordsOf(error, watching.options.language);
      if (words === null) throw error;
      // The same again and again says nothing new.
      if (words !== trouble) process.stderr.write(`${words}\n`);
      trouble = words;
    }
    const restMs = Math.max(LOOK_EVERY_MS, REST_TO_LOOK * (performance.now() - began));
    await delay(restMs, undefined, { signal }).catch(() => undefined);
  }
}

/** A queue, a disk or a folder that is away may come back. Null: our own mistake. */
function wordsOf(error: unknown, language: Language): string | null {
  if (isTrouble(error)) return printable(inLanguage(error.message, language));
  return error instanceof Error && 'syscall' in error ? error.message : null;
}

async function takeSettled({ folder, data, ledger, asked, settled, taken, options }: Watching): Promise<void> {
  const { base } = data.folder;
  const now = performance.now();
  const fresh = [];
  for (const file of settled.look(filesIn(folder, base, process.cwd()), now)) {
    const path = filePath(file.uri, base);
    if (!(await taken.isTaken(file)) && path !== null && !isLocked(path)) fresh.push(file);
  }
  if (fresh.length === 0) return;
  const sources = fresh.map(({ uri }) => ({ kind: 'job', uri, hints: {} }) as const);
  const deps = { queue: data.opened.queue, ledger, asked, now: Date.now, onSkipped: () => undefined };
  await enqueueSources(sources, { follow: 'none', asking: 'again' }, deps);
  await taken.add(fresh);
  tell(
    fresh.map(({ uri }) => uri),
    options,
  );
}

function tell(uris: readonly string[], { json, quiet, language }: WatchOptions): void {
  if (quiet === true) return;
  const words = language === 'zh' ? '已加入队列' : 'enqueued';
  for (const uri of uris)
    process.stderr.write(json === true ? `${JSON.stringify({ enqueued: uri })}\n` : `${words}: ${printable(uri)}\n`);
}
