/** `nianbao panel`: records → a table of organ × year with measures, rates and the chain. */
import { openRows } from '../exports/formats/open-writer.ts';
import { writeXlsx } from '../exports/xlsx.ts';
import type { Row } from '../exports/tables/table.ts';
import { jsonLine } from '../model/plain-text.ts';
import { readAliases } from '../organs/aliases.ts';
import { Panel, panelTable } from '../panel/panel.ts';
import { extractorVersion } from '../version.ts';
import type { ExitCode } from './exit-codes.ts';
import type { Language } from './language.ts';
import type { Output } from './output.ts';
import { readRecords } from './read-records.ts';
import { readTable } from './read-table.ts';
import { wholeOutput } from './whole-output.ts';

export type PanelFormat = 'csv' | 'jsonl' | 'xlsx' | 'parquet';

export interface PanelCommandOptions {
  /** Null: standard output. */
  readonly out: string | null;
  readonly format: PanelFormat;
  readonly leastCases: number;
  /** CSV file. */
  readonly aliases: string | null;
  readonly quiet: boolean;
  readonly language: Language;
}

/** Rejects with a CommandError; then nothing stands under the name that was asked for. */
export async function panelCommand(paths: readonly string[], options: PanelCommandOptions): Promise<ExitCode> {
  const { out, aliases, leastCases, quiet, language } = options;
  return wholeOutput(out, async (output, signal) => {
    const renames = aliases === null ? [] : readTable(aliases, readAliases);
    const panel = new Panel();
    for await (const record of readRecords(paths)) {
      signal.throwIfAborted();
      panel.add(record);
    }
    const rows = panel.rows({ leastCases, aliases: renames });
    await writeRows(rows, options, output);
    if (!quiet) process.stderr.write(`${summary(rows.length, panel.unnamed)[language]}\n`);
  });
}

async function writeRows(
  rows: readonly Row[],
  { format, language }: PanelCommandOptions,
  output: Output,
): Promise<void> {
  const write = (bytes: Uint8Array): Promise<void> => output.write(bytes);
  if (format === 'jsonl') return write(Buffer.from(rows.map(lineOf).join('')));
  if (format === 'xlsx') {
    const columns = panelTable.columns.map(({ name }) => ({ title: name, width: 14 }));
    const words = panelTable.columns.map(({ name, title }) => [name, title[language]]);
    const heads = [
      { title: 'column', width: 28 },
      { title: 'meaning', width: 48 },
    ];
    return writeXlsx(
      [
        { name: panelTable.title[language], columns, rows },
        { name: { zh: '列说明', en: 'Columns' }[language], columns: heads, rows: words },
      ],
      write,
    );
  }
  const writer = await openRows(format, panelTable, `${extractorVersion.name} ${extractorVersion.version}`, write);
  await writer.addRows(rows);
  await writer.finish();
}

const lineOf = (row: Row): string =>
  jsonLine(Object.fromEntries(panelTable.columns.map(({ name }, at) => [name, row[at] ?? null])));

const summary = (rows: number, unnamed: number) => ({
  zh: `${rows} 行（机关×年度）${unnamed === 0 ? '' : `；${unnamed} 条记录没有机关名称或年度，未列入`}`,
  en: `${rows} rows (organ × year)${unnamed === 0 ? '' : `; ${unnamed} records without organ or year left out`}`,
});
