/** The lines that a table would have if its producer had drawn them, from the places of its texts. */
import type { Box } from '../../model/document.ts';
import type { Chunk, ChunkLine } from '../glyphs/chunks.ts';
import { isDrawn } from '../rulings/drawn-edge.ts';
import { SAME_BOUNDARY_PT } from '../rulings/lattice.ts';
import type { Ruling } from '../marks/marks.ts';
import type { Span, TextColumn } from './text-columns.ts';
import { columnBoundaries, columnSpans, isFigureLine, textColumns } from './text-columns.ts';
import { textRows } from './text-rows.ts';

/** Room for a table in which text is looked for: its box, and the lines that are drawn in it. */
export interface Frame {
  readonly box: Box;
  /** Nothing at all is drawn: rows come from the text, even if there is only one. */
  readonly open: boolean;
  readonly ys: readonly number[];
  readonly horizontal: readonly Ruling[];
  readonly vertical: readonly Ruling[];
}

interface Band {
  readonly from: number;
  readonly to: number;
  readonly lines: readonly ChunkLine[];
}

/** Returns none where the drawn lines part all figures already, or where the text is no table. */
export function inferRulings(frame: Frame, lines: readonly ChunkLine[]): Ruling[] {
  const columns = textColumns(lines);
  if (columns.length === 0) return [];
  const bands = frame.ys
    .slice(1)
    .flatMap((to, index) => splitBand({ from: frame.ys[index] ?? to, to, lines }, columns, frame));
  const isSplit = bands.length > frame.ys.length - 1;
  const needsColumns = lines.some((line) => isFigureLine(line) && hasUnparted(line, frame.vertical));
  return [
    ...(isSplit ? bands.slice(1).map(({ from }) => across(frame.box, from)) : []),
    ...(needsColumns ? columnParts(bands, columns, frame) : []),
  ];
}

/** A band of the frame, cut into rows where it holds several rows of figures. */
function splitBand({ from, to, lines }: Band, columns: readonly TextColumn[], frame: Frame): Band[] {
  const own = lines.filter(({ middle }) => middle > from && middle < to);
  const isOneRow = isRuled(frame)
    ? !hasSeveralLabels(own.map((line) => ({ ...line, chunks: line.chunks.filter(isWithin(from, to, frame)) })))
    : !hasSeveralRows(own, columns);
  if (!frame.open && isOneRow) return [{ from, to, lines: own }];
  const rows = textRows(own, columns);
  const starts = rows.slice(1).map((row, index) => (bottomOf(rows[index] ?? row) + topOf(row)) / 2);
  return rows.map((row, index) => ({ from: starts[index - 1] ?? from, to: starts[index] ?? to, lines: row }));
}

/** Most boundaries between rows are drawn: a band is one row, unless several rows of figures with labels prove otherwise. */
function isRuled({ ys, horizontal, vertical }: Frame): boolean {
  if (!vertical.some(({ visible }) => visible)) return false;
  const drawn = ys.filter((y) => horizontal.some(({ at, visible }) => visible && Math.abs(at - y) <= SAME_BOUNDARY_PT));
  return drawn.length > 3 && drawn.length > 0.5 * ys.length;
}

/** Cells that go on above or below the band, as those of groups do, say nothing of its rows. */
const isWithin =
  (from: number, to: number, { horizontal }: Frame) =>
  ({ x0, x1 }: Chunk): boolean =>
    [from, to].every((y) => isDrawn(horizontal, y, (x0 + x1) / 2));

/** In a ruled table numbers under numbers may be one row of numbers too long for their cells. */
const hasSeveralLabels = (lines: readonly ChunkLine[]): boolean =>
  lines.filter((line) => isFigureLine(line) && isLabelled(line)).length > 1;

const isLabelled = ({ chunks }: ChunkLine): boolean => chunks.some(({ numeric }) => numeric) && chunks.some(isWords);

/** Rows have a label each, or as many figures as another; a header has words over the values. */
function hasSeveralRows(lines: readonly ChunkLine[], columns: readonly TextColumn[]): boolean {
  const figures = lines.filter((line) => isFigureLine(line));
  const labelled = lines.filter(isLabelled);
  if (labelled.length > 1 || figures.filter((line) => isAsFull(line, figures)).length > 1) return true;
  const valuesFrom = columns.find(({ numeric }) => numeric)?.x0 ?? Infinity;
  const words = lines.filter(({ chunks }) => chunks.every(({ numeric }) => !numeric));
  const headers = words.filter(
    ({ chunks }) => chunks.filter(isWords).length > 1 && chunks.some(({ x1 }) => x1 > valuesFrom),
  );
  return words.length === lines.length ? lines.length > 1 : labelled.length + figures.length > 0 && headers.length > 0;
}

function isWords({ text }: Chunk): boolean {
  return /\p{L}{2}/u.test(text);
}

function isAsFull({ chunks }: ChunkLine, figures: readonly ChunkLine[]): boolean {
  const count = (line: Pick<ChunkLine, 'chunks'>): number => line.chunks.filter(({ numeric }) => numeric).length;
  return count({ chunks }) >= 0.7 * Math.max(...figures.map((line) => count(line)));
}

function topOf(row: readonly ChunkLine[]): number {
  return Math.min(...row.flatMap(({ chunks }) => chunks.map(({ y0 }) => y0)));
}

function bottomOf(row: readonly ChunkLine[]): number {
  return Math.max(...row.flatMap(({ chunks }) => chunks.map(({ y1 }) => y1)));
}

function hasUnparted({ chunks, middle }: ChunkLine, vertical: readonly Ruling[]): boolean {
  const numbers = chunks.filter(({ numeric }) => numeric);
  return numbers.slice(1).some((right, index) => {
    const left = numbers[index] ?? right;
    return !vertical.some(({ at, from, to }) => at > left.x0 && at < right.x1 && from <= middle && to >= middle);
  });
}

function across([x0, , x1]: Box, at: number): Ruling {
  return { axis: 'horizontal', at, from: x0, to: x1, visible: false };
}

/** The boundaries between columns, band by band, but for those that a text of the band runs over. */
function columnParts(bands: readonly Band[], columns: readonly TextColumn[], frame: Frame): Ruling[] {
  let header: readonly Span[] = [];
  return bands.flatMap((band) => {
    const chunks = mergeStacked(band.lines.flatMap((line) => line.chunks));
    const own = columnSpans(chunks, columns);
    const isHeader = chunks.length > 0 && chunks.every(({ numeric }) => !numeric);
    const spans = isHeader ? own : own.map((span) => underHeader(span, own, header));
    if (isHeader) header = own;
    return parts(band, spans, columns, frame);
  });
}

/** The only value under a header over several columns spans them too. */
function underHeader(span: Span, own: readonly Span[], header: readonly Span[]): Span {
  const over = header.find(([first, last]) => first <= span[0] && last >= span[1]);
  if (over === undefined) return span;
  const below = own.filter(([first, last]) => first <= over[1] && last >= over[0]);
  return below.length === 1 ? over : span;
}

function parts(band: Band, spans: readonly Span[], columns: readonly TextColumn[], frame: Frame): Ruling[] {
  return columnBoundaries(columns).flatMap((boundary, index): Ruling[] => {
    if (spans.some(([first, last]) => first <= index && last > index)) return [];
    const at = snap(boundary, columns[index]?.x1 ?? boundary, columns[index + 1]?.x0 ?? boundary, frame);
    return [{ axis: 'vertical', at, from: band.from, to: band.to, visible: false }];
  });
}

/** A drawn boundary in the gap between two columns is theirs: a vertical line, or where horizontal ones end. */
function snap(boundary: number, from: number, to: number, { horizontal, vertical }: Frame): number {
  const drawn = [...vertical.map(({ at }) => at), ...horizontal.flatMap((line) => [line.from, line.to])];
  return drawn.find((x) => x > from && x < to) ?? boundary;
}

/** Lines of one cell as one chunk. */
function mergeStacked(chunks: readonly Chunk[]): Chunk[] {
  const merged: Chunk[] = [];
  for (const chunk of chunks.toSorted((a, b) => a.x0 - b.x0)) {
    const last = merged.at(-1);
    if (last !== undefined && chunk.x0 < last.x1)
      merged[merged.length - 1] = { ...last, x1: Math.max(last.x1, chunk.x1) };
    else merged.push(chunk);
  }
  return merged;
}
