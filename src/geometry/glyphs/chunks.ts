/** Lines of text → chunks: what stands close together, and so in one cell. */
import { isNumberText, standsForNone } from '../../shapes/number-shape.ts';
import { boxAround } from '../marks/box.ts';
import type { Glyph } from '../marks/marks.ts';
import type { TextLine } from './text-lines.ts';
import { textLines } from './text-lines.ts';

export interface Chunk {
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
  readonly sizePt: number;
  readonly text: string;
  /** A number, or what stands for none in a column of numbers: a dash, a slash, 无. */
  readonly numeric: boolean;
  /** From left to right. */
  readonly glyphs: readonly Glyph[];
}

/** Chunks of one line from left to right. */
export interface ChunkLine {
  readonly chunks: readonly Chunk[];
  readonly middle: number;
  readonly sizePt: number;
}

/** Texts of neighbouring cells are apart by more than this many ems; letters and ideographs of one cell are not. */
const CELL_GAP_EMS = 0.42;

export function chunkLines(glyphs: readonly Glyph[]): ChunkLine[] {
  return textLines(glyphs.filter(({ turn }) => turn === 0)).map((line) => toChunkLine(line));
}

function toChunkLine(line: TextLine): ChunkLine {
  const groups: Glyph[][] = [];
  for (const glyph of line.glyphs.filter(({ text }) => text.trim() !== '')) {
    const last = groups.at(-1)?.at(-1);
    if (last !== undefined && glyph.box[0] - last.box[2] <= CELL_GAP_EMS * line.sizePt) groups.at(-1)?.push(glyph);
    else groups.push([glyph]);
  }
  return {
    chunks: groups.map((group) => toChunk(group)),
    middle: (line.box[1] + line.box[3]) / 2,
    sizePt: line.sizePt,
  };
}

export function toChunk(glyphs: readonly Glyph[]): Chunk {
  const [x0, y0, x1, y1] = boxAround(glyphs.map(({ box }) => box));
  const text = glyphs.map((glyph) => glyph.text).join('');
  return {
    x0,
    x1,
    y0,
    y1,
    text,
    glyphs,
    numeric: isNumberText(text) || standsForNone(text),
    sizePt: Math.max(...glyphs.map(({ sizePt }) => sizePt)),
  };
}
