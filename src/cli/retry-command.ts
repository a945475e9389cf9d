/** `nianbao retry`: jobs that have ended, or wait for their next attempt, wait again at once. */
import type { JobEntry, Outcome } from '../queue/job.ts';
import { createLedger } from '../workers/ledger/ledger.ts';
import { replayState } from '../workers/replay-dead.ts';
import type { DataOptions } from './data-options.ts';
import { loggedInput } from '../model/logged-uri.ts';
import { CommandError, type ExitCode, exitCodes } from './exit-codes.ts';
import type { Language } from './language.ts';
import { openData, saying } from './open-data.ts';

const retryStates = ['dead', 'delayed', 'done'] as const;

export interface RetryOptions extends DataOptions {
  /** Empty: those that failed, whatever became of them. */
  readonly state: readonly (typeof retryStates)[number][];
  readonly code?: string;
  readonly host?: string;
  readonly all?: true;
  readonly json?: true;
  readonly language: Language;
}

/** `addresses`: as they were enqueued, or the beginning of a job's id. */
export async function retryCommand(addresses: readonly string[], options: RetryOptions): Promise<ExitCode> {
  const { code, host, all, state, language, json } = options;
  if (addresses.length === 0 && code === undefined && host === undefined && all !== true)
    throw new CommandError(exitCodes.usage, {
      zh: '请指定网址或任务编号、--code、--host 或 --all',
      en: 'Name addresses or jobs, or use --code, --host or --all',
    });
  const data = await openData(options);
  const { folder, opened } = data;
  try {
    const ledger = createLedger(folder.path);
    const deps = { queue: opened.queue, ledger, now: Date.now };
    let retried = 0;
    await saying(async () => {
      for (const one of state.length === 0 ? retryStates : state)
        retried += await replayState(one, (entry) => isWanted(entry, addresses, options), deps);
    }).finally(() => ledger.close());
    if (retried === 0 && addresses.length > 0) throw noneIs(addresses);
    process.stdout.write(json === true ? `${JSON.stringify({ retried })}\n` : `${sentence(retried, language)}\n`);
    return exitCodes.success;
  } finally {
    await opened.queue.close();
  }
}

/** What ended well is read again only where somebody says so. */
function isWanted(entry: JobEntry, addresses: readonly string[], { code, host, state }: RetryOptions): boolean {
  const { id, uri } = entry.job;
  const failedWith = codeOf(entry);
  const isNamed = addresses.some((text) => uri === text || id.startsWith(text));
  if (addresses.length > 0 ? !isNamed : state.length === 0 && failedWith === null) return false;
  return (code === undefined || failedWith === code) && (host === undefined || hostOf(uri) === host);
}

/** Of the last failure, or of the failed line that the job ended with. */
const codeOf = ({ failure, outcome }: JobEntry): Outcome[string] => failure?.code ?? outcome?.['code'] ?? null;

const hostOf = (uri: string): string | null => URL.parse(uri)?.hostname ?? null;

const noneIs = (addresses: readonly string[]): CommandError =>
  new CommandError(exitCodes.usage, {
    zh: `没有已结束或待重试的任务是 ${addresses.map(loggedInput).join(' ')}`,
    en: `no job that has ended or waits for a retry is ${addresses.map(loggedInput).join(' ')}`,
  });

const sentence = (count: number, language: Language): string =>
  language === 'zh' ? `${count} 个任务重新排队` : `${count} job(s) wait again`;
