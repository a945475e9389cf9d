/** Pages for printing to PDF: paper, borders, breaks, type. */
import type { ModelCell } from '../document.ts';
import { escaped, lines, style, type HtmlStyle } from './html-style.ts';

const base = `
body { font-family: 'WenQuanYi Zen Hei', sans-serif; font-size: 10.5pt; }
h1 { font-size: 16pt; text-align: center; } h2 { font-size: 12pt; }
table { border-collapse: collapse; width: 100%; border: none; }
td { border: 1px solid black; padding: 2pt 3pt; text-align: center; }
td.value { white-space: nowrap; }`;

interface PrintOptions {
  readonly content?: (cell: ModelCell, content: string) => string;
  readonly table?: (rows: string) => string;
}

function print(name: string, css: string, { content, table }: PrintOptions = {}): HtmlStyle {
  return style(name, {
    page: (document, body) =>
      `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>${escaped(document.name)}</title>` +
      `<style>@page { size: A4; margin: 20mm 18mm; }${base}${css}</style></head><body>${body}</body></html>`,
    cell: (cell, spans, inner) => `<td${spans} class="${cell.role}">${content?.(cell, inner) ?? inner}</td>`,
    ...(table === undefined ? {} : { table }),
  });
}

/** The header of table three in a thead, which the browser repeats on each page. */
function repeatedHeader(rows: string): string {
  const parts = rows.split(/(?<=<\/tr>\n)/u);
  const headerRows = rows.includes('申请人情况') ? 3 : 0;
  return `<table><thead>${parts.slice(0, headerRows).join('')}</thead><tbody>${parts.slice(headerRows).join('')}</tbody></table>`;
}

const oneGlyphALine = ({ role, rowSpan, ordinal, text }: ModelCell, content: string): string =>
  role === 'group' && rowSpan > 4 ? lines(Array.from(ordinal + text).join('\n')) : content;

const sideways = ({ role, rowSpan }: ModelCell, content: string): string =>
  role === 'group' && rowSpan > 10 ? `<span style="writing-mode: vertical-rl">${content}</span>` : content;

/** Ruled on all sides in some way: whatever the report, every figure can be read. */
export const ruledPrints: readonly HtmlStyle[] = [
  print('A4', ''),
  print('A4 landscape', '@page { size: A4 landscape; }'),
  print('short pages', '@page { size: 210mm 90mm; margin: 10mm; }'),
  print('short pages, rows kept whole', '@page { size: 210mm 110mm; margin: 10mm; } tr { break-inside: avoid; }'),
  print('separate borders', 'table { border-collapse: separate; border-spacing: 2px; }'),
  print('dotted borders', 'td { border: 1px dotted black; }'),
  print('dashed borders', 'td { border: 0.8pt dashed #333; }'),
  print('thick frame', 'table { border: 2.5pt solid black; } td { border: 0.5pt solid #777; }'),
  print('open sides', 'td:first-child { border-left: none; } td:last-child { border-right: none; }'),
  print('header repeated', '@page { size: 210mm 140mm; margin: 12mm; }', { table: repeatedHeader }),
  print('one glyph a line', '', { content: oneGlyphALine }),
  print('vertical writing', '', { content: sideways }),
  print('letters spaced', 'body { letter-spacing: 3pt; }'),
  print('narrow type', 'body { font-size: 7pt; } td { padding: 0; }'),
  print('large type', 'body { font-size: 14pt; } @page { size: A3; }'),
  print('figures to the right', 'td.value { text-align: right; } td { vertical-align: top; }'),
  print('figures to the left', 'td.value { text-align: left; vertical-align: bottom; }'),
  print('shaded rows', 'tr:nth-child(even) td { background: #ddd; } td.title { background: #246; color: white; }'),
  print(
    'page numbers',
    "@page { size: 210mm 150mm; @bottom-center { content: '— ' counter(page) ' —'; } @top-right { content: '政府信息公开'; } }",
  ),
  print(
    'labels justified',
    'td { text-align: justify; text-align-last: justify; } td.value { text-align-last: center; }',
  ),
  print('bold by a second print', 'td { text-shadow: 0.25px 0 black; }'),
  print('frame round the page', 'body { border: 1.5pt solid black; padding: 6pt; }'),
  print('rounded boxes', 'table { border-collapse: separate; border-spacing: 0; } td { border-radius: 3pt; }'),
  print('grey lines', 'td { border: 0.4pt solid #bbb; color: #333; }'),
  print('coloured lines', 'td { border: 1pt solid #c00; }'),
  print('double lines', 'td { border: 2.25pt double black; }'),
  print('rows far apart', 'td { padding: 9pt 2pt; }'),
  print(
    'watermark',
    "body::before { content: '仅供公开使用'; position: fixed; top: 40%; left: 10%; font-size: 60pt; color: rgba(200,0,0,0.2); transform: rotate(-30deg); }",
  ),
  print(
    'seal',
    'body::after { content: ""; position: absolute; right: 40pt; top: 500pt; width: 110pt; height: 110pt; border: 3pt solid red; border-radius: 60pt; }',
  ),
  print('digits set tight', 'td.value { letter-spacing: -0.8pt; }'),
  print('white lines', 'td { border: 1.5px solid white; background: #cfe2f3; }'),
  print('thick lines', 'td { border: 3pt solid black; }'),
  print('scaled down', 'body { zoom: 0.6; }'),
  print('another font', "body { font-family: 'Noto Sans CJK SC'; }"),
];

/** Columns told by the place of the text alone. */
export const openPrints: readonly HtmlStyle[] = [
  print('no borders', 'td { border: none; }'),
  print('no borders, short pages', 'td { border: none; } @page { size: 210mm 132.4mm; margin: 10mm 15mm; }'),
  print(
    'horizontal lines only, short pages',
    'td { border-left: none; border-right: none; } @page { size: 210mm 105.9mm; margin: 10mm 15mm; }',
  ),
  print('horizontal lines only', 'td { border-left: none; border-right: none; }'),
  print('vertical lines only', 'td { border-top: none; border-bottom: none; } table { border: 1px solid black; }'),
  print(
    'three lines',
    'td { border: none; } table { border-top: 1.5pt solid; border-bottom: 1.5pt solid; } td.column, td.span { border-bottom: 0.5pt solid; }',
  ),
];
