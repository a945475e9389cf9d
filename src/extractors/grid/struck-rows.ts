/** Rows that are struck out whole: without their labels nobody could tell whose figures the line runs through. */
import type { Cell } from '../../model/document.ts';

export interface CellWithStruck {
  readonly cell: Cell;
  /** What a line runs through: no part of the cell's text. */
  readonly struck: string;
}

/** Such a row keeps its label, with all of its figures in doubt, unless a row that stands has that label instead. */
export function withStruckRows(read: readonly CellWithStruck[]): readonly Cell[] {
  const cells = read.map(({ cell }) => cell);
  // A table that is struck out as a whole is none of the report's.
  if (!read.some(({ struck }) => hasWords(struck)) || !cells.some(({ text }) => isNumber(text))) return cells;
  const standing = [...new Set(cells.map(({ text }) => wordsOf(text)))].filter((words) => words !== '');
  const labels = new Map<string, CellWithStruck>();
  for (const row of Map.groupBy(read, ({ cell }) => cell.row).values())
    if (isStruckOut(row)) for (const one of row.filter(isLabel)) labels.set(wordsOf(one.struck), one);
  const kept = [...labels].filter(([words]) => !standing.some((other) => areAlike(words, other))).map(([, one]) => one);
  const rows = new Set(kept.map(({ cell }) => cell.row));
  return read.map((one) => (rows.has(one.cell.row) ? struckOut(one, kept) : one.cell));
}

const hasWords = (text: string): boolean => /\p{L}/u.test(text);
const isNumber = (text: string): boolean => /\d/.test(text) && !hasWords(text);
const wordsOf = (text: string): string => text.replace(/\P{L}/gu, '');

const isLabel = ({ cell, struck }: CellWithStruck): boolean => cell.text.trim() === '' && hasWords(struck);

/** Nothing stands in it but what is a part of further rows as well. */
function isStruckOut(row: readonly CellWithStruck[]): boolean {
  const own = row.filter(({ cell }) => cell.rowSpan === 1);
  return own.every(({ cell }) => cell.text.trim() === '') && own.some(isLabel) && !own.every(isLabel);
}

/** The same words, or the same but for a slip that striking them out may have mended. */
function areAlike(words: string, others: string): boolean {
  const longest = Math.max(words.length, others.length);
  const shortest = Math.min(words.length, others.length);
  let start = 0;
  while (start < shortest && words[start] === others[start]) start += 1;
  let end = 0;
  while (end < shortest - start && words.at(-1 - end) === others.at(-1 - end)) end += 1;
  return longest - start - end <= Math.min(MOST_MENDED, longest / 4);
}

const MOST_MENDED = 2;

function struckOut(one: CellWithStruck, kept: readonly CellWithStruck[]): Cell {
  const { cell, struck } = one;
  if (kept.includes(one)) return { ...cell, text: struck };
  return cell.text !== '' || cell.doubts.includes('struck') ? cell : { ...cell, doubts: [...cell.doubts, 'struck'] };
}
