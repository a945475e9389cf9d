/** `nianbao schedules list|change|remove`: what is asked for again and again. */
import type { ScheduleEntry } from '../queue/schedules.ts';
import { loggedInput, loggedUri } from '../model/logged-uri.ts';
import { dropSchedules, keepSchedules, type KeepSchedulesDeps } from '../workers/keep-schedules.ts';
import { createLedger } from '../workers/ledger/ledger.ts';
import type { DataOptions } from './data-options.ts';
import { CommandError, type ExitCode, exitCodes } from './exit-codes.ts';
import { intervalText } from './interval.ts';
import type { Language } from './language.ts';
import { openData, type OpenedData, saying } from './open-data.ts';
import { padEnd, printable } from './terminal-text.ts';

export interface SchedulesOptions extends DataOptions {
  readonly json?: true;
  readonly language: Language;
}

export interface ChosenSchedules extends SchedulesOptions {
  readonly host?: string;
  readonly all?: true;
}

const print = (line: string): void => void process.stdout.write(`${line}\n`);

export const listSchedulesCommand = (options: SchedulesOptions): Promise<ExitCode> =>
  withData(options, async ({ opened }) => {
    const entries = await opened.schedules.list();
    for (const entry of entries) print(options.json === true ? JSON.stringify(shown(entry)) : lineOf(entry));
    if (entries.length === 0 && options.json !== true)
      process.stderr.write(
        options.language === 'zh'
          ? '没有定期任务（nianbao enqueue --every 7d … 添加）\n'
          : 'no schedules (nianbao enqueue --every 7d … makes one)\n',
      );
    return exitCodes.success;
  });

const shown = ({ id, request, everyMs, nextAt }: ScheduleEntry): object => ({
  ...{ id, address: loggedUri(request.uri), follow: request.follow, every: intervalText(everyMs) },
  next: new Date(nextAt).toISOString(),
});

const MINUTES = 'YYYY-MM-DDTHH:MM'.length;
const [EVERY_WIDTH, FOLLOW_WIDTH] = [6, 11];

const lineOf = ({ request, everyMs, nextAt }: ScheduleEntry): string =>
  [
    padEnd(intervalText(everyMs), EVERY_WIDTH),
    `${new Date(nextAt).toISOString().slice(0, MINUTES)}Z`,
    padEnd(request.follow, FOLLOW_WIDTH),
    printable(loggedUri(request.uri)),
  ].join('  ');

/** `addresses`: as they were enqueued, or beginnings of ids. */
export const changeSchedulesCommand = (
  addresses: readonly string[],
  everyMs: number,
  options: ChosenSchedules,
): Promise<ExitCode> =>
  withChosen(addresses, options, async (entries, deps) => {
    await keepSchedules(
      entries.map(({ request }) => request),
      everyMs,
      deps,
    );
    return entries.length;
  });

export const removeSchedulesCommand = (addresses: readonly string[], options: ChosenSchedules): Promise<ExitCode> =>
  withChosen(addresses, options, dropSchedules);

function withChosen(
  addresses: readonly string[],
  options: ChosenSchedules,
  work: (entries: readonly ScheduleEntry[], deps: KeepSchedulesDeps) => Promise<number>,
): Promise<ExitCode> {
  const { host, all, language, json } = options;
  if (addresses.length === 0 && host === undefined && all !== true)
    throw new CommandError(exitCodes.usage, {
      zh: '请指定网址或编号、--host 或 --all',
      en: 'Name addresses or ids, or use --host or --all',
    });
  return withData(options, async ({ folder, opened }) => {
    const entries = (await opened.schedules.list()).filter((entry) => isChosen(entry, addresses, host));
    if (entries.length === 0) throw noneIs(addresses);
    const ledger = createLedger(folder.path);
    const deps = { schedules: opened.schedules, ledger, now: Date.now };
    const count = await work(entries, deps).finally(() => ledger.close());
    const words = language === 'zh' ? `已处理 ${count} 个定期任务` : `${count} schedule(s)`;
    print(json === true ? JSON.stringify({ schedules: count }) : words);
    return exitCodes.success;
  });
}

const isChosen = ({ id, request }: ScheduleEntry, addresses: readonly string[], host: string | undefined): boolean =>
  (addresses.length === 0 || addresses.some((text) => request.uri === text || id.startsWith(text))) &&
  (host === undefined || URL.parse(request.uri)?.hostname === host);

const noneIs = (addresses: readonly string[]): CommandError =>
  new CommandError(exitCodes.usage, {
    zh: `没有这样的定期任务：${addresses.map(loggedInput).join(' ')}（nianbao schedules 列出全部）`,
    en: `no such schedule: ${addresses.map(loggedInput).join(' ')} (nianbao schedules lists all)`,
  });

async function withData(options: SchedulesOptions, work: (data: OpenedData) => Promise<ExitCode>): Promise<ExitCode> {
  const data = await openData(options);
  try {
    return await saying(() => work(data));
  } finally {
    await data.opened.queue.close();
  }
}
