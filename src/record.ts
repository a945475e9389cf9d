/** A record from what the steps made of a document. The only place that knows both the report and the line's fields. */
import { createHash } from 'node:crypto';
import { partsOf, tableNames } from './forms/catalogue.ts';
import type { Claim } from './model/claim.ts';
import type { DocumentFormat } from './model/document.ts';
import type { Checks, Finding } from './model/finding.ts';
import type { PipelineError } from './model/pipeline-error.ts';
import type { FactLine, FigureLevel, ReportRecord } from './model/record.ts';
import { RECORD_SCHEMA } from './model/record-format.ts';
import { bothLanguages } from './model/both-languages.ts';
import type { EditionId, FactEvidence, Figure, Note, Report, TableName, UntabledReport } from './model/report.ts';
import { describeOrgan } from './organs/describe-organ.ts';
import { extractorVersion } from './version.ts';

/** What is known of the bytes before they are opened. */
export interface SourceFacts {
  /** As enqueued: `file:samples/x.docx`, `https://…`, `-` for standard input. */
  readonly uri: string;
  readonly resolvedUri?: string;
  readonly fetchedAt?: string;
  readonly foundOn?: string;
  /** The bytes are a page as it stood in a browser: which one, and the SHA-256 of the page as it was fetched. */
  readonly rendered?: { readonly browser: string; readonly page: string | null };
}

export interface Checked {
  readonly findings: readonly Finding[];
  readonly checks: Checks;
  readonly checksByRule: Readonly<Record<string, Checks>>;
  /** The catalogue's version, and what was changed in it. */
  readonly ruleset: string;
}

const NO_CHECKS: Checks = { passed: 0, failed: 0, not_assessable: 0 };

const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

/** The record of one report; `ordinal` (from 1) tells the reports of one document apart. */
export function reportRecord(
  source: ReportRecord['source'],
  ordinal: number,
  report: Report,
  checked: Checked,
): ReportRecord {
  return {
    schema: RECORD_SCHEMA,
    record_id: recordId(source.sha256 ?? source.uri, ordinal),
    ...(isEmptyForm(report) ? refusedAs(emptyForm) : { status: statusOf(report), error: null }),
    source,
    report: factsIn(report, report.edition),
    ...tablesOf(report),
    sections: [...report.sections],
    ...(report.statements !== undefined && { claims: report.statements.claims.map(claimLine) }),
    evidence: Object.fromEntries(
      Object.values(report.figures).map((figure) => [figure.code, evidenceOf(figure, report.doubts?.[figure.code])]),
    ),
    notes: report.notes.map(noteLine),
    findings: checked.findings.map((finding) => ({
      ...finding,
      cells: [...finding.cells],
      printed: [...finding.printed],
    })),
    checks: { ...checked.checks, by_rule: countsByRule(checked) },
    extractor: { ...extractorVersion, ruleset: checked.ruleset },
  };
}

function claimLine({ codes, value, precision, text, ...rest }: Claim): NonNullable<ReportRecord['claims']>[number] {
  const [code = ''] = codes;
  const { section, offset, scope, period, state } = rest;
  return {
    ...(codes.length === 1 ? { code } : { codes: [...codes] }),
    value,
    ...(precision !== 0 && { precision }),
    ...{ text, section, offset, scope, period, state },
  };
}

type Refusal = Pick<PipelineError, 'code' | 'message'>;

const refusedAs = ({ code, message }: Refusal): Pick<ReportRecord, 'status' | 'error'> => ({
  status: 'failed',
  error: { code, message, messages: bothLanguages(message) },
});

const factsIn = (report: UntabledReport, edition: EditionId | null): ReportRecord['report'] => ({
  title: report.title,
  organ: report.organ === null ? null : organLine(report.organ.name),
  year: report.year,
  period: report.period,
  edition,
  published_on: report.publishedOn,
  evidence: Object.fromEntries(Object.entries(report.factEvidence).map(([name, fact]) => [name, factLine(fact)])),
});

const factLine = ({ from, raw, pageNumber, box, path }: FactEvidence): FactLine => ({
  ...{ from, raw, page: pageNumber },
  ...{ box: box === null ? null : [...box], path },
});

function organLine(name: string): NonNullable<ReportRecord['report']>['organ'] {
  const { key, regionCode, region, level, kind, function: task } = describeOrgan(name);
  return { name, key, region_code: regionCode, region, level, kind, function: task };
}

const noteLine = ({ about, witnesses, ...note }: Note): ReportRecord['notes'][number] => ({
  ...note,
  cells: [...note.cells],
  ...(witnesses !== undefined && { witnesses: [...witnesses] }),
  ...(about !== undefined && { about: [...about] }),
});

/** The line of a document that gave no figures: nothing that went in is lost. `read`: what it says beside its tables. */
export function failedRecord(
  source: ReportRecord['source'],
  error: Refusal,
  read: UntabledReport | null = null,
): ReportRecord {
  return {
    schema: RECORD_SCHEMA,
    record_id: recordId(source.sha256 ?? source.uri, 1),
    ...refusedAs(error),
    source,
    report: read === null ? null : factsIn(read, null),
    sections: [...(read?.sections ?? [])],
    evidence: {},
    notes: (read?.notes ?? []).map(noteLine),
    findings: [],
    checks: NO_CHECKS,
    extractor: extractorVersion,
  };
}

/** The record's source. `bytes` null: they could not be read; `format` null: it is not known what they are. */
export function sourceOf(
  facts: SourceFacts,
  bytes: Uint8Array | null,
  format: DocumentFormat | null,
): ReportRecord['source'] {
  return {
    uri: facts.uri,
    ...(facts.resolvedUri !== undefined && { resolved_uri: facts.resolvedUri }),
    media_type: format?.mediaType ?? null,
    carrier: format?.carrier ?? null,
    ...(bytes === null ? { sha256: null, size_bytes: null } : { sha256: sha256(bytes), size_bytes: bytes.byteLength }),
    ...(facts.fetchedAt !== undefined && { fetched_at: facts.fetchedAt }),
    found_on: facts.foundOn ?? null,
    ...(facts.rendered !== undefined && {
      rendered: { browser: facts.rendered.browser, page_sha256: facts.rendered.page },
    }),
  };
}

const countsByRule = ({ checksByRule }: Checked): Record<string, number[]> =>
  Object.fromEntries(
    Object.entries(checksByRule).map(([rule, { passed, failed, not_assessable }]) => [
      rule,
      [passed, failed, not_assessable],
    ]),
  );

function recordId(sourceHash: string, ordinal: number): string {
  const schemaMajor = RECORD_SCHEMA.slice(RECORD_SCHEMA.lastIndexOf('@') + 1);
  return sha256([sourceHash, ordinal, schemaMajor, extractorVersion.version].join('\n'));
}

const emptyForm: Refusal = {
  code: 'normalize.empty-form',
  message:
    '三张表格的单元格全部空白，是未填写的表格，没有数据可读；请提供已填写的年度报告 | All cells of the three tables are blank: the form is not filled in, and there are no figures to read. Supply the report',
};

/** Every cell is there, and nothing printed in any. What a note doubts may hold a figure that was not seen. */
const isEmptyForm = ({ codes, figures, notes }: Report): boolean =>
  codes.length > 0 &&
  codes.every((code) => figures[code]?.state === 'blank') &&
  notes.every(({ cells }) => cells.length === 0);

/** Partial: a table was not found, or a figure is in doubt. */
function statusOf(report: Report): 'complete' | 'partial' {
  const inDoubt = report.notes.some(({ cells }) => cells.length > 0);
  const allFound = Object.values(report.tables).every(({ found }) => found);
  return allFound && !inDoubt ? 'complete' : 'partial';
}

function evidenceOf(
  { evidence, confidence, state }: Figure,
  doubts: readonly string[] | undefined,
): ReportRecord['evidence'][string] {
  const { raw, table, row, column, pageNumber, box, path } = evidence;
  return {
    ...{ raw, table, row, column, page: pageNumber, box: box === null ? null : [...box], path, confidence, state },
    ...(doubts !== undefined && { doubts: [...doubts] }),
  };
}

/** Tables in the line's order; one without a code in force is left out. */
function tablesOf(report: Report): Partial<Record<TableName, FigureLevel>> {
  const root = figureTrees(report);
  return Object.fromEntries(
    tableNames
      .map((table) => [table, root[table]])
      .filter((entry): entry is [TableName, FigureLevel] => typeof entry[1] === 'object' && entry[1] !== null),
  );
}

/** Every code in force, null where the page shows no number. */
function figureTrees({ codes, figures }: Report): FigureLevel {
  const root: MutableLevel = {};
  for (const code of codes) {
    const { levels, column } = partsOf(code);
    let level = root;
    for (const segment of levels) level = childLevel(level, segment);
    level[column] = figures[code]?.value ?? null;
  }
  return root;
}

interface MutableLevel {
  [segment: string]: number | null | MutableLevel;
}

function childLevel(level: MutableLevel, segment: string): MutableLevel {
  const child = level[segment];
  if (typeof child === 'object' && child !== null) return child;
  return (level[segment] = {});
}
