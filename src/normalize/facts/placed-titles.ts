/** Titles with the place they stand at, in one to four lines. */
import type { TextBlock } from '../../model/document.ts';
import { closingDay } from './closing-day.ts';
import { withoutMarks } from './converter-marks.ts';
import { isOrganName } from './organ-names.ts';
import { readTitle, type Title } from './title.ts';

/** `index`: of its first block. */
export interface PlacedTitle extends Title {
  readonly index: number;
  /** Number of blocks that it takes up. */
  readonly lineCount: number;
  readonly headingLevel: number | null;
}

/** A title is broken over at most this many lines. */
const MAX_TITLE_LINES = 4;
const MAX_LINE_LENGTH = 60;

const NONE: ReadonlySet<TextBlock> = new Set();

/**
 * Every title that stands alone in one to four lines, in order; of overlapping ones the longest. `beforeTables`: texts behind
 * which a table stands, over which no title goes on.
 */
export function titlesOf(
  texts: readonly TextBlock[],
  beforeTables: ReadonlySet<TextBlock> = NONE,
): readonly PlacedTitle[] {
  const titles: PlacedTitle[] = [];
  for (let index = 0; index < texts.length; index += 1) {
    const title = titleAt(texts, index, beforeTables);
    if (title === null) continue;
    titles.push(title);
    index += title.lineCount - 1;
  }
  return titles;
}

function titleAt(texts: readonly TextBlock[], index: number, beforeTables: ReadonlySet<TextBlock>): PlacedTitle | null {
  const lines = shortLinesFrom(texts, index, beforeTables);
  for (let lineCount = lines.length; lineCount >= 1; lineCount -= 1) {
    const title = titleOfLines(lines.slice(0, lineCount));
    if (title !== null) return { ...title, index, lineCount, headingLevel: texts[index]?.headingLevel ?? null };
  }
  return null;
}

/** The lines that a title which begins there may take up. */
function shortLinesFrom(
  texts: readonly TextBlock[],
  index: number,
  beforeTables: ReadonlySet<TextBlock>,
): readonly string[] {
  const next = texts.slice(index, index + MAX_TITLE_LINES);
  const last = next.findIndex((text) => beforeTables.has(text));
  const lines = (last < 0 ? next : next.slice(0, last + 1)).map(({ text }) => text);
  const long = lines.findIndex((text) => lengthOf(withoutMarks(text)) > MAX_LINE_LENGTH);
  return long < 0 ? lines : lines.slice(0, long);
}

function titleOfLines(lines: readonly string[]): Title | null {
  if (!lines.some((text) => text.includes('信'))) return null;
  const title = readTitle(lines.join(''));
  return title === null || lines.length === 1 || isOneTitle(lines, title) ? title : null;
}

/** Letters may be set apart by spaces. */
const lengthOf = (text: string): number =>
  text.length <= MAX_LINE_LENGTH || text.length > 4 * MAX_LINE_LENGTH ? text.length : text.replace(/\s/gu, '').length;

/** Several lines are one title only if they need one another: a menu's words, or the end of another report, may stand before. */
function isOneTitle(lines: readonly string[], { year, organ }: Title): boolean {
  if (lines.some((line) => closingDay(line) !== null)) return false;
  const head = readTitle(lines.slice(0, -1).join(''));
  if (year === null || (head !== null && head.year !== null)) return false;
  if (lines.slice(1).some((_, index) => isWhole(readTitle(lines.slice(index + 1).join(''))))) return false;
  return organ === null || isOrganName(organ);
}

const isWhole = (title: Title | null): boolean => title !== null && title.year !== null && title.organ !== null;
