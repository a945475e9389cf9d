/** Rows whose cells are parted by marks that no format has for it: a slash, `\t` as two letters, or `&`. */
import { isValueLike } from '../../shapes/number-shape.ts';
import { isParagraph } from './line-shape.ts';

interface Mark {
  /** The cells of a line that may be a row; null for any other line. */
  readonly cellsOf: (line: string) => readonly string[] | null;
  /** Ends of rows that print nothing. */
  readonly end?: RegExp;
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
  { cellsOf: partedBy(/(?:^|(?<=\s))[/／](?=\s|$)/u) },
];

/** So many rows of several numbers are those of a table; text has one mark or the other by chance. */
const FEWEST_ROWS = 5;
const FEWEST_CELLS = 3;
/** These part cells by themselves. */
const USUAL = /[\t|│┃｜]/u;

/** The lines, with tabs between the cells of such rows. */
export function withTabs(lines: readonly string[]): readonly string[] {
  const mark = marks.find((one) => lines.filter((line) => isRow(one, line)).length >= FEWEST_ROWS);
  return mark === undefined ? lines : lines.map((line) => cellsOf(mark, line)?.join('\t') ?? line);
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
