import type { FigureLevel, ReportRecord } from '../../src/model/record.ts';
import { extractorVersion } from '../../src/version.ts';

export interface GivenFigure {
  readonly value: number | null;
  readonly raw: string;
}

interface Level {
  [segment: string]: number | null | Level;
}

/** A record with the given figures, by code, and no other. */
export function recordWith(figures: Readonly<Record<string, GivenFigure>>): ReportRecord {
  const place = { table: 1, row: 2, column: 3, page: null, box: null, path: 'p', confidence: 1 };
  return {
    schema: 'nianbao/report@1',
    record_id: 'r',
    status: 'complete',
    error: null,
    source: {
      uri: 'file:a.html',
      media_type: 'text/html',
      carrier: 'html',
      sha256: 's',
      size_bytes: 1,
      found_on: null,
    },
    report: {
      title: null,
      organ: { name: '甲县公安局' },
      year: 2024,
      period: null,
      edition: '2021',
      published_on: null,
    },
    ...treesOf(figures),
    sections: [],
    evidence: Object.fromEntries(Object.entries(figures).map(([code, { raw }]) => [code, { raw, ...place }])),
    notes: [],
    findings: [],
    checks: { passed: 0, failed: 0, not_assessable: 0 },
    extractor: extractorVersion,
  };
}

function treesOf(figures: Readonly<Record<string, GivenFigure>>): Readonly<Record<string, FigureLevel>> {
  const root: Record<string, Level> = {};
  for (const [code, { value }] of Object.entries(figures)) {
    const segments = code.split('.');
    let level: Level = root;
    for (const segment of segments.slice(0, -1)) level = (level[segment] ??= {}) as Level;
    level[segments.at(-1)!] = value;
  }
  return root;
}
