import { isTable, textOf, type ModelCell, type ModelDocument, type ModelTable } from '../document.ts';
import type { HtmlStyle } from './html-style.ts';

export function htmlText(document: ModelDocument, style: HtmlStyle): string {
  const body = document.blocks
    .map((block) => (isTable(block) ? tableMarkup(block, style) : style.text(block)))
    .join('');
  return style.page(document, body);
}

export function htmlBytes(document: ModelDocument, style: HtmlStyle): Uint8Array {
  return style.bytes(htmlText(document, style));
}

function tableMarkup({ rows, hidden }: ModelTable, style: HtmlStyle): string {
  const markup = rows
    .map((row, index) => style.row(row.map((cell) => cellMarkup(cell, style)).join(''), index))
    .join('');
  return style.table(markup, hidden);
}

function cellMarkup(cell: ModelCell, style: HtmlStyle): string {
  const spans =
    (cell.rowSpan > 1 ? ` rowspan="${cell.rowSpan}"` : '') + (cell.colSpan > 1 ? ` colspan="${cell.colSpan}"` : '');
  return style.cell(cell, spans, style.content(textOf(cell)));
}
