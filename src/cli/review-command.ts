/** `nianbao review`: the reports of a set on a page of this machine, each figure beside its place in the source. */
import { userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { openAudit } from '../audit/open-audit.ts';
import { createRawFiles } from '../fetch/raw-store/raw-files.ts';
import { bothLanguages } from '../model/both-languages.ts';
import type { Finding } from '../model/finding.ts';
import type { Message } from '../model/note.ts';
import type { ReportRecord } from '../model/record.ts';
import { SourceFinder } from '../review/find-source.ts';
import { type RowFacts, rowFacts } from '../review/list-row.ts';
import { RecordSpool } from '../review/record-spool.ts';
import type { ShownDocument } from '../review/review-app.ts';
import { ReviewSet } from '../review/review-set.ts';
import { type RunningReview, serveReview } from '../review/serve-review.ts';
import { baseOf } from '../workers/daemon/data-folder.ts';
import { type Outlined, outlined } from '../verdicts/checked-report.ts';
import { ParserPool, type ShowOutcome } from '../workers/parser-pool.ts';
import { titleOf } from './advice/advice-of.ts';
import { type CheckSetOptions, openSet } from './check-set.ts';
import { CommandError, type ExitCode, exitCodes } from './exit-codes.ts';
import type { Language } from './language.ts';
import { openBrowser } from './open-browser.ts';
import { isDataFolder } from './read-records.ts';
import { type Board, boardUrl, openBoard } from './review-board.ts';
import { queueReader } from './review-queue.ts';
import { ruleHeads } from './rule-heads.ts';
import { stopOnSignals } from './stop-signals.ts';
import { progressLine } from './progress-line.ts';

export interface ReviewOptions extends Omit<CheckSetOptions, 'out' | 'onInput'> {
  readonly host: string;
  readonly port: number;
  readonly write: boolean;
  /** In the system's browser. */
  readonly open: boolean;
  /** Null: the present user. */
  readonly author: string | null;
  readonly sources: string | null;
  /** Null: the embedded queues of the data folders. */
  readonly redisUrl: string | null;
  /** Below the same address, over the queue in Redis. */
  readonly bullBoard: boolean;
  /** Read in this order; the last is the one that is written. */
  readonly decisionFiles: readonly string[];
  readonly writeTo: string;
  readonly language: Language;
}

/** Some two seconds for a correction; larger sets are looked at as a whole when the page is started. */
const MOST_AUDITED = 500;

const auditing =
  ({ beside, rules }: ReviewOptions) =>
  async (records: Iterable<ReportRecord>): Promise<(recordId: string) => readonly Finding[]> => {
    const all = [...records];
    const audit = await openAudit(all, { ...beside, overrides: rules });
    const found = new Map(all.map(({ record_id: id }) => [id, audit.findingsOf(id)]));
    audit.close();
    return (recordId) => found.get(recordId) ?? [];
  };

export async function reviewCommand(args: readonly string[], options: ReviewOptions): Promise<ExitCode> {
  const opened = options.bullBoard ? await openBoard(options.redisUrl, options.language) : null;
  try {
    return await reviewed(args, opened?.board ?? null, options);
  } finally {
    await opened?.close();
  }
}

async function reviewed(args: readonly string[], board: Board | null, options: ReviewOptions): Promise<ExitCode> {
  const spool = new RecordSpool();
  const facts = new Map<string, RowFacts>();
  const outlines: Outlined[] = [];
  const { audit } = await openSet(args, {
    ...options,
    out: null,
    onInput: progressLine(options.language),
    onRecord: (record, corrected) => {
      if (!spool.add(record)) return;
      facts.set(record.record_id, rowFacts(record));
      outlines.push(outlined(corrected));
    },
  });
  const unknown: RowFacts = { region: null, level: null, function: null, carrier: null };
  const set = new ReviewSet({
    outlines,
    factsOf: (recordId) => facts.get(recordId) ?? unknown,
    findingsOf: (recordId) => audit.findingsOf(recordId),
    auditAgain: outlines.length > MOST_AUDITED || options.beside.history !== undefined ? null : auditing(options),
    spool,
    heads: ruleHeads,
    overrides: options.rules,
    decisionFiles: options.decisionFiles,
    writeTo: options.writeTo,
  });
  audit.close();
  const pool = new ParserPool({ jobs: 1, limits: options.limits });
  try {
    const running = await listening(args, set, pool, board, options);
    pool.warm();
    return await untilStopped(running, set.size, options);
  } finally {
    pool.close();
    spool.close();
  }
}

async function listening(
  args: readonly string[],
  set: ReviewSet,
  pool: ParserPool,
  board: Board | null,
  { host, port, write, author, sources, redisUrl, limits, language }: ReviewOptions,
): Promise<RunningReview> {
  const dataFolders = args.filter(isDataFolder);
  const stores = dataFolders.map((folder) => {
    const files = createRawFiles(resolve(folder));
    return (sha256: string) => files.get(sha256).catch(() => null);
  });
  const bases = [process.cwd(), ...dataFolders.map((folder) => baseOf(resolve(folder)))];
  const show = async (bytes: Uint8Array, paths: readonly string[]): Promise<ShownDocument> => {
    const shown = await pool.show(paths, bytes);
    if (shown.kind === 'failed') return { kind: 'failed', message: whyNotShown(shown) };
    return { kind: 'shown', markup: Buffer.from(shown.markup).toString(), found: shown.found };
  };
  try {
    return await serveReview({
      ...{ host, wantedPort: port, set, show, language, now: Date.now },
      ...{ queue: queueReader(dataFolders, redisUrl), board },
      sources: new SourceFinder({ stores, bases, folder: sources, maxBytes: limits.inputBytes }),
      author: write ? (author ?? userInfo().username) : null,
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const text = {
      zh: `无法在 ${host}:${port} 上提供页面：${reason}`,
      en: `${host}:${port} can't be served: ${reason}`,
    };
    throw new CommandError(exitCodes.outputFailed, text, { cause: error });
  }
}

function whyNotShown({ message, code }: Extract<ShowOutcome, { kind: 'failed' }>): Message {
  if (message !== null) return bothLanguages(message);
  const { zh, en } = titleOf(code);
  return { zh: `${zh}（${code}）`, en: `${en} (${code})` };
}

async function untilStopped(
  running: RunningReview,
  count: number,
  { write, writeTo, open, bullBoard, language }: ReviewOptions,
): Promise<ExitCode> {
  const stopped = Promise.withResolvers<undefined>();
  const signals = stopOnSignals(() => stopped.resolve(undefined));
  const mode = write
    ? { zh: `处理意见写入 ${writeTo}`, en: `decisions go to ${writeTo}` }[language]
    : { zh: '只读；加 --write 可作处理', en: 'read-only; decide with --write' }[language];
  const lines = { zh: `${count} 份报告（${mode}）；按 Ctrl-C 结束`, en: `${count} report(s), ${mode}; Ctrl-C ends it` };
  process.stdout.write(`${running.url}\n`);
  if (bullBoard) process.stderr.write(`bull-board: ${boardUrl(running.url)}\n`);
  if (open) openBrowser(running.url);
  process.stderr.write(`${lines[language]}\n`);
  try {
    await stopped.promise;
    await running.close();
  } finally {
    signals.release();
  }
  // Ctrl-C is how it is meant to end.
  return exitCodes.success;
}

/** The file in the data folder that is named first, unless another is given. */
export function decisionPlaces(
  args: readonly string[],
  { data, decisions }: { readonly data: string; readonly decisions?: string },
): Pick<ReviewOptions, 'decisionFiles' | 'writeTo'> {
  if (decisions !== undefined) return { decisionFiles: [decisions], writeTo: decisions };
  const folders = args.filter(isDataFolder);
  const files = [...new Set([data, ...folders].map((folder) => resolve(folder)))].map((folder) =>
    join(folder, 'decisions.jsonl'),
  );
  const [first = data] = folders;
  return { decisionFiles: files, writeTo: join(resolve(first), 'decisions.jsonl') };
}
