/** What is wrong with the report itself: the product of the rules. */
import type { Message } from './note.ts';

export type Severity = 'error' | 'warning' | 'info';

export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: Message;
  /** Codes, the suspect first. */
  readonly cells: readonly string[];
  /** Printed values of `cells`, in their order; null where a cell shows no number. */
  readonly printed: readonly (number | null)[];
  readonly expected: number | string | null;
  readonly formula: string | null;
  readonly hint: Message | null;
  /** Index into the record's findings of the finding that explains this one. */
  readonly consequence_of: number | null;
  /** The rule rests on a basis that was not verified. */
  readonly unverified: boolean;
  /** The words of the text that it is about. */
  readonly quote?: string;
  /** Page of the first cell, from 1, where the carrier has pages. */
  readonly page?: number;
  /** Why it is so: the form's words, the notice or the judgement that the rule rests on. */
  readonly basis?: string;
  /** record_id of the other report that it compares with. */
  readonly previous?: string;
}

/** Rule instances by how they ended. Not assessable is never a pass. */
export interface Checks {
  readonly passed: number;
  readonly failed: number;
  readonly not_assessable: number;
}
