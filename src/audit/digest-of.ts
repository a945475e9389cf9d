/** A record's digest: what rules over a set ask of it. */
import { tableNames } from '../forms/catalogue.ts';
import type { FigureLevel, ReportRecord } from '../model/record.ts';
import { describeOrgan } from '../organs/describe-organ.ts';
import type { Digest } from '../rules/set/digest.ts';

function flatten(prefix: string, level: FigureLevel): readonly (readonly [string, number | null])[] {
  return Object.entries(level).flatMap(([segment, value]) => {
    const code = `${prefix}.${segment}`;
    return typeof value === 'object' && value !== null ? flatten(code, value) : [[code, value] as const];
  });
}

/** A figure in doubt is no operand: null. */
function sureFigures(record: ReportRecord): Digest['figures'] {
  const doubtful = new Set(record.notes.flatMap(({ cells }) => cells));
  const printed = tableNames.flatMap((table) => {
    const level = record[table];
    return level === undefined ? [] : flatten(table, level);
  });
  return Object.fromEntries(printed.map(([code, value]) => [code, doubtful.has(code) ? null : value]));
}

export function digestOf(record: ReportRecord): Digest {
  const { record_id, source, status } = record;
  return {
    recordId: record_id,
    uri: source.uri,
    carrier: source.carrier,
    sha256: source.sha256,
    fetchedAt: source.fetched_at ?? null,
    ...namedFacts(record.report ?? NO_REPORT),
    isFailed: status === 'failed',
    figures: sureFigures(record),
    explanations: [],
    isCorrection: false,
  };
}

type ReportFacts = NonNullable<ReportRecord['report']>;

const NO_REPORT: ReportFacts = {
  ...{ title: null, organ: null, year: null, period: null, edition: null, published_on: null },
};

const namedFacts = ({ title, organ, year, edition, published_on }: ReportFacts) => ({
  title,
  organName: organ?.name ?? null,
  organKey: organ === null ? null : (organ.key ?? describeOrgan(organ.name).key),
  year,
  edition,
  publishedOn: published_on,
});
