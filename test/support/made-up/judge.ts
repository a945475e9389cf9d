/** What is wrong with the records read from a rendering, held against the reports that it was made from. */
import { readStatements } from '../../../src/claims/read-statements.ts';
import { codesOf, tableNames } from '../../../src/forms/catalogue.ts';
import type { ReportRecord } from '../../../src/model/record.ts';
import type { Bend } from './bends/bend.ts';
import { applicationRows, editionOf, type MadeUpReport } from './report.ts';

export type Demand = Pick<Bend, 'expects' | 'mayFind'>;

/** The strictest of what all bends ask. */
export function demandOf(bends: readonly Bend[]): Demand {
  return {
    expects: bends.every(({ expects }) => expects === 'exact') ? 'exact' : 'noted',
    mayFind: bends.flatMap(({ mayFind }) => mayFind),
  };
}

/** Lines that say what is wrong; none if all is right. */
export function faultsOf(
  records: readonly ReportRecord[],
  reports: readonly MadeUpReport[],
  demand: Demand,
): readonly string[] {
  if (records.length !== reports.length) return [`${records.length} records instead of ${reports.length}`];
  return reports.flatMap((report, index) => {
    const record = records[index]!;
    if (record.status === 'failed') return [`failed: ${record.error?.code ?? ''} ${record.error?.message ?? ''}`];
    return [
      ...identityFaults(record, report, demand),
      ...statusFaults(record, demand),
      ...figureFaults(record, report, demand),
      ...evidenceFaults(record, report, demand),
      ...claimFaults(record, report, demand),
      ...findingFaults(record, demand),
    ];
  });
}

function identityFaults(record: ReportRecord, expected: MadeUpReport, { expects }: Demand): string[] {
  const { report } = record;
  // Where nothing tells the edition, its table two is in doubt.
  const isUntold =
    expects === 'noted' && record.notes.some(({ table, cells }) => table === 'disclosure' && cells.length > 0);
  const pairs = [
    ['edition', isUntold ? (report?.edition ?? expected.edition) : report?.edition, expected.edition],
    ['year', report?.year, expected.year],
    ['organ', report?.organ?.name, expected.organ],
  ] as const;
  return pairs
    .filter(([, is, should]) => is !== should)
    .map(([name, is, should]) => `${name}: ${String(is)} instead of ${should}`);
}

function statusFaults({ status, notes }: ReportRecord, { expects }: Demand): string[] {
  if (expects !== 'exact' || status === 'complete') return [];
  return [`${status}: ${notes.map(({ code, table, cells }) => `${code} ${table ?? ''} ${cells.length}`).join('; ')}`];
}

export function figureAt(record: ReportRecord, code: string): number | null | undefined {
  let level: unknown = record;
  for (const segment of code.split('.')) {
    if (typeof level !== 'object' || level === null) return undefined;
    level = (level as Readonly<Record<string, unknown>>)[segment];
  }
  return level as number | null | undefined;
}

/** Codes that the report's form has, in its order. */
export function codesOfReport({ form }: Pick<MadeUpReport, 'form'>): readonly string[] {
  const { tables } = editionOf(form);
  const rows = applicationRows(form);
  return tableNames.flatMap((name) => codesOf(tables[name], name === 'applications' ? rows : undefined));
}

function figureFaults(record: ReportRecord, report: MadeUpReport, { expects }: Demand): string[] {
  const isNoted = notedIn(record);
  const faults = codesOfReport(report).flatMap((code) => {
    const is = figureAt(record, code);
    const should = report.values[code];
    if (is === should || (expects === 'noted' && isNoted(code))) return [];
    return [`${code}: ${String(is)} instead of ${String(should)}`];
  });
  return faults.length > 4 ? [...faults.slice(0, 4), `… ${faults.length} figures in all`] : faults;
}

/** Which figures a note names, or a figure that stands in their place, or their table: one that wasn't found tells no edition. */
export function notedIn(record: ReportRecord): (code: string) => boolean {
  const noted = new Set(record.notes.flatMap(({ cells }) => cells));
  const lost = record.notes.flatMap(({ code, table }) => (code === 'extraction.table-not-found' ? [table] : []));
  const isElsewhere = (code: string): boolean =>
    lost.some((table) => table !== undefined && code.startsWith(`${table}.`)) ||
    [...noted].some((other) => standsFor(other, code));
  return (code) => noted.has(code) || (figureAt(record, code) === undefined && isElsewhere(code));
}

/** （六）其他处理 that was not read may be one row or three: the record then doubts those of the edition. */
function standsFor(noted: string, code: string): boolean {
  const [group, applicant] = code.split('.total.');
  return applicant !== undefined && noted.startsWith(`${group}.`) && noted.endsWith(`.${applicant}`);
}

const magnitude = (printed: string): number => Number(printed.normalize('NFKC').replaceAll(/[^\d.]/g, ''));

/** Every code of the form, and no other, leads back to a cell; what that cell prints is the figure. */
function evidenceFaults({ evidence }: ReportRecord, report: MadeUpReport, { expects }: Demand): string[] {
  if (expects !== 'exact') return [];
  const codes = codesOfReport(report);
  const foreign = Object.keys(evidence).filter((code) => !codes.includes(code));
  const lost = codes.filter((code) => {
    const value = report.values[code] ?? null;
    const raw = evidence[code]?.raw;
    return raw === undefined || (value !== null && magnitude(raw) !== Math.abs(value));
  });
  const faults = [
    ...foreign.map((code) => `${code}: not of this form`),
    ...lost.map((code) => `${code}: evidence ${evidence[code]?.raw ?? 'missing'}`),
  ];
  return faults.length > 3 ? [...faults.slice(0, 3), `… evidence of ${faults.length} figures in all`] : faults;
}

interface Said {
  readonly code?: string | undefined;
  readonly codes?: readonly string[] | undefined;
  readonly value: number;
  readonly state: string;
  readonly period: string;
}

const said = (claims: readonly Said[] = []): readonly string[] =>
  claims.map(({ code, codes = [code], value, state, period }) => `${codes.join('+')} = ${value} ${state} ${period}`);

/** What the words state is read from the carrier as from the words themselves. */
function claimFaults(record: ReportRecord, report: MadeUpReport, { expects, mayFind }: Demand): string[] {
  if (expects !== 'exact' || mayFind.includes('structure.section-missing')) return [];
  const { organ: name, year, preamble } = report;
  const sections = report.sections.map(({ paragraphs, ...section }) => ({ ...section, text: paragraphs.join('\n') }));
  const spoken = { organ: { name }, year, preamble, sections, codes: codesOfReport(report) };
  const [is, should] = [said(record.claims), said(readStatements(spoken).claims)];
  const faults = [
    ...should.filter((claim) => !is.includes(claim)).map((claim) => `not claimed: ${claim}`),
    ...is.filter((claim) => !should.includes(claim)).map((claim) => `claimed: ${claim}`),
  ];
  return faults.slice(0, 4);
}

function findingFaults({ findings }: ReportRecord, { mayFind }: Demand): string[] {
  const errors = findings.filter(({ severity, rule }) => severity === 'error' && !mayFind.includes(rule));
  return errors.slice(0, 3).map(({ rule, message }) => `${rule}: ${message.zh}`);
}
