/** `nianbao sheet`: what each organ gets, and a summary of all. */
import { reasonOf } from '../model/reason.ts';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Sheet, writeXlsx } from '../exports/xlsx.ts';
import { issueDocx } from '../sheets/issue-docx.ts';
import { workbook } from '../sheets/write-table.ts';
import type { CheckedReport } from '../verdicts/checked-report.ts';
import { worstFirst } from '../verdicts/order.ts';
import { checkSet, type CheckSetOptions } from './check-set.ts';
import { CommandError, type ExitCode, exitCodes } from './exit-codes.ts';
import type { Language } from './language.ts';
import { fileOutput } from './output.ts';

export interface SheetOptions extends Omit<CheckSetOptions, 'out' | 'onInput'> {
  readonly folder: string;
  /** Organs whose reports are all clean get sheets too. */
  readonly all: boolean;
  readonly quiet: boolean;
  readonly language: Language;
}

export async function sheetCommand(args: readonly string[], options: SheetOptions): Promise<ExitCode> {
  const { folder, language, all, quiet } = options;
  const { reports } = await checkSet(args, { ...options, out: null, onInput: () => undefined });
  makeFolder(folder);
  const ordered = worstFirst(reports);
  const [issues, summary] = language === 'zh' ? ['问题清单', '汇总'] : ['issues', 'summary'];
  const names = new FileNames();
  let count = 0;
  for (const [organ, own] of byOrgan(ordered)) {
    if (!all && own.every(({ verdict }) => verdict === 'clean')) continue;
    const name = names.of(`${organ}_${issues}`);
    await writeFile(join(folder, `${name}.docx`), [await issueDocx(organ, own, language)]);
    await writeWorkbook(join(folder, `${name}.xlsx`), workbook(own, language));
    count += 1;
  }
  await writeWorkbook(join(folder, `${names.of(summary)}.xlsx`), workbook(ordered, language));
  if (!quiet) {
    process.stderr.write(
      `${{ zh: `共 ${reports.length} 份报告，为 ${count} 个机关生成问题清单，写入 ${folder}`, en: `${reports.length} report(s), sheets for ${count} organ(s) in ${folder}` }[language]}\n`,
    );
  }
  return reports.some(({ error }) => error !== null) ? exitCodes.someFailed : exitCodes.success;
}

/** Reports whose organ isn't known go by their files. */
function byOrgan(reports: readonly CheckedReport[]): ReadonlyMap<string, readonly CheckedReport[]> {
  const keyed = Map.groupBy(reports, ({ organ, uri }) => organ?.key ?? organ?.name ?? uri);
  return new Map([...keyed.values()].map((own) => [own[0]?.organ?.name ?? lastPart(own[0]?.uri ?? ''), own]));
}

const lastPart = (uri: string): string => uri.slice(uri.lastIndexOf('/') + 1);

/** File names that every system takes, no two the same even where letters of both cases are one. */
class FileNames {
  readonly #taken = new Set<string>();

  of(wanted: string): string {
    const plain = wanted
      .normalize('NFC')
      .replaceAll(/[\p{Cc}\p{Cf}<>:"/\\|?*]/gu, '_')
      .replaceAll(/^[. ]+|[. ]+$/gu, '')
      .slice(0, MOST_CHARACTERS);
    const base = RESERVED.test(plain) || plain === '' ? `_${plain}` : plain;
    let name = base;
    for (let number = 2; this.#taken.has(name.toLowerCase()); number += 1) name = `${base}_${number}`;
    this.#taken.add(name.toLowerCase());
    return name;
  }
}

/** Three bytes each in UTF-8, and most systems allow 255. */
const MOST_CHARACTERS = 70;
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu;

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    const { zh, en } = reasonOf(error);
    throw new CommandError(
      exitCodes.outputFailed,
      { zh: `无法建立文件夹 ${folder}：${zh}`, en: `the folder ${folder} can't be made: ${en}` },
      { cause: error },
    );
  }
}

async function writeFile(path: string, parts: readonly Uint8Array[]): Promise<void> {
  await throughFile(path, async (write) => {
    for (const part of parts) await write(part);
  });
}

const writeWorkbook = (path: string, sheets: readonly Sheet[]): Promise<void> =>
  throughFile(path, (write) => writeXlsx(sheets, write));

async function throughFile(
  path: string,
  work: (write: (bytes: Uint8Array) => Promise<void>) => Promise<void>,
): Promise<void> {
  const file = await fileOutput(path);
  try {
    await work((bytes) => file.write(bytes));
    await file.finish();
  } catch (error) {
    await file.abandon();
    throw error;
  }
}
