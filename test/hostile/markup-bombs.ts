/** Pages and texts that take more than linear time or memory of whoever isn't careful. */
import { bytesOf, type HostileFile } from './hostile-file.ts';
import { inReport } from './in-report.ts';

const MEGABYTE = 1024 * 1024;
const refused = ['extract.too-complex', 'extract.too-large'];
const noReport = ['normalize.not-a-report', 'normalize.not-machine-readable', 'normalize.no-statutory-table'];

const html =
  (body: string): (() => Uint8Array) =>
  () =>
    bytesOf(`<!DOCTYPE html><html><body>${body}`);

/** A million cells of figures below a real header. */
const cells = (rows: number, columns: number): string =>
  `<table>${`<tr>${'<td>1'.repeat(columns)}`.repeat(rows)}</table>`;

export const pageBombs: readonly HostileFile[] = [
  { name: 'a-million-cells.html', make: () => html(cells(10_000, 100))(), ends: refused },
  {
    name: 'spans-of-a-billion.html',
    make: () => inReport({ spans: 1_000_000_000 }),
    ends: ['read', ...refused, ...noReport],
  },
  {
    name: 'spans-of-a-thousand-everywhere.html',
    make: () => html(`<table>${'<tr><td colspan=1000 rowspan=65534>规章<td rowspan=60000>1'.repeat(20_000)}`)(),
    ends: [...refused, ...noReport, 'read'],
  },
  { name: 'nested-a-hundred-thousand-deep.html', make: () => html('<div>'.repeat(100_000))(), ends: refused },
  {
    name: 'tables-nested-1000-deep.html',
    make: () => html('<table><tr><td>规章<td>1<td>'.repeat(1000))(),
    ends: [...refused, ...noReport, 'read'],
  },
  {
    name: 'a-hundred-thousand-style-rules.html',
    make: () =>
      inReport({
        head: `<style>${Array.from({ length: 100_000 }, (_, i) => `.a${i} td:nth-child(${i}) > span.b${i}{color:#fff;display:none}`).join('\n')}</style>`,
      }),
    ends: ['read', ...refused],
  },
  {
    name: 'styles-of-commas.html',
    make: () => inReport({ head: `<style>${'td,'.repeat(200_000)}td{color:red}</style>` }),
    ends: ['read', ...refused],
  },
  {
    name: 'styles-without-end.html',
    make: () => inReport({ head: `<style>${'/* '.repeat(100_000)}${'{'.repeat(100_000)}</style>` }),
    ends: ['read', ...refused, ...noReport],
  },
  {
    name: 'media-within-media.html',
    make: () => inReport({ head: `<style>${'@media all{'.repeat(50_000)}</style>` }),
    ends: ['read', ...refused],
  },
  {
    name: 'an-inline-style-of-1-mb.html',
    make: () => inReport({ attributes: `style="${'color:red;'.repeat(100_000)}"` }),
    ends: ['read', ...refused],
  },
  {
    name: 'comments-without-end.html',
    make: () => inReport({ head: '<!--'.repeat(200_000) }),
    ends: ['read', ...refused, ...noReport, 'extract.empty'],
  },
  { name: 'open-angles.html', make: () => inReport({ tail: '<'.repeat(MEGABYTE) }), ends: ['read', ...refused] },
  {
    name: 'open-tags-without-end.html',
    make: () => inReport({ tail: '<td '.repeat(200_000) }),
    ends: ['read', ...refused],
  },
  {
    name: 'quotes-without-end.html',
    make: () => inReport({ tail: `<td a="${'\' "'.repeat(300_000)}` }),
    ends: ['read', ...refused],
  },
  {
    name: 'entities.html',
    make: () => inReport({ tail: `<p>${'&amp;&#x110000;&#99999999999;&NotExists;'.repeat(20_000)}` }),
    ends: ['read'],
  },
  {
    name: 'nul-and-halves-of-surrogates.html',
    make: () => inReport({ cell: '\ud800\0\udfff\uffff', title: '\udc00\0' }),
    ends: ['read', 'extract.unknown-format', ...noReport],
  },
  {
    name: 'scripts-without-end.html',
    make: () => inReport({ tail: '<script>'.repeat(100_000) }),
    ends: ['read', ...refused],
  },
  { name: 'forty-mb.html', make: () => html('<p>无</p>'.repeat(4 * MEGABYTE))(), ends: refused },
];

/** What a careless pattern takes quadratic time for, in each place of a report that some pattern reads. */
const dreadful: readonly (readonly [name: string, text: string])[] = [
  ['digits', '9'.repeat(100_000)],
  ['digits-and-commas', '1,'.repeat(50_000)],
  ['points', '1.'.repeat(50_000)],
  ['brackets', '（'.repeat(100_000)],
  ['bracket-pairs', '（）'.repeat(50_000)],
  ['spaces', ` 1${' '.repeat(1_000_000)}`],
  ['ideographic-spaces', `1${'\u3000'.repeat(200_000)}1`],
  ['line-feeds', '\n'.repeat(200_000)],
  ['none', '无'.repeat(100_000)],
  ['dashes', '-'.repeat(100_000)],
  ['ordinals', '一、'.repeat(50_000)],
  ['numerals', '一千'.repeat(50_000)],
  ['years', '2024年'.repeat(30_000)],
  ['organs', '人民政府'.repeat(30_000)],
  ['dates', '2024年1月1日至2024年12月31日'.repeat(6_000)],
  ['units', '万元件'.repeat(30_000)],
  ['quotes', '“'.repeat(100_000)],
  ['combining-marks', `1${'\u0301'.repeat(100_000)}`],
  ['zero-width', `1${'\u200b'.repeat(100_000)}1`],
  ['compatibility', '\ufdfa'.repeat(50_000)],
];

const places = ['cell', 'label', 'title', 'narrative', 'heading'] as const;

export const patternBombs: readonly HostileFile[] = dreadful.flatMap(([name, words]) =>
  places.map((place) => ({
    name: `${name}-in-${place}.html`,
    make: () => inReport({ [place]: words }),
    ends: ['read', ...noReport],
  })),
);

const rowsOf = (count: number): string => Array.from({ length: count }, (_, i) => `\t规章${i}\t1\t2\t3`).join('\n');

export const textBombs: readonly HostileFile[] = [
  { name: 'one-line-of-50-mb.txt', make: () => bytesOf('无'.repeat(17 * MEGABYTE)), ends: refused },
  { name: 'one-line-of-15-mb.txt', make: () => bytesOf('无'.repeat(5 * MEGABYTE)), ends: noReport },
  {
    name: 'a-million-tabs.txt',
    make: () => bytesOf(`规章\t1${'\t'.repeat(1_000_000)}`),
    ends: [...noReport, ...refused],
  },
  {
    name: 'a-million-tabs-and-lines.txt',
    make: () => bytesOf('\t\n'.repeat(1_000_000)),
    ends: [...noReport, ...refused, 'extract.empty'],
  },
  { name: 'a-hundred-thousand-rows.txt', make: () => bytesOf(rowsOf(100_000)), ends: [...noReport, ...refused] },
  {
    name: 'quotes-without-end.txt',
    make: () => bytesOf(`a\tb\n${'"x\t'.repeat(20_000)}\n${'"\n\t'.repeat(100_000)}`),
    ends: [...noReport, ...refused],
  },
  {
    name: 'quotes-doubled.txt',
    make: () => bytesOf(`a\tb\n${'"""\t'.repeat(200_000)}`),
    ends: [...noReport, ...refused],
  },
  {
    name: 'an-open-quote-on-each-line.txt',
    make: () => bytesOf('规章\t"1\t2\n'.repeat(100_000)),
    ends: [...noReport, ...refused],
  },
  { name: 'pipes.txt', make: () => bytesOf('|'.repeat(1_000_000)), ends: [...noReport, ...refused] },
  {
    name: 'lines-of-pipes.txt',
    make: () => bytesOf('| 规章 | 1 |\n'.repeat(100_000)),
    ends: [...noReport, ...refused],
  },
  { name: 'rules.txt', make: () => bytesOf('+---+\n'.repeat(200_000)), ends: [...noReport, ...refused] },
  {
    name: 'quoted-cells-alone.txt',
    make: () => bytesOf('"规章"\n'.repeat(100_000)),
    ends: [...noReport, ...refused],
  },
  {
    name: 'indented-cells-alone.txt',
    make: () => bytesOf('\t规章\n\n'.repeat(100_000)),
    ends: [...noReport, ...refused],
  },
  {
    name: 'empty-lines.txt',
    make: () => bytesOf(`规章\t1\n${'\n'.repeat(2_000_000)}\t2`),
    ends: [...noReport, ...refused],
  },
  {
    name: 'spaces-on-each-line.txt',
    make: () => bytesOf(`${' '.repeat(1000)}\n`.repeat(2000) + `x${' '.repeat(1_000_000)}\t1`),
    ends: [...noReport, ...refused],
  },
];
