/** `nianbao compact`: few large files in place of many small ones. */
import { compact, type Compacted } from '../exports/compaction/compact.ts';
import { CommandError, type ExitCode, exitCodes } from './exit-codes.ts';
import { exportFailure } from './export-failure.ts';
import type { Language } from './language.ts';
import { stopOnSignals } from './stop-signals.ts';
import { printable } from './terminal-text.ts';

export interface CompactOptions {
  readonly json: boolean;
  readonly language: Language;
}

/** Exit code `unsound` where something is damaged. */
export async function compactCommand(dataFolders: readonly string[], options: CompactOptions): Promise<ExitCode> {
  const stopping = new AbortController();
  const signals = stopOnSignals(() => stopping.abort());
  try {
    const results: Compacted[] = [];
    for (const folder of dataFolders) {
      const result = await compact(folder, { now: true, clock: Date.now, signal: stopping.signal });
      if (result === null) throw busy(folder);
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

const busy = (folder: string): CommandError =>
  new CommandError(exitCodes.outputFailed, {
    zh: `${folder} 正由另一个进程合并，稍后再试`,
    en: `${folder} is being compacted by another process: try again later`,
  });

function sentence(folder: string, { segments, packs, removed, damaged }: Compacted, language: Language): string {
  const where = printable(folder);
  const rest = damaged.map((segment) =>
    language === 'zh' ? `\n  ${segment}: 已损坏，未动` : `\n  ${segment}: damaged, left as it is`,
  );
  return language === 'zh'
    ? `${where}：${segments} 个分段并入 ${packs} 个包，删除 ${removed} 个旧文件${rest.join('')}`
    : `${where}: ${segments} segments into ${packs} packs, ${removed} old files removed${rest.join('')}`;
}
