/** `nianbao audit`: records → what is said over all of them, a line a finding. */
import { counted } from './plural.ts';
import type { Audit, AuditOptions } from '../audit/open-audit.ts';
import { openAudit } from '../audit/open-audit.ts';
import type { Severity } from '../model/finding.ts';
import { jsonLine } from '../model/plain-text.ts';
import type { RuleOverrides } from '../model/rule-overrides.ts';
import { readAliases } from '../organs/aliases.ts';
import { readRoster } from '../organs/roster.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { exportFailure } from './export-failure.ts';
import type { Language } from './language.ts';
import { fileOutput, type Output, stdoutOutput } from './output.ts';
import { readRecords } from './read-records.ts';
import { readTable } from './read-table.ts';
import { stopOnSignals } from './stop-signals.ts';

export interface AuditCommandOptions {
  /** Null: standard output. */
  readonly out: string | null;
  readonly history: readonly string[];
  /** CSV files. */
  readonly aliases: string | null;
  readonly roster: string | null;
  /** ISO day: what isn't due by then isn't missing. */
  readonly asOf: string;
  /** Years that the roster is asked about; empty: those that occur. */
  readonly years: readonly number[];
  readonly overrides: RuleOverrides;
  readonly failOn: 'never' | 'error' | 'warning';
  readonly json: boolean;
  readonly quiet: boolean;
  readonly language: Language;
}

type Counts = Record<Severity, number>;

/** Rejects with a CommandError; then nothing stands under the name that was asked for. */
export async function auditCommand(paths: readonly string[], options: AuditCommandOptions): Promise<ExitCode> {
  const stopping = new AbortController();
  const signals = stopOnSignals(() => stopping.abort());
  let output: Output | null = null;
  let audit: Audit | null = null;
  try {
    const settings = { ...auditOptions(options), signal: stopping.signal };
    output = options.out === null ? stdoutOutput() : await fileOutput(options.out);
    audit = await openAudit(readRecords(paths), settings);
    const counts = await writeLines(audit, output);
    await output.finish();
    tell(audit, counts, options);
    return exitCodeFor(counts, options.failOn);
  } catch (error) {
    await output?.abandon();
    if (signals.stoppedBy !== null) return signals.stoppedBy;
    throw exportFailure(error);
  } finally {
    audit?.close();
    signals.release();
  }
}

function auditOptions({ history, aliases, roster, asOf, years, overrides }: AuditCommandOptions): AuditOptions {
  return {
    overrides,
    ...(history.length > 0 && { history: readRecords(history) }),
    ...(aliases !== null && { aliases: readTable(aliases, readAliases) }),
    ...(roster !== null && { coverage: { roster: readTable(roster, readRoster), asOf, years } }),
  };
}

const CHUNK_LINES = 500;

async function writeLines(audit: Audit, output: Output): Promise<Counts> {
  const counts: Counts = { error: 0, warning: 0, info: 0 };
  let chunk: string[] = [];
  for (const line of audit.lines()) {
    counts[line.severity] += 1;
    chunk.push(jsonLine(line));
    if (chunk.length < CHUNK_LINES) continue;
    await output.write(Buffer.from(chunk.join('')));
    chunk = [];
  }
  if (chunk.length > 0) await output.write(Buffer.from(chunk.join('')));
  return counts;
}

function tell(audit: Audit, counts: Counts, { json, quiet, language }: AuditCommandOptions): void {
  const { records, organs, years } = audit.counts;
  if (json) process.stderr.write(`${JSON.stringify({ audit: { records, organs, years, findings: counts } })}\n`);
  else if (!quiet) process.stderr.write(`${summary(audit, counts)[language]}\n`);
}

function summary({ counts: { records, organs, years } }: Audit, { error, warning, info }: Counts) {
  const span = years.length === 0 ? '—' : `${String(years[0])}–${String(years.at(-1))}`;
  return {
    zh: `${records} 条记录，${organs} 家单位，${span} 年度；跨报告发现：错误 ${error}，警告 ${warning}，提示 ${info}`,
    en: `${counted(records, 'record')}, ${counted(organs, 'organ')}, ${span}; findings over the set: ${counted(error, 'error')}, ${counted(warning, 'warning')}, ${counted(info, 'info')}`,
  };
}

function exitCodeFor({ error, warning }: Counts, failOn: AuditCommandOptions['failOn']): ExitCode {
  const counted = { never: 0, error, warning: error + warning }[failOn];
  return counted > 0 ? exitCodes.findings : exitCodes.success;
}
