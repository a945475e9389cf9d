/** Rules over a set of reports: data with a check, as those over one report. What they say is never stored with a record. */
import type { FormId } from '../../forms/names.ts';
import type { LocalDemands } from '../../model/rule-overrides.ts';
import type { OrganDescription } from '../../organs/describe-organ.ts';
import type { Message } from '../../model/note.ts';
import type { PeerStatistics } from '../peers/peer-statistics.ts';
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
  readonly edition?: FormId;
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

/** A report among those of organs of one kind, level and province. */
export interface PeerFacts {
  readonly now: Digest;
  /** Of the whole group, the report itself among them, by code. */
  readonly statistics: ReadonlyMap<string, PeerStatistics>;
  /** The organ's reports of the year before and after. */
  readonly neighbours: readonly Digest[];
}

/** Reports of one group, the last of them checked. */
export interface PeersExample {
  readonly name: string;
  readonly peers: readonly ExampleYear[];
  readonly finds: readonly (string | null)[];
}

export interface PeerRule extends RuleHead {
  readonly check: (facts: PeerFacts, settings: RuleSettings) => Iterable<Outcome>;
  readonly examples: readonly PeersExample[];
}

/** Two organs' reports that may be one. */
export interface CopyFacts {
  readonly now: Digest;
  readonly other: Digest;
  /** Of what each has for its own; null where that is too little. */
  readonly likeness: number | null;
  /** Records in the set: how often chance could make two alike. */
  readonly setSize: number;
  /** Something tells that this one is the copy, or nothing tells which one is. */
  readonly isSuspect: boolean;
}

export interface CopyExample {
  readonly name: string;
  readonly one: ExampleYear;
  /** Checked. */
  readonly other: ExampleYear;
  readonly finds: readonly (string | null)[];
}

export interface CopyRule extends RuleHead {
  readonly check: (facts: CopyFacts, settings: RuleSettings) => Iterable<Outcome>;
  readonly examples: readonly CopyExample[];
}

/** A fault in the same words in several organs of a place. */
export interface SharedFault {
  readonly text: Message;
  readonly organs: readonly string[];
}

/** Requests that an organ handed on last year, and took over this year; null: it shows no number. */
export interface HandedOver {
  readonly organ: string;
  readonly out: number | null;
  readonly taken: number | null;
}

export interface RegionFacts {
  /** The government's report, or that of one of its units where it has none. */
  readonly now: Digest;
  /** Reports of the organs of its place, police left out. */
  readonly units: readonly Digest[];
  readonly faults: readonly SharedFault[];
  /** Of every organ of the place; null where one of them has no report of one of the two years. */
  readonly handedOver: readonly HandedOver[] | null;
}

export interface RegionExample {
  readonly name: string;
  /** Checked. */
  readonly government: ExampleYear;
  readonly units: readonly ExampleYear[];
  /** Of the year before, of the first units in their order; the government has none. */
  readonly lastYear?: readonly ExampleYear[];
  readonly finds: readonly (string | null)[];
}

export interface RegionRule extends RuleHead {
  /** Of the place as a whole: the government's own report isn't at fault. */
  readonly isOfPlace?: true;
  readonly check: (facts: RegionFacts, settings: RuleSettings) => Iterable<Outcome>;
  readonly examples: readonly RegionExample[];
}

/** An organ of the roster and a year, or a report and whether its organ is on the roster. */
export interface RosterFacts {
  /** As the roster has it; null: the report's organ isn't on it. */
  readonly organ: string | null;
  readonly year: number;
  /** ISO days: when its report is due, and until when was looked. */
  readonly due: string;
  readonly asOf: string;
  readonly reportCount: number;
  /** The report; null where the roster is asked for one. */
  readonly now: Digest | null;
}

export interface RosterExample {
  readonly name: string;
  readonly roster: readonly string[];
  readonly reports: readonly ExampleYear[];
  readonly asOf: string;
  readonly finds: readonly (string | null)[];
}

export interface RosterRule extends RuleHead {
  readonly check: (facts: RosterFacts, settings: RuleSettings) => Iterable<Outcome>;
  readonly examples: readonly RosterExample[];
}
