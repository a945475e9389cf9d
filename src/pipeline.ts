/** The pure middle of the program: bytes → documents → reports → statements → findings → records. */
import { withStatements } from './claims/read-statements.ts';
import { extract } from './extractors/extract.ts';
import type { PageLeads } from './extractors/html/page-leads.ts';
import type { ReadingOptions } from './extractors/reading-options.ts';
import type { Follow, Leads, StandIn } from './leads.ts';
import type { Document } from './model/document.ts';
import { PipelineError } from './model/pipeline-error.ts';
import type { ReportRecord } from './model/record.ts';
import { noOverrides, type RuleOverrides } from './model/rule-overrides.ts';
import { normalize } from './normalize/normalize.ts';
import { readWithoutTables } from './normalize/read-without-tables.ts';
import { failedRecord, reportRecord, sourceOf, type SourceFacts } from './record.ts';
import { checkReport } from './rules/check-report.ts';

export type { SourceFacts };

export interface PageReading {
  readonly records: readonly ReportRecord[];
  /** Where the page leads instead; null where it is a report, leads nowhere, or nobody asked. */
  readonly leads: Leads | null;
  /** A page of the web that isn't the one that was asked for; null for any other. */
  readonly standIn: StandIn | null;
  /** A page of the web that says nothing until its scripts have run. */
  readonly awaitsScripts: boolean;
}

/**
 * All records of one document: one for each report in it, or a single `failed` one.
 * Throws only on our own mistakes; whatever is wrong with the bytes is in the record.
 */
export const processDocument = async (bytes: Uint8Array, facts: SourceFacts): Promise<readonly ReportRecord[]> =>
  (await readPage(bytes, facts, 'none')).records;

/** As `processDocument`, but a page without figures of its own may lead to them: then it gives no record. */
export async function readPage(
  bytes: Uint8Array,
  facts: SourceFacts,
  follow: Follow,
  overrides: RuleOverrides = noOverrides,
  options: ReadingOptions = {},
): Promise<PageReading> {
  let document: Document | null = null;
  try {
    const opened = (document = await extract(bytes, options));
    const reports = normalize(opened).map(withStatements);
    const records = reports.map((report, index) =>
      reportRecord(sourceOf(facts, bytes, opened), index + 1, report, checkReport(report, overrides)),
    );
    return { records, leads: null, standIn: null, awaitsScripts: false };
  } catch (error) {
    if (!(error instanceof PipelineError)) throw error;
    const page = await pageLeadsOf(document, bytes, facts);
    const leads = await leadsOf(document, page, facts, follow);
    if (leads !== null) return { records: [], leads, standIn: null, awaitsScripts: false };
    return {
      records: [failure(error, document, bytes, facts)],
      ...{ leads, standIn: page?.standIn ?? null, awaitsScripts: page !== null && awaitsScripts(error, page, follow) },
    };
  }
}

/** Scripts may still bring what is missing: the tables under a report's title, the links of a list, or everything. */
const awaitsScripts = ({ code }: PipelineError, page: PageLeads, follow: Follow): boolean =>
  page.runsScripts &&
  page.standIn !== 'soft-404' &&
  (code === 'normalize.no-statutory-table' ||
    (code === 'normalize.not-a-report' && (follow === 'list' || page.saysNothing)));

/** With what can be told of a document whose tables can't be read. */
function failure(error: PipelineError, document: Document | null, bytes: Uint8Array, facts: SourceFacts): ReportRecord {
  const source = sourceOf(facts, bytes, document ?? error.format);
  return document === null ? failedRecord(source, error) : failedRecord(source, error, readWithoutTables(document));
}

/** Of what came from the web as markup. Loaded when it is asked for: reading files needs none of it. */
async function pageLeadsOf(
  document: Document | null,
  bytes: Uint8Array,
  facts: SourceFacts,
): Promise<PageLeads | null> {
  const isText = document === null || document.carrier === 'html' || document.carrier === 'text';
  if (!isText || !/^https?:/iu.test(facts.uri) || !mayBePage(bytes)) return null;
  const { readPageLeads } = await import('./extractors/html/page-leads.ts');
  try {
    return readPageLeads(bytes);
  } catch (error) {
    if (error instanceof PipelineError) return null;
    throw error;
  }
}

/** Larger pages are no lists of reports. */
const MAX_PAGE_BYTES = 4 * 1_048_576;

const mayBePage = (bytes: Uint8Array): boolean =>
  bytes.length <= MAX_PAGE_BYTES && /^[\s\uFEFF]*</u.test(new TextDecoder().decode(bytes.subarray(0, 1_000)));

async function leadsOf(
  document: Document | null,
  page: PageLeads | null,
  facts: SourceFacts,
  follow: Follow,
): Promise<Leads | null> {
  if (document === null && page === null) return null;
  const { findLeads } = await import('./find-leads.ts');
  return findLeads(document ?? noDocument, page, facts.resolvedUri ?? facts.uri, follow);
}

/** Lists that a script would fetch come as XML, which is no document. */
const noDocument: Document = {
  ...{ carrier: 'html', mediaType: 'text/html', blocks: [], properties: {}, links: [], pageCount: null, notes: [] },
};
