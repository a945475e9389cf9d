import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { decodeList } from '../../src/fetch/sources/decode-list.ts';
import { type ExpandDeps, expandSources } from '../../src/fetch/sources/expand-sources.ts';
import { parseCsv, separatorOf } from '../../src/fetch/sources/parse-csv.ts';
import type { Source } from '../../src/fetch/sources/source.ts';
import { webAddress } from '../../src/fetch/sources/web-address.ts';

const folder = mkdtempSync(join(tmpdir(), 'sources-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
mkdirSync(join(folder, 'reports'));
file('reports/a.docx', 'x');

const expand = async (
  args: readonly string[],
  stdin = '',
  other: Partial<ExpandDeps> = {},
): Promise<readonly Source[]> => {
  const sources: Source[] = [];
  const deps = {
    stdin: () => Promise.resolve(Buffer.from(stdin)),
    files: (path: string) => (statSync(path, { throwIfNoEntry: false }) === undefined ? [] : [{ uri: `file:${path}` }]),
    ...other,
  };
  for await (const source of expandSources(args, deps)) sources.push(source);
  return sources;
};
const job = (uri: string, hints: object = {}): object => ({ kind: 'job', uri, hints });
const skipped = (reason: string, where: string): object =>
  expect.objectContaining({ kind: 'skipped', reason, where }) as object;

describe('web addresses', () => {
  it.each([
    ['https://www.a.gov.cn/年报.html#top', 'https://www.a.gov.cn/%E5%B9%B4%E6%8A%A5.html'],
    ['HTTP://WWW.A.GOV.CN', 'http://www.a.gov.cn/'],
    ['www.a.gov.cn', 'http://www.a.gov.cn/'],
    ['zwgk.a.gov.cn/x?y=1', 'http://zwgk.a.gov.cn/x?y=1'],
    ['www.北京.中国/', 'http://www.xn--1lq90i.xn--fiqs8s/'],
    ['report.docx', null],
    ['reports/2023.html', null],
    ['a.gov.cn', null],
    ['file:///x', null],
    ['C:\\x.docx', null],
    ['2023年报', null],
    ['http://', null],
  ])('%s is %s', (text, address) => expect(webAddress(text)).toBe(address));
});

describe('arguments', () => {
  it('are addresses, files, or nothing', async () => {
    const path = join(folder, 'reports/a.docx');
    expect(
      await expand(['https://a.gov.cn/#x', path, join(folder, 'none.docx'), 'ftp://a.gov.cn/x', 'https://a.gov.cn/']),
    ).toEqual([
      ...[job('https://a.gov.cn/'), job(`file:${path}`), skipped('missing-file', join(folder, 'none.docx'))],
      ...[skipped('not-an-address', 'ftp://a.gov.cn/x'), skipped('repeated', 'https://a.gov.cn/')],
    ]);
  });

  it('- is a list, with comments, white space and quotes', async () => {
    const list =
      '\uFEFF# list\r\n\r\n  https://a.gov.cn/1  # first\n"https://a.gov.cn/2#part"\r<https://a.gov.cn/3>\nnonsense';
    expect(await expand(['-'], list)).toEqual([
      job('https://a.gov.cn/1'),
      job('https://a.gov.cn/2'),
      job('https://a.gov.cn/3'),
      skipped('not-an-address', '-:6'),
    ]);
  });

  it('.txt is a list if it names things, with paths beside it; else a document', async () => {
    const list = file('list.txt', 'reports/a.docx\nhttps://a.gov.cn/\n');
    const report = file('report.txt', '某某局2023年政府信息公开工作年度报告\n\n一、总体情况\n');
    expect(await expand([list, report])).toEqual([
      job(`file:${join(folder, 'reports/a.docx')}`),
      job('https://a.gov.cn/'),
      job(`file:${report}`),
    ]);
  });
});

describe('lists as people type them', () => {
  const a = 'http://a.gov.cn/nb.html';
  it.each<[string, ...string[]]>([
    [`${a}。`, a],
    [`${a}；`, a],
    [`${a}，`, a],
    [`${a} .`, a],
    [`（${a}）`, a],
    [`【${a}】`, a],
    [`(${a});`, a],
    [`1、${a}`, a],
    [`（12）${a}`, a],
    [`3.${a}`, a],
    [`③ ${a}`, a],
    [`• ${a}`, a],
    [`- ${a}`, a],
    [`栖岩县数据局 ${a}`, a],
    [`栖岩县数据局：${a}`, a],
    [`${a}\t栖岩县数据局`, a],
    [`[栖岩县数据局](${a})`, a],
    [`<a href="${a}">年报</a>`, a],
    [`\u200B${a}\uFEFF\u3000`, a],
    ['http：//a.gov.cn/nb.html', a],
    ['ｈｔｔｐ：／／ａ．ｇｏｖ．ｃｎ/nb.html', a],
    ['http: //a.gov.cn/nb.html', a],
    ['1、www.a.gov.cn/nb.html。', 'http://www.a.gov.cn/nb.html'],
    ['http://www.栖岩县.政务/nb.html', 'http://www.xn--5nr50syzj.xn--zfr164b/nb.html'],
    [`${a}；http://b.gov.cn/；`, a, 'http://b.gov.cn/'],
    [`${a}http://b.gov.cn/`, a, 'http://b.gov.cn/'],
    [
      'http://a.gov.cn/关于2023年（终稿）、补充.html',
      'http://a.gov.cn/%E5%85%B3%E4%BA%8E2023%E5%B9%B4%EF%BC%88%E7%BB%88%E7%A8%BF%EF%BC%89%E3%80%81%E8%A1%A5%E5%85%85.html',
    ],
    ['http://a.gov.cn/x?a=(1)&b=2;3', 'http://a.gov.cn/x?a=(1)&b=2;3'],
  ])('%s', async (line, ...addresses) => {
    const sources = await expand(['-'], line);
    expect(sources.map((source) => (source.kind === 'job' ? source.uri : source.reason))).toEqual(addresses);
  });

  it.each([
    [`2、栖岩县数据局：2024年 ${a}`, { organ: '栖岩县数据局', year: 2024 }],
    [`${a}  栖岩县数据局`, { organ: '栖岩县数据局' }],
    [`年报链接：${a}`, {}],
    [a, {}],
  ])('%s names its report', async (line, hints) => expect(await expand(['-'], line)).toEqual([job(a, hints)]));

  it('is never taken for a document, and tells line by line what is no address', async () => {
    const path = file('各单位.txt', `附件1\n栖岩县各单位年报\n数据局 ${a}\n教育局 未报送\nreports/none.docx\n`);
    expect(await expand([path], '', { lists: new Set([path]) })).toEqual([
      skipped('not-an-address', '各单位.txt:1'),
      skipped('not-an-address', '各单位.txt:2'),
      job(a, { organ: '数据局' }),
      skipped('not-an-address', '各单位.txt:4'),
      skipped('missing-file', '各单位.txt:5'),
    ]);
    const workbook = file('list.xlsx', Buffer.from('PK\u0003\u0004\0\0'));
    expect(await expand([workbook], '', { lists: new Set([workbook]) })).toEqual([
      skipped('not-a-list', 'list.xlsx:1'),
    ]);
  });
});

describe('CSV lists', () => {
  it('without a header, or with another one: the cells that are addresses tell', async () => {
    const csv = file('bare.csv', '栖岩县数据局,http://a.gov.cn/1\n\n青芦县教育局,待补\n,http://a.gov.cn/2\n');
    expect(await expand([csv])).toEqual([
      job('http://a.gov.cn/1', { organ: '栖岩县数据局' }),
      skipped('not-an-address', 'bare.csv:3'),
      job('http://a.gov.cn/2'),
    ]);
  });

  const rows =
    '单位名称,年度,网址,备注\n"甲局, ""本级""",2023年,https://a.gov.cn/1,\n乙局,,https://a.gov.cn/2,x\n丙局,二〇二三,,\n';
  const jobs = [
    job('https://a.gov.cn/1', { organ: '甲局, "本级"', year: 2023 }),
    job('https://a.gov.cn/2', { organ: '乙局' }),
  ];
  /** 单位,年度,网址 in GBK. */
  const gbkHeader = [0xb5, 0xa5, 0xce, 0xbb, 0x2c, 0xc4, 0xea, 0xb6, 0xc8, 0x2c, 0xcd, 0xf8, 0xd6, 0xb7, 0x0a];
  const gbk = Buffer.concat([Buffer.from(gbkHeader), Buffer.from('x,2023,https://a.gov.cn/1\n')]);
  it.each<[string, string | Buffer]>([
    ['plain', rows],
    ['with a byte order mark and CRLF', `\uFEFF${rows.replaceAll('\n', '\r\n')}`],
    ['with tabs', rows.replaceAll(/,(?! )/g, '\t')],
    ['with semicolons', rows.replaceAll(/,(?! )/g, ';')],
    ['UTF-16', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(rows, 'utf16le')])],
  ])('%s', async (_name, content) => {
    expect(await expand([file('list.csv', content)])).toEqual([...jobs, skipped('broken-row', 'list.csv:4')]);
  });

  it('in GBK', async () => {
    expect(await expand([file('gbk.csv', gbk)])).toEqual([job('https://a.gov.cn/1', { organ: 'x', year: 2023 })]);
  });

  it('without a column of addresses, or with a quote that never ends', async () => {
    expect(await expand([file('no.csv', 'a,b\n1,2\n')])).toEqual([skipped('no-address-column', 'no.csv:1')]);
    const open = 'url,单位\nhttps://a.gov.cn/1,"甲\nhttps://a.gov.cn/2,乙\n';
    expect(await expand([file('open.csv', open)])).toEqual([skipped('broken-row', 'open.csv:2')]);
  });

  it('read back whatever was written', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', ';', '年', ' ') }).map((text) => text.trim());
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }), (table) => {
        const text = table.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(',')).join('\n');
        const read = parseCsv(text, ',')
          .map(({ cells }) => cells)
          .toArray();
        expect(read).toEqual(table.filter((row) => row.some((value) => value !== '')));
      }),
    );
  });

  it('know their separator by the header', () => {
    expect(['a,b', 'a\tb', 'a;b', 'a，b', 'a'].map(separatorOf)).toEqual([',', '\t', ';', '，', ',']);
  });
});

describe('long lists', () => {
  it('100,000 lines come one by one', async () => {
    const text = Array.from({ length: 100_000 }, (_, at) => `https://a${at % 500}.gov.cn/${at}`).join('\n');
    let jobs = 0;
    const deps = { stdin: () => Promise.resolve(Buffer.from(text)), files: () => [] };
    for await (const source of expandSources(['-'], deps)) jobs += source.kind === 'job' ? 1 : 0;
    expect(jobs).toBe(100_000);
  });

  it('decode as what they are', () => {
    expect(decodeList(Buffer.from([0xfe, 0xff, 0x5e, 0x74]))).toBe('年');
    expect(decodeList(Buffer.from([0xc4, 0xea]))).toBe('年');
  });
});
