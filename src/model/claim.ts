/** What the narrative states: numbers bound to codes, and what else its words say that can be held against figures. */

/** `settled`: the words leave one figure (or one sum) and one value. `weak`: they may also mean a neighbouring figure. */
export type ClaimState = 'settled' | 'weak';

/** Whose number it is: the organ's own, that of its whole region, that of bodies below it; `unknown` where no word tells. */
export type ClaimScope = 'own' | 'region' | 'subordinate' | 'unknown';

/** The reporting year, the one before, or another span of time. */
export type ClaimPeriod = 't' | 't-1' | 'other';

/** Words with their place: `section` 0 is the preamble, `offset` counts UTF-16 units in that section's text. */
export interface Quote {
  readonly text: string;
  readonly section: number;
  readonly offset: number;
}

/**
 * A number bound to the figure that it speaks of, or to the sum of several. Weak claims of one place are the readings that one
 * number may have.
 */
export interface Claim extends Quote {
  /** One code, or all codes whose sum is meant. */
  readonly codes: readonly string[];
  /** In the unit of the code. */
  readonly value: number;
  readonly state: ClaimState;
  readonly scope: ClaimScope;
  readonly period: ClaimPeriod;
  /** Half a unit of the last digit printed before 万 or 亿 (2.76万: 50); 0 where the value is exact. */
  readonly precision: number;
  /** Requests set beside these (withdrawn, merged, handed on), which the figure may count or not. */
  readonly beside?: number;
  /** The wording that bound it. */
  readonly wording: string;
}

/** A number in words of the text, whether or not a figure of the tables is meant. */
export interface Part extends Quote {
  readonly value: number;
}

/** Parts that the text itself sets against a whole. */
export interface Breakdown {
  readonly whole: Part;
  /** Of one kind: each of the whole is in one part at most. */
  readonly parts: readonly Part[];
  readonly kind: 'applicants' | 'channels' | 'flows' | 'outcomes' | 'other';
  /** Nothing of the whole is left out. */
  readonly isComplete: boolean;
}

/** n件，占x%. */
export interface Share extends Quote {
  readonly part: number;
  readonly percent: number;
  /** Digits after the point. */
  readonly decimals: number;
  /** Codes of the part; empty where no figure of the tables is meant. */
  readonly codes: readonly string[];
  /** What the words name as the whole; null where they name none. */
  readonly of: 'received' | 'outcomes' | null;
  /** Other numbers that the text gives before it, each of which may be the whole. */
  readonly wholes: readonly number[];
}

/** More or less than last year, in the words of the text. */
export interface Comparison extends Quote {
  /** One code, or those whose sum is meant. */
  readonly codes: readonly string[];
  /** Of the reporting year, as the text gives it. */
  readonly value: number;
  /** Signed: −12.3 for 下降12.3%. */
  readonly change: number;
  readonly unit: 'percent' | 'count';
  /** Digits after the point. */
  readonly decimals: number;
}

/** Last year's number, set beside this year's: 较上年的8件, 去年同期为8件. */
export interface LastYearNumber extends Quote {
  /** One code, or those whose sum is meant. */
  readonly codes: readonly string[];
  readonly value: number;
  /** Of the reporting year, as the text gives it. */
  readonly now: number;
}

export type RemarkKind =
  /** 均维持 of a procedure whose number the text doesn't give; `codes` are those of the other results. */
  | 'all-upheld'
  /** A number of another year stands where this year's should. */
  | 'wrong-year'
  /** 信息处理费; `value` in yuan, 0 where the text says that none was collected. */
  | 'processing-fee'
  /** No notice to pay was sent. */
  | 'no-fee-notice';

/** Words that say something without a number bound to a code. */
export interface Remark extends Quote {
  readonly kind: RemarkKind;
  readonly codes: readonly string[];
  readonly value: number | null;
}

export interface Statements {
  readonly claims: readonly Claim[];
  readonly breakdowns: readonly Breakdown[];
  readonly shares: readonly Share[];
  readonly comparisons: readonly Comparison[];
  readonly lastYear: readonly LastYearNumber[];
  readonly remarks: readonly Remark[];
}
