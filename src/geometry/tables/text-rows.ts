/** Lines of a table without horizontal lines → rows. */
import type { Chunk, ChunkLine } from '../glyphs/chunks.ts';
import type { TextColumn } from './text-columns.ts';

/** A line of a wrapped label is no further than this from the middle of its row, in ems. */
const WRAP_EMS = 1.5;
/** Lines of one header cell follow one another within this many ems. */
const HEADER_EMS = 1.5;
/** Lines that are nearer than this, in ems, are no two rows. */
const RAISED_EMS = 0.8;

export type TextRow = readonly ChunkLine[];

/** Rows from top to bottom. A line with a number is a row; lines of labels go to the nearest one, if it is near enough. */
export function textRows(lines: readonly ChunkLine[], columns: readonly TextColumn[]): TextRow[] {
  const valuesFrom = columns.find(({ numeric }) => numeric)?.x0 ?? Infinity;
  const numbered = lines.filter((line) => line.chunks.some((chunk) => isValue(chunk, valuesFrom)));
  const anchors = numbered.filter((line, index) => !isRaised(line, numbered[index - 1]));
  const anchorOf = (line: ChunkLine): ChunkLine => {
    const index = numbered.indexOf(line);
    const above = numbered[index - 1];
    return above !== undefined && isRaised(line, above) ? anchorOf(above) : line;
  };
  const rows: { lines: ChunkLine[]; anchor: ChunkLine | null }[] = [];
  for (const line of lines) {
    const anchor = numbered.includes(line) ? anchorOf(line) : labelAnchor(line, anchors, columns);
    const last = rows.at(-1);
    if (last !== undefined && belongsTo(last, line, anchor)) last.lines.push(line);
    else rows.push({ lines: [line], anchor });
  }
  return rows.map((row) => row.lines);
}

/** Numbers of one row at two heights, as cells are set that align their text otherwise: none stands over another. */
function isRaised(line: ChunkLine, above: ChunkLine | undefined): boolean {
  if (above === undefined || line.middle - above.middle > RAISED_EMS * line.sizePt) return false;
  return line.chunks.every((chunk) => above.chunks.every(({ x0, x1 }) => chunk.x1 <= x0 || chunk.x0 >= x1));
}

function isValue({ numeric, x0, x1 }: Chunk, valuesFrom: number): boolean {
  return numeric && (x0 + x1) / 2 > valuesFrom;
}

/**
 * The row that a line of nothing but labels belongs to, if any: one near enough, or, for the label of a group of rows,
 * the nearest of the rows around it.
 */
function labelAnchor(line: ChunkLine, anchors: readonly ChunkLine[], columns: readonly TextColumn[]): ChunkLine | null {
  const values = columns.findIndex(({ numeric }) => numeric);
  const valuesFrom = columns[values]?.x0 ?? Infinity;
  if (line.chunks.some(({ x1 }) => x1 > valuesFrom)) return null;
  const [nearest] = anchors.toSorted((a, b) => Math.abs(a.middle - line.middle) - Math.abs(b.middle - line.middle));
  if (nearest === undefined) return null;
  const leafFrom = columns[values - 1]?.x0 ?? 0;
  const isGroup = line.chunks.every(({ x1 }) => x1 < leafFrom) && isAmong(line, anchors);
  return isGroup || Math.abs(nearest.middle - line.middle) <= WRAP_EMS * line.sizePt ? nearest : null;
}

function isAmong({ middle }: ChunkLine, anchors: readonly ChunkLine[]): boolean {
  return anchors.some((anchor) => anchor.middle < middle) && anchors.some((anchor) => anchor.middle > middle);
}

function belongsTo(
  row: { readonly lines: readonly ChunkLine[]; readonly anchor: ChunkLine | null },
  line: ChunkLine,
  anchor: ChunkLine | null,
): boolean {
  if (anchor !== null || row.anchor !== null) return row.anchor === anchor;
  const last = row.lines.at(-1);
  if (last === undefined || line.middle - last.middle > HEADER_EMS * line.sizePt) return false;
  return line.chunks.every((chunk) => last.chunks.some(({ x0, x1 }) => chunk.x0 < x1 && chunk.x1 > x0));
}
