/** Rows of values before and after their cells are put to figures. */
import type { WitnessId } from '../../model/witness.ts';
import type { ExpectedCodes } from './expected-codes.ts';
import type { Spot } from '../tables/matrix.ts';

export interface Assigned {
  readonly code: string;
  /** Null: the row has no cell for it. */
  readonly spot: Spot | null;
  /** Who speaks against it, in the order in which they were heard. */
  readonly doubts: readonly WitnessId[];
  /** False: the spot is evidence only; no value is taken from it. */
  readonly isValueTaken: boolean;
  /** What reading another print for it would cost more (rows/align/costs.ts). */
  readonly margin: number;
}

export interface ValueRow {
  readonly row: number;
  readonly expected: ExpectedCodes;
  /** Spots right of the row's label. */
  readonly values: readonly Spot[];
}

export interface AssignedRow {
  readonly assigned: readonly Assigned[];
  /** The cells don't stand under their labels, and are sure all the same: spans are lost or wrong. */
  readonly isSpansDisagree: boolean;
}
