/** Records for tests over a set: faultless ones that differ in what is given. */
import { sha256 } from '../../src/exports/segments/segment-name.ts';
import type { ReportRecord } from '../../src/model/record.ts';
import { reportRecord } from '../../src/record.ts';
import { checkReport } from '../../src/rules/check-report.ts';
import { type Figures, madeReport } from '../rules/made-report.ts';

const nothing = Object.fromEntries(['disclosure', 'applications', 'disputes'].map((table) => [`${table}.*`, 0]));

export interface MadeRecord {
  readonly organ: string;
  readonly year: number;
  readonly figures?: Figures;
  readonly uri?: string;
  readonly carrier?: ReportRecord['source']['carrier'];
  readonly publishedOn?: string | null;
  readonly title?: string;
  /** Text of single sections, by ordinal. */
  readonly sections?: Readonly<Record<number, string>>;
  readonly fetchedAt?: string;
}

export function madeRecord(made: MadeRecord): ReportRecord {
  const { organ, year, figures = {}, sections = {}, publishedOn = null, carrier = 'html' } = made;
  const title = made.title ?? `${organ}${year}年政府信息公开工作年度报告`;
  const report = madeReport({
    edition: year <= 2020 ? '2019' : '2021',
    figures: { ...nothing, ...figures },
    sections,
    report: { year, title, organ: { name: organ }, period: { from: `${year}-01-01`, to: `${year}-12-31` } },
  });
  const uri = made.uri ?? `file:${organ}-${year}.html`;
  const source = {
    ...{ uri, media_type: 'text/html', carrier, sha256: sha256(Buffer.from(JSON.stringify(made))), size_bytes: 1000 },
    ...(made.fetchedAt !== undefined && { fetched_at: made.fetchedAt }),
    found_on: null,
  };
  return reportRecord(source, 1, { ...report, publishedOn }, checkReport(report));
}
