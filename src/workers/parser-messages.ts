/** The headers of the frames between parent and child. The body of a request is the document, of a reply its output. */
import type { ReadingOptions } from '../extractors/reading-options.ts';
import type { Follow, Leads, StandIn } from '../leads.ts';
import type { ReadableCarrier } from '../model/document.ts';
import type { ErrorCode } from '../model/pipeline-error.ts';
import type { RuleOverrides } from '../model/rule-overrides.ts';
import type { SourceFacts } from '../record.ts';

export interface ParseRequest {
  readonly source: SourceFacts;
  /** Which links of the page are wanted, where it isn't the report itself. */
  readonly follow: Follow;
  readonly outputBytes: number;
  readonly rules: RuleOverrides;
  readonly reading: ReadingOptions;
}

/** The document as a page to look at, with the places of `paths` in it. */
export interface ShowRequest {
  readonly show: readonly string[];
  readonly outputBytes: number;
}

/** How a figure came to be. */
export interface ExplainRequest {
  /** Code of the figure. */
  readonly explain: string;
  readonly outputBytes: number;
  readonly rules: RuleOverrides;
}

export type ChildRequest = ParseRequest | ShowRequest | ExplainRequest;

/** What a summary needs to know of a record. */
export interface RecordOutline {
  readonly status: 'complete' | 'partial' | 'failed';
  /** Null: not known, for lack of bytes or of a known format. */
  readonly carrier: string | null;
  readonly error: { readonly code: string; readonly message: string } | null;
  readonly notes: number;
  readonly findings: { readonly error: number; readonly warning: number; readonly info: number };
}

export type ParseReply =
  /** Sent once, when the parser is loaded. */
  | { readonly kind: 'ready' }
  | {
      readonly kind: 'done';
      readonly records: readonly RecordOutline[];
      readonly leads: Leads | null;
      readonly standIn: StandIn | null;
      readonly awaitsScripts: boolean;
    }
  /** The page is the body. `found`: indexes of the paths that stand in it. */
  | { readonly kind: 'shown'; readonly carrier: ReadableCarrier; readonly found: readonly number[] }
  /** JSON of the explanations is the body. */
  | { readonly kind: 'explained' }
  /** It can't be shown or explained: Chinese, then English. */
  | { readonly kind: 'not-shown'; readonly code: ErrorCode; readonly message: string }
  | { readonly kind: 'output-too-large'; readonly sizeBytes: number }
  /** Our own mistake: `stack` is for the log. */
  | { readonly kind: 'defect'; readonly stack: string };

const kinds: readonly unknown[] = ['ready', 'done', 'shown', 'explained', 'not-shown', 'output-too-large', 'defect'];

/** Throws a TypeError for anything else: a child that speaks otherwise is not trusted any further. */
export function readReply(header: string): ParseReply {
  const value: unknown = JSON.parse(header);
  if (isReply(value)) return value;
  throw new TypeError('a reply of unknown kind');
}

function isReply(value: unknown): value is ParseReply {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return false;
  if (value.kind === 'done') return 'records' in value && Array.isArray(value.records);
  return kinds.includes(value.kind);
}
