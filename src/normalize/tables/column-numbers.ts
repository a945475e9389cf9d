/** 栏次: 1, 2, 3 … under a header number its columns, and are no values. */
import { isNumberLike } from '../../shapes/number-shape.ts';
import type { Spot } from './matrix.ts';

/** `own`: a row. From its first number on, the cells are 1, 2, 3 …; a 1 alone is none. */
export function areColumnNumbers(own: readonly Spot[]): boolean {
  const from = own.findIndex(({ text }) => isNumberLike(text));
  const numbers = from < 0 ? [] : own.slice(from);
  return numbers.length > 1 && numbers.every(({ text }, index) => text.trim() === String(index + 1));
}
