/** Pages whose tables are made of something else than one table element each. */
import { isTable, textOf, type ModelCell, type ModelDocument, type ModelTable } from '../document.ts';
import { escaped, lines } from './html-style.ts';

export interface BoxStyle {
  readonly name: string;
  readonly sheet: string;
  readonly table: (table: ModelTable) => string;
}

const text = (cell: ModelCell): string => lines(textOf(cell));

const rowsOf = (
  { rows }: ModelTable,
  row: (cells: string, index: number) => string,
  cell: (cell: ModelCell) => string,
): string => rows.map((cells, index) => row(cells.map(cell).join(''), index)).join('\n');

const widthOf = ({ rows }: ModelTable): number => (rows[0] ?? []).reduce((sum, { colSpan }) => sum + colSpan, 0);

const spans = ({ rowSpan, colSpan }: ModelCell): string =>
  (rowSpan > 1 ? ` rowspan="${rowSpan}"` : '') + (colSpan > 1 ? ` colspan="${colSpan}"` : '');

const realTable = (table: ModelTable): string =>
  `<table>${rowsOf(
    table,
    (cells) => `<tr>${cells}</tr>`,
    (cell) => `<td${spans(cell)}>${text(cell)}</td>`,
  )}</table>`;

const boxed: readonly BoxStyle[] = [
  {
    name: 'flex rows',
    sheet: '.row{display:flex}.row>div{flex:1;border:1px solid}',
    table: (table) =>
      `<div class="tbl">${rowsOf(
        table,
        (cells) => `<div class="row">${cells}</div>`,
        (cell) => `<div style="flex:${cell.colSpan}">${text(cell)}</div>`,
      )}</div>`,
  },
  {
    name: 'rows of a component library, whose sheet is not there',
    sheet: '',
    table: (table) =>
      `<section><div class="b-table"><div class="b-table__body">${rowsOf(
        table,
        (cells) => `<div class="b-row">${cells}</div>`,
        (cell) => `<div class="b-col b-col-${cell.colSpan}"><div class="b-cell"><p>${text(cell)}</p></div></div>`,
      )}</div></div></section>`,
  },
  {
    name: 'a list for each row',
    sheet: 'ul.r{list-style:none}ul.r li{float:left;width:80px}',
    table: (table) =>
      `<div class="list">${rowsOf(
        table,
        (cells) => `<ul class="r">${cells}</ul>`,
        (cell) => `<li>${text(cell)}</li>`,
      )}</div>`,
  },
  {
    name: 'a list with pieces of lines',
    sheet: '',
    table: (table) =>
      `<ul class="t">${rowsOf(
        table,
        (cells) => `<li class="line">${cells}</li>`,
        (cell) => `<span>${text(cell)}</span>\n`,
      )}</ul>`,
  },
  {
    name: 'a grid',
    sheet: '.g>div{border:1px solid}',
    table: (table) =>
      `<div class="g" style="display:grid;grid-template-columns:repeat(${widthOf(table)},1fr)">${rowsOf(
        table,
        (cells) => cells,
        (cell) => `<div style="grid-column:span ${cell.colSpan};grid-row:span ${cell.rowSpan}">${text(cell)}</div>`,
      )}</div>`,
  },
  {
    name: 'a grid with rows',
    sheet: '.g{display:grid;grid-auto-flow:row}.g .r{display:contents}',
    table: (table) =>
      `<div class="g" style="grid-template:auto / ${'minmax(40px, 1fr) '.repeat(widthOf(table))}">${rowsOf(
        table,
        (cells) => `<div class="r">${cells}</div>`,
        (cell) =>
          `<div style="grid-area:auto / auto / span ${cell.rowSpan} / span ${cell.colSpan}">${text(cell)}</div>`,
      )}</div>`,
  },
  {
    name: 'a frame with its page',
    sheet: '',
    table: (table) =>
      `<iframe srcdoc="${escaped(`<!DOCTYPE html><html><body>${realTable(table)}</body></html>`).replaceAll('"', '&quot;')}"></iframe>`,
  },
  {
    name: 'a shadow root',
    sheet: 'table{display:none}',
    table: (table) =>
      `<x-table><template shadowrootmode="open"><style>td{padding:2px}</style>${realTable(table)}</template><p>表格加载中</p></x-table>`,
  },
  {
    name: 'a shadow root with a slot',
    sheet: '',
    table: (table) =>
      `<x-table><template shadowrootmode="closed"><div class="frame"><slot name="t"></slot></div></template><div slot="t">${realTable(table)}</div><p>9</p></x-table>`,
  },
];

/** Rows that stand in no box of their own, side by side with headings and paragraphs. */
const inNoBox: readonly BoxStyle[] = [
  {
    name: 'flex rows in no box',
    sheet: '.row{display:flex}',
    table: (table) =>
      rowsOf(
        table,
        (cells) => `<div class="row">${cells}</div>`,
        (cell) => `<div style="flex:${cell.colSpan}">${text(cell)}</div>`,
      ),
  },
  {
    name: 'paragraphs of pieces of lines',
    sheet: '',
    table: (table) =>
      rowsOf(
        table,
        (cells) => `<p>${cells}</p>`,
        (cell) => `<span>${text(cell)}</span> `,
      ),
  },
  {
    name: 'pieces of lines between breaks',
    sheet: '',
    table: (table) =>
      rowsOf(
        table,
        (cells) => `${cells}<br>`,
        (cell) => `<span>${textOf(cell)}</span>`,
      ),
  },
];

export const boxStyles: readonly BoxStyle[] = [...boxed, ...inNoBox];

export function boxPage(document: ModelDocument, style: BoxStyle): Uint8Array {
  const body = document.blocks
    .map((block) => {
      if (isTable(block)) return style.table(block);
      return block.kind === 'title' ? `<h1>${lines(block.text)}</h1>` : `<p>${lines(block.text)}</p>`;
    })
    .join('\n');
  const head = `<meta charset="utf-8"><title>${escaped(document.name)}</title><style>${style.sheet}</style>`;
  return new TextEncoder().encode(`<!DOCTYPE html><html><head>${head}</head><body>${body}</body></html>`);
}
