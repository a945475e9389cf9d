/** Tells tables that lay out a page from those that hold data. */

/** What a cell holds, as far as it matters here. */
export interface CellMeasures<C> {
  /** Characters that are seen in it, those of its nested tables too. */
  readonly lengthOf: (cell: C) => number;
  /** Cells of each nested table. */
  readonly nestedCounts: (cell: C) => readonly number[];
  readonly isNumber: (cell: C) => boolean;
}

/** A cell with a nested table holds a part of the page, not a value, from this many characters or nested cells on. */
const containerLength = 150;
const containerCells = 15;
/** No cell of a statutory table comes near this length: it is an article. */
const articleLength = 600;
/** An article beside three numbers is a row of a table that holds all sections. */
const dataNumbers = 3;

/** True if the table's cells are parts of the page: their text is read as paragraphs, their tables on their own. */
export function isLayout<C>(rows: readonly (readonly C[])[], measures: CellMeasures<C>): boolean {
  const { lengthOf, isNumber } = measures;
  const cells = rows.flat();
  const countNumbers = (): number => cells.filter(isNumber).length;
  if (rows.every((row) => row.length <= 1)) return !isColumnOfNumbers(countNumbers(), cells.length);
  const sum = (some: readonly C[]): number => some.reduce((total, cell) => total + lengthOf(cell), 0);
  const total = sum(cells);
  const containers = cells.filter((cell) => isContainer(cell, measures));
  if (containers.length > 0) return sum(containers) * 2 > total;
  const articles = cells.filter((cell) => lengthOf(cell) > articleLength);
  return articles.length > 0 && sum(articles) * 2 >= total && countNumbers() < dataNumbers;
}

/** A column that was cut off its table. */
const isColumnOfNumbers = (numbers: number, cells: number): boolean => numbers >= dataNumbers && numbers * 2 > cells;

function isContainer<C>(cell: C, { lengthOf, nestedCounts }: CellMeasures<C>): boolean {
  const nested = nestedCounts(cell);
  if (nested.length === 0) return false;
  return lengthOf(cell) > containerLength || nested.reduce((sum, count) => sum + count, 0) > containerCells;
}
