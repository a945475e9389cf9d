/** All rules, in the order in which their findings stand in a record. */
import { correctionNotDiscussed } from './cross/correction-not-discussed.ts';
import {
  processingFeeInTotal,
  processingFeeTariff,
  processingFeeTooEarly,
  processingFeeWithoutRequests,
  unpaidWithoutNotice,
} from './cross/processing-fee.ts';
import { citedBasis } from './cited-basis.ts';
import { mixed, wrongForYear } from './edition.ts';
import { blankAsZero, partExceedsTotal } from './identity/blanks.ts';
import {
  disclosedWithinTotal,
  inForceFloor,
  inForceZero,
  itemsNotNegative,
  procurementPair,
} from './identity/stocks.ts';
import { balance, columnSum, disputeSum, rowSum } from './identity/sums.ts';
import { headerYear, titleRepetition, titleWording } from './metadata.ts';
import { period } from './period.ts';
import { ceiling } from './plausibility/ceiling.ts';
import { compulsionOverPenalties, feesWithoutDecisions } from './plausibility/enforcement.ts';
import { equalFigures } from './plausibility/equal-figures.ts';
import {
  backlog,
  carriedOutExceedsReceived,
  disputesBeyondRequests,
  nothingMoved,
  roundGranted,
} from './plausibility/flows.ts';
import { feeNotInCatalogue } from './plausibility/fee-catalogue.ts';
import { plausibleFeeUnit } from './plausibility/fee-unit.ts';
import { keyboardNumber, strayNumber } from './plausibility/misfilled.ts';
import { allZero, enforcementDuty, ruleMakingPower } from './plausibility/powers.ts';
import { applicantMix, otherShare, refusalShare } from './plausibility/shares.ts';
import { stockWithoutDocuments } from './plausibility/stock.ts';
import { documents, enforcement, feeAmount } from './narrative/disclosure.ts';
import { disputeCounts, disputeResults } from './narrative/disputes.ts';
import { outcomes, outcomeSum, percentage } from './narrative/outcomes.ts';
import { allClosed, applicationsReceived, carriedIn, carriedOut, processed } from './narrative/requests.ts';
import { breakdownSum, channelSum, feeContradiction, selfContradiction, wrongYear } from './narrative/within-text.ts';
import { contactDetailsStated } from './contact.ts';
import { fileMetadata } from './publication/file-metadata.ts';
import { notInColumn } from './publication/not-in-column.ts';
import { yearConflict } from './year-conflict.ts';
import { yearRange } from './year-range.ts';
import { organConflict } from './organ-conflict.ts';
import type { Rule } from './rule.ts';
import { blankCells, onlyTotals, tableBlank, totalsBlank } from './structure/blanks.ts';
import { labelWording, noteAltered } from './structure/labels.ts';
import { feeStatement } from './structure/fee-statement.ts';
import { overview } from './structure/overview-parts.ts';
import { placeholder } from './structure/placeholder.ts';
import { problemsSection } from './structure/problems-section.ts';
import { reportLength } from './structure/report-length.ts';
import { supervisionResults } from './structure/supervision-results.ts';
import { templateLeftover } from './structure/template-leftover.ts';
import { headingWording, sectionMissing, sectionOrder, twoReports } from './structure/outline.ts';
import { blockTitleMissing, columnSet, rowAdded, rowSet } from './structure/rows-and-columns.ts';
import { tableMissing, tableNotReadable } from './structure/tables.ts';
import { amountUnit, feeDecimals, feeUnit, normalised } from './value/amounts.ts';
import { decimalCount, negative, notANumber, percent, unitInCell } from './value/numbers.ts';

export interface Ruleset {
  /** Changes whenever a rule's verdict can. */
  readonly version: string;
  readonly rules: readonly Rule[];
}

const identity = [
  ...[balance, columnSum, rowSum, disputeSum, partExceedsTotal, blankAsZero],
  ...[inForceFloor, inForceZero, disclosedWithinTotal, itemsNotNegative, procurementPair],
];

const value = [negative, decimalCount, notANumber, percent, unitInCell, feeUnit, amountUnit, feeDecimals, normalised];

const structure = [
  ...[sectionMissing, sectionOrder, headingWording],
  ...[tableMissing, tableNotReadable, rowSet, columnSet, rowAdded, blockTitleMissing],
  ...[tableBlank, onlyTotals, totalsBlank, blankCells, noteAltered, labelWording],
  ...[templateLeftover, placeholder, overview, supervisionResults, problemsSection, feeStatement],
  ...[reportLength, twoReports],
];

const edition = [wrongForYear, mixed, citedBasis];

const metadata = [
  ...[yearConflict, yearRange, headerYear, period, titleWording, titleRepetition],
  ...[organConflict, contactDetailsStated],
];

/** Of what the document itself shows; the rest needs others beside it. */
const publication = [notInColumn, fileMetadata];

const plausibility = [
  ...[strayNumber, keyboardNumber, equalFigures],
  ...[applicantMix, otherShare, refusalShare, roundGranted],
  ...[carriedOutExceedsReceived, nothingMoved, backlog, disputesBeyondRequests],
  ...[ceiling, allZero, plausibleFeeUnit, ruleMakingPower, enforcementDuty],
  ...[compulsionOverPenalties, feesWithoutDecisions, stockWithoutDocuments, feeNotInCatalogue],
];

const cross = [
  ...[correctionNotDiscussed, unpaidWithoutNotice],
  ...[processingFeeInTotal, processingFeeTariff, processingFeeWithoutRequests, processingFeeTooEarly],
];

const narrative = [
  ...[selfContradiction, applicationsReceived, carriedIn, processed, carriedOut, outcomes, outcomeSum, percentage],
  ...[allClosed, disputeCounts, disputeResults, channelSum, breakdownSum, documents, enforcement, feeAmount],
  ...[feeContradiction, wrongYear],
];

export const ruleset: Ruleset = {
  version: '2026.2',
  rules: [
    ...identity,
    ...value,
    ...structure,
    ...edition,
    ...metadata,
    ...publication,
    ...cross,
    ...narrative,
    ...plausibility,
  ],
};
