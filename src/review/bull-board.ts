/** bull-board as it may be shown here: read-only, loading nothing from elsewhere, without the passwords of addresses. */
import type { BaseAdapter } from '@bull-board/api/baseAdapter';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { trimTrailingSlash } from 'hono/trailing-slash';
import { toldOfJobs } from './told-of-jobs.ts';

export const BOARD_PATH = '/bull-board';

/** Its page has styles of its own in it, and asks for fonts of Google's, which it is refused. */
const boardPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; " +
  "connect-src 'self'; base-uri 'self'; form-action 'none'; frame-ancestors 'none'";

/** Fails with the system's error where bull-board isn't installed. */
export async function bullBoard(queue: BaseAdapter, language: 'zh' | 'en'): Promise<Hono> {
  // Optional dependencies.
  const [{ createBullBoard }, { HonoAdapter }] = await Promise.all([
    import('@bull-board/api'),
    import('@bull-board/hono'),
  ]);
  const serverAdapter = new HonoAdapter(serveStatic).setBasePath(BOARD_PATH);
  createBullBoard({
    queues: [queue],
    serverAdapter,
    options: {
      uiConfig: {
        boardTitle: 'nianbao',
        locale: { lng: { zh: 'zh-CN', en: 'en-US' }[language] },
        hideDocsLink: true,
        // It knows workers by `CLIENT LIST`, which the users of a shared Redis may not run.
        showWorkers: false,
      },
    },
  });
  const board = new Hono();
  // Its own links lead to `/bull-board/`.
  board.use(trimTrailingSlash());
  board.use(async (context, next) => {
    context.header('Content-Security-Policy', boardPolicy);
    if (!/^(?:GET|HEAD)$/u.test(context.req.method)) return context.text('read-only', 405, { Allow: 'GET, HEAD' });
    await next();
    return undefined;
  });
  board.use('/api/*', async (context, next) => {
    await next();
    const { res } = context;
    if (res.headers.get('content-type')?.startsWith('application/json') === true)
      context.res = Response.json(toldOfJobs(await res.json()), res);
  });
  board.route('/', serverAdapter.registerPlugin());
  return board;
}
