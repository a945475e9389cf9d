/** All rules over a set, in the order in which their findings stand. */
import { carriedOver, carriedOverByApplicant } from '../chain/carried-over.ts';
import { identicalFigures, narrativeCopied } from '../chain/copied.ts';
import { documentsInForce, items, repealedExceedsStock, totalDisclosed } from '../chain/documents.ts';
import { feeUnitOverYears } from '../chain/fee-unit.ts';
import { droppedToZero, yearJump } from '../chain/jumps.ts';
import { lastYearFigure } from '../chain/last-year-figure.ts';
import { yearOnYear } from '../chain/year-on-year.ts';
import {
  disputesExceedDecisions,
  disputesWithoutRequests,
  pendingVanished,
  suitsExceedReviews,
  suitWithoutReview,
} from '../cross-years/disputes.ts';
import { dateImpossible, deadline, localDeadline } from '../publication/deadlines.ts';
import { changed, duplicateReport, versionsDiffer } from '../publication/versions.ts';
import { nearDuplicate } from '../fleet/near-duplicate.ts';
import { regionBelowUnits, scopeWords, sharedTemplateError } from '../fleet/region.ts';
import { regionalChain } from '../fleet/regional-chain.ts';
import { missingReport, notOnRoster } from '../fleet/roster-rules.ts';
import { peerOutlier } from '../peers/peer-outlier.ts';
import type { OrganYearRule, RegionRule, RosterRule, YearRule } from './set-rule.ts';

export const yearRules: readonly YearRule[] = [
  ...[yearOnYear, lastYearFigure],
  ...[disputesWithoutRequests, disputesExceedDecisions, suitWithoutReview, suitsExceedReviews],
  ...[carriedOver, carriedOverByApplicant, documentsInForce, repealedExceedsStock, items, totalDisclosed],
  ...[identicalFigures, narrativeCopied, droppedToZero, yearJump, feeUnitOverYears, pendingVanished],
];

export const organYearRules: readonly OrganYearRule[] = [
  ...[deadline, localDeadline, dateImpossible, versionsDiffer, changed, duplicateReport],
];

export const regionRules: readonly RegionRule[] = [regionBelowUnits, scopeWords, sharedTemplateError, regionalChain];

export const rosterRules: readonly RosterRule[] = [missingReport, notOnRoster];

export const setRules = [
  ...yearRules,
  ...[peerOutlier],
  ...organYearRules,
  ...[nearDuplicate],
  ...regionRules,
  ...rosterRules,
] as const;
