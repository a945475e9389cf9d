/** `nianbao compact`: few large files in place of many small ones. */
import { compact, type Compacted } from '../exports/compaction/compact.ts';
import { oldLines } from '../exports/merge/old-lines.ts';
import { letRawGo, type LetGo } from '../fetch/raw-store/let-go.ts';
import { readingsIn } from '../workers/ledger/readings.ts';
import { CommandError, type ExitCode, exitCodes } from './exit-codes.ts';
import { exportFailure } from './export-failure.ts';
import type { Language } from './language.ts';
import { stopOnSignals } from './stop-signals.ts';
import { printable } from './terminal-text.ts';

export interface CompactOptions {
  /** Null: for ever. */
  readonly keepOldDays: number | null;
  readonly keepRawDays: number | null;
  readonly json: boolean;
  readonly language: Language;
}

/** Exit code `unsound` where something is damaged. */
export async function compactCommand(dataFolders: readonly string[], options: CompactOptions): Promise<ExitCode> {
  const stopping = new AbortController();
  const signals = stopOnSignals(() => stopping.abort());
  try {
    const results: Result[] = [];
    for (const folder of dataFolders) {
      const result = await compactOne(folder, options, stopping.signal);
      results.push(result);
      const text = options.json
        ? JSON.stringify({ dataFolder: folder, ...result })
        : sentence(folder, result, options.language);
      process.stdout.write(`${text}\n`);
    }
    return results.every(({ damaged }) => damaged.length === 0) ? exitCodes.success : exitCodes.unsound;
  } catch (error) {
    if (signals.stoppedBy !== null) return signals.stoppedBy;
    throw exportFailure(error);
  } finally {
    signals.release();
  }
}

interface Result extends Compacted {
  /** Raw bytes that went; null: none were to go. */
  readonly raw: LetGo | null;
}

async function compactOne(
  folder: string,
  { keepOldDays, keepRawDays }: CompactOptions,
  signal: AbortSignal,
): Promise<Result> {
  const thinned =
    keepOldDays === null ? undefined : await oldLines(folder, daysAgo(keepOldDays), () => readingsIn([folder]));
  const result = await compact(folder, { now: true, clock: Date.now, thinned, signal });
  if (result === null) throw busy(folder);
  return { ...result, raw: keepRawDays === null ? null : await letRawGo(folder, daysAgo(keepRawDays)) };
}

const DAY_MS = 86_400_000;
const daysAgo = (days: number): string => new Date(Date.now() - days * DAY_MS).toISOString();

const busy = (folder: string): CommandError =>
  new CommandError(exitCodes.outputFailed, {
    zh: `${folder} 正由另一个进程合并，稍后再试`,
    en: `${folder} is being compacted by another process: try again later`,
  });

function sentence(
  folder: string,
  { segments, packs, removed, dropped, raw, damaged }: Result,
  language: Language,
): string {
  const files = raw?.files ?? 0;
  const where = printable(folder);
  const rest = damaged.map((segment) =>
    language === 'zh' ? `\n  ${segment}: 已损坏，未动` : `\n  ${segment}: damaged, left as it is`,
  );
  return language === 'zh'
    ? `${where}：${segments} 个分段并入 ${packs} 个包，删除 ${removed} 个旧文件，清理旧记录 ${dropped} 条、原始文件 ${files} 个${rest.join('')}`
    : `${where}: ${segments} segments into ${packs} packs, ${removed} old files removed; ${dropped} old records and ${files} raw files let go${rest.join('')}`;
}
