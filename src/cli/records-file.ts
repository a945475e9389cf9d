/** Records as lines: of a parser child's output, or of a file that `extract` or `export` wrote. */
import { reasonOf } from '../model/reason.ts';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { type ReportRecord, recordSchema } from '../model/record.ts';
import { CommandError, exitCodes } from './exit-codes.ts';

export const recordsIn = (lines: Uint8Array): readonly ReportRecord[] =>
  Buffer.from(lines.buffer, lines.byteOffset, lines.byteLength)
    .toString()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => recordSchema.parse(JSON.parse(line)));

/** Errors: CommandError for a file that can't be read, or a line that is no record. */
export async function* recordsOfFile(path: string): AsyncGenerator<ReportRecord> {
  const input = createReadStream(path);
  const failed = new Promise<never>((_, reject) => input.once('error', reject));
  failed.catch(() => undefined);
  const lines = createInterface({ input, crlfDelay: Infinity })[Symbol.asyncIterator]();
  for (let number = 1; ; number += 1) {
    const next = await Promise.race([lines.next(), failed]).catch((error: unknown) => {
      throw unreadable(path, error);
    });
    if (next.done === true) return;
    if (next.value.trim() !== '') yield readRecord(path, next.value, number);
  }
}

function readRecord(path: string, line: string, number: number): ReportRecord {
  const parsed = recordSchema.safeParse(jsonOf(line));
  if (parsed.success) return parsed.data;
  throw new CommandError(
    exitCodes.usage,
    {
      zh: `${path} 第 ${number} 行不是记录（nianbao/report@1）`,
      en: `line ${number} of ${path} is no record (nianbao/report@1)`,
    },
    { cause: parsed.error },
  );
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

const unreadable = (path: string, error: unknown): CommandError =>
  new CommandError(
    exitCodes.usage,
    {
      zh: `无法读取 ${path}：${reasonOf(error).zh}`,
      en: `${path} can't be read: ${reasonOf(error).en}`,
    },
    { cause: error },
  );
