/** Lists of sources: a line each, or CSV with a header. */
import { addressesIn } from './addresses-in.ts';
import { type CsvRow, parseCsv, separatorOf } from './parse-csv.ts';
import type { SkipReason, SourceHints } from './source.ts';

export type ListEntry =
  | { readonly kind: 'entry'; readonly line: number; readonly target: string; readonly hints: SourceHints }
  | { readonly kind: 'skipped'; readonly line: number; readonly text: string; readonly reason: SkipReason };

/** A line each; `#` begins a comment at the line's start or behind white space. Outer white space and quotes don't count. */
export function* readTextList(text: string): Generator<ListEntry, undefined> {
  let line = 0;
  for (const [raw] of text.matchAll(/[^\r\n]*(?:\r\n|\n|\r|$)/gu)) {
    line += 1;
    const target = bare(raw.replace(/(?:^|\s)#.*$/su, ''));
    if (target !== '') yield { kind: 'entry', line, target, hints: {} };
  }
}

/** By header name, folded. */
const columns: Readonly<Record<'target' | 'organ' | 'year', readonly string[]>> = {
  target: [
    'url',
    '网址',
    '链接',
    '地址',
    'link',
    'address',
    'uri',
    'href',
    '链接地址',
    '网页地址',
    '年报链接',
    '年报网址',
    'path',
    '路径',
    '文件',
    'file',
  ],
  organ: ['organ', '单位', '机构', '单位名称', '机构名称', '机关', '部门', '部门名称', '行政机关', 'name', '名称'],
  year: ['year', '年度', '年份', '年', '报告年度'],
};

export function* readCsvList(text: string): Generator<ListEntry, undefined> {
  const rows = parseCsv(text, separatorOf(text));
  const header = rows.next().value;
  if (header === undefined) return;
  const at = (name: keyof typeof columns): number =>
    header.cells.findIndex((cell) =>
      columns[name].includes(cell.replaceAll(/[\s（(][^）)]*[）)]|\s/gu, '').toLowerCase()),
    );
  const [target, organ, year] = [at('target'), at('organ'), at('year')];
  if (target < 0) return yield* readUnnamedColumns(header, rows);
  for (const { line, cells, broken } of rows) {
    const address = bare(cells[target] ?? '');
    if (broken || address === '')
      yield { kind: 'skipped', line, text: cells.join(',').slice(0, 200), reason: 'broken-row' };
    else yield { kind: 'entry', line, target: address, hints: hintsOf(cells[organ] ?? '', cells[year] ?? '') };
  }
}

/** Sheets without a header, or with another one: the cells that are addresses tell. */
function* readUnnamedColumns(header: CsvRow, rows: Iterable<CsvRow>): Generator<ListEntry, undefined> {
  let found = false;
  for (const { line, cells, broken } of [[header], rows].values().flatMap((part) => part)) {
    const text = cells.join('\t');
    const hasAddress = addressesIn(text).addresses.length > 0;
    found ||= hasAddress;
    if (hasAddress && !broken) yield { kind: 'entry', line, target: text, hints: {} };
    else if (found)
      yield { kind: 'skipped', line, text: text.slice(0, 200), reason: broken ? 'broken-row' : 'not-an-address' };
  }
  if (!found) yield { kind: 'skipped', line: 1, text: header.cells.join(','), reason: 'no-address-column' };
}

function hintsOf(organ: string, year: string): SourceHints {
  const number = /^(20\d\d)(?:\.0+)?\s*年?度?$/u.exec(year.normalize('NFKC').trim())?.[1];
  return { ...(organ === '' ? {} : { organ }), ...(number === undefined ? {} : { year: Number(number) }) };
}

const bare = (text: string): string =>
  text
    .trim()
    .replace(/^(["'<“])(.*)(["'>”])$/su, '$2')
    .trim();
