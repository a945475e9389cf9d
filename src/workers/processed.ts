/** What a document's bytes came to. */
import type { Leads, StandIn } from '../leads.ts';
import type { ErrorCode } from '../model/pipeline-error.ts';
import type { ParserLimits } from './parser-limits.ts';
import type { RecordOutline } from './parser-messages.ts';
import type { ParserPool } from './parser-pool.ts';

export interface Processing {
  readonly pool: Pick<ParserPool, 'parse'>;
  readonly limits: ParserLimits;
}

export interface Processed {
  readonly records: readonly RecordOutline[];
  /** Whole lines. */
  readonly output: Uint8Array;
  /** Where the page leads, where that was asked for; then there may be no record. */
  readonly leads: Leads | null;
  /** A page that isn't the one that was asked for; null for any other. */
  readonly standIn: StandIn | null;
  /** It says nothing until its scripts have run. */
  readonly awaitsScripts: boolean;
  /** Why the parser child was lost or gave up; null if it answered. */
  readonly loss: { readonly code: ErrorCode; readonly detail: string } | null;
}
