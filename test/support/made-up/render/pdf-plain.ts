/** The report as a PDF without a grid, and with something gone wrong in one of its tables. */
import { pdfBytes, text as printedAt, type PdfPage } from '../../pdf-writer.ts';
import { textOf, type ModelCell, type ModelDocument, type ModelTable } from '../document.ts';
import { fieldAt } from './pdf-fields.ts';
import { pdfPages, SIZE, type Painter, type Rect } from './pdf-pages.ts';

/** Where a figure is printed in its cell: in the middle, moved by so many widths of it, or up to one of its sides. */
export type Shift = number | 'to the left side' | 'to the right side';

export interface Misprint {
  readonly shifts: ReadonlyMap<string, Shift>;
  readonly stray: Stray | null;
}

/** A number at this share of the table's width, below so many rows. */
export interface Stray {
  readonly table: ModelTable;
  readonly across: number;
  readonly row: number;
  readonly text: string;
}

export const asMeant: Misprint = { shifts: new Map(), stray: null };

export interface PlainLook {
  readonly name: string;
  readonly ground: Painter['ground'];
  readonly isField?: true;
  /** Above and below what the page holds. */
  readonly furniture?: (page: number, pages: number) => string;
}

const across = (xs: readonly number[], y: number, width: number): string =>
  `${width} w ${xs[0]!} ${y} m ${xs.at(-1)!} ${y} l S\n`;

const headRows = ({ rows }: ModelTable): number => rows.findIndex((row) => row.some(({ code }) => code !== null));

const numbers: Painter['ground'] = (xs, ys) =>
  ys
    .slice(1)
    .map((y, row) => printedAt(xs[0]! - 20, (y + ys[row]!) / 2 - 3, String(row + 1), 6))
    .join('');

export const plainLooks: readonly PlainLook[] = [
  { name: 'bare', ground: () => '' },
  {
    name: 'three rules',
    ground: (xs, ys, table) =>
      across(xs, ys[0]!, 1.5) + across(xs, ys[Math.max(1, headRows(table))]!, 0.5) + across(xs, ys.at(-1)!, 1.5),
  },
  {
    name: 'zebra',
    ground: (xs, ys) =>
      ys
        .slice(1)
        .map((y, row) =>
          row % 2 === 0 ? '' : `0.92 g ${xs[0]!} ${y} ${xs.at(-1)! - xs[0]!} ${ys[row]! - y} re f 0 g\n`,
        )
        .join(''),
  },
  { name: 'underlined rows', ground: (xs, ys) => ys.map((y) => across(xs, y, 0.3)).join('') },
  { name: 'numbered rows', ground: numbers },
  {
    name: 'page saved from the web',
    ground: () => '',
    furniture: (page, pages) =>
      printedAt(35, 822, '2025/1/17 15:02', 6) +
      printedAt(250, 822, '政府信息公开工作年度报告', 6) +
      printedAt(35, 20, 'https://www.example.cn/art/2025/1/17/art_1_2.html', 6) +
      printedAt(540, 20, `${page}/${pages}`, 6),
  },
  { name: 'fields', ground: () => '', isField: true },
];

export function plainBytes(document: ModelDocument, look: PlainLook, { shifts, stray }: Misprint): Uint8Array {
  const pages = pdfPages(document, {
    ground: look.ground,
    value: (cell, rect) => {
      const moved = movedBy(rect, textOf(cell), shifts.get(cell.code ?? '') ?? 0);
      return look.isField === undefined
        ? { content: valueAt(cell, moved) }
        : { field: fieldAt(moved, textOf(cell), 1) };
    },
    over: (xs, ys, table) => {
      if (stray?.table !== table) return '';
      const [left, right, below] = [xs[0]!, xs.at(-1)!, Math.floor(stray.row)];
      const y = ys[below]! + (stray.row - below) * ((ys[below + 1] ?? ys[below]!) - ys[below]!);
      return printedAt(left + stray.across * (right - left), y - 2.7, stray.text, SIZE);
    },
  });
  const framed = pages.map((page, index): PdfPage => ({
    ...page,
    content: page.content + (look.furniture?.(index + 1, pages.length) ?? ''),
  }));
  return pdfBytes(framed, {
    ...(look.isField === undefined
      ? {}
      : { catalog: '/AcroForm << /Fields [] /NeedAppearances true /DA (/Helv 0 Tf 0 g) >>' }),
  });
}

function movedBy([x0, y0, x1, y1]: Rect, text: string, shift: Shift): Rect {
  const room = (x1 - x0 - text.length * SIZE) / 2;
  const dx = typeof shift === 'number' ? shift * (x1 - x0) : shift === 'to the left side' ? -room : room;
  return [x0 + dx, y0, x1 + dx, y1];
}

/** Smaller where it would run over its neighbours. */
function valueAt(cell: ModelCell, [x0, y0, x1, y1]: Rect): string {
  const text = textOf(cell);
  const size = Math.min(SIZE, (x1 - x0 - 2) / text.length);
  return text === '' ? '' : printedAt((x0 + x1 - text.length * size) / 2, (y0 + y1) / 2 - 2.7, text, size);
}
