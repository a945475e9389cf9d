/** `nianbao verify`: recomputes everything that a data folder holds, and changes nothing. */
import { join } from 'node:path';
import { problemMessage } from '../exports/segments/problem-message.ts';
import { type Verification, verifySegments } from '../exports/segments/verify-segments.ts';
import type { Message } from '../model/note.ts';
import { verifyDatabases } from '../operations/verify/verify-databases.ts';
import { type RawProblem, type RawVerification, verifyRaw } from '../operations/verify/verify-raw.ts';
import { verifyFolder } from '../workers/daemon/verify-folder.ts';
import { type LedgerVerification, verifyLedger } from '../workers/ledger/verify-ledger.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { exportFailure } from './export-failure.ts';
import { inLanguage } from './failure-text.ts';
import type { Language } from './language.ts';
import { stdoutOutput } from './output.ts';
import { stopOnSignals } from './stop-signals.ts';
import { printable } from './terminal-text.ts';

interface VerifyOptions {
  readonly json: boolean;
  readonly language: Language;
}

interface FolderReport {
  readonly dataFolder: string;
  readonly isSound: boolean;
  readonly records: Verification;
  readonly raw: RawVerification;
  readonly ledger: LedgerVerification;
  /** Of the other files. */
  readonly others: readonly RawProblem[];
}

/** Exit code `unsound` if anything is not as it was written. */
export async function verifyCommand(dataFolders: readonly string[], options: VerifyOptions): Promise<ExitCode> {
  const stopping = new AbortController();
  const signals = stopOnSignals(() => stopping.abort());
  const output = stdoutOutput();
  try {
    const reports: FolderReport[] = [];
    for (const folder of dataFolders) {
      const report = await reportOn(folder, stopping.signal);
      reports.push(report);
      const text = options.json ? `${JSON.stringify(report)}\n` : reportText(report, options.language);
      await output.write(Buffer.from(text));
    }
    return reports.every(({ isSound }) => isSound) ? exitCodes.success : exitCodes.unsound;
  } catch (error) {
    if (signals.stoppedBy !== null) return signals.stoppedBy;
    throw exportFailure(error);
  } finally {
    signals.release();
  }
}

async function reportOn(dataFolder: string, signal: AbortSignal): Promise<FolderReport> {
  const records = await verifySegments(dataFolder, signal);
  const raw = await verifyRaw(dataFolder, signal);
  const ledger = await verifyLedger(dataFolder, signal);
  const sealed = (await verifyFolder(dataFolder)).map((name) => brokenSeal(join(dataFolder, name)));
  const others = [...sealed, ...verifyDatabases(dataFolder)];
  const isSound = records.isSound && [raw.problems, ledger.damaged, others].every(({ length }) => length === 0);
  return { dataFolder, isSound, records, raw, ledger, others };
}

const brokenSeal = (where: string): RawProblem => ({
  ...{ code: 'store.corrupt', where, message: '文件已损坏 | The file is damaged' },
});

function reportText(report: FolderReport, language: Language): string {
  const { dataFolder, isSound, records, raw, ledger } = report;
  const verdict: Message = isSound ? { zh: '完好', en: 'sound' } : { zh: '有损坏', en: 'DAMAGED' };
  const sum: Message = {
    zh: `${records.segments.length} 个分段，${records.lines} 行，${records.records} 条记录，${records.bytes} 字节；原始文件 ${raw.files} 个，抓取记录 ${raw.fetches} 条，台账 ${ledger.lines} 行`,
    en: `${records.segments.length} segments, ${records.lines} lines, ${records.records} records, ${records.bytes} bytes; ${raw.files} raw files, ${raw.fetches} fetch records, ${ledger.lines} lines of the ledger`,
  };
  const lines = [`${printable(dataFolder)}: ${verdict[language]} (${sum[language]})`];
  return [...lines, ...problemLines(report, language), ''].join('\n');
}

function problemLines(
  { records: { segments, manifests, unlisted }, raw, ledger, others }: FolderReport,
  language: Language,
): readonly string[] {
  const notListed = { zh: '没有清单列出此分段', en: 'no manifest lists this segment' }[language];
  const ledgerLine = { zh: '台账中的此行已损坏', en: 'this line of the ledger is damaged' }[language];
  return [
    ...segments.flatMap(({ file, problems }) =>
      problems.map((problem) => `  ${file}: ${problemMessage(problem)[language]}`),
    ),
    ...manifests.problems.map((problem) => `  ${problem.file}: ${problemMessage(problem)[language]}`),
    ...unlisted.map((file) => `  ${printable(file)}: ${notListed}`),
    ...ledger.damaged.map((where) => `  ${where}: ${ledgerLine}`),
    ...[...raw.problems, ...others].map(
      ({ code, where, message }) => `  ${printable(where)}: ${printable(inLanguage(message, language))} (${code})`,
    ),
  ];
}
