/** What is to be read: one job for the queue, or a reason why there is none. */

export interface SourceHints {
  readonly organ?: string;
  readonly year?: number;
}

export type Source =
  | { readonly kind: 'job'; readonly uri: string; readonly hints: SourceHints }
  /** For the ledger: `input` as given, `where` it stood (`list.csv:12`). */
  | { readonly kind: 'skipped'; readonly input: string; readonly where: string; readonly reason: SkipReason };

export type SkipReason =
  | 'not-an-address'
  | 'missing-file'
  | 'empty-folder'
  | 'not-a-carrier'
  | 'repeated'
  | 'not-a-list'
  | 'no-address-column'
  | 'broken-row'
  | 'too-large-a-list';
