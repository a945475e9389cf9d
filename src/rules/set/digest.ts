/** What rules over a set know of one report: little enough that a million of them fit on a disk, and all that they ask. */
import type { Comparison, LastYearNumber } from '../../model/claim.ts';
import type { Carrier } from '../../model/document.ts';
import type { Message } from '../../model/note.ts';
import type { EditionId } from '../../model/report.ts';

/** Words of the text that give a reason for a change, or speak of one, with the sentence they stand in. */
export interface Explanation {
  /** What the sentence speaks of; `all`: the organ as a whole (机构改革, 职责划转). */
  readonly topic: Topic | 'all';
  readonly quote: string;
}

export type Topic = 'licensing' | 'penalties' | 'compulsion' | 'fees' | 'documents' | 'applications' | 'disputes';

/** `region`: of the organ and those below it; `own`: of the organ alone. */
export interface Scope {
  readonly of: 'region' | 'own';
  readonly quote: string;
}

export interface Fault extends Message {
  readonly rule: string;
}

export interface Digest {
  readonly recordId: string;
  readonly uri: string;
  readonly carrier: Carrier | null;
  readonly sha256: string | null;
  readonly fetchedAt: string | null;
  readonly title: string | null;
  readonly organName: string | null;
  /** Region code and normalised name; null where the name doesn't tell. */
  readonly organKey: string | null;
  readonly year: number | null;
  readonly edition: EditionId | null;
  /** ISO day. */
  readonly publishedOn: string | null;
  readonly isFailed: boolean;
  /** Numbers by code; null: no number is printed there, or it is in doubt. A code that isn't there: the report has no such cell. */
  readonly figures: Readonly<Record<string, number | null>>;
  readonly explanations: readonly Explanation[];
  /** What the text says of this year against last year. */
  readonly comparisons: readonly Comparison[];
  /** Last year's numbers that it gives beside its own. */
  readonly lastYear: readonly LastYearNumber[];
  /** Whose figures it says that these are; null where it doesn't. */
  readonly scope: Scope | null;
  /** Faults of the form that a template may hold, in the words of their findings. */
  readonly faults: readonly Fault[];
  /** It says that it takes the place of an earlier one: 更正, 修订. */
  readonly isCorrection: boolean;
  /** Codes that its own findings blame: their numbers prove nothing against others. */
  readonly blamed: readonly string[];
}

/** Null where one of the figures shows no number. */
export function sumOfFigures({ figures }: Pick<Digest, 'figures'>, codes: readonly string[]): number | null {
  const values = codes.map((code) => figures[code]).filter((value) => typeof value === 'number');
  return values.length === codes.length && values.length > 0 ? values.reduce((sum, value) => sum + value, 0) : null;
}
