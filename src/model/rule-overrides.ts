/** What a user's rules file (`--rules FILE`) changes in the catalogue: plain JSON that travels to the parser children. */
import type { Severity } from './finding.ts';

export interface RuleOverride {
  /** For every case of the rule, or by the severity that the catalogue gives a case. */
  readonly severity?: Severity | Readonly<Partial<Record<Severity, Severity>>>;
  /** The rule is switched off, for this reason. */
  readonly off?: string;
  /** By name, in the catalogue's units. */
  readonly thresholds?: Readonly<Record<string, number>>;
}

export const contactDetails = ['address', 'phone', 'post_code'] as const;
export type ContactDetail = (typeof contactDetails)[number];

/** A date of a local notice by which reports have to be published. What is absent holds for every year, level or region. */
export interface LocalDeadline {
  /** Reporting year. */
  readonly year?: number;
  readonly level?: string;
  /** Leading digits of the region code. */
  readonly region?: string;
  /** `MM-DD` of the year after the reporting year. */
  readonly date: string;
}

/** Which organs of a place collect fees (收费目录). */
export interface FeeCatalogue {
  /** Leading digits of the region code; absent: the file's readers check that place alone. */
  readonly region?: string;
  /** Names of organs, or words that stand in them: 公安. */
  readonly organs: readonly string[];
}

/** What a place demands beyond the national form. */
export interface LocalDemands {
  /** Contact details that a report has to state. */
  readonly contact?: readonly ContactDetail[];
  readonly deadlines?: readonly LocalDeadline[];
  readonly fee_catalogue?: FeeCatalogue;
}

export interface RuleOverrides {
  /** Of the file: of two sets of rules the higher one is the newer. Absent: none is. */
  readonly revision?: number;
  /** By rule id. */
  readonly rules: Readonly<Record<string, RuleOverride>>;
  readonly local: LocalDemands;
}

export const noOverrides: RuleOverrides = { rules: {}, local: {} };
