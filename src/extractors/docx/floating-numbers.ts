/** Numbers that stand alone in text boxes and frames outside of tables: they may lie over blank cells. */
import { isNumberText } from '../../shapes/number-shape.ts';
import { type BodyBlock, piecesOf, textOf } from './body.ts';

/** The text of blocks that hold a number and nothing else, else null. */
export function loneNumber(blocks: readonly BodyBlock[]): string | null {
  if (blocks.some(({ kind }) => kind === 'table')) return null;
  const text = textOf(piecesOf(blocks));
  return isNumberText(text.replace(/\s+/gu, '')) ? text.trim() : null;
}

/** Numbers that count from 1 in their order are those of pages; a year stands on a cover. */
export function mayFillCells(numbers: readonly string[]): boolean {
  const figures = numbers.map((text) => text.normalize('NFKC')).filter((text) => !/^20[0-4]\d$/.test(text));
  return figures.some((text, index) => Number(text) !== index + 1);
}
