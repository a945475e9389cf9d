import { describe, expect, it } from 'vitest';
import { attachmentOf, chooseAttachment } from '../../src/fetch/sources/attachment.ts';
import { reportLinksOf } from '../../src/fetch/sources/report-links.ts';
import { isReportTitle, yearIn } from '../../src/fetch/sources/report-title.ts';
import type { Block, Document, Link } from '../../src/model/document.ts';

const base = 'https://www.a.gov.cn/zfxxgk/nb/index.html';

const page = (links: readonly (readonly [href: string, text: string])[], more: Partial<Document> = {}): Document => ({
  ...{ carrier: 'html', mediaType: 'text/html', blocks: [], properties: {}, pageCount: null, notes: [] },
  links: links.map(([href, text]): Link => ({ href, text })),
  ...more,
});

const place = { pageNumber: null, box: null, path: null };
const table = (...labels: readonly string[]): Block => ({
  ...{
    kind: 'grid',
    ordinal: 1,
    rowCount: labels.length,
    columnCount: 1,
    placement: 'counted',
    hidden: false,
    pageStarts: [],
  },
  cells: labels.map((text, row) => ({ ...place, row, column: 0, rowSpan: 1, columnSpan: 1, text, doubts: [] })),
});
const title = '甲局2023年政府信息公开工作年度报告';
const titled = { properties: { title } };
const chosen = (...links: readonly (readonly [string, string])[]): string | null =>
  attachmentOf(page(links, titled), base)?.href ?? null;

describe('titles', () => {
  it.each([
    ['甲局2023年政府信息公开工作年度报告', true],
    ['2023年度甲县人民政府信息公开年报', true],
    ['甲 局 ２０２３年 政府信息公开 年度报告', true],
    ['甲局2019年政府信息公开情况年度报告', true],
    ['甲局2023年政府信息公开工作年度…', true],
    ['甲局2023年政府信息公开...', true],
    ['甲局2023年政务公开工作年度报告', true],
    ['关于报送2023年政府信息公开工作年度报告的通知', false],
    ['一图读懂甲局2023年政府信息公开年报', false],
    ['甲局2023年政府网站工作年度报表', false],
    ['甲局2023年法治政府建设年度报告', false],
    ['政府信息公开指南', false],
    ['甲局2023年度报告', false],
    ['2023年统计年报', false],
  ])('%s: %s', (text, expected) => expect(isReportTitle(text, false)).toBe(expected));

  it('may be short on a page that lists reports', () => {
    expect(
      ['甲局2023年度报告', '2023年年报', '年报', '2023年财务年报'].map((text) => isReportTitle(text, true)),
    ).toEqual([true, true, false, false]);
  });

  it('name one year or none', () => {
    expect(['2023年度', '2022年、2023年', '120231', '二〇二三年', '２０２４年'].map(yearIn)).toEqual([
      2023,
      null,
      null,
      null,
      2024,
    ]);
  });
});

describe('an attachment', () => {
  it.each<[name: string, links: (readonly [string, string])[], url: string | null]>([
    ['by its title', [['./P1.docx', `附件：${title}.docx`]], 'https://www.a.gov.cn/zfxxgk/nb/P1.docx'],
    ['by its place alone', [['/P1.pdf', '附件']], 'https://www.a.gov.cn/P1.pdf'],
    ['in a frame, without words', [['P1.pdf', '']], 'https://www.a.gov.cn/zfxxgk/nb/P1.pdf'],
    [
      'by its file name',
      [[`/${encodeURIComponent(title)}.pdf`, '点击查看>>']],
      `https://www.a.gov.cn/${encodeURIComponent(title)}.pdf`,
    ],
    ['behind a script', [['/download.jsp?id=7', `${title}.docx`]], 'https://www.a.gov.cn/download.jsp?id=7'],
    [
      'rather as text than as picture',
      [
        ['1.pdf', `${title}（图片版）`],
        ['2.pdf', `${title}（文字版）`],
      ],
      'https://www.a.gov.cn/zfxxgk/nb/2.pdf',
    ],
    [
      'rather in Word than in PDF',
      [
        ['1.pdf', `${title}.pdf`],
        ['2.docx', `${title}.docx`],
        ['3.doc', `${title}.doc`],
      ],
      'https://www.a.gov.cn/zfxxgk/nb/2.docx',
    ],
    [
      'as a page',
      [
        ['t1.html', `${title}（超链版）`],
        ['t2.html', `${title}（图解）`],
      ],
      'https://www.a.gov.cn/zfxxgk/nb/t1.html',
    ],
    ['not of another year', [['1.docx', '甲局2022年政府信息公开工作年度报告']], null],
    ['not a scan alone', [['1.pdf', `${title}（扫描件）`]], null],
    [
      'not a spreadsheet or picture',
      [
        ['1.xlsx', '附件'],
        ['1.jpg', '附件'],
        ['1.zip', '附件'],
      ],
      null,
    ],
    ['not a form', [['1.docx', '政府信息公开申请表']], null],
    [
      'not a menu',
      [
        ['/nb/', '政府信息公开年报'],
        ['list.html', ''],
      ],
      null,
    ],
    [
      'not a script or a place in the page',
      [
        ['javascript:void(0)', title],
        ['#a', title],
        [base, title],
      ],
      null,
    ],
    [
      'not one of several organs’',
      [
        ['1.docx', '甲局2023年政府信息公开工作年度报告'],
        ['2.docx', '乙局2023年政府信息公开工作年度报告'],
      ],
      null,
    ],
  ])('%s', (_name, links, url) => expect(chosen(...links)).toBe(url));

  it('is of no matter where the page holds a statutory table', () => {
    const own = table(
      '一、本年新收政府信息公开申请数量',
      '二、上年结转政府信息公开申请数量',
      '（一）予以公开',
      '四、结转下年度继续办理',
    );
    const metadata = table('索引号', '行政许可', '行政处罚', '总计');
    const link: readonly (readonly [string, string])[] = [['1.docx', title]];
    expect(attachmentOf(page(link, { ...titled, blocks: [own] }), base)).toBeNull();
    expect(attachmentOf(page(link, { ...titled, blocks: [metadata] }), base)?.href).toMatch(/1\.docx$/);
  });

  it('says why the others were left', () => {
    const { skipped } = chooseAttachment(
      page(
        [
          ['1.pdf', `${title}（图片版）`],
          ['2.docx', title],
          ['3.pdf', title],
          ['4.xls', '附件'],
        ],
        titled,
      ),
      base,
    );
    expect(skipped.map(({ url, reason }) => [url.slice(-5), reason])).toEqual(
      [
        ['1.pdf', 'unreadable-version'],
        ['4.xls', 'other-format'],
        ['3.pdf', 'other-version'],
      ].map(([name, reason]) => [`/${name!}`.slice(-5), reason]),
    );
  });
});

describe('a list page', () => {
  const items = (from: number, count: number): readonly (readonly [string, string])[] =>
    Array.from({ length: count }, (_, at) => [`./t${from + at}.html`, `${from + at}局2023年政府信息公开工作年度报告`]);

  it('leads to its reports, within the site, each once, with reasons for the rest', () => {
    const links = [
      ...items(1, 2),
      ...items(1, 1),
      ['http://www.b.gov.cn/x.html', title],
      ['n.html', '关于编制年度报告的通知'],
      ['t.html', '一图读懂2023年政府信息公开年度报告'],
    ] as const;
    const { reports, skipped } = reportLinksOf(page(links), base);
    expect(reports.map(({ url }) => url)).toEqual([
      'https://www.a.gov.cn/zfxxgk/nb/t1.html',
      'https://www.a.gov.cn/zfxxgk/nb/t2.html',
    ]);
    expect(skipped.map(({ reason }) => reason)).toEqual(['off-site', 'not-a-report', 'not-a-report']);
  });

  it.each<[name: string, navigation: (readonly [string, string])[], pages: string[]]>([
    [
      'by the next page',
      [
        ['index_1.html', '下一页'],
        ['/', '首页'],
      ],
      ['index_1.html'],
    ],
    [
      'by numbers',
      [
        ['index.html', '1'],
        ['index_2.html', '2'],
        ['index_3.html', '[3]'],
        ['/other/2.html', '4'],
      ],
      ['index_2.html', 'index_3.html'],
    ],
    [
      'by a parameter',
      [
        ['?page=2', '2'],
        ['?page=3', '下页>'],
      ],
      ['index.html?page=2', 'index.html?page=3'],
    ],
    [
      'by the old script',
      [['javascript:createPageHTML(3, 0, "index", "html");', '']],
      ['index_1.html', 'index_2.html'],
    ],
    [
      'by the new script',
      [["javascript:createPageHTML('page_div',3, 1,'index','html',42);", '']],
      ['index_2.html', 'index_3.html'],
    ],
    ['on no other site', [['http://www.b.gov.cn/zfxxgk/nb/index_2.html', '下一页']], []],
    ['where the script counts one page', [['javascript:createPageHTML(1, 0, "index", "html")', '']], []],
  ])('goes on %s', (_name, navigation, pages) => {
    const list = page([], { navigation: navigation.map(([href, text]) => ({ href, text })) });
    expect(reportLinksOf(list, base).pages).toEqual(pages.map((path) => new URL(path, base).href));
  });

  it('takes short titles where the page lists reports', () => {
    const { reports } = reportLinksOf(
      page([['1.html', '甲局2023年度报告']], { properties: { title: '政府信息公开年报' } }),
      base,
    );
    expect(reports).toHaveLength(1);
  });
});
