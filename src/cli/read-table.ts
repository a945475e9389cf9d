/** Tables of organs that the user hands over as CSV: aliases, rosters. */
import { reasonOf } from '../model/reason.ts';
import { readFileSync } from 'node:fs';
import { parseCsv, separatorOf } from '../fetch/sources/parse-csv.ts';
import { decodeList } from '../fetch/sources/decode-list.ts';
import { CommandError, exitCodes } from './exit-codes.ts';

/** Rows of the file as `read` makes them. Errors: CommandError that names file and line. */
export function readTable<T>(path: string, read: (rows: readonly (readonly string[])[]) => readonly T[]): readonly T[] {
  try {
    const text = decodeList(readFileSync(path));
    return read([...parseCsv(text, separatorOf(text))].map(({ cells }) => cells));
  } catch (error) {
    const { zh, en } = reasonOf(error);
    const message = { zh: `无法读取 ${path}：${zh}`, en: `${path} can't be read: ${en}` };
    throw new CommandError(exitCodes.usage, message, { cause: error });
  }
}
