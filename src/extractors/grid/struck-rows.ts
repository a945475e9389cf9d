/** Rows that are struck out whole: without their labels nobody could tell whose figures the line runs through. */
import type { Cell } from '../../model/document.ts';
import { isValueLike } from '../../shapes/number-shape.ts';

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
  const rowsOfCells = [...Map.groupBy(read, ({ cell }) => cell.row).values()];
  const standing = rowsOfCells.filter(hasNumber).flatMap((row) => row.map(({ cell }) => labelOf(cell, cell.text)));
  const labels = new Map<string, CellWithStruck>();
  for (const row of rowsOfCells)
    if (isStruckOut(row)) for (const one of row.filter(isLabel)) labels.set(keyOf(labelOf(one.cell, one.struck)), one);
  const kept = [...labels.values()].filter(
    ({ cell, struck }) => !standing.some((other) => isInsteadOf(other, labelOf(cell, struck))),
  );
  const rows = new Set(kept.map(({ cell }) => cell.row));
  return read.map((one) => (rows.has(one.cell.row) ? struckOut(one, kept) : one.cell));
}

const hasWords = (text: string): boolean => /\p{L}/u.test(text);
const isNumber = (text: string): boolean => /\d/.test(text) && !hasWords(text);
const wordsOf = (text: string): string => text.replace(/\P{L}/gu, '');

const hasNumber = (row: readonly CellWithStruck[]): boolean => row.some(({ cell }) => isNumber(cell.text));

const isLabel = ({ cell, struck }: CellWithStruck): boolean =>
  cell.text.trim() === '' && hasWords(struck) && !isValueLike(struck.trim());

/** Nothing stands in it but what is a part of further rows as well. */
function isStruckOut(row: readonly CellWithStruck[]): boolean {
  const own = row.filter(({ cell }) => cell.rowSpan === 1);
  return own.every(({ cell }) => cell.text.trim() === '') && own.some(isLabel) && !own.every(isLabel);
}

interface Label {
  readonly words: string;
  readonly row: number;
}

const labelOf = ({ row }: Cell, text: string): Label => ({ words: wordsOf(text), row });

/** 其他 and 总计 name several rows of a table: fewer words than these tell a row only beside another. */
const TELLING = 3;

const keyOf = ({ words, row }: Label): string => (words.length < TELLING ? `${row} ${words}` : words);

const isInsteadOf = (standing: Label, struck: Label): boolean =>
  standing.words !== '' &&
  areAlike(struck.words, standing.words) &&
  (struck.words.length >= TELLING || Math.abs(standing.row - struck.row) === 1);

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
