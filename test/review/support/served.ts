/** The review server over made records, and questions to it as they are written. */
import { mkdtempSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openAudit } from '../../../src/audit/open-audit.ts';
import type { ReportRecord } from '../../../src/model/record.ts';
import { noOverrides } from '../../../src/model/rule-overrides.ts';
import { SourceFinder } from '../../../src/review/find-source.ts';
import { rowFacts } from '../../../src/review/list-row.ts';
import { RecordSpool } from '../../../src/review/record-spool.ts';
import { ReviewSet } from '../../../src/review/review-set.ts';
import { type RunningReview, serveReview } from '../../../src/review/serve-review.ts';
import { outlined } from '../../../src/verdicts/checked-report.ts';

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

interface Asking {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** As it is written: `fetch` would mend the path and refuse to set Host. */
export function ask(
  url: string,
  path: string,
  { method = 'GET', headers = {}, body = '' }: Asking = {},
): Promise<Reply> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, path, method, headers }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }));
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

export interface Served {
  readonly running: RunningReview;
  readonly decisionFile: string;
}

export async function serve(
  records: readonly ReportRecord[],
  {
    author = '张三',
    host = '127.0.0.1',
    folder = null,
    audited = [],
    decisionFile = join(mkdtempSync(join(tmpdir(), 'nianbao-decided-')), 'decisions.jsonl'),
  }: {
    author?: string | null;
    host?: string;
    folder?: string | null;
    audited?: readonly ReportRecord[];
    decisionFile?: string;
  } = {},
): Promise<Served> {
  const spool = new RecordSpool();
  const facts = new Map(records.map((record) => [record.record_id, rowFacts(record)]));
  for (const record of records) spool.add(record);
  const audit = await openAudit(audited);
  const set = new ReviewSet({
    outlines: records.map(outlined),
    factsOf: (id) => facts.get(id)!,
    findingsOf: (id) => audit.findingsOf(id),
    auditAgain: async (all) => {
      const again = await openAudit(all);
      return (id) => again.findingsOf(id);
    },
    ...{ spool, heads: [], overrides: noOverrides, decisionFiles: [decisionFile], writeTo: decisionFile },
  });
  const running = await serveReview({
    ...{ host, wantedPort: 0, set, author, language: 'zh', queue: null, board: null, now: () => Date.UTC(2025, 0, 1) },
    sources: new SourceFinder({ stores: [], bases: [folder ?? tmpdir()], folder: null, maxBytes: 1_000_000 }),
    show: (bytes) => Promise.resolve({ kind: 'shown', markup: Buffer.from(bytes).toString(), found: [] }),
  });
  return { running, decisionFile };
}

export const json = { 'content-type': 'application/json' };
