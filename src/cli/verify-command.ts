/** `nianbao verify`: recomputes everything that a data folder holds, and changes nothing. */
import { problemMessage } from '../exports/segments/problem-message.ts';
import { type Verification, verifySegments } from '../exports/segments/verify-segments.ts';
import type { Message } from '../model/note.ts';
import { type RawVerification, verifyRaw } from '../operations/verify/verify-raw.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { exportFailure } from './export-command.ts';
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
  return { dataFolder, isSound: records.isSound && raw.problems.length === 0, records, raw };
}

function reportText({ dataFolder, isSound, records, raw }: FolderReport, language: Language): string {
  const verdict: Message = isSound ? { zh: '完好', en: 'sound' } : { zh: '有损坏', en: 'DAMAGED' };
  const sum: Message = {
    zh: `${records.segments.length} 个分段，${records.lines} 行，${records.records} 条记录，${records.bytes} 字节；原始文件 ${raw.files} 个，抓取记录 ${raw.fetches} 条`,
    en: `${records.segments.length} segments, ${records.lines} lines, ${records.records} records, ${records.bytes} bytes; ${raw.files} raw files, ${raw.fetches} fetch records`,
  };
  const lines = [`${printable(dataFolder)}: ${verdict[language]} (${sum[language]})`];
  return [...lines, ...problemLines(records, raw, language), ''].join('\n');
}

function problemLines(
  { segments, manifests, unlisted }: Verification,
  raw: RawVerification,
  language: Language,
): readonly string[] {
  const notListed = { zh: '没有清单列出此分段', en: 'no manifest lists this segment' }[language];
  return [
    ...segments.flatMap(({ file, problems }) =>
      problems.map((problem) => `  ${file}: ${problemMessage(problem)[language]}`),
    ),
    ...manifests.problems.map((problem) => `  ${problem.file}: ${problemMessage(problem)[language]}`),
    ...unlisted.map((file) => `  ${printable(file)}: ${notListed}`),
    ...raw.problems.map(({ code, where, message }) => `  ${printable(where)}: ${printable(message)} (${code})`),
  ];
}
