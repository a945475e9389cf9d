/** What a rule is: data with a check. The runner (check-report.ts) stamps id and severity, so a rule can't mislabel itself. */
import type { FormId } from '../forms/names.ts';
import type { Severity } from '../model/finding.ts';
import type { Message, TableName } from '../model/note.ts';
import type { LocalDemands } from '../model/rule-overrides.ts';
import type { Evidence, Figure, Report, TableReading } from '../model/report.ts';
import type { Facts } from './facts.ts';

/**
 * What a rule must be given; a missing need makes it not assessable. `legible`: its words, as a reader sees
 * them. `whole`: all of them, not cut off anywhere.
 */
export type Need = 'report' | 'legible' | 'whole' | 'last-year' | 'peers' | 'roster' | 'publication';

/** Fills a placeholder of a message: the same in both languages, or not. */
export type Words = string | number | Message;

/** One instance of a rule that failed. */
export interface Failure {
  readonly status: 'fail';
  /** Codes, the suspect first. */
  readonly cells: readonly string[];
  /** By placeholder: one for each that the message has. */
  readonly words: Readonly<Record<string, Words>>;
  /** One of the rule's other severities, where the first doesn't apply. */
  readonly severity?: Severity;
  readonly expected?: number | string | null;
  readonly formula?: string;
  readonly hint?: Message | null;
  /** The words of the text that the finding is about. */
  readonly quote?: string;
  /** This failure rests on a basis that was not verified, although its rule as a whole doesn't. */
  readonly unverified?: boolean;
  /** Name of this failure, for `because` of others; unique in a report. */
  readonly key?: string;
  /** Key of the failure that explains this one. */
  readonly because?: string | null;
}

/**
 * How one instance of a rule ended. A rule that doesn't apply to a report (another edition's table) yields nothing;
 * one that applies and can't be judged (a blank operand, a doubt about the reading) yields `not-assessable`.
 */
export type Outcome = { readonly status: 'pass' } | { readonly status: 'not-assessable' } | Failure;

export const pass: Outcome = { status: 'pass' };
export const notAssessable: Outcome = { status: 'not-assessable' };

export const fail = (cells: readonly string[], rest: Omit<Partial<Failure>, 'status' | 'cells'> = {}): Failure => ({
  words: {},
  ...rest,
  status: 'fail',
  cells,
});

/** A figure of an example: a number, null for a blank, or what differs from a plain number. */
export type ExampleFigure =
  number | null | (Partial<Pick<Figure, 'state' | 'value' | 'normalised' | 'unit'>> & Partial<Pick<Evidence, 'raw'>>);

/**
 * A report that differs from a faultless one, all of whose figures but three penalties are zero, in what is given here.
 * Examples are the rule's tests and its documentation.
 */
export interface Example {
  readonly name: string;
  /** Default 2021, with a year that fits it. */
  readonly edition?: FormId;
  /** （六）其他处理 as one row. */
  readonly undivided?: boolean;
  /** By code; `*` at the end stands for every code that begins so. */
  readonly figures?: Readonly<Record<string, ExampleFigure>>;
  /** Labels of table two, by the form's own words, as they are printed instead. */
  readonly printed?: Readonly<Record<string, string>>;
  readonly report?: Partial<
    Pick<
      Report,
      | 'title'
      | 'year'
      | 'organ'
      | 'period'
      | 'sections'
      | 'picturedSections'
      | 'unclearSections'
      | 'publishedOn'
      | 'columnPath'
      | 'fileOrgans'
      | 'reportsInDocument'
      | 'preamble'
      | 'notes'
    >
  >;
  /** Text of single sections, by ordinal; null removes the section. */
  readonly sections?: Readonly<Record<number, string | null>>;
  /** Headings of single sections, by ordinal. */
  readonly headings?: Readonly<Record<number, string>>;
  readonly tables?: Partial<Readonly<Record<TableName, Partial<TableReading>>>>;
  /** What the user's rules file demands. */
  readonly local?: LocalDemands;
  /** First cell of each finding of this rule, null for one that speaks of no cell. Empty: no finding. */
  readonly finds: readonly (string | null)[];
}

/** A number that a rule's verdict turns on. A user's rules file may set another. */
export interface Threshold {
  readonly value: number;
  /** 件, 元, %, 倍, 年 …: what the number counts. */
  readonly unit: string;
  readonly meaning: Message;
  /** What was measured, on what, that the value rests on. */
  readonly measured: string;
}

/** What can be told of a rule without running it: all that the catalogue, the rules page and a rules file know. */
export interface RuleHead {
  /** `family.name`. */
  readonly id: string;
  readonly severity: Severity;
  /** Severities that it takes in named cases. */
  readonly otherSeverities?: readonly Severity[];
  readonly needs: readonly Need[];
  readonly title: Message;
  /** With placeholders in braces. */
  readonly message: Message;
  /** Why it is so: the form's own words, the notice, or the judgement it rests on. */
  readonly basis: string;
  /** The basis was not verified in a published text. */
  readonly unverified?: boolean;
  /** What the publisher should do about it 整改建议. */
  readonly advice?: Message;
  /** By name. */
  readonly thresholds?: Readonly<Record<string, Threshold>>;
}

/** What a rule runs with, as the catalogue or the user's rules file sets it. */
export interface RuleSettings {
  /** Value of the rule's threshold of this name. Throws if the rule declares none: the rule is at fault. */
  readonly threshold: (name: string) => number;
  /** What the user's place demands beyond the form. */
  readonly local: LocalDemands;
  /** The severity of a case to which the catalogue gives `given`. */
  readonly severity: (given: Severity) => Severity;
  /** Why the rule is switched off; null if it isn't. */
  readonly off: string | null;
}

/**
 * Wordings that a rule on words was written for. As its examples they are its tests and its documentation: thousands of clerks
 * write the same thing in their own words, and one that the rule doesn't know accuses them.
 */
export interface Wordings {
  /** At least 15, without a finding. */
  readonly satisfy: readonly string[];
  /** At least 5, with one. */
  readonly violate: readonly string[];
  /** Neither the one nor the other for sure: not assessable. */
  readonly open?: readonly string[];
  /** The report that holds a wording, at the place that the rule reads. */
  readonly in: (wording: string) => Omit<Example, 'name' | 'finds'>;
}

export interface Rule extends RuleHead {
  readonly check: (facts: Facts, settings: RuleSettings) => Iterable<Outcome>;
  /** At least one that finds and one that doesn't. */
  readonly examples: readonly Example[];
  readonly wordings?: Wordings;
}
