/** All rules, in the order in which their findings stand in a record. */
import { balance, columnSum, disputeSum, rowSum } from './identity/sums.ts';
import { blankAsZero, partExceedsTotal } from './identity/blanks.ts';
import {
  disclosedWithinTotal,
  inForceFloor,
  inForceZero,
  itemsNotNegative,
  procurementPair,
} from './identity/stocks.ts';
import { amountUnit, feeDecimals, feeUnit, normalised } from './value/amounts.ts';
import { decimalCount, negative, notANumber, percent, unitInCell } from './value/numbers.ts';
import { citedBasis, mixed, wrongForYear } from './edition.ts';
import { blankCells, onlyTotals, tableBlank, totalsBlank } from './structure/blanks.ts';
import { labelWording, noteAltered } from './structure/labels.ts';
import { blockTitleMissing, columnSet, rowAdded, rowSet, tableMissing } from './structure/tables.ts';
import type { Rule } from './rule.ts';

export interface Ruleset {
  /** Changes whenever a rule's verdict can. */
  readonly version: string;
  readonly rules: readonly Rule[];
}

export const ruleset: Ruleset = {
  version: '2026.1',
  rules: [
    balance,
    columnSum,
    rowSum,
    disputeSum,
    partExceedsTotal,
    blankAsZero,
    inForceFloor,
    inForceZero,
    disclosedWithinTotal,
    itemsNotNegative,
    procurementPair,
    negative,
    decimalCount,
    notANumber,
    percent,
    unitInCell,
    feeUnit,
    amountUnit,
    feeDecimals,
    normalised,
    tableMissing,
    rowSet,
    columnSet,
    rowAdded,
    blockTitleMissing,
    tableBlank,
    onlyTotals,
    totalsBlank,
    blankCells,
    noteAltered,
    labelWording,
    wrongForYear,
    mixed,
    citedBasis,
  ],
};
