/** Text that stands in rows and columns without any lines around it → the frames of such tables. */
import type { Chunk, ChunkLine } from '../glyphs/chunks.ts';
import type { Frame } from './infer-rulings.ts';
import { isFigureLine } from './text-columns.ts';
import { medianOf } from '../../shapes/at.ts';

/** Rows of a table follow one another within this many ems, or this many times their usual distance. */
const ROW_EMS = 2.3;
const ROW_PITCH = 1.4;
const MAX_ROW_EMS = 5;
/** Room between the text and the frame. */
const MARGIN_PT = 2;
/** A title over the whole table stands in its middle, give or take this share of its width. */
const CENTRED = 0.06;

export interface OpenTable {
  readonly frame: Frame;
  readonly lines: readonly ChunkLine[];
}

/** `lines` come from top to bottom. */
export function findOpenTables(lines: readonly ChunkLine[]): OpenTable[] {
  return blocks(lines)
    .filter((block) => block.some((line) => isFigureLine(line)))
    .map((block) => trim(block))
    .map((block) => ({ frame: frameOf(block), lines: block }));
}

/** Runs of lines that follow one another closely. */
function blocks(lines: readonly ChunkLine[]): ChunkLine[][] {
  const pitch = usualPitch(lines);
  const found: ChunkLine[][] = [];
  for (const line of lines) {
    const last = found.at(-1)?.at(-1);
    const limit = Math.min(MAX_ROW_EMS * line.sizePt, Math.max(ROW_EMS * line.sizePt, ROW_PITCH * pitch));
    if (isSentence(line)) found.push([]);
    else if (last !== undefined && line.middle - last.middle <= limit) found.at(-1)?.push(line);
    else found.push([line]);
  }
  return found;
}

/** Running text, whatever gaps its numbers leave in it: no cell of a table ends a sentence. */
const isSentence = (line: ChunkLine): boolean =>
  !isFigureLine(line) && line.chunks.some(({ text, numeric }) => !numeric && text.includes('。'));

/** Median distance from lines of several chunks to the line before them. */
function usualPitch(lines: readonly ChunkLine[]): number {
  const distances = lines
    .flatMap((line, index) => (line.chunks.length > 1 ? [line.middle - (lines[index - 1]?.middle ?? line.middle)] : []))
    .filter((distance) => distance > 0)
    .toSorted((a, b) => a - b);
  return medianOf(distances) ?? 0;
}

/** Without the running text before and after: a table starts and ends with a row of several texts, or with a title. */
function trim(block: readonly ChunkLine[]): ChunkLine[] {
  const isRow = ({ chunks }: ChunkLine): boolean => chunks.length > 1;
  const first = block.findIndex((line) => isRow(line));
  const last = block.findLastIndex((line) => isRow(line));
  const rows = block.slice(first, last + 1);
  const before = block[first - 1];
  return before !== undefined && isTitle(before, rows) ? [before, ...rows] : rows;
}

function isTitle({ chunks }: ChunkLine, rows: readonly ChunkLine[]): boolean {
  const { box } = frameOf(rows);
  const [only] = chunks;
  if (only === undefined || chunks.length > 1) return false;
  const width = box[2] - box[0];
  return Math.abs((only.x0 + only.x1) / 2 - (box[0] + box[2]) / 2) < CENTRED * width && only.x1 - only.x0 < 0.7 * width;
}

function frameOf(lines: readonly ChunkLine[]): Frame {
  const chunks: Chunk[] = lines.flatMap((line) => line.chunks);
  const [x0, y0] = [Math.min(...chunks.map((chunk) => chunk.x0)), Math.min(...chunks.map((chunk) => chunk.y0))];
  const [x1, y1] = [Math.max(...chunks.map((chunk) => chunk.x1)), Math.max(...chunks.map((chunk) => chunk.y1))];
  const box = [x0 - MARGIN_PT, y0 - MARGIN_PT, x1 + MARGIN_PT, y1 + MARGIN_PT] as const;
  return { box, open: true, ys: [box[1], box[3]], horizontal: [], vertical: [] };
}
