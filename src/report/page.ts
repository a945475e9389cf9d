/** The report as one self-contained page without script: charts, the numbers behind them, and how they were counted. */
import type { Message } from '../model/note.ts';
import type { Chart } from './chart.ts';
import type { Collected } from './collect.ts';
import { drawChart, escaped } from './draw.ts';

export interface PageOptions {
  readonly language: 'zh' | 'en';
  /** Name and version of the program. */
  readonly createdBy: string;
}

const STYLE = `:root{color-scheme:light}body{font:15px/1.7 "Noto Sans CJK SC","Microsoft YaHei","PingFang SC",sans-serif;margin:2em auto;max-width:60em;padding:0 1em;color:#222;background:#fff}
h1{font-size:1.6em}h2{font-size:1.2em;margin:2em 0 .3em}svg{max-width:100%;height:auto}.note{color:#555;margin:.2em 0}
dl{display:flex;flex-wrap:wrap;gap:1.5em}dt{color:#555}dd{margin:0;font-size:1.5em}
table{border-collapse:collapse;width:100%;font-size:.9em}th,td{border:1px solid #999;padding:.2em .5em;text-align:right}th:first-child,td:first-child{text-align:left}
th{background:#e8eef7}summary{cursor:pointer;color:#0a4a8a}
@media print{body{margin:0;max-width:none;font-size:11px}section{break-inside:avoid}details:not([open])>table{display:none}}`;

const words = {
  title: { zh: '政府信息公开工作年度报告分析', en: 'Open-government-information annual reports' },
  reports: { zh: '报告', en: 'Reports' },
  organs: { zh: '单位', en: 'Organs' },
  years: { zh: '年度', en: 'Years' },
  whole: { zh: '完整读取', en: 'Read whole' },
  partial: { zh: '部分存疑', en: 'In doubt in part' },
  failed: { zh: '未能读取', en: 'Not read' },
  numbers: { zh: '数据表', en: 'Numbers' },
  nothing: { zh: '没有可统计的数据。', en: 'Nothing to count.' },
  how: { zh: '口径', en: 'How this was counted' },
} satisfies Readonly<Record<string, Message>>;

export function* reportPage(collected: Collected, charts: readonly Chart[], options: PageOptions): Generator<string> {
  const { language, createdBy } = options;
  const say = (name: keyof typeof words): string => words[name][language];
  yield (
    `<!doctype html>\n<html lang="${{ zh: 'zh-CN', en: 'en' }[language]}"><head><meta charset="utf-8">` +
    `<meta name="viewport" content="width=device-width"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">` +
    `<title>${say('title')}</title><style>${STYLE}</style></head><body><main>\n<h1>${say('title')}</h1>\n`
  );
  yield `<dl>${headline(collected, say)
    .map(([name, value]) => `<div><dt>${name}</dt><dd>${value}</dd></div>`)
    .join('')}</dl>\n`;
  for (const chart of charts) yield* chartPart(chart, language, say);
  yield `<section><h2>${say('how')}</h2>\n${howText(collected, language)
    .map((text) => `<p class="note">${escaped(text)}</p>`)
    .join('\n')}\n<p class="note">${escaped(createdBy)}</p></section>\n`;
  yield '</main></body></html>\n';
}

function headline(
  { reports, statuses, rows }: Collected,
  say: (name: keyof typeof words) => string,
): readonly (readonly [string, string])[] {
  const years = [...new Set(rows.map(({ year }) => Number(year)))].toSorted((left, right) => left - right);
  const organs = new Set(rows.map(({ organ_id, record_id }) => organ_id ?? record_id)).size;
  const span = years.length < 2 ? String(years[0] ?? '—') : `${years[0]}–${years.at(-1)}`;
  return [
    [say('reports'), String(reports)],
    [say('organs'), String(organs)],
    [say('years'), span],
    [say('whole'), String(statuses.complete)],
    [say('partial'), String(statuses.partial)],
    [say('failed'), String(statuses.failed)],
  ];
}

function* chartPart(chart: Chart, language: 'zh' | 'en', say: (name: keyof typeof words) => string): Generator<string> {
  const { id, title, note, categories } = chart;
  yield `<section id="${id}"><h2>${escaped(title[language])}</h2>\n<p class="note">${escaped(note[language])}</p>\n`;
  if (categories.length === 0) yield `<p>${say('nothing')}</p>`;
  else {
    yield drawChart(chart, language);
    yield `\n<details><summary>${say('numbers')}</summary>${tableOf(chart, language)}</details>`;
  }
  yield '</section>\n';
}

function tableOf({ title, categories, series, unit, details }: Chart, language: 'zh' | 'en'): string {
  const suffix = unit === 'percent' ? ' %' : '';
  const heads = ['', ...series.map(({ name }) => name[language]), ...details.map(({ name }) => name[language])];
  const rows = categories.map((category, at) => [
    category,
    ...series.map(({ values }) => (typeof values[at] === 'number' ? `${values[at]}${suffix}` : '')),
    ...details.map(({ values }) => values[at] ?? ''),
  ]);
  const cells = (tag: 'td' | 'th', texts: readonly string[]): string =>
    texts
      .map((text, at) =>
        at === 0 && tag === 'td' ? `<th scope="row">${escaped(text)}</th>` : `<${tag}>${escaped(text)}</${tag}>`,
      )
      .join('');
  const caption = `<caption>${escaped(title[language])}</caption>`;
  return `<table>${caption}<thead><tr>${cells('th', heads)}</tr></thead><tbody>${rows.map((row) => `<tr>${cells('td', row)}</tr>`).join('')}</tbody></table>`;
}

function howText({ unnamed, statuses }: Collected, language: 'zh' | 'en'): readonly string[] {
  return language === 'zh'
    ? [
        '数据按年报原文读取，不作修正；读取存疑的数据和空白不计入任何合计。同一单位同一年度有多份报告的，取读得最完整的一份。',
        `未能读取的 ${statuses.failed} 份、未载明单位或年度的 ${unnamed} 份，不在各图之内。`,
      ]
    : [
        'Figures are taken as printed and never mended; figures in doubt and blanks count in no sum. Of several reports of one organ and year the one read best counts.',
        `${statuses.failed} reports that could not be read and ${unnamed} without organ or year are in none of the charts.`,
      ];
}
