/** Rules over a set of reports: data with a check, as those over one report. What they say is never stored with a record. */
import type { LocalDemands } from '../../model/rule-overrides.ts';
import type { OrganDescription } from '../../organs/describe-organ.ts';
import type { Outcome, RuleHead, RuleSettings } from '../rule.ts';
import type { Digest } from './digest.ts';
import type { YearPair } from './year-pair.ts';

/** Figures by code, `*` at the end standing for all codes that begin so; the rest as in the digest. */
export interface ExampleYear extends Partial<Omit<Digest, 'figures' | 'explanations'>> {
  readonly figures?: Readonly<Record<string, number | null>>;
  /** Text of the report, to be read for explanations. */
  readonly text?: string;
}

/** One organ's reports of consecutive years, the last one checked against the one before it. */
export interface YearsExample {
  readonly name: string;
  readonly edition?: '2021' | '2019';
  readonly years: readonly ExampleYear[];
  /** Years that follow the one that is checked. */
  readonly later?: ExampleYear;
  /** First cell of each finding, null for one that speaks of no cell. Empty: no finding of the rule's own severities but info. */
  readonly finds: readonly (string | null)[];
}

/** `about: 'before'`: it is last year's report that is at fault. */
export type YearOutcome = Outcome & { readonly about?: 'before' };

/** Checks a report against the same organ's of the year before. */
export interface YearRule extends RuleHead {
  readonly check: (pair: YearPair, settings: RuleSettings) => Iterable<YearOutcome>;
  readonly examples: readonly YearsExample[];
}

/** A report beside the other documents of the same organ and year. */
export interface OrganYear {
  readonly now: Digest;
  readonly organ: OrganDescription;
  /** Those that came before it in the set, failed ones left out. */
  readonly earlier: readonly Digest[];
  /** All others. */
  readonly others: readonly Digest[];
  /** One of the others takes its place: a correction, or a later edition. */
  readonly isSuperseded: boolean;
}

/** One organ's documents for one year, the last of them checked. */
export interface DocumentsExample {
  readonly name: string;
  readonly documents: readonly ExampleYear[];
  readonly local?: LocalDemands;
  readonly finds: readonly (string | null)[];
}

/** Checks a report against other documents of its organ and year, and against the calendar. */
export interface OrganYearRule extends RuleHead {
  readonly check: (facts: OrganYear, settings: RuleSettings) => Iterable<Outcome>;
  readonly examples: readonly DocumentsExample[];
}
