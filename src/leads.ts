/** Where a page leads when it isn't the report itself. */

/** Which links of a page are wanted: of a page that only links its report, of a list of reports, or none. */
export const follows = ['attachments', 'list', 'none'] as const;
export type Follow = (typeof follows)[number];

export interface Lead {
  /** Absolute. */
  readonly url: string;
  /** The words of the link. */
  readonly title: string;
  /** The page that it stands on, after redirects. */
  readonly foundOn: string;
}

export interface Leads {
  /** Reports, or the attachment that is one. */
  readonly reports: readonly Lead[];
  /** Further pages of the list. */
  readonly pages: readonly string[];
  /** Where the page sends its readers on, absolute; then it is no page of its own. */
  readonly movedTo: string | null;
  /** Links that were seen and left out, with the reason: for the ledger. */
  readonly skipped: readonly { readonly url: string; readonly reason: string }[];
}

export const noLeads: Leads = { reports: [], pages: [], skipped: [], movedTo: null };

export type { StandIn } from './extractors/html/stand-in.ts';
