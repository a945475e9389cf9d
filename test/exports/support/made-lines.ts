import { createHash } from 'node:crypto';
import type { ReportRecord } from '../../../src/model/record.ts';
import { jsonLine } from '../../../src/model/plain-text.ts';
import { recordWith } from '../record.ts';

export interface MadeLine {
  readonly uri: string;
  /** Stands for the bytes that were read; null: none were. */
  readonly content?: string | null;
  readonly ordinal?: number;
  readonly version?: string;
  readonly ruleset?: string;
  readonly fetchedAt?: string;
  readonly resolvedUri?: string;
  readonly error?: string;
  readonly year?: number | null;
  readonly organ?: string;
  readonly title?: string;
  readonly rules?: readonly string[];
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** As docs/record.md has it. */
const recordId = ({ uri, content = uri, ordinal = 1, version = '0.1.0' }: MadeLine): string =>
  sha256([content === null ? uri : sha256(content), ordinal, 1, version].join('\n'));

function madeRecord(made: MadeLine): ReportRecord {
  const { error, version = '0.1.0', ruleset = '2026.1' } = made;
  return {
    ...recordWith({}),
    record_id: recordId(made),
    status: error === undefined ? 'complete' : 'failed',
    error: error === undefined ? null : { code: error, message: '读不了' },
    source: sourceOf(made),
    report: error === undefined ? reportOf(made) : null,
    findings: (made.rules ?? []).map(findingOf),
    extractor: { name: 'nianbao', version, ruleset },
  };
}

export const madeLine = (made: MadeLine): string => jsonLine(madeRecord(made));

export const madeBytes = (...made: readonly MadeLine[]): Uint8Array => Buffer.from(made.map(madeLine).join(''));

const sourceOf = ({ uri, content = uri, resolvedUri, fetchedAt }: MadeLine): ReportRecord['source'] => ({
  uri,
  ...(resolvedUri !== undefined && { resolved_uri: resolvedUri }),
  ...{ media_type: 'text/html', carrier: 'html', sha256: content === null ? null : sha256(content), size_bytes: 1 },
  ...(fetchedAt !== undefined && { fetched_at: fetchedAt }),
  found_on: null,
});

const reportOf = ({ year = 2024, organ = '甲县公安局', title = '' }: MadeLine): ReportRecord['report'] => ({
  ...{ title, organ: { name: organ }, year, period: null, edition: '2021', published_on: null },
});

const findingOf = (rule: string): ReportRecord['findings'][number] => ({
  ...{ rule, severity: 'error', message: { zh: '', en: '' }, cells: [], printed: [], expected: null, formula: null },
  ...{ hint: null, consequence_of: null, unverified: false },
});
