/** The pure middle of the program: bytes → documents → reports → findings → records. */
import { extract } from './extractors/extract.ts';
import type { Document } from './model/document.ts';
import { PipelineError } from './model/pipeline-error.ts';
import type { ReportRecord } from './model/record.ts';
import { normalize } from './normalize/normalize.ts';
import { failedRecord, reportRecord, sourceOf, type SourceFacts } from './record.ts';
import { checkReport } from './rules/check-report.ts';

export type { SourceFacts };

/**
 * All records of one document: one for each report in it, or a single `failed` one.
 * Throws only on our own mistakes; whatever is wrong with the bytes is in the record.
 */
export async function processDocument(bytes: Uint8Array, facts: SourceFacts): Promise<readonly ReportRecord[]> {
  let document: Document | null = null;
  try {
    const opened = (document = await extract(bytes));
    return normalize(opened).map((report, index) =>
      reportRecord(sourceOf(facts, bytes, opened), index + 1, report, checkReport(report)),
    );
  } catch (error) {
    if (!(error instanceof PipelineError)) throw error;
    return [failedRecord(sourceOf(facts, bytes, document), error)];
  }
}
