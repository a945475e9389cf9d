/** Text of the pages that stands in no grid → chunks in reading order, part by part of the pages. */
import { chunkLines, type Chunk, type ChunkLine, toChunk } from '../glyphs/chunks.ts';
import { remembered } from '../../shapes/remembered.ts';
import type { Glyph } from '../marks/marks.ts';
import { at, medianOf } from '../../shapes/at.ts';

/** A page, or a column of its text, and what stands in it. */
export interface Part {
  /** Index among the layouts. */
  readonly page: number;
  readonly column: number;
  readonly lines: readonly ChunkLine[];
  readonly isLoose: boolean;
}

/** So many lines a head takes that comes again on each page, and the first lines of the row below it. */
const HEAD_LINES = 16;
/** In so many lines beside one another the row stands that a break cuts. */
const FOOT_LINES = 8;

/** A chunk with its place among all: parts and lines from the first on. */
export interface Piece extends Chunk {
  readonly part: number;
  readonly line: number;
  /** Folded: letters and digits alone. */
  readonly words: string;
  /** Among the lines at the head of its part, below a head that comes again, or among those at the foot. */
  readonly isFirst: boolean;
  readonly isLast: boolean;
  /** Places of its page are only nearly told. */
  readonly isLoose: boolean;
}

/** Words of the form are asked for again and again. */
export const foldWords = remembered((text: string): string => fold(text), 200);

const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/[\s\p{P}\p{S}\p{C}]/gu, '')
    .replaceAll('钩', '勾')
    .replaceAll('它', '他');

export function partOf(page: number, column: number, glyphs: readonly Glyph[], isLoose: boolean): Part {
  return { page, column, isLoose, lines: chunkLines(glyphs).toSorted((a, b) => a.middle - b.middle) };
}

export const piecesOf = (parts: readonly Part[]): readonly Piece[] =>
  parts.flatMap(({ lines, isLoose }, part) =>
    lines.flatMap(({ chunks }, line) =>
      chunks.flatMap(atGaps).map((chunk) => ({
        ...chunk,
        part,
        line,
        words: foldWords(chunk.text),
        isFirst: line < HEAD_LINES,
        isLast: line >= lines.length - FOOT_LINES,
        isLoose,
      })),
    ),
  );

/** A gap wider by this than most of its chunk, in ems, may be that between two cells that stand close. */
const WIDER_EMS = 0.12;

/** Texts of narrow columns stand close: every gap that is wider than usual parts them. Words found may run over it. */
function atGaps(chunk: Chunk): readonly Chunk[] {
  const gaps = chunk.glyphs.slice(1).map((right, index) => right.box[0] - at(chunk.glyphs, index).box[2]);
  const usual = Math.max(0, medianOf(gaps) ?? 0);
  const cuts = gaps.flatMap((gap, index) => (gap > usual + WIDER_EMS * chunk.sizePt ? [index + 1] : []));
  if (cuts.length === 0) return [chunk];
  return [0, ...cuts].map((from, index) => toChunk(chunk.glyphs.slice(from, cuts[index] ?? chunk.glyphs.length)));
}
