/** Where the commands of each page run: a folder as the page speaks of it. Pages of one place run there one after the other. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Contents } from './support/sandbox.ts';

const root = join(import.meta.dirname, '../..');
const samples = join(root, 'samples');
const textOf = (name: string): string => readFileSync(join(samples, name), 'utf8');

export interface Page {
  readonly path: string;
  readonly language: 'zh' | 'en';
}

export interface Place {
  readonly name: string;
  readonly pages: readonly Page[];
  readonly contents: Contents;
}

const english = (...paths: readonly string[]): readonly Page[] => paths.map((path) => ({ path, language: 'en' }));

const inBoth = (path: string): readonly Page[] => [
  { path: `${path}.md`, language: 'en' },
  { path: `${path}.zh-CN.md`, language: 'zh' },
];

/** The same report, a year earlier. */
const yearBefore = (report: string): string => report.replaceAll('2024', '2023').replaceAll('2025', '2024');

/** Some of the samples under their folder: the tour alone goes through all of them. */
const some = (...names: readonly string[]): Contents['copies'] =>
  Object.fromEntries(names.map((name) => [`samples/${name}`, join(samples, name)]));

const lists = {
  'organs.csv': '单位名称\n青芦县教育局\n怀远县公安局\n青芦县档案局\n',
  'renames.csv': '原名称,现名称,起始年度\n青芦县文化局,青芦县教育局,2020\n',
};

const site = {
  '/zwgk/nianbao.html': '<a href="2024.html">青芦县教育局2024年政府信息公开工作年度报告</a>',
  '/zwgk/2024.html': textOf('faults-2024.html'),
};

export const places: readonly Place[] = [
  {
    name: 'the READMEs',
    pages: [
      { path: 'README.md', language: 'en' },
      { path: 'README.zh-CN.md', language: 'zh' },
    ],
    contents: {
      copies: {
        ...some('faults-2024.html', 'huaiyuan-2024.docx'),
        'reports/a.docx': join(samples, 'hidden-text-2023.docx'),
        '报告/某局.docx': join(samples, 'hidden-text-2023.docx'),
      },
      files: lists,
      pages: site,
    },
  },
  { name: 'the tour', pages: english('docs/tour.md'), contents: { copies: { samples } } },
  {
    name: 'the reference',
    pages: english('docs/operations.md', 'docs/audit.md', 'docs/formats.md', 'docs/review.md'),
    contents: {
      copies: {
        'reports/a.html': join(samples, 'faults-2024.html'),
        'last-year/a.html': join(samples, 'two-reports-2022-2023.html'),
        'pdfs/a.html': join(samples, 'faults-2024.html'),
      },
      files: { ...lists, 'list.csv': '单位,网址\n甲县,reports/a.html\n' },
      pages: site,
    },
  },
  {
    name: 'the checker',
    pages: inBoth('docs/guides/checker'),
    contents: {
      copies: {
        'reports/jiaoyu.html': join(samples, 'faults-2024.html'),
        'reports/gongan.docx': join(samples, 'huaiyuan-2024.docx'),
      },
      files: { 'reports-2023/jiaoyu.html': yearBefore(textOf('faults-2024.html')) },
    },
  },
  {
    name: 'the researcher',
    pages: inBoth('docs/guides/researcher'),
    contents: {
      copies: {
        'reports/a.html': join(samples, 'faults-2024.html'),
        'reports/b.docx': join(samples, 'blanks-2020.docx'),
        'reports/c.html': join(samples, 'town-2019-gbk.html'),
      },
      pages: site,
    },
  },
  {
    name: 'the operator',
    pages: inBoth('docs/guides/operator'),
    contents: {
      copies: { 'reports/a.html': join(samples, 'huaiyuan-2024.html'), deploy: join(root, 'deploy') },
      files: { 'list.csv': '单位,网址\n甲县,reports/a.html\n乙县,reports/gone.html\n', 'inbox/readme.txt': '' },
      pages: site,
    },
  },
  { name: 'the development', pages: english('CONTRIBUTING.md', 'docs/bench.md'), contents: { copies: {} } },
];
