/** `nianbao enqueue`: sources → jobs in the ledger and the queue. */
import { reasonOf } from '../model/reason.ts';
import { loggedInput } from '../model/logged-uri.ts';
import { open } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { type ExpandDeps, expandSources } from '../fetch/sources/expand-sources.ts';
import type { Source } from '../fetch/sources/source.ts';
import type { Follow } from '../queue/job.ts';
import { enqueueSources, type EnqueueCounts } from '../workers/enqueue-sources.ts';
import { keepSchedules } from '../workers/keep-schedules.ts';
import { askedBefore } from '../workers/ledger/asked-before.ts';
import { createLedger } from '../workers/ledger/ledger.ts';
import { titleOf } from './advice/advice-of.ts';
import type { DataOptions } from './data-options.ts';
import { filesFrom } from './enqueue-files.ts';
import { CommandError, type ExitCode, exitCodes } from './exit-codes.ts';
import type { Language } from './language.ts';
import { openData, type OpenedData, saying } from './open-data.ts';
import { printable } from './terminal-text.ts';

export interface EnqueueOptions extends DataOptions {
  /** A list, whatever its name. */
  readonly list?: string;
  readonly follow: Follow;
  /** What was read before is read again. */
  readonly again?: true;
  /** Milliseconds after which it is read again, again and again. */
  readonly every?: number;
  readonly json?: true;
  readonly quiet?: true;
  readonly language: Language;
}

/** More of them in a list say no more than these do. */
const SKIPPED_TOLD = 20;

export async function enqueueCommand(args: readonly string[], options: EnqueueOptions): Promise<ExitCode> {
  if (args.length === 0 && options.list === undefined)
    throw new CommandError(exitCodes.usage, {
      zh: '请指定文件、文件夹、网址或清单，例如：nianbao enqueue samples',
      en: 'Name files, folders, addresses or a list, as in: nianbao enqueue samples',
    });
  const data = await openData(options);
  try {
    const counts = await saying(() => enqueueAll(args, options, data));
    process.stdout.write(`${options.json === true ? JSON.stringify(counts) : sentence(counts, options.language)}\n`);
    if (counts.added === 0 && counts.known > 0 && !isQuiet(options))
      process.stderr.write(`${knownHint[options.language]}\n`);
    return counts.added + counts.known === 0 ? exitCodes.usage : exitCodes.success;
  } finally {
    await data.opened.queue.close();
  }
}

async function enqueueAll(
  args: readonly string[],
  options: EnqueueOptions,
  { folder, opened }: OpenedData,
): Promise<EnqueueCounts> {
  const ledger = createLedger(folder.path);
  const onSkipped = skippedTeller(options);
  const { every } = options;
  const keeping = { schedules: opened.schedules, ledger, now: Date.now };
  try {
    const sources = sourcesOf(args, options.list, filesFrom(folder.base, process.cwd()));
    const asked = await askedBefore(folder.path);
    return await enqueueSources(
      sources,
      { follow: options.follow, asking: options.again === true ? 'again' : 'new' },
      {
        queue: opened.queue,
        ledger,
        asked,
        now: Date.now,
        onSkipped,
        ...(every !== undefined && { onAsked: (requests) => keepSchedules(requests, every, keeping) }),
      },
    );
  } finally {
    await ledger.close();
  }
}

async function* sourcesOf(
  args: readonly string[],
  list: string | undefined,
  files: ExpandDeps['files'],
): AsyncGenerator<Source> {
  yield* expandSources(args, { files, stdin: () => buffer(process.stdin) });
  if (list === undefined) return;
  if (list !== '-') await readable(list);
  yield* expandSources([list], { files, stdin: () => buffer(process.stdin), lists: new Set([list]) });
}

async function readable(list: string): Promise<void> {
  try {
    await (await open(list)).close();
  } catch (error) {
    const { zh, en } = reasonOf(error);
    const message = { zh: `无法读取清单：${zh}`, en: `cannot read the list: ${en}` };
    throw new CommandError(exitCodes.usage, message, { cause: error });
  }
}

function skippedTeller({
  json,
  quiet,
  language,
}: EnqueueOptions): (source: Extract<Source, { kind: 'skipped' }>) => void {
  let told = 0;
  return ({ input, where, reason }) => {
    // Folders hold all sorts of files; those are only counted.
    if (quiet === true || reason === 'not-a-carrier') return;
    const shown = { input: loggedInput(input), where: where === input ? loggedInput(where) : where };
    if (json === true) process.stderr.write(`${JSON.stringify({ skipped: { ...shown, reason } })}\n`);
    else if (told < SKIPPED_TOLD)
      process.stderr.write(`${whereSaid(shown)}${printable(shown.input)}: ${titleOf(reason)[language]}\n`);
    told += 1;
  };
}

const isQuiet = ({ json, quiet, every, again }: EnqueueOptions): boolean =>
  json === true || quiet === true || again === true || every !== undefined;

const whereSaid = ({ where, input }: { readonly where: string; readonly input: string }): string =>
  where === input ? '' : `${printable(where)}: `;

/** A file that was mended stands under the name that is known already. */
const knownHint = {
  zh: '已有的不会再读；文件有改动、要重新读取的，请加 --again',
  en: 'what is known is not read again: add --again for files that have changed',
};

const sentence = ({ added, known, skipped }: EnqueueCounts, language: Language): string =>
  language === 'zh'
    ? `新增 ${added}，已有 ${known}，略过 ${skipped}`
    : `${added} added, ${known} known, ${skipped} skipped`;
