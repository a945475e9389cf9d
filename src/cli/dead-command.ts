/** `nianbao dead list|show|replay`: documents that were set aside. */
import { loggedUri } from '../model/logged-uri.ts';
import type { JobEntry } from '../queue/job.ts';
import { readDeadLetter } from '../workers/daemon/dead-letters.ts';
import { createLedger } from '../workers/ledger/ledger.ts';
import { deadJobs, replayDead } from '../workers/replay-dead.ts';
import type { DataOptions } from './data-options.ts';
import { CommandError, type ExitCode, exitCodes } from './exit-codes.ts';
import { inLanguage } from './failure-text.ts';
import type { Language } from './language.ts';
import { openData, type OpenedData, saying } from './open-data.ts';
import { printable } from './terminal-text.ts';

export interface DeadOptions extends DataOptions {
  readonly json?: true;
  readonly language: Language;
}

export interface ReplayOptions extends DeadOptions {
  readonly all?: true;
  readonly code?: string;
}

const SHORT_ID = 12;

const print = (line: string): void => void process.stdout.write(`${line}\n`);

export const deadListCommand = (options: DeadOptions): Promise<ExitCode> =>
  withData(options, async ({ opened }) => {
    for await (const entry of deadJobs(opened.queue))
      print(options.json === true ? JSON.stringify(shown(entry)) : lineOf(entry, options.language));
    return exitCodes.success;
  });

/** The job's id is that of its address as it was asked for. */
const shown = (entry: JobEntry): JobEntry => ({ ...entry, job: { ...entry.job, ...addresses(entry.job) } });

type Addresses = Pick<JobEntry['job'], 'uri' | 'foundOn'>;

const addresses = ({ uri, foundOn }: Addresses): Addresses => ({
  uri: loggedUri(uri),
  foundOn: foundOn === null ? null : loggedUri(foundOn),
});

function lineOf({ job, failure }: JobEntry, language: Language): string {
  const message = printable(inLanguage(failure?.message ?? '', language));
  return `${job.id.slice(0, SHORT_ID)}  ${failure?.code ?? '-'}  ${printable(loggedUri(job.uri))}  ${message}`;
}

/** `id`: its first digits will do. */
export const deadShowCommand = (id: string, options: DeadOptions): Promise<ExitCode> =>
  withData(options, async ({ folder, opened }) => {
    for await (const entry of deadJobs(opened.queue)) {
      if (!entry.job.id.startsWith(id)) continue;
      const letter = await readDeadLetter(folder.path, entry.job.id);
      print(
        JSON.stringify(
          { ...shown(entry), letter: letter === null ? null : { ...letter, ...addresses(letter) } },
          null,
          2,
        ),
      );
      return exitCodes.success;
    }
    throw noSuchJob(id);
  });

export const deadReplayCommand = (ids: readonly string[], options: ReplayOptions): Promise<ExitCode> =>
  withData(options, async ({ folder, opened: { queue } }) => {
    const { all, code, language } = options;
    if (ids.length === 0 && all !== true && code === undefined)
      throw new CommandError(exitCodes.usage, {
        zh: '请指定任务编号、--code 或 --all',
        en: 'Name jobs, or use --code or --all',
      });
    const isNamed = ({ job }: JobEntry): boolean => ids.length === 0 || ids.some((id) => job.id.startsWith(id));
    const isWanted = (entry: JobEntry): boolean =>
      isNamed(entry) && (code === undefined || entry.failure?.code === code);
    const ledger = createLedger(folder.path);
    const replayed = await replayDead(isWanted, { queue, ledger, now: Date.now }).finally(() => ledger.close());
    if (replayed === 0 && ids.length > 0) throw noSuchJob(ids.join(' '));
    print(language === 'zh' ? `${replayed} 个任务重新排队` : `${replayed} job(s) wait again`);
    return exitCodes.success;
  });

const noSuchJob = (id: string): CommandError =>
  new CommandError(exitCodes.usage, { zh: `没有搁置的任务 ${id}`, en: `no job set aside is called ${id}` });

async function withData(options: DeadOptions, work: (data: OpenedData) => Promise<ExitCode>): Promise<ExitCode> {
  const data = await openData(options);
  try {
    return await saying(() => work(data));
  } finally {
    await data.opened.queue.close();
  }
}
