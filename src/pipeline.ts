/** The pure middle of the program: bytes → documents → reports → findings → records. */
import { extract } from './extractors/extract.ts';
import type { Follow, Leads } from './leads.ts';
import type { Document } from './model/document.ts';
import { withNamedDoubts } from './model/doubts.ts';
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
): Promise<PageReading> {
  let document: Document | null = null;
  try {
    const opened = (document = await extract(bytes));
    const reports = normalize(opened).map(withNamedDoubts);
    const records = reports.map((report, index) =>
      reportRecord(sourceOf(facts, bytes, opened), index + 1, report, checkReport(report, overrides)),
    );
    return { records, leads: null };
  } catch (error) {
    if (!(error instanceof PipelineError)) throw error;
    if (document === null) return { records: [failedRecord(sourceOf(facts, bytes, error.format), error)], leads: null };
    const leads = await leadsOf(document, facts, follow);
    if (leads !== null) return { records: [], leads };
    return { records: [failedRecord(sourceOf(facts, bytes, document), error, readWithoutTables(document))], leads };
  }
}

/** Loaded when it is asked for: reading files needs none of it. */
async function leadsOf(document: Document, facts: SourceFacts, follow: Follow): Promise<Leads | null> {
  if (follow === 'none') return null;
  const { findLeads } = await import('./find-leads.ts');
  return findLeads(document, facts.resolvedUri ?? facts.uri, follow);
}
