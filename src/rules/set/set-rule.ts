/** Rules over a set of reports: data with a check, as those over one report. What they say is never stored with a record. */
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

/** Checks a report against the same organ's of the year before. */
export interface YearRule extends RuleHead {
  readonly check: (pair: YearPair, settings: RuleSettings) => Iterable<Outcome>;
  readonly examples: readonly YearsExample[];
}
