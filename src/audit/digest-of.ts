/** A record's digest: what rules over a set ask of it. */
import { readStatements } from '../claims/read-statements.ts';
import { tableNames } from '../forms/catalogue.ts';
import type { FigureLevel, ReportRecord } from '../model/record.ts';
import { describeOrgan } from '../organs/describe-organ.ts';
import { explanationsIn } from '../rules/set/explanations.ts';
import { scopeIn } from '../rules/set/scope.ts';
import type { Digest } from '../rules/set/digest.ts';

/** A figure in doubt is no operand: null. */
function sureFigures(record: ReportRecord): Digest['figures'] {
  const figures: Record<string, number | null> = {};
  const put = (prefix: string, level: FigureLevel): void => {
    for (const [segment, value] of Object.entries(level)) {
      if (typeof value === 'object' && value !== null) put(`${prefix}.${segment}`, value);
      else figures[`${prefix}.${segment}`] = value;
    }
  };
  for (const table of tableNames) {
    const level = record[table];
    if (level !== undefined) put(table, level);
  }
  for (const code of record.notes.flatMap(({ cells }) => cells)) if (code in figures) figures[code] = null;
  return figures;
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
    ...againstLastYear(record),
    scope: scopeIn(narrativeOf(record)),
    faults: faultsOf(record),
    isCorrection: isCorrection(record),
    blamed: blamedIn(record),
  };
}

const blamedIn = ({ findings }: ReportRecord): Digest['blamed'] => [
  ...new Set(findings.flatMap(({ severity, cells }) => (severity === 'info' ? [] : cells))),
];

/** Rules whose findings a template can cause, apart from what depends on the organ's own figures and text. */
const OF_TEMPLATES =
  /^(?:edition\.|structure\.(?:section-(?:missing|order)|heading-wording|row-(?:set|added)|column-set|block-title-missing|note-altered|label-wording|template-leftover|table-missing))/u;

const faultsOf = ({ findings }: ReportRecord): Digest['faults'] =>
  findings.filter(({ rule }) => OF_TEMPLATES.test(rule)).map(({ rule, message: { zh, en } }) => ({ rule, zh, en }));

/** Only paragraphs that speak of last year are read, which is a small part of most texts. */
function againstLastYear({ report, sections, ...tables }: ReportRecord): Pick<Digest, 'comparisons' | 'lastYear'> {
  const year = report?.year ?? null;
  const words = new RegExp(`同比|同期|[上去]年|上一年${year === null ? '' : `|${year - 1}年`}`, 'u');
  const relevant = sections.map(({ text, ...section }) => ({
    ...section,
    text: text
      .split('\n')
      .filter((line) => words.test(line))
      .join('\n'),
  }));
  if (relevant.every(({ text }) => text === '')) return { comparisons: [], lastYear: [] };
  const codes = Object.keys(sureFigures({ ...tables, report, sections }));
  const read = readStatements({ year, organ: report?.organ ?? null, codes, preamble: '', sections: relevant });
  return { comparisons: read.comparisons, lastYear: read.lastYear };
}

export const narrativeOf = ({ sections }: ReportRecord): string => sections.map(({ text }) => text).join('\n');

const CORRECTS_IN_NAME = /更正|勘误|修订版|修正版|更新版|订正/u;
const CORRECTS_IN_TEXT =
  /(?:本报告|本年报|年度报告|年报|原文|此前|原)[^。；\n]{0,24}(?:更正|勘误|订正|重新(?:公布|发布)|以本(?:报告|版|次)?为准)|(?:更正|勘误|订正)(?:说明|公告|启事|如下)/u;

function isCorrection(record: ReportRecord): boolean {
  const name = `${record.report?.title ?? ''} ${decodedUri(record.source.uri)}`;
  return CORRECTS_IN_NAME.test(name) || CORRECTS_IN_TEXT.test(narrativeOf(record));
}

export function decodedUri(uri: string): string {
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
