/** One report of the made-up province: its figures and words, and the record that they give. */
import { codesOf, editions } from '../../../src/forms/catalogue.ts';
import type { FigureLevel, ReportRecord } from '../../../src/model/record.ts';
import { describeOrgan } from '../../../src/organs/describe-organ.ts';
import { sha256 } from '../../../src/exports/segments/segment-name.ts';

export type Figures = Record<string, number>;

export interface FleetReport {
  organ: string;
  year: number;
  figures: Figures;
  text: string;
  publishedOn: string | null;
  uri: string;
  carrier: 'html' | 'pdf';
  title: string;
  fetchedAt: string | null;
  findings: ReportRecord['findings'];
}

export const editionOf = (year: number): '2019' | '2021' => (year <= 2020 ? '2019' : '2021');

const codesByEdition = new Map(
  editions.map(({ id, tables: { disclosure, applications, disputes } }) => [
    id,
    [...codesOf(disclosure), ...codesOf(applications), ...codesOf(disputes)],
  ]),
);

export const zeros = (year: number): Figures =>
  Object.fromEntries(codesByEdition.get(editionOf(year))!.map((code) => [code, 0]));

interface Level {
  [segment: string]: number | null | Level;
}

function treeOf(figures: Figures): Record<string, FigureLevel> {
  const root: Level = {};
  for (const [code, value] of Object.entries(figures)) {
    const segments = code.split('.');
    let level = root;
    for (const segment of segments.slice(0, -1)) level = (level[segment] ??= {}) as Level;
    level[segments.at(-1)!] = value;
  }
  return root as Record<string, FigureLevel>;
}

export function recordOf(report: FleetReport): ReportRecord {
  const { organ, year, figures, text, publishedOn, uri, carrier, title, fetchedAt, findings } = report;
  const digest = sha256(Buffer.from(JSON.stringify([organ, year, figures, text, uri, title])));
  const { key, regionCode, region, level, kind, function: task } = describeOrgan(organ);
  return {
    schema: 'nianbao/report@1',
    record_id: sha256(Buffer.from(`${digest} 1`)),
    status: 'complete',
    error: null,
    source: {
      ...{ uri, media_type: 'text/html', carrier, sha256: digest, size_bytes: 9000 },
      ...(fetchedAt !== null && { fetched_at: fetchedAt }),
      found_on: null,
    },
    report: {
      title,
      organ: { name: organ, key, region_code: regionCode, region, level, kind, function: task },
      year,
      period: { from: `${year}-01-01`, to: `${year}-12-31` },
      edition: editionOf(year),
      published_on: publishedOn,
    },
    ...treeOf(figures),
    sections: [
      { ordinal: 1, heading: '一、总体情况', text },
      { ordinal: 5, heading: '五、存在的主要问题及改进情况', text: '解读形式还不够丰富，下一步将加强培训。' },
      { ordinal: 6, heading: '六、其他需要报告的事项', text: '本年度没有收取信息处理费。' },
    ],
    evidence: {},
    notes: [],
    findings,
    checks: { passed: 42, failed: 0, not_assessable: 0 },
    extractor: { name: 'nianbao', version: '0.1.0', ruleset: '2026.1' },
  };
}
