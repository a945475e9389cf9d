/** A record's digest: what rules over a set ask of it. */
import { tableNames } from '../forms/catalogue.ts';
import type { FigureLevel, ReportRecord } from '../model/record.ts';
import { describeOrgan } from '../organs/describe-organ.ts';
import { explanationsIn } from '../rules/set/explanations.ts';
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
    explanations: explanationsIn(narrativeOf(record)),
    isCorrection: isCorrection(record),
  };
}

export const narrativeOf = ({ sections }: ReportRecord): string => sections.map(({ text }) => text).join('\n');

const CORRECTS_IN_NAME = /更正|勘误|修订版|修正版|更新版|订正/u;
const CORRECTS_IN_TEXT =
  /(?:本报告|本年报|年度报告|年报|原文|此前|原)[^。；\n]{0,24}(?:更正|勘误|订正|重新(?:公布|发布)|以本(?:报告|版|次)?为准)|(?:更正|勘误|订正)(?:说明|公告|启事|如下)/u;

function isCorrection(record: ReportRecord): boolean {
  const name = `${record.report?.title ?? ''} ${decoded(record.source.uri)}`;
  return CORRECTS_IN_NAME.test(name) || CORRECTS_IN_TEXT.test(narrativeOf(record));
}

function decoded(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
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
