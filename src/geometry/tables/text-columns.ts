/** Chunks of text that stand under one another → columns. */
import type { Chunk, ChunkLine } from '../glyphs/chunks.ts';
import { at } from '../../shapes/at.ts';

/** Extent of the texts of one column, those that run over several columns left out. */
export interface TextColumn {
  readonly x0: number;
  readonly x1: number;
  /** Numbers stand in it. */
  readonly numeric: boolean;
}

/** A line with this many numbers is a row of a table. */
const ROW_NUMBERS = 3;
/** … and a line with this many is a table by itself: no sentence has as many numbers set apart. */
const TABLE_NUMBERS = 6;

/** More columns or lines than this on one page are no table of a report: the widest has 17 columns. */
const MAX_COLUMNS = 40;
const MAX_LINES = 500;

/** Lines that are rows of figures. */
export function isFigureLine({ chunks }: ChunkLine): boolean {
  return chunks.filter(({ numeric }) => numeric).length >= ROW_NUMBERS;
}

/** A header is off the middle of its columns by less than this share of the narrowest: one column more is half of it. */
const CENTRED = 0.35;

/** First and last column that a text is over. */
export type Span = readonly [first: number, last: number];

/** Columns from left to right, or none where the lines are no table: running text never gets columns. */
export function textColumns(lines: readonly ChunkLine[]): TextColumn[] {
  const figures = lines.filter((line) => isFigureLine(line));
  const most = Math.max(0, ...figures.map(({ chunks }) => chunks.filter(({ numeric }) => numeric).length));
  if (figures.length < 2 && most < TABLE_NUMBERS) return [];
  if (most > MAX_COLUMNS || lines.length > MAX_LINES) return [];
  const values = mergeOverlapping(figures.flatMap(({ chunks }) => chunks.filter(({ numeric }) => numeric)));
  if (values.length < ROW_NUMBERS || values.length > MAX_COLUMNS || !isAligned(figures, values)) return [];
  const words = lines.flatMap(({ chunks }) => chunks.filter(({ numeric }) => !numeric));
  return words
    .toSorted((a, b) => a.x1 - a.x0 - (b.x1 - b.x0))
    .reduce<TextColumn[]>((columns, chunk) => addWords(columns, chunk, at(values, 0).x0), values)
    .toSorted((a, b) => a.x0 - b.x0);
}

function mergeOverlapping(chunks: readonly Chunk[]): TextColumn[] {
  const columns: TextColumn[] = [];
  for (const { x0, x1 } of chunks.toSorted((a, b) => a.x0 - b.x0)) {
    const last = columns.at(-1);
    if (last !== undefined && x0 < last.x1) columns[columns.length - 1] = { ...last, x1: Math.max(last.x1, x1) };
    else columns.push({ x0, x1, numeric: true });
  }
  return columns;
}

/** In a table most rows fill most columns; numbers of a text stand anywhere. */
function isAligned(figures: readonly ChunkLine[], values: readonly TextColumn[]): boolean {
  const filled = figures.reduce((sum, { chunks }) => sum + chunks.filter(({ numeric }) => numeric).length, 0);
  return filled >= 0.5 * figures.length * values.length;
}

/** Words widen the one column that they stand in; those over several say nothing; left of the numbers they make columns. */
function addWords(columns: TextColumn[], { x0, x1 }: Chunk, valuesFrom: number): TextColumn[] {
  const met = columns.filter((column) => x0 < column.x1 && x1 > column.x0);
  const [only] = met;
  if (only === undefined) return x1 < valuesFrom ? [...columns, { x0, x1, numeric: false }] : columns;
  if (met.length > 1) return columns;
  const wider = { ...only, x0: Math.min(only.x0, x0), x1: Math.max(only.x1, x1) };
  return columns.map((column) => (column === only ? wider : column));
}

/** Boundaries in the middle between columns. */
export function columnBoundaries(columns: readonly TextColumn[]): number[] {
  return columns.slice(1).map((column, index) => ((columns[index]?.x1 ?? column.x0) + column.x0) / 2);
}

/** First and last column of each chunk of one row, from left to right. A header stands in the middle of its columns. */
export function columnSpans(chunks: readonly Chunk[], columns: readonly TextColumn[]): readonly Span[] {
  const own = chunks.map((chunk) => columnsUnder(chunk, columns));
  const valuesFrom = columns.findIndex(({ numeric }) => numeric);
  if (chunks.some(({ numeric }) => numeric)) return own;
  const candidates = chunks.map((chunk, index): readonly Span[] => {
    const span = own[index] ?? [0, 0];
    return span[1] < valuesFrom ? [span] : [span, ...centredSpans(chunk, span, columns)];
  });
  return bestRow(candidates) ?? own;
}

/** The spans that cover most columns together without touching one another; of equal ones the most even. */
function bestRow(candidates: readonly (readonly Span[])[]): readonly Span[] | null {
  let rows: (readonly Span[])[] = [[]];
  for (const spans of candidates) {
    const longer = rows.flatMap((row) =>
      spans.filter(([first]) => first > (row.at(-1)?.[1] ?? -1)).map((span) => [...row, span]),
    );
    rows = Map.groupBy(longer, (row) => row.at(-1)?.[1])
      .values()
      .map((same) => same.reduce((best, row) => (isBetter(row, best) ? row : best)))
      .toArray();
  }
  return rows.length === 0 ? null : rows.reduce((best, row) => (isBetter(row, best) ? row : best));
}

function isBetter(row: readonly Span[], other: readonly Span[]): boolean {
  const widths = (spans: readonly Span[]): number[] => spans.map(([first, last]) => last - first + 1);
  const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
  const squares = (values: readonly number[]): number => total(values.map((value) => value * value));
  const [own, others] = [widths(row), widths(other)];
  return total(own) > total(others) || (total(own) === total(others) && squares(own) < squares(others));
}

function columnsUnder({ x0, x1 }: Chunk, columns: readonly TextColumn[]): Span {
  const met = columns.flatMap((column, index) => (x0 < column.x1 && x1 > column.x0 ? [index] : []));
  const nearest = columns.reduce(
    (best, column, index) => (distance(column, x0, x1) < distance(columns[best], x0, x1) ? index : best),
    0,
  );
  return [met[0] ?? nearest, met.at(-1) ?? nearest];
}

function distance(column: TextColumn | undefined, x0: number, x1: number): number {
  return column === undefined ? Infinity : Math.abs((column.x0 + column.x1) / 2 - (x0 + x1) / 2);
}

function centredSpans(chunk: Chunk, own: Span, columns: readonly TextColumn[]): Span[] {
  const firsts = Array.from({ length: own[0] + 1 }, (_, index) => index);
  const lasts = Array.from({ length: columns.length - own[1] }, (_, index) => own[1] + index);
  const wider = firsts.flatMap((first) => lasts.map((last): Span => [first, last]));
  return wider.filter((span) => span[1] - span[0] > own[1] - own[0] && isCentred(chunk, span, columns));
}

function isCentred({ x0, x1 }: Chunk, [first, last]: Span, columns: readonly TextColumn[]): boolean {
  const within = columns.slice(first, last + 1);
  const middles = within.map((column) => (column.x0 + column.x1) / 2);
  const pitch = Math.min(...middles.slice(1).map((middle, index) => middle - (middles[index] ?? middle)));
  const middle = (at(within, 0).x0 + at(within, -1).x1) / 2;
  return Math.abs(middle - (x0 + x1) / 2) < CENTRED * pitch;
}
