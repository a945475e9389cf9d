/** What the page is told by the server. `web/` is checked against these types too: they need nothing of Node. */
import type { Decision, Reading } from '../decisions/decision.ts';
import type { Severity } from '../model/finding.ts';
import type { Message, TableName } from '../model/note.ts';
import type { ReportRecord } from '../model/record.ts';
import type { CheckedReport, Doubt, Issue } from '../verdicts/checked-report.ts';
import type { FacetCount, FacetName } from './list-query.ts';
import type { ListRow } from './list-row.ts';
import type { QueuePage } from './queue-page.ts';
import type { TableRow } from './statutory-table.ts';

export interface AboutAnswer {
  /** In the whole set. */
  readonly reports: number;
  /** Null: nothing is written. */
  readonly author: string | null;
  readonly language: 'zh' | 'en';
  readonly hasQueue: boolean;
}

export interface ListAnswer {
  readonly total: number;
  readonly offset: number;
  readonly rows: readonly ListRow[];
  readonly facets: Readonly<Record<FacetName, readonly FacetCount[]>>;
}

export interface QueueAnswer extends QueuePage {
  readonly offset: number;
}

export interface FigureView {
  readonly value: number | null;
  /** Null: the report has no cell for it. */
  readonly raw: string | null;
  readonly page: number | null;
  /** Left, top, right, bottom in points of the page as seen. */
  readonly box: readonly number[] | null;
  /** Of its path among `pathsIn`; null where the source has no paths. */
  readonly at: number | null;
  readonly place: Message;
  readonly lastYear?: number | null;
  /** The gravest that is open about it; `doubt`: our own. */
  readonly mark: Severity | 'doubt' | null;
  readonly corrected?: ReportRecord['evidence'][string]['corrected'];
}

export interface ClaimView {
  readonly start: number;
  readonly end: number;
  readonly codes: readonly string[];
  readonly value: number;
  readonly period: string;
  readonly isWeak: boolean;
}

export interface SectionView {
  readonly heading: string;
  readonly text: string;
  readonly claims: readonly ClaimView[];
}

export interface TableView {
  readonly table: TableName;
  readonly rows: readonly TableRow[];
}

/** `key`: what the finding is known by, whatever its number: decisions name it. */
export interface IssueView extends Issue {
  readonly key: string;
}

export interface ReportPage {
  readonly recordId: string;
  readonly verdict: CheckedReport['verdict'];
  readonly report: ReportRecord['report'];
  readonly status: ReportRecord['status'];
  readonly error: Message | null;
  readonly source: ReportRecord['source'];
  readonly tables: readonly TableView[];
  readonly figures: Readonly<Record<string, FigureView>>;
  readonly issues: readonly IssueView[];
  readonly doubts: readonly (Doubt & { readonly cells: readonly string[] })[];
  readonly notes: readonly Message[];
  readonly sections: readonly SectionView[];
  readonly lastYear: { readonly recordId: string; readonly year: number | null } | null;
  /** Readings that hold. */
  readonly readings: readonly Reading[];
  /** The newest decision that holds about it: what `undo` takes back. */
  readonly lastDecision: string | null;
  readonly checks: ReportRecord['checks'];
}

export interface ReportAnswer extends ReportPage {
  readonly sourceState: 'found' | 'changed' | 'missing';
  /** Among the reports that fit the filter; `position` −1: it isn't one of them. */
  readonly navigation: {
    readonly position: number;
    readonly total: number;
    readonly previous: string | null;
    readonly next: string | null;
  };
}

export interface DecidedAnswer {
  readonly written: Decision | null;
}
