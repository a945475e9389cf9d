/** Pages for printing whose tables show no grid, or one that says little: rules, shades, narrow cells, digits set apart. */
import type { ModelCell } from '../document.ts';
import { textOf } from '../document.ts';
import { escaped, style, type HtmlStyle } from './html-style.ts';

/** Paper by the seed of the report, so that each look meets breaks in many places. */
export const papers: readonly string[] = [
  'size: A4; margin: 20mm 18mm',
  'size: A4 landscape; margin: 15mm',
  'size: 210mm 148mm; margin: 12mm 16mm',
  'size: 210mm 121.3mm; margin: 9mm 14mm',
];

export interface GridlessPrint {
  readonly name: string;
  readonly styleOn: (paper: string) => HtmlStyle;
  /** A figure may be cut over lines, or touch its neighbour: what can't be told may be in doubt. */
  readonly isTight?: true;
}

interface Options {
  readonly content?: (cell: ModelCell) => string;
  readonly row?: (cells: string, index: number) => string;
  readonly table?: (rows: string) => string;
  readonly isTight?: true;
}

const base = `
body { font-family: 'WenQuanYi Zen Hei', sans-serif; font-size: 10.5pt; }
h1 { font-size: 16pt; text-align: center; } h2 { font-size: 12pt; }
table { border-collapse: collapse; width: 100%; }
td { padding: 2pt 3pt; text-align: center; }
td.value { white-space: nowrap; }`;

function print(name: string, css: string, options: Options = {}): GridlessPrint {
  const { content = (cell: ModelCell): string => escaped(textOf(cell)), row, table, isTight } = options;
  const styleOn = (paper: string): HtmlStyle =>
    style(name, {
      page: (document, body) =>
        `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>${escaped(document.name)}</title>` +
        `<style>@page { ${paper}; }${base}${css}</style></head><body>${body}</body></html>`,
      cell: (cell, spans) => `<td${spans} class="${cell.role}">${content(cell)}</td>`,
      table: (rows) => (table ?? ((own) => `<table>${own}</table>`))(rows),
      ...(row === undefined ? {} : { row }),
    });
  return { name, styleOn, ...(isTight === undefined ? {} : { isTight }) };
}

const numbered = (cells: string, index: number): string => `<tr><td class="number">${index + 1}</td>${cells}</tr>\n`;

/** The first rows of table three in a thead, which the browser repeats on each page. */
const withHead =
  (count: number) =>
  (rows: string): string => {
    const parts = rows.split(/(?<=<\/tr>\n)/u);
    const head = rows.includes('申请人情况') ? count : 0;
    // A cell ends with its part of the table: where it went on down, another is below.
    const rest = parts
      .slice(head)
      .join('')
      .replace('<tr>', head === 1 ? '<tr><td rowspan="2" colspan="3"></td>' : '<tr>');
    return `<table><thead>${parts.slice(0, head).join('')}</thead><tbody>${rest}</tbody></table>`;
  };

/** Boxes of a page's grid layout in the places of cells. */
const asGrid = (rows: string): string => {
  const columns = rows.includes('申请人情况') ? 10 : rows.includes('行政复议') ? 15 : 4;
  const cells = rows
    .replaceAll(/<\/?tr>\n?/gu, '')
    .replaceAll(
      /<td((?: rowspan="\d+")?)((?: colspan="\d+")?) class="(\w+)">/gu,
      (_, down: string, across: string, role: string) => {
        const span = (attribute: string): string => /\d+/u.exec(attribute)?.[0] ?? '1';
        return `<div class="cell ${role}" style="grid-row: span ${span(down)}; grid-column: span ${span(across)}">`;
      },
    )
    .replaceAll('</td>', '</div>');
  return `<div style="display: grid; grid-template-columns: repeat(${columns}, auto)">${cells}</div>`;
};

const figure = ({ role }: ModelCell): boolean => role === 'value';

const digits =
  (between: string) =>
  (cell: ModelCell): string =>
    figure(cell) ? Array.from(escaped(textOf(cell))).join(between) : escaped(textOf(cell));

const wide = (cell: ModelCell): string =>
  figure(cell)
    ? escaped(textOf(cell)).replaceAll(/\d/gu, (digit) => String.fromCodePoint((digit.codePointAt(0) ?? 0) + 0xfee0))
    : escaped(textOf(cell));

const aGlyphALine = (cell: ModelCell): string =>
  cell.role === 'group' ? Array.from(textOf(cell), (letter) => escaped(letter)).join('<br>') : escaped(textOf(cell));

const rules = 'table { border-top: 1.5pt solid; border-bottom: 1.5pt solid; }';
const ruled = 'td { border: 0.5pt solid black; }';
const cramped =
  'table { table-layout: fixed; } td { padding: 1pt; } td.value { white-space: normal; word-break: break-all; width: 19pt; }';

/** Nothing or little is drawn, and every figure stands in one piece in a place of its own. */
export const openLooks: readonly GridlessPrint[] = [
  print('bare', ''),
  print('bare, figures to the right', 'td.value { text-align: right; }'),
  print('bare, figures to the left', 'td.value, td.column { text-align: left; }'),
  print('bare, all to the left and up', 'td { text-align: left; vertical-align: top; }'),
  print('bare, figures down', 'td.value { vertical-align: bottom; }'),
  print('bare, groups up', 'td.group { vertical-align: top; text-align: left; } td.row { text-align: left; }'),
  print('bare, small and tight', 'td { padding: 0 1pt; } table { font-size: 7.5pt; }'),
  print('bare, far apart', 'td { padding: 8pt 4pt; }'),
  print('bare, large', 'table { font-size: 13pt; } td { padding: 1pt; }', { isTight: true }),
  print('bare, a glyph a line', '', { content: aGlyphALine }),
  print('three rules', `${rules} td.column, td.span { border-bottom: 0.5pt solid; }`),
  print('three rules, rules under groups', `${rules} td.span { border-bottom: 0.4pt solid #555; }`),
  print('two rules', rules),
  print('zebra', 'tr:nth-child(even) td { background: #eee; }'),
  print(
    'zebra, dark head',
    'tr:nth-child(odd) td { background: #eef; } td.column, td.span { background: #246; color: white; }',
  ),
  print('shaded head', 'td.column, td.span, td.title { background: #ddd; }'),
  print('underlined rows', 'tr { border-bottom: 0.5pt solid #ccc; }'),
  print('dotted rows', 'td { border-bottom: 1px dotted #999; }'),
  print('underlined figures', 'td.value { text-decoration: underline; }'),
  print('lines of groups', 'td.group { border-top: 0.5pt solid; border-bottom: 0.5pt solid; }'),
  print('frame alone', 'table { border: 1pt solid; }'),
  print('uprights alone', 'td { border-left: 0.5pt solid; border-right: 0.5pt solid; }'),
  print('an upright after labels', 'td.row { border-right: 0.5pt solid; }'),
  print('numbered rows', '', { row: numbered }),
  print('numbered rows, three rules', `${rules} td.number { color: #999; font-size: 7pt; }`, { row: numbered }),
  print('boxes of a grid', '.cell { padding: 2pt 3pt; text-align: center; } .value { white-space: nowrap; }', {
    table: asGrid,
  }),
  print('boxes of a grid, underlined', '.cell { padding: 3pt; border-bottom: 0.5pt solid #ddd; }', { table: asGrid }),
  print('all of the head again', '', { table: withHead(3) }),
  print('first row of the head again', '', { table: withHead(1) }),
  print('three rules, head again', rules, { table: withHead(3) }),
  print('rows kept whole', 'tr { break-inside: avoid; }'),
  print('narrow labels', 'table { table-layout: fixed; } td.group, td.row { width: 40pt; }'),
];

/** Ruled or not: rows that breaks cut, numbers that cells cut, digits set apart. */
export const tightLooks: readonly GridlessPrint[] = [
  print('ruled, all of the head again', ruled, { table: withHead(3) }),
  print('ruled, first row of the head again', ruled, { table: withHead(1) }),
  print(
    'ruled, narrow labels',
    `${ruled} table { table-layout: fixed; } td.row { width: 44pt; } td.value { width: auto; }`,
  ),
  print('ruled, narrow cells', `${ruled}${cramped}`, { isTight: true }),
  print(
    'ruled, narrow cells, figures up and left',
    `${ruled}${cramped} td.value { vertical-align: top; text-align: left; }`,
    { isTight: true },
  ),
  print('ruled, narrow cells, full-width digits', `${ruled}${cramped} td.value { width: 26pt; }`, {
    content: wide,
    isTight: true,
  }),
  print('ruled, narrow cells, small type', `${ruled}${cramped} table { font-size: 8pt; } td.value { width: 14pt; }`, {
    isTight: true,
  }),
  print('ruled, narrow cells, soft hyphens', `${ruled}${cramped}`, { content: digits('&shy;'), isTight: true }),
  print('ruled, narrow cells, breaks allowed', `${ruled}${cramped} td.value { word-break: normal; }`, {
    content: digits('<wbr>'),
    isTight: true,
  }),
  print('ruled, digits apart by letter-spacing', `${ruled} td.value { letter-spacing: 0.3em; }`),
  print('ruled, digits far apart by letter-spacing', `${ruled} td.value { letter-spacing: 0.7em; }`, { isTight: true }),
  print('ruled, digits apart by spaces', ruled, { content: digits(' '), isTight: true }),
  print('ruled, full-width digits', ruled, { content: wide }),
  print('bare, digits apart by letter-spacing', 'td.value { letter-spacing: 0.3em; }', { isTight: true }),
  print('bare, full-width digits', '', { content: wide, isTight: true }),
  print('bare, narrow cells', cramped, { isTight: true }),
];
