/** `nianbao inputs`: how each input stands or ended, and what to do about those that failed. */
import { BYTE_ORDER_MARK, csvField } from '../exports/csv.ts';
import { type InputStanding, type InputState, inputStandings } from '../workers/ledger/input-standings.ts';
import type { DataOptions } from './data-options.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { inputColumns, type InputRow, inputRow } from './input-row.ts';
import { inputsTable } from './inputs-table.ts';
import type { Language } from './language.ts';
import { openData, saying } from './open-data.ts';
import { stdoutOutput } from './output.ts';

export interface InputsOptions extends DataOptions {
  /** Empty: all. */
  readonly state: readonly InputState[];
  /** May end in `*`. */
  readonly code?: string;
  readonly host?: string;
  readonly format: 'table' | 'jsonl' | 'csv';
  readonly language: Language;
}

/** `more`: data folders of other machines that work on the same queue. */
export async function inputsCommand(more: readonly string[], options: InputsOptions): Promise<ExitCode> {
  const { folder, opened } = await openData(options);
  try {
    const rows = rowsOf(inputStandings([folder.path, ...more], opened), options);
    await saying(() => print(rows, options));
    return exitCodes.success;
  } finally {
    await opened.queue.close();
  }
}

async function print(rows: AsyncIterable<InputRow>, { format, language }: InputsOptions): Promise<void> {
  const output = stdoutOutput();
  const put = (text: string): Promise<void> => output.write(Buffer.from(text));
  if (format === 'table') for await (const part of inputsTable(rows, language)) await put(part);
  if (format === 'csv') await put(`${BYTE_ORDER_MARK}${inputColumns.join(',')}\r\n`);
  if (format !== 'table')
    for await (const row of rows) await put(format === 'csv' ? csvLine(row) : `${JSON.stringify(row)}\n`);
  await output.finish();
}

const csvLine = (row: InputRow): string => `${inputColumns.map((column) => csvField(row[column])).join(',')}\r\n`;

async function* rowsOf(standings: AsyncIterable<InputStanding>, options: InputsOptions): AsyncGenerator<InputRow> {
  for await (const standing of standings) if (isWanted(standing, options)) yield inputRow(standing, options.language);
}

function isWanted({ state, code, uri }: InputStanding, wanted: InputsOptions): boolean {
  if (wanted.state.length > 0 && !wanted.state.includes(state)) return false;
  if (wanted.host !== undefined && URL.parse(uri)?.hostname !== wanted.host) return false;
  return wanted.code === undefined || (code !== null && isCode(code, wanted.code));
}

const isCode = (code: string, wanted: string): boolean =>
  wanted.endsWith('*') ? code.startsWith(wanted.slice(0, -1)) : code === wanted;
