/** Rows whose cells are parted by marks that no format has for it: a slash, `\t` as two letters, or `&`. */
import { isValueLike } from '../../shapes/number-shape.ts';
import { linesOfLatexTables } from './latex-rows.ts';
import { isParagraph } from './line-shape.ts';

interface Mark {
  /** The cells of a line that may be a row; null for any other line. */
  readonly cellsOf: (line: string) => readonly string[] | null;
  /** Ends of rows that print nothing. */
  readonly end?: RegExp;
  /** Where a cell may print the mark itself, as a dash: it needs blanks of its own on both sides. */
  readonly withDashes?: Mark['cellsOf'];
}

const partedBy =
  (mark: RegExp): Mark['cellsOf'] =>
  (line) => {
    const cells = line.split(mark).map((cell) => cell.trim());
    return cells.length > 1 ? cells : null;
  };

const marks: readonly Mark[] = [
  { cellsOf: partedBy(/\\t/u) },
  { cellsOf: partedBy(/(?<!\\)&/u), end: /\s*(?:\\\\|\\hline|\\(?:mid|top|bottom)rule)\s*/gu },
  { cellsOf: partedBy(/(?:^|(?<=\s))[/／](?=\s|$)/u), withDashes: partedBy(/(?:^|\s)[/／](?:\s|$)/u) },
];

/** So many rows of several numbers are those of a table; text has one mark or the other by chance. */
const FEWEST_ROWS = 5;
const FEWEST_CELLS = 3;
/** These part cells by themselves. */
const USUAL = /[\t|│┃｜]/u;

/** The lines, with tabs between the cells of such rows. */
export function withTabs(all: readonly string[]): readonly string[] {
  const marked = linesOfLatexTables(all);
  if (marked.size === 0) return withTabsIn(all);
  const read = withTabsIn(all.map((line, index) => (marked.has(index) ? '' : line)));
  return all.map((line, index) => (marked.has(index) ? line : (read[index] ?? line)));
}

function withTabsIn(lines: readonly string[]): readonly string[] {
  const mark = marks.find((one) => lines.filter((line) => isRow(one, line)).length >= FEWEST_ROWS);
  if (mark === undefined) return lines;
  const read = [...lines];
  for (let at = 0; at < lines.length; at += 1) {
    const from = at;
    while (at < lines.length && cellsOf(mark, lines[at] ?? '') !== null) at += 1;
    const rows = lines.slice(from, at);
    const width = widthOf(mark, rows);
    rows.forEach((line, index) => (read[from + index] = cellsIn(mark, line, width)?.join('\t') ?? line));
  }
  return read;
}

/** Of most rows that print the mark in no cell. */
function widthOf({ cellsOf: cells, withDashes }: Mark, lines: readonly string[]): number | null {
  if (withDashes === undefined) return null;
  const counts = lines.flatMap((line) => {
    const count = cells(line)?.length;
    return count !== undefined && count === withDashes(line)?.length ? [count] : [];
  });
  const byCount = [...Map.groupBy(counts, (count) => count).values()];
  return byCount.toSorted((a, b) => b.length - a.length)[0]?.[0] ?? null;
}

function cellsIn(mark: Mark, line: string, width: number | null): readonly string[] | null {
  const cells = cellsOf(mark, line);
  const dashed = cells === null || cells.length === width ? null : (mark.withDashes?.(line) ?? null);
  return dashed?.length === width ? dashed : cells;
}

function isRow(mark: Mark, line: string): boolean {
  const cells = cellsOf(mark, line);
  if (cells === null || cells.length < FEWEST_CELLS) return false;
  return cells.slice(-2).every(isValueLike) && cells.some(isValue);
}

/** A dash may stand for a number. */
const isValue = (cell: string): boolean => cell !== '' && isValueLike(cell);

function cellsOf({ cellsOf: cells, end }: Mark, line: string): readonly string[] | null {
  if (USUAL.test(line) || /\\(?:begin|end)\b/u.test(line) || (isParagraph(line) && !hasManyMarks(cells, line)))
    return null;
  return cells(end === undefined ? line : line.replaceAll(end, ''));
}

const hasManyMarks = (cells: Mark['cellsOf'], line: string): boolean => (cells(line)?.length ?? 0) >= FEWEST_CELLS;
