/**
 * Tables in columns of blanks whose labels go on over several lines, as terminals' browsers print pages and converters print PDFs:
 * by how many columns a character takes, where values stand beside their labels, and what a page's end does.
 */
import { textOf, type ModelTable } from '../document.ts';
import { placed, type PlacedCell } from '../placed.ts';
import type { TextStyle } from './text.ts';

interface Look {
  /** Of labels and of values, in columns of half an ideograph. */
  readonly widths: readonly [label: number, value: number];
  /** A converter of PDFs counts every character as one column, and what is too wide pushes the rest of its line on. */
  readonly isConverted?: true;
  readonly gap?: number;
  readonly up?: 'up' | 'down';
  readonly side?: 'left' | 'middle' | 'right';
  /** Lines between two form feeds; each page has columns of its own. */
  readonly page?: number;
  readonly isNumbered?: true;
}

const wide = /[\u2e80-\ua4cf\uff00-\uff60（）]/u;
const widthOf = (text: string): number => Array.from(text).reduce((sum, one) => sum + (wide.test(one) ? 2 : 1), 0);

function wrapped(text: string, width: number): string[] {
  const lines = [''];
  for (const one of Array.from(text.replaceAll(/\s+/gu, ''))) {
    const last: string = lines.at(-1)!;
    // Digits of one number stay together.
    const isCut = widthOf(last + one) > width && !(/[\d.]$/u.test(last) && /[\d.]/u.test(one));
    if (isCut && last !== '') lines.push(one);
    else lines[lines.length - 1] = last + one;
  }
  return lines;
}

interface Printed {
  readonly line: number;
  readonly x: number;
  readonly text: string;
}

function columnsOf(cells: readonly PlacedCell[], count: number, { widths: [label, value], gap = 2 }: Look): number[] {
  const widths = Array.from({ length: count }, (_, column) => {
    const own = cells.filter((one) => one.column === column && one.cell.colSpan === 1);
    const figures = own.filter(({ cell }) => cell.code !== null).map(({ cell }) => widthOf(textOf(cell)));
    return figures.length > 0 ? Math.max(value, ...figures) : label;
  });
  return widths.reduce<number[]>((xs, width) => [...xs, xs.at(-1)! + width + gap], [0]);
}

function printedCells(source: ModelTable, look: Look): readonly Printed[] {
  const { cells, rowCount, columnCount } = placed(source);
  const { gap = 2, up, side = 'middle' } = look;
  const xs = columnsOf(cells, columnCount, look);
  const widthAt = ({ column, cell }: PlacedCell): number => xs[column + cell.colSpan]! - xs[column]! - gap;
  const linesOf = (one: PlacedCell): string[] => wrapped(textOf(one.cell), widthAt(one));
  const heights = Array.from({ length: rowCount }, (_, row) =>
    Math.max(1, ...cells.filter((one) => one.row === row && one.cell.rowSpan === 1).map((one) => linesOf(one).length)),
  );
  for (const one of cells.filter(({ cell }) => cell.rowSpan > 1)) {
    const own = heights.slice(one.row, one.row + one.cell.rowSpan).reduce((sum, height) => sum + height, 0);
    heights[one.row + one.cell.rowSpan - 1]! += Math.max(0, linesOf(one).length - own);
  }
  const tops = heights.reduce<number[]>((all, height) => [...all, all.at(-1)! + height], [0]);
  return cells.flatMap((one) => {
    const lines = linesOf(one);
    const room = tops[one.row + one.cell.rowSpan]! - tops[one.row]! - lines.length;
    const top = tops[one.row]! + (up === 'up' ? 0 : up === 'down' ? room : Math.floor(room / 2));
    return lines.map((text, index): Printed => {
      const free = Math.max(0, widthAt(one) - widthOf(text));
      const share = one.cell.code === null || side === 'middle' ? 0.5 : side === 'left' ? 0 : 1;
      return { line: top + index, x: xs[one.column]! + Math.floor(free * share), text };
    });
  });
}

function lineOf(printed: readonly Printed[], scale: number, isConverted: boolean): string {
  let [line, width] = ['', 0];
  for (const { x, text } of printed.toSorted((a, b) => a.x - b.x)) {
    if (text === '') continue;
    const blanks = Math.max(line === '' ? 0 : 1, Math.round(x * scale) - width);
    line += ' '.repeat(blanks) + text;
    width += blanks + (isConverted ? Array.from(text).length : widthOf(text));
  }
  return line;
}

function laidOut(source: ModelTable, look: Look): string {
  const { isConverted = false, page = Infinity, isNumbered = false } = look;
  const byLine = Map.groupBy(printedCells(source, look), ({ line }) => line);
  const count = Math.max(...byLine.keys()) + 1;
  const numbered = (index: number): readonly Printed[] =>
    isNumbered ? [{ line: index, x: 0, text: String(index + 1) }] : [];
  const lines = Array.from({ length: count }, (_, index) => {
    const own = (byLine.get(index) ?? []).map((one) => (isNumbered ? { ...one, x: one.x + 5 } : one));
    const scale = (isConverted ? 0.6 : 1) * (1 + 0.25 * (Math.floor(index / page) % 3));
    const line = lineOf([...numbered(index), ...own], scale, isConverted);
    return index > 0 && index % page === 0 ? `\f${line}` : line;
  });
  return `${lines.join('\n')}\n\n`;
}

const face = (name: string, look: Look): TextStyle => ({
  name: `laid out: ${name}`,
  table: (source) => laidOut(source, look),
  lineEnd: '\n',
  bom: false,
  // A page whose rows all lack values doesn't show its columns.
  ...(look.page !== undefined && { losesBlanks: true as const }),
});

export const laidOutFaces: readonly TextStyle[] = [
  face('labels over lines', { widths: [24, 4] }),
  face('labels over many lines', { widths: [12, 4] }),
  face('figures to the right', { widths: [24, 4], side: 'right' }),
  face('figures to the left, all up', { widths: [20, 4], side: 'left', up: 'up' }),
  face('all down', { widths: [20, 6], up: 'down' }),
  face('columns a blank apart', { widths: [24, 4], gap: 1 }),
  face('pages', { widths: [20, 4], page: 17 }),
  face('converted', { widths: [30, 8], isConverted: true }),
  face('converted, narrow labels', { widths: [16, 6], isConverted: true }),
  face('converted, figures to the right', { widths: [30, 8], isConverted: true, side: 'right' }),
  face('converted, pages', { widths: [24, 8], isConverted: true, page: 19 }),
  face('converted, numbered lines', { widths: [24, 8], isConverted: true, isNumbered: true }),
];
