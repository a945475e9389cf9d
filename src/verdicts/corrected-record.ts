/** A record with what people read in its cells: the rules run again, what was printed stays. Given out like that, never stored. */
import { withStatements } from '../claims/read-statements.ts';
import type { Decided } from '../decisions/decided.ts';
import type { Reading } from '../decisions/decision.ts';
import type { FigureLevel, ReportRecord } from '../model/record.ts';
import { noOverrides, type RuleOverrides } from '../model/rule-overrides.ts';
import { ruleset } from '../rules/catalogue.ts';
import { checkReport, type CheckResult } from '../rules/check-report.ts';
import { reportFacts } from './checked-report.ts';
import { reportOfRecord } from './report-of-record.ts';
import { isReadWhole } from './verdict.ts';

type Finding = ReportRecord['findings'][number];

/** The record itself where nobody corrected it. A reading of a cell that it doesn't have changes nothing. */
export function correctedRecord(
  record: ReportRecord,
  decided: Decided,
  overrides: RuleOverrides = noOverrides,
): ReportRecord {
  const readings = decided.readings(reportFacts(record)).filter(({ of }) => Object.hasOwn(record.evidence, of.code));
  if (readings.length === 0) return record;
  const corrected = withReadings(record, readings);
  const before = checked(record, overrides);
  const after = checked(corrected, overrides);
  const codes = new Set(readings.map(({ of }) => of.code));
  return {
    ...corrected,
    findings: renewed(record.findings, before, after, codes),
    checks: counts(record, before, after),
  };
}

const checked = (record: ReportRecord, overrides: RuleOverrides): CheckResult =>
  checkReport(withStatements(reportOfRecord(record)), overrides);

/** Values, evidence, doubts and status, without the findings. */
function withReadings(record: ReportRecord, readings: readonly Reading[]): ReportRecord {
  const evidence = { ...record.evidence };
  const trees = { disclosure: record.disclosure, applications: record.applications, disputes: record.disputes };
  const tables: Record<string, FigureLevel | undefined> = { ...trees };
  for (const reading of readings) {
    const { code } = reading.of;
    const own = evidence[code];
    if (own === undefined) continue;
    evidence[code] = correctedCell(own, reading);
    const [table = '', ...levels] = code.split('.');
    tables[table] = withValue(tables[table] ?? {}, levels, reading.value);
  }
  const notes = record.notes.map((note) => withoutDoubts(note, new Set(readings.map(({ of }) => of.code))));
  const isSure = notes.every(({ cells }) => cells.length === 0) && isReadWhole(record);
  const status = record.status === 'partial' && isSure ? 'complete' : record.status;
  return { ...record, status, ...tables, evidence, notes };
}

type Cell = ReportRecord['evidence'][string];

/** Nothing speaks against it any more. */
function correctedCell(own: Cell, { value, read, author, time, reason }: Reading): Cell {
  const { raw, table, row, column, page, box, path } = own;
  const corrected = { value, read, author, time, ...(reason !== undefined && { reason }) };
  const state = value === null ? ('blank' as const) : ('number' as const);
  return {
    ...{ raw, table, row, column, page, box, path, confidence: 1 },
    ...(own.state !== undefined && { state }),
    corrected,
  };
}

function withValue(level: FigureLevel, [first = '', ...rest]: readonly string[], value: number | null): FigureLevel {
  if (rest.length === 0) return { ...level, [first]: value };
  const below = level[first];
  return { ...level, [first]: withValue(typeof below === 'object' && below !== null ? below : {}, rest, value) };
}

/** A person looked: what was in doubt no longer is. */
function withoutDoubts(note: ReportRecord['notes'][number], codes: ReadonlySet<string>): typeof note {
  const settled = note.cells.filter((code) => codes.has(code));
  if (settled.length === 0) return note;
  const cells = note.cells.filter((code) => !codes.has(code));
  const { witnesses, ...rest } = note;
  const own = cells.length > 0 && witnesses !== undefined ? { ...rest, witnesses } : rest;
  return { ...own, cells, about: [...(note.about ?? []), ...settled] };
}

const keyOf = ({
  rule,
  cells,
  quote,
}: Pick<Finding, 'rule' | 'cells' | 'quote'> | CheckResult['findings'][number]): string =>
  JSON.stringify([rule, cells, quote ?? null]);

/**
 * What the readings neither made nor unmade stays as it was stored; findings that name a corrected cell are those that the
 * rules give now.
 */
function renewed(
  stored: readonly Finding[],
  before: CheckResult,
  after: CheckResult,
  codes: ReadonlySet<string>,
): Finding[] {
  const had = new Set(before.findings.map(keyOf));
  const has = new Set(after.findings.map(keyOf));
  const isNamed = ({ cells }: { readonly cells: readonly string[] }): boolean => cells.some((code) => codes.has(code));
  const kept = stored.filter((finding) => !isNamed(finding) && (has.has(keyOf(finding)) || !had.has(keyOf(finding))));
  const keptKeys = new Set(kept.map(keyOf));
  const added = after.findings
    .filter((finding) => (isNamed(finding) || !had.has(keyOf(finding))) && !keptKeys.has(keyOf(finding)))
    .map((finding): Finding => ({ ...finding, cells: [...finding.cells], printed: [...finding.printed] }));
  // What the stored line says of causes holds as long as the cause is there: it knows more than a record does.
  const causes = [new Map(causesIn(stored)), new Map(causesIn(after.findings))];
  const all = [...kept, ...added].sort((a, b) => rankOf(a.rule) - rankOf(b.rule));
  const indexes = new Map(all.map((finding, index) => [keyOf(finding), index]));
  const causeOf = (finding: Finding): number | undefined =>
    causes.map((known) => indexes.get(known.get(keyOf(finding)) ?? '')).find((index) => index !== undefined);
  return all.map((finding) => ({ ...finding, consequence_of: causeOf(finding) ?? null }));
}

/** Key of a finding → key of the one that explains it. */
const causesIn = (
  findings: readonly Pick<Finding, 'rule' | 'cells' | 'quote' | 'consequence_of'>[] | CheckResult['findings'],
) =>
  findings.flatMap((finding): readonly (readonly [string, string])[] => {
    const cause = findings[finding.consequence_of ?? -1];
    return [[keyOf(finding), cause === undefined ? '' : keyOf(cause)]];
  });

const ranks = new Map(ruleset.rules.map(({ id }, index) => [id, index]));
const rankOf = (rule: string): number => ranks.get(rule) ?? ranks.size;

/** Changed by what the rules give more or less than before. */
function counts({ checks }: ReportRecord, before: CheckResult, after: CheckResult): ReportRecord['checks'] {
  const names = ['passed', 'failed', 'not_assessable'] as const;
  const byRule = Object.entries(checks.by_rule ?? {}).map(([rule, numbers]) => {
    const [old, now] = [before.checksByRule[rule], after.checksByRule[rule]];
    const moved = names.map((name, at) => Math.max(0, (numbers[at] ?? 0) + (now?.[name] ?? 0) - (old?.[name] ?? 0)));
    return [rule, moved] as const;
  });
  const [passed, failed, not_assessable] = names.map((name) =>
    Math.max(0, checks[name] + after.checks[name] - before.checks[name]),
  );
  return {
    ...{ passed: passed ?? 0, failed: failed ?? 0, not_assessable: not_assessable ?? 0 },
    ...(checks.by_rule !== undefined && { by_rule: Object.fromEntries(byRule) }),
  };
}
