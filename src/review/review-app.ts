/** The addresses of the review page. Nothing is written but decisions, and these only where that was allowed at the start. */
import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { DecisionsError } from '../decisions/decisions-file.ts';
import { bothLanguages } from '../model/both-languages.ts';
import { reasonOf } from '../model/reason.ts';
import type { Message } from '../model/note.ts';
import type { AboutAnswer, DecidedAnswer, ListAnswer, QueueAnswer, ReportAnswer } from './answers.ts';
import { decisionFor, WishError } from './decide.ts';
import { BOARD_PATH } from './bull-board.ts';
import type { SourceFinder } from './find-source.ts';
import { guard, type GuardOptions, pageHeaders, sourceHeaders } from './guard.ts';
import { readQuery } from './list-query.ts';
import { queuePage, type ReadQueue } from './queue-page.ts';
import { pathsIn, reportPage } from './report-page.ts';
import type { OpenedReport, ReviewSet } from './review-set.ts';
import { sourcePage } from './source-page.ts';
import { StaticFiles } from './static-files.ts';
import { wishSchema } from './wish.ts';

/** What the parser child makes of a document. `markup` is empty for a PDF. */
export type ShownDocument =
  | { readonly kind: 'shown'; readonly markup: string; readonly found: readonly number[] }
  | { readonly kind: 'failed'; readonly message: Message };

export interface ReviewAppOptions extends GuardOptions {
  readonly set: ReviewSet;
  readonly sources: SourceFinder;
  /** Opens a document where documents may be opened. `paths`: places to be marked. */
  readonly show: (bytes: Uint8Array, paths: readonly string[]) => Promise<ShownDocument>;
  /** Null: nothing is written. */
  readonly author: string | null;
  readonly language: 'zh' | 'en';
  /** Null: there are no jobs to look at. */
  readonly queue: ReadQueue | null;
  /** bull-board over the jobs in Redis; null: it wasn't asked for. */
  readonly board: Hono | null;
  readonly now: () => number;
}

const PAGE_ROWS = 100;
const MOST_ROWS = 1_000;
const MOST_BODY_BYTES = 64 * 1024;

type Say = (context: Context, status: 400 | 403 | 404 | 409 | 413 | 415 | 500, text: Message) => Response;
const say: Say = (context, status, text) => context.json({ error: text }, status);

const TOO_LONG: Message = { zh: '内容过长', en: 'too long' };
const NO_REPORT: Message = { zh: '没有这份报告', en: 'there is no such report' };

export function reviewApp(options: ReviewAppOptions): Hono {
  const app = new Hono();
  const files = new StaticFiles();
  app.use(guard(options));
  app.use(bodyLimit({ maxSize: MOST_BODY_BYTES, onError: (context) => say(context, 413, TOO_LONG) }));
  const shell = (context: Context): Response => {
    for (const [name, value] of Object.entries(pageHeaders)) context.header(name, value);
    return context.html(Buffer.from(files.get('index.html')?.bytes ?? []).toString());
  };
  app.get('/', shell);
  app.get('/reports/:id', shell);
  app.get('/queue', shell);
  app.get('/assets/:name{.+}', (context) => {
    const file = files.get(context.req.param('name'));
    if (file === null) return context.notFound();
    context.header('Cache-Control', 'no-cache');
    return context.body(file.bytes, 200, { 'Content-Type': file.mediaType });
  });
  if (options.board !== null) app.route(BOARD_PATH, options.board);
  app.get('/api/about', (context) =>
    context.json<AboutAnswer>({
      ...{ reports: options.set.size, author: options.author, language: options.language },
      hasQueue: options.queue !== null,
    }),
  );
  app.get('/api/queue', (context) => queued(context, options));
  app.get('/api/reports', (context) => listed(context, options));
  app.get('/api/reports/:id', (context) => oneReport(context, options));
  app.post('/api/reports/:id/decisions', (context) => decided(context, options));
  app.get('/source/:id/page', (context) => shownSource(context, options));
  app.get('/source/:id/bytes', (context) => sourceBytes(context, options));
  app.onError((error, context) => {
    if (error instanceof DecisionsError) return say(context, 409, error.text);
    process.stderr.write(`${error.stack ?? error.message}\n`);
    return say(context, 500, { zh: '程序内部错误，详见终端', en: 'internal error: see the terminal' });
  });
  return app;
}

function listed(context: Context, { set }: ReviewAppOptions): Response {
  const parameters = new URL(context.req.url).searchParams;
  const { rows, facets } = set.list(readQuery(parameters));
  const offset = whole(parameters.get('offset'), 0);
  const limit = Math.min(whole(parameters.get('limit'), PAGE_ROWS), MOST_ROWS);
  return context.json<ListAnswer>({ total: rows.length, offset, rows: rows.slice(offset, offset + limit), facets });
}

async function queued(context: Context, { queue }: ReviewAppOptions): Promise<Response> {
  if (queue === null) return say(context, 404, { zh: '没有任务队列', en: 'there is no queue' });
  const { searchParams } = new URL(context.req.url);
  const state = searchParams.get('state');
  const offset = whole(searchParams.get('offset'), 0);
  try {
    const rows = await queue(searchParams.get('lang') === 'en' ? 'en' : 'zh');
    return context.json<QueueAnswer>({ offset, ...queuePage(rows, { state, offset, limit: PAGE_ROWS }) });
  } catch (error) {
    const reason = error instanceof Error ? bothLanguages(error.message) : { zh: '', en: '' };
    return say(context, 409, { zh: `无法读取队列：${reason.zh}`, en: `the queue can't be read: ${reason.en}` });
  }
}

const whole = (text: string | null, otherwise: number): number =>
  text !== null && /^\d{1,9}$/u.test(text) ? Number(text) : otherwise;

const opened = (context: Context, { set }: ReviewAppOptions): OpenedReport | null =>
  set.open(context.req.param('id') ?? '');

async function oneReport(context: Context, options: ReviewAppOptions): Promise<Response> {
  const { set, sources } = options;
  if (opened(context, options) !== null) await set.renew();
  const report = opened(context, options);
  if (report === null) return say(context, 404, NO_REPORT);
  const { rows } = set.list(readQuery(new URL(context.req.url).searchParams));
  const at = rows.findIndex(({ recordId }) => recordId === report.record.record_id);
  const { state } = await sources.find(report.record.source);
  return context.json<ReportAnswer>({
    ...reportPage(report, set),
    sourceState: state,
    navigation: {
      ...{ position: at, total: rows.length },
      previous: at > 0 ? (rows[at - 1]?.recordId ?? null) : null,
      next: rows[at + 1]?.recordId ?? null,
    },
  });
}

async function decided(context: Context, options: ReviewAppOptions): Promise<Response> {
  const { set, sources, author, now } = options;
  if (author === null)
    return say(context, 403, {
      zh: '以只读方式打开；加 --write 可作处理',
      en: 'read-only: start with --write to decide',
    });
  if (context.req.header('content-type')?.split(';')[0] !== 'application/json')
    return say(context, 415, { zh: '应为 JSON', en: 'JSON is expected' });
  const report = opened(context, options);
  if (report === null) return say(context, 404, NO_REPORT);
  const wish = wishSchema.safeParse(await context.req.json().catch(() => null));
  if (!wish.success) return say(context, 400, { zh: '处理意见不完整', en: 'the decision is incomplete' });
  const { state } = await sources.find(report.record.source);
  try {
    const written = set.add(decisionFor(wish.data, report, set, { author, hasSource: state === 'found' }), now());
    await set.renew();
    return context.json<DecidedAnswer>({ written }, 201);
  } catch (error) {
    if (error instanceof WishError) return say(context, 409, error.text);
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    const { zh, en } = reasonOf(error);
    return say(context, 409, { zh: `无法写入处理意见：${zh}`, en: `the decision can't be written: ${en}` });
  }
}

async function shownSource(context: Context, options: ReviewAppOptions): Promise<Response> {
  const report = opened(context, options);
  if (report === null) return say(context, 404, NO_REPORT);
  const source = await options.sources.find(report.record.source);
  if (source.state !== 'found') return say(context, 409, sourceWords[source.state]);
  const shown = await options.show(source.bytes, pathsIn(report.record));
  if (shown.kind === 'failed') return say(context, 409, shown.message);
  for (const [name, value] of Object.entries(sourceHeaders)) context.header(name, value);
  return context.html(sourcePage(shown.markup));
}

const sourceWords: Readonly<Record<'changed' | 'missing', Message>> = {
  changed: {
    zh: '原文件已改变，不是当时读取的文件，不作标记；请重新提取',
    en: 'The source has changed since it was read; nothing is marked in it. Extract it again',
  },
  missing: {
    zh: '原文件不在手边；可用 --sources 指明所在文件夹',
    en: 'The source is not at hand: name its folder by --sources',
  },
};

async function sourceBytes(context: Context, options: ReviewAppOptions): Promise<Response> {
  const report = opened(context, options);
  if (report === null) return say(context, 404, NO_REPORT);
  const source = await options.sources.find(report.record.source);
  if (source.state !== 'found') return say(context, 409, sourceWords[source.state]);
  for (const [name, value] of Object.entries(sourceHeaders)) context.header(name, value);
  // Never a page of ours: whoever opens the address itself gets a file.
  return context.body(new Uint8Array(source.bytes), 200, {
    'Content-Type': 'application/octet-stream',
    'Content-Disposition': 'attachment',
  });
}
