/** A report set on pages of a PDF without any producer: what stands in each cell is painted by whoever asks. */
import { text as printedAt, type PdfPage } from '../../pdf-writer.ts';
import { isTable, textOf, type ModelCell, type ModelDocument, type ModelTable } from '../document.ts';
import { placed } from '../placed.ts';

const [LEFT, TOP, BOTTOM, WIDTH] = [35, 800, 45, 525] as const;
export const SIZE = 7;
const LINE = 8.5;
const PADDING = 3;
/** Tables of many columns make their page wider. */
const LEAST_WIDTH = 30;
const [PAGE_WIDTH, PAGE_HEIGHT] = [595, 842] as const;

/** Wide enough for labels of two or three lines. */
const widthsOf: Readonly<Record<number, readonly number[]>> = {
  4: [135, 130, 130, 130],
  10: [50, 50, 148, 38, 39, 40, 40, 40, 40, 40],
};

/** From the lower left corner of the page. */
export type Rect = readonly [x0: number, y0: number, x1: number, y1: number];

/** Content of the page, or a field on it. */
export interface Ink {
  readonly content?: string;
  readonly field?: string;
}

export interface Painter {
  readonly value: (cell: ModelCell, rect: Rect) => Ink;
  /** Below what stands in the cells: lines and shades. */
  readonly ground: (xs: readonly number[], ys: readonly number[], table: ModelTable) => string;
  /** Above what stands in the cells. */
  readonly over?: (xs: readonly number[], ys: readonly number[], table: ModelTable) => string;
}

interface Writer {
  readonly pages: PdfPage[];
  content: string;
  fields: string[];
  y: number;
  width: number;
}

export function pdfPages(document: ModelDocument, painter: Painter): readonly PdfPage[] {
  const writer: Writer = { pages: [], content: '', fields: [], y: TOP, width: PAGE_WIDTH };
  for (const block of document.blocks) {
    if (isTable(block)) writeTable(writer, block, painter);
    else for (const line of linesOf(block.text, WIDTH)) writeLine(writer, line);
  }
  endPage(writer);
  return writer.pages;
}

const linesOf = (text: string, width: number): readonly string[] => {
  const most = Math.max(1, Math.floor((width - 2 * PADDING) / SIZE));
  return text.split('\n').flatMap((line) => line.match(new RegExp(`.{1,${most}}`, 'gu')) ?? ['']);
};

function endPage(writer: Writer): void {
  if (writer.content === '') return;
  const size = [writer.width, PAGE_HEIGHT] as const;
  writer.pages.push({ content: writer.content, size, entries: `/Annots [${writer.fields.join(' ')}]` });
  writer.content = '';
  writer.fields = [];
  writer.y = TOP;
  writer.width = PAGE_WIDTH;
}

function writeLine(writer: Writer, line: string): void {
  if (writer.y < BOTTOM + 2 * LINE) endPage(writer);
  writer.y -= 2 * LINE;
  writer.content += printedAt(LEFT, writer.y, line, SIZE);
}

/** Rows that a page holds: from `ys[0]` down to the last of `ys`. */
interface Stretch {
  readonly first: number;
  readonly ys: readonly number[];
}

/** On a page of its own if it doesn't fit, on several if it is longer than any. */
function writeTable(writer: Writer, source: ModelTable, painter: Painter): void {
  const { cells, rowCount, columnCount } = placed(source);
  const even = Math.max(WIDTH / columnCount, LEAST_WIDTH);
  const widths = widthsOf[columnCount] ?? Array.from({ length: columnCount }, () => even);
  const xs = widths.reduce<number[]>((all, width) => [...all, all.at(-1)! + width], [LEFT]);
  const heights = Array.from({ length: rowCount }, (_, row) => {
    const own = cells.filter((one) => one.row === row && one.cell.rowSpan === 1);
    const most = Math.max(1, ...own.map((one) => linesOf(textOf(one.cell), widthOf(one.cell, xs, one.column)).length));
    return most * LINE + 2 * PADDING;
  });
  if (heights.reduce((sum, height) => sum + height, 0) > writer.y - BOTTOM) endPage(writer);
  const stretches = stretchesOf(heights, writer.y - LINE);
  for (const [index, stretch] of stretches.entries()) {
    if (index > 0) endPage(writer);
    writer.width = Math.max(writer.width, xs.at(-1)! + LEFT);
    writeStretch(writer, source, painter, xs, stretch);
    if (stretches.length === 1) writer.content += painter.over?.(xs, stretch.ys, source) ?? '';
    writer.y = stretch.ys.at(-1)! - LINE;
  }
}

function writeStretch(
  writer: Writer,
  source: ModelTable,
  painter: Painter,
  xs: readonly number[],
  { first, ys }: Stretch,
): void {
  const end = first + ys.length - 1;
  writer.content += painter.ground(xs, ys, { ...source, rows: source.rows.slice(first, end) });
  for (const { row, column, cell } of placed(source).cells.filter((one) => one.row >= first && one.row < end)) {
    // What spans a break stands in the part above it.
    const bottom = ys[Math.min(row + cell.rowSpan, end) - first]!;
    const rect: Rect = [xs[column]!, bottom, xs[column + cell.colSpan]!, ys[row - first]!];
    const { content = '', field } = cell.code === null ? { content: labelAt(cell, rect) } : painter.value(cell, rect);
    writer.content += content;
    if (field !== undefined) writer.fields.push(field);
  }
}

function stretchesOf(heights: readonly number[], top: number): readonly Stretch[] {
  const stretches: { first: number; ys: number[] }[] = [{ first: 0, ys: [top] }];
  for (const [row, height] of heights.entries()) {
    const bottom = stretches.at(-1)!.ys.at(-1)! - height;
    if (bottom < BOTTOM && stretches.at(-1)!.ys.length > 1) stretches.push({ first: row, ys: [TOP, TOP - height] });
    else stretches.at(-1)!.ys.push(bottom);
  }
  return stretches;
}

const widthOf = (cell: ModelCell, xs: readonly number[], column: number): number =>
  xs[column + cell.colSpan]! - xs[column]!;

function labelAt(cell: ModelCell, [x0, y0, x1, y1]: Rect): string {
  const lines = linesOf(textOf(cell), x1 - x0);
  const top = (y0 + y1 + lines.length * LINE) / 2;
  return lines
    .map((line, index) => printedAt((x0 + x1 - line.length * SIZE) / 2, top - (index + 1) * LINE + 1.5, line, SIZE))
    .join('');
}
