/** What runs over both columns of a page: headings, lines of text, tables. */
import type { Box } from '../../model/document.ts';
import type { PageMarks, Ruling } from '../marks/marks.ts';
import { inkOf } from '../marks/punctuation.ts';

/** The gap between two columns. */
export interface Gutter {
  /** Nothing that stands in a column is near it. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** Lines across both columns that are nearer than this are those of one table. */
const ROW_PT = 60;
const TOUCH_PT = 3;
/** Nothing that stands in a column is nearer to where the gap is looked for. */
const CLEAR_PT = 2;

type Span = readonly [from: number, to: number];

interface Across {
  /** Heights at which something runs over both columns, or stands in a table that does. */
  readonly spans: readonly Span[];
  /** Lines of text among them that stand in no such table. */
  readonly lineCount: number;
}

export function acrossAt({ glyphs, grounds }: PageMarks, lines: readonly Ruling[], gutter: Gutter): Across {
  const over = (boxes: readonly Box[]): Span[] =>
    boxes.filter(([from, , to]) => isOver(from, to, gutter.at)).map(([, from, , to]) => [from, to]);
  const isNear = (last: Span, next: Span): boolean => next[0] - last[1] < TOUCH_PT;
  const texts = over(glyphs.filter(({ text }) => text.trim() !== '').map(inkOf));
  const cells = over(grounds.filter((box) => box[3] - box[1] < ROW_PT));
  const tables = tablesAcross(lines, gutter);
  const free = texts.filter(([from, to]) => !tables.some((table) => from < table[1] && to > table[0]));
  return {
    spans: joined([...texts, ...cells, ...tables], isNear),
    lineCount: joined(free, (last, next) => next[0] < (last[0] + last[1]) / 2).length,
  };
}

/** From the first to the last of the lines that run over both columns and belong together. */
function tablesAcross(lines: readonly Ruling[], { at, from: left, to: right }: Gutter): Span[] {
  const over = lines.filter((line) => line.axis === 'horizontal' && isOver(line.from, line.to, at));
  const uprights = lines.filter((line) => line.axis === 'vertical' && (line.at < left + 1 || line.at > right - 1));
  const tables = joined(
    over.map((line): Span => [line.at - 1, line.at + 1]),
    ([, from], [to]) => to - from < ROW_PT || uprights.some((line) => line.from <= from && line.to >= to),
  );
  // Rows that a page end cut are open there, with no line beyond.
  const isOpen = (from: number, to: number): boolean =>
    !lines.some((line) => line.axis === 'horizontal' && line.at > from && line.at < to);
  const tops = (y: number): number[] =>
    uprights.flatMap((line) => (line.to > y && isOpen(line.from, y) ? [line.from] : []));
  const feet = (y: number): number[] =>
    uprights.flatMap((line) => (line.from < y && isOpen(y, line.to) ? [line.to] : []));
  return tables.map(([from, to]) => [Math.min(from, ...tops(from)), Math.max(to, ...feet(to))]);
}

function joined(spans: readonly Span[], isOne: (last: Span, next: Span) => boolean): Span[] {
  const found: Span[] = [];
  for (const span of spans.toSorted((a, b) => a[0] - b[0])) {
    const last = found.at(-1);
    if (last !== undefined && isOne(last, span)) found[found.length - 1] = [last[0], Math.max(last[1], span[1])];
    else found.push(span);
  }
  return found;
}

const isOver = (from: number, to: number, at: number): boolean => from < at + CLEAR_PT && to > at - CLEAR_PT;
