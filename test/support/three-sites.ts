/** Three imitation sites that publish reports in every odd way that real ones do. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';

const samples = resolve(import.meta.dirname, '../../samples');
const html = readFileSync(join(samples, 'faults-2024.html'), 'utf8');
const text = readFileSync(join(samples, 'huaiyuan-2024.txt'), 'utf8');
const TEXT = { 'content-type': 'text/plain; charset=utf-8' };
const HTML = { 'content-type': 'text/html; charset=utf-8' };

interface Report {
  readonly number: number;
  version: number;
  isListed: boolean;
  /** 404 from now on. */
  isGone: boolean;
}

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

interface Context {
  readonly path: string;
  readonly body: Buffer;
}

const page = (body: string, head = ''): string =>
  `<!doctype html><html><head><meta charset="utf-8">${head}</head><body>${body}</body></html>`;
const send = (body: string | Buffer, headers: Readonly<Record<string, string>> = {}): Answer => {
  return (_request, response) => void response.writeHead(200, { ...HTML, ...headers }).end(body);
};

/** Content-Length beside chunked, against the standard, as browsers read it. */
const twoLengths =
  (body: Buffer): Answer =>
  (_request, { socket }) => {
    const head = `HTTP/1.1 200 OK\r\nContent-Type: ${HTML['content-type']}\r\nContent-Length: ${body.length}\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n`;
    socket?.end(
      Buffer.concat([Buffer.from(`${head}${body.length.toString(16)}\r\n`), body, Buffer.from('\r\n0\r\n\r\n')]),
    );
  };

const withCookie =
  ({ path, body }: Context): Answer =>
  (request, response) => {
    if (request.headers.cookie?.includes('seen=1') === true) response.writeHead(200, HTML).end(body);
    else response.writeHead(302, { 'set-cookie': 'seen=1; path=/', location: path }).end();
  };

/** What stands at the listed address, and what at the address behind it (`file`). */
const ways: readonly ((context: Context, file: string) => readonly [Answer, Answer?])[] = [
  ({ body }) => [send(body)],
  ({ body }, file) => [(_request, response) => void response.writeHead(302, { location: file }).end(), send(body)],
  ({ body }, file) => [send(page('正在跳转…', `<meta http-equiv="refresh" content="0;url=${file}">`)), send(body)],
  ({ body }, file) => [
    (_request, response) => void response.writeHead(200, { ...HTML, refresh: `0; url=${file}` }).end(page('跳转')),
    send(body),
  ],
  ({ body }, file) => [send(page(`<script>window.location.href='${file}'</script>`)), send(body)],
  (context) => [withCookie(context)],
  ({ body }) => [send(body, { 'content-encoding': 'utf-8' })],
  ({ body }) => [send(body, { 'content-encoding': 'none' })],
  ({ body }) => [twoLengths(body)],
  ({ body }, file) => [
    send(page(`<a href="javascript:void(0)" onclick="openFile('${file}')">某局2024年政府信息公开工作年度报告</a>`)),
    send(body, TEXT),
  ],
  ({ body }, file) => [send(page(`<iframe data-src="${file}"></iframe>`)), send(body, TEXT)],
  ({ body }, file) => [
    send(page(`<iframe src="/pdfjs/web/viewer.html?file=${encodeURIComponent(file)}"></iframe>`)),
    send(body, TEXT),
  ],
];
/** The ways from here on lead to an attachment. */
const FIRST_ATTACHED = 9;

const isAttached = ({ number }: Pick<Report, 'number'>): boolean => number % ways.length >= FIRST_ATTACHED;

const fileOf = (report: Report): string => `/nb/files/${report.number}.${isAttached(report) ? 'txt' : 'html'}`;

const title = (site: string, { number }: Report): string => `${site}县第${number}局2024年政府信息公开工作年度报告`;
const PER_PAGE = 10;

export interface ImitationSite extends AsyncDisposable {
  readonly list: string;
  readonly reports: Report[];
  /** Digest of what each report that can be had consists of now, and what it is. */
  readonly obtainable: () => readonly (readonly [sha256: string, name: string])[];
  readonly requests: () => number;
}

type Kind = 'base' | 'jpage' | 'slow';

const missing: Answer = (_request, response) => void response.writeHead(404).end('not here');
const forbidden: Answer = (_request, response) => void response.writeHead(403).end('no');

const robotsText = (crawlDelay: number): string =>
  `User-agent: *\nDisallow: /nb/secret\n${crawlDelay > 0 ? `Crawl-delay: ${crawlDelay}\n` : ''}`;

/**
 * `base`: lists with `<base href>` and numbered pages, of which the second is forbidden; `jpage`: lists in CDATA; `slow`: a
 * Crawl-delay. Each has beside its reports one that robots.txt forbids, one that isn't there, a "not found" page with status
 * 200 and a browser challenge.
 */
export async function imitationSite(kind: Kind, host: string, count: number, crawlDelay = 0): Promise<ImitationSite> {
  const name = { base: '甲', jpage: '乙', slow: '丙' }[kind];
  const reports = Array.from({ length: count }, (_, number): Report => ({
    number,
    version: 1,
    isListed: true,
    isGone: false,
  }));
  let requests = 0;
  const bodyOf = (report: Report): Buffer => {
    if (isAttached(report)) return Buffer.from(`${text}\n（${kind} ${report.number} ${report.version}）\n`);
    const marked = html.replaceAll('青芦县教育局', `${name}县第${report.number}局`);
    return Buffer.from(`${marked}<!-- ${kind} ${report.number} ${report.version} -->`);
  };
  const listed = (): readonly Report[] => reports.filter(({ isListed }) => isListed);
  const onPage = (number: number): readonly Report[] => listed().slice((number - 1) * PER_PAGE, number * PER_PAGE);
  const pages = (): number => Math.ceil(listed().length / PER_PAGE);
  const isHidden = (report: Report): boolean =>
    kind === 'base' && Math.floor(listed().indexOf(report) / PER_PAGE) === 1;

  const link = (report: Report, from: string): string =>
    `<li><a href="${from}r${report.number}.html">${title(name, report)}</a></li>`;
  const odd = (from: string): string =>
    ['secret', 'missing', 'soft', 'challenge']
      .map(
        (path, at) =>
          `<li><a href="${from}${path}.html">${name}县第${900 + at}局2024年政府信息公开工作年度报告</a></li>`,
      )
      .join('');
  const listPage = (number: number): Answer => {
    const from = kind === 'base' ? '' : '/nb/';
    const items = onPage(number).map((report) => link(report, from));
    const rest = number === 1 ? odd(from) : '';
    const head = `<title>政府信息公开年报</title>${kind === 'base' ? '<base href="/nb/">' : ''}`;
    if (kind !== 'jpage') {
      const numbers = Array.from(
        { length: pages() },
        (_, at) => `<a href="/nb/index${at === 0 ? '' : `_${at + 1}`}.html">${at + 1}</a>`,
      );
      return send(page(`<ul>${items.join('')}${rest}</ul><p>${numbers.join(' ')}</p>`, head));
    }
    const next =
      number < pages()
        ? `<nextgroup><![CDATA[<a href="/module/web/jpage/dataproxy.jsp?page=${number + 1}&amp;columnid=7"></a>]]></nextgroup>`
        : '';
    const store = `<datastore>${next}<recordset>${[...items, rest].map((item) => `<record><![CDATA[${item}]]></record>`).join('')}</recordset></datastore>`;
    if (number === 1) return send(page(`<div><script type="text/xml">${store}</script></div>`, head));
    return send(`<?xml version="1.0" encoding="UTF-8"?>\n${store}`, { 'content-type': 'text/xml; charset=utf-8' });
  };

  const answers: Readonly<Record<string, Answer>> = {
    '/robots.txt': send(robotsText(crawlDelay), { 'content-type': 'text/plain' }),
    '/nb/soft.html': send(page('<p>抱歉，您访问的页面不存在或已删除</p>')),
    '/nb/challenge.html': send(page('<p>正在进行安全验证，请稍候</p>')),
    ...(kind === 'base' && { '/nb/index_2.html': forbidden }),
  };
  const listAt = (path: string): Answer | null => {
    const [match, asPage, asParameter] = /^\/nb\/index(?:_(\d+))?\.html$|[?&]page=(\d+)/u.exec(path) ?? [];
    return match === undefined ? null : listPage(Number(asPage ?? asParameter ?? 1));
  };
  const reportAt = (path: string): Answer => {
    const [, number, file] = /^\/nb\/(?:r(\d+)\.html|files\/(\d+)\.(?:html|txt))$/u.exec(path) ?? [];
    const report = reports[Number(number ?? file ?? -1)];
    if (report === undefined || report.isGone) return missing;
    const way = ways[report.number % ways.length]!;
    const [first, second = missing] = way({ path, body: bodyOf(report) }, fileOf(report));
    return number === undefined ? second : first;
  };
  const answerAt = (path: string): Answer => answers[path] ?? listAt(path) ?? reportAt(path);
  const server = createServer((request, response) => {
    requests += 1;
    answerAt(request.url ?? '')(request, response);
  });
  await new Promise<void>((done) => server.listen(0, host, done));
  const { port } = server.address() as AddressInfo;
  return {
    list: `http://${host}:${port}/nb/index.html`,
    reports,
    requests: () => requests,
    obtainable: () =>
      reports
        .filter((report) => !report.isGone && !isHidden(report))
        .map(
          (report) => [createHash('sha256').update(bodyOf(report)).digest('hex'), `${kind} ${report.number}`] as const,
        ),
    [Symbol.asyncDispose]: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
