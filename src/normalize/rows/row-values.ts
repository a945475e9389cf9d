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
}

export interface ValueRow {
  readonly row: number;
  readonly expected: ExpectedCodes;
  /** Spots right of the row's label. */
  readonly values: readonly Spot[];
}

export interface AssignedRow {
  readonly assigned: readonly Assigned[];
  /** Header and data spans disagree, and the order of the cells decided. */
  readonly isSpansDisagree: boolean;
}
