import { describe, expect, it } from 'vitest';
import type { Follow } from '../src/leads.ts';
import { readPage } from '../src/pipeline.ts';

const url = 'http://www.a.gov.cn/zfxxgk/nb/index.html';
const title = '甲局2023年政府信息公开工作年度报告';

const read = (markup: string, follow: Follow = 'list', uri = url): ReturnType<typeof readPage> =>
  readPage(Buffer.from(markup), { uri }, follow);
const reports = async (markup: string, follow: Follow = 'list', uri = url): Promise<readonly string[]> =>
  ((await read(markup, follow, uri)).leads?.reports ?? []).map((lead) => lead.url);
const page = (body: string, head = ''): string =>
  `<html><head><title>${title}</title>${head}</head><body>${body}</body></html>`;

describe('links of a page', () => {
  it('start from <base href>', async () => {
    const body = `<a href="1.html">${title}</a><a href="/2.html">乙局2023年政府信息公开工作年度报告</a>`;
    expect(await reports(page(body, '<base href="/other/">'))).toEqual([
      'http://www.a.gov.cn/other/1.html',
      'http://www.a.gov.cn/2.html',
    ]);
    // A base elsewhere makes them links to elsewhere.
    expect(await reports(page(body, '<base href="http://b.example.com/">'))).toEqual([]);
  });

  it.each([
    [`<a href="javascript:void(0)" onclick="openFile('/files/nb.pdf', '_blank')">${title}</a>`, '/files/nb.pdf'],
    [`<a href="javascript:show('/files/nb.docx')">${title}</a>`, '/files/nb.docx'],
    [`<a onclick="window.open(&quot;/files/nb.pdf&quot;)">附件下载</a>`, '/files/nb.pdf'],
    [`<span data-url="/files/nb.pdf">${title}.pdf</span>`, '/files/nb.pdf'],
    [`<a href="#" data-src="/files/nb.pdf">附件</a>`, '/files/nb.pdf'],
    ['<iframe data-src="/files/nb.pdf"></iframe>', '/files/nb.pdf'],
    ['<script>PDFObject.embed("/files/nb.pdf", "#box")</script>', '/files/nb.pdf'],
    ["<script>var config = {'url': '\\/files\\/nb.pdf'}</script>", '/files/nb.pdf'],
    ['<iframe src="/pdfjs/web/viewer.html?file=%2Ffiles%2Fnb.pdf"></iframe>', '/files/nb.pdf'],
  ])('only a script follows: %s', async (body, path) => {
    expect(await reports(page(body), 'attachments')).toEqual([`http://www.a.gov.cn${path}`]);
  });

  it('in pictures that load late, or in code that names no address, are none', async () => {
    const body = `<img data-src="/a.jpg"><a href="javascript:void(0)" onclick="down('123')">附件</a>`;
    expect(await reports(page(body), 'attachments')).toEqual([]);
  });

  it('of a list may be called by a script', async () => {
    const body = `<li onclick="location.href='/nb/1.html'">${title}</li>`;
    expect(await reports(page(body))).toEqual(['http://www.a.gov.cn/nb/1.html']);
  });

  it('of a viewer are what its address says', async () => {
    const viewer = 'http://www.a.gov.cn/pdfjs/viewer.html?file=/files/nb.pdf';
    expect(await reports(page('<div id="viewer">PDF</div>'), 'attachments', viewer)).toEqual([
      'http://www.a.gov.cn/files/nb.pdf',
    ]);
    const elsewhere = 'http://www.a.gov.cn/viewer.html?file=http://evil.example.com/nb.pdf';
    expect(await reports(page('PDF'), 'attachments', elsewhere)).toEqual([]);
  });
});

describe('lists of 大汉', () => {
  const record = (at: number): string =>
    `<record><![CDATA[<li><a title="甲${at}局2023年政府信息公开工作年度报告" href="/art/2024/1/${at}/art_1_${at}.html">甲${at}局…</a></li>]]></record>`;
  const group =
    '<nextgroup><![CDATA[<a href="/module/web/jpage/dataproxy.jsp?page=2&amp;columnid=7"></a>]]></nextgroup>';
  const store = `<datastore>${group}<recordset>${record(1)}${record(2)}</recordset></datastore>`;
  const found = ['http://www.a.gov.cn/art/2024/1/1/art_1_1.html', 'http://www.a.gov.cn/art/2024/1/2/art_1_2.html'];
  const next = ['http://www.a.gov.cn/module/web/jpage/dataproxy.jsp?page=2&columnid=7'];

  it('stand in CDATA of a script', async () => {
    const { leads } = await read(page(`<div id="1"><script type="text/xml">${store}</script></div>`));
    expect(leads?.reports.map((lead) => lead.url)).toEqual(found);
    expect(leads?.pages).toEqual(next);
  });

  it('go on in answers that are no page', async () => {
    const { leads } = await read(`<?xml version="1.0" encoding="UTF-8"?>\n${store}`, 'list', next[0]);
    expect(leads?.reports.map((lead) => lead.url)).toEqual(found);
  });
});

describe('a page that sends on', () => {
  const moved = async (markup: string): Promise<string | null> => (await read(markup, 'none')).leads?.movedTo ?? null;
  const to = 'http://www.a.gov.cn/nb/2023.html';

  it.each([
    '<meta http-equiv="refresh" content="0;url=/nb/2023.html">',
    `<META HTTP-EQUIV=Refresh CONTENT="3; URL='/nb/2023.html'">`,
    '<meta http-equiv="refresh" content="1,/nb/2023.html">',
    "<script>window.location.href='/nb/2023.html';</script>",
    '<script>location="/nb/2023.html"</script>',
    "<script>top.location.replace('/nb/2023.html')</script>",
    "<script>if (isPhone()) location.href = '/m/2023.html'; else location.href = '/nb/2023.html'</script>",
  ])('%s', async (head) => expect(await moved(`<html><head>${head}</head><body>正在跳转…</body></html>`)).toBe(to));

  it.each([
    [
      'has something to read',
      `<script>function go() { location.href='/x.html' }</script><p>${'正文。'.repeat(100)}</p>`,
    ],
    [
      'is a slow reminder on a page of its own',
      `<meta http-equiv="refresh" content="600;url=/x.html"><p>${'正文。'.repeat(100)}</p>`,
    ],
    ['holds a table', '<script>location.href="/x.html"</script><table><tr><td>1</td></tr></table>'],
    ['leaves the web', '<script>location.href="weixin://dl"</script>'],
  ])('is none where it %s', async (_why, body) => expect(await moved(page(body))).toBeNull());
});

describe('a page that stands in for another', () => {
  it.each([
    ['challenge', '<script>window.$_ts={};$_ts.cd="x"</script>'],
    ['challenge', "<script>var arg1='0123456789ABCDEF0123456789ABCDEF01234567';</script>"],
    ['challenge', '<p>正在进行安全验证，请稍候</p>'],
    ['challenge', '<noscript>x</noscript><p>请开启JavaScript并刷新该页</p>'],
    ['soft-404', '<h1>404</h1>'],
    ['soft-404', '<p>抱歉，您访问的页面不存在或已删除</p>'],
    ['soft-404', '<p>Sorry, the page you requested could not be found.</p><p>Page not found</p>'],
    ['soft-404', '<p>该文章已被删除</p>'],
    [null, '<p>栖岩县数据局</p>'],
    [null, `<p>政府信息不存在的，告知申请人。</p><p>${'正文。'.repeat(200)}页面不存在</p>`],
  ])('%s: %s', async (standIn, body) => {
    expect((await read(`<html><body>${body}</body></html>`, 'attachments')).standIn).toBe(standIn);
  });

  it('is nothing that a local file can be', async () => {
    expect(
      (await readPage(Buffer.from('<html><h1>404</h1></html>'), { uri: 'file:a.html' }, 'none')).standIn,
    ).toBeNull();
  });
});

describe('a page that waits for its scripts', () => {
  const script = '<script src=app.js></script>';
  const menu = `<ul>${'<li><a href=/x>栏目名称</a></li>'.repeat(200)}</ul>`;
  it.each([
    ['says nothing', `<div id=app></div>${script}`, 'attachments', true],
    ['says nothing beside its menu', `${menu}<div id=app></div>${script}`, 'attachments', true],
    ['has a report’s title and no table', `<h1>${title}</h1><p>${'正文。'.repeat(400)}</p>${script}`, 'none', true],
    ['is a list without links', `<p>${'说明。'.repeat(400)}</p>${script}`, 'list', true],
    ['is a module', '<script type=module>go()</script>', 'attachments', true],
    ['is no such page: it speaks of other things', `<p>${'正文。'.repeat(400)}</p>${script}`, 'attachments', false],
    ['is no such page: nothing runs', '<div id=app></div>', 'attachments', false],
    ['is no such page: its script is data', '<script type="application/json">{}</script>', 'attachments', false],
    ['is no such page: it leads on', `<a href="/nb.pdf">${title}.pdf</a>${script}`, 'attachments', false],
    ['is no such page: it says that it is gone', `<h1>404</h1>${script}`, 'list', false],
  ] as const)('%s', async (_what, body, follow, awaits) => {
    expect((await read(`<html><body>${body}</body></html>`, follow)).awaitsScripts).toBe(awaits);
  });

  it('is none of this machine', async () => {
    const bytes = Buffer.from(`<html><body>${script}</body></html>`);
    expect((await readPage(bytes, { uri: 'file:a.html' }, 'none')).awaitsScripts).toBe(false);
  });
});
