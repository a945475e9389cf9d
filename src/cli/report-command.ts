/** `nianbao report`: records → one page of charts, without script. */
import { readAliases } from '../organs/aliases.ts';
import { chartsOf } from '../report/charts.ts';
import { Collector } from '../report/collect.ts';
import { reportPage } from '../report/page.ts';
import { ruleset } from '../rules/catalogue.ts';
import { extractorVersion } from '../version.ts';
import type { ExitCode } from './exit-codes.ts';
import type { Language } from './language.ts';
import { readRecords } from './read-records.ts';
import { readTable } from './read-table.ts';
import { wholeOutput } from './whole-output.ts';

export interface ReportCommandOptions {
  /** Null: standard output. */
  readonly out: string | null;
  readonly leastCases: number;
  /** CSV file. */
  readonly aliases: string | null;
  readonly language: Language;
}

/** Rejects with a CommandError; then nothing stands under the name that was asked for. */
export const reportCommand = (paths: readonly string[], options: ReportCommandOptions): Promise<ExitCode> =>
  wholeOutput(options.out, async (output, signal) => {
    await output.write(Buffer.from(await pageOf(paths, options, signal)));
  });

async function pageOf(
  paths: readonly string[],
  { leastCases, aliases, language }: ReportCommandOptions,
  signal: AbortSignal,
): Promise<string> {
  const renames = aliases === null ? [] : readTable(aliases, readAliases);
  const collector = new Collector();
  for await (const record of readRecords(paths)) {
    signal.throwIfAborted();
    collector.add(record);
  }
  const collected = collector.collected(leastCases, renames);
  const faultRules = new Map(
    ruleset.rules.filter(({ severity }) => severity !== 'info').map(({ id, title }) => [id, title]),
  );
  const charts = chartsOf(collected, { faultRules, leastCases, language });
  const createdBy = `${extractorVersion.name} ${extractorVersion.version}, ${extractorVersion.ruleset}`;
  return [...reportPage(collected, charts, { language, createdBy })].join('');
}
