/** A clause is read in pieces of one number each. */
import type { Quantity } from './quantities.ts';

/**
 * `number`: as printed. `none`: a denial, its words without 未 or 无. `all`: 均, 全部, without a number of its own. `bare`: words
 * without any of these.
 */
export interface Piece {
  readonly kind: 'number' | 'none' | 'all' | 'bare';
  readonly quantity: Quantity | null;
  readonly lead: string;
  readonly tail: string;
  /** In the paragraph's folded text. */
  readonly from: number;
  readonly to: number;
  readonly mark: string;
  readonly opener: string;
  readonly isBracket: boolean;
}

export type Part = Pick<Piece, 'kind' | 'quantity' | 'lead' | 'tail' | 'from' | 'to'>;
export type Place = Pick<Piece, 'mark' | 'opener' | 'isBracket'>;

/** A part of a clause with its number, before it is told what its words say. */
export interface Stretch {
  readonly lead: string;
  readonly tail: string;
  readonly from: number;
  readonly to: number;
  readonly quantity: Quantity | null;
}
