/** A finding by itself, with what tells whose it is: a line of `audit` and of the findings tables. */
import type { Finding } from './finding.ts';

export const FINDING_SCHEMA = 'nianbao/finding@1';

export interface FindingLine extends Finding {
  readonly schema: typeof FINDING_SCHEMA;
  /** Null: what is found isn't in a report, as where an organ has none. */
  readonly record_id: string | null;
  readonly organ: { readonly name: string; readonly key: string | null } | null;
  readonly year: number | null;
  readonly source_uri: string | null;
}
