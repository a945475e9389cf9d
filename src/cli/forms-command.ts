/** `nianbao forms`: the statutory forms as the program knows them. */
import { editions, tableNames } from '../forms/catalogue.ts';
import { cellsOf, type FormCell } from '../forms/form-cells.ts';
import type { Edition } from '../forms/form.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { stdoutOutput } from './output.ts';
import { padEnd, textWidth } from './terminal-text.ts';

interface FormsOptions {
  readonly json: boolean;
  /** Null: all. */
  readonly edition: string | null;
}

export async function formsCommand({ json, edition }: FormsOptions): Promise<ExitCode> {
  const chosen = editions.filter(({ id }) => edition === null || id === edition).map(editionObject);
  const text = json ? `${JSON.stringify(chosen, null, 2)}\n` : chosen.map(editionText).join('\n');
  await stdoutOutput().write(Buffer.from(text));
  return exitCodes.success;
}

interface EditionObject {
  readonly id: string;
  readonly basis: string;
  readonly years: readonly [number, number | null];
  readonly tables: readonly { readonly table: string; readonly cells: readonly FormCell[] }[];
}

const editionObject = ({ id, basis, years, tables }: Edition): EditionObject => ({
  id,
  basis,
  years,
  tables: tableNames.map((table) => ({ table, cells: cellsOf(tables[table]) })),
});

function editionText({ id, basis, years: [from, to], tables }: EditionObject): string {
  const lines = tables.flatMap(({ table, cells }) => {
    const width = Math.max(...cells.map(({ code }) => textWidth(code)));
    const count = cells.filter(({ official }) => official).length;
    return [`\n  ${table} (${count})`, ...cells.map((cell) => `    ${padEnd(cell.code, width)}  ${cellWords(cell)}`)];
  });
  return `${id}  ${basis}  ${from}–${to ?? ''}\n${lines.join('\n')}\n`;
}

const cellWords = ({ row, column, unit, official }: FormCell): string =>
  `${row.join('/')} × ${column.join('/')}${unit === 'count' ? '' : ` [${unit}]`}${official ? '' : ' *'}`;
