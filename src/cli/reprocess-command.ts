/** `nianbao reprocess`: raw store → records, without the network. */
import { mend, type Mended } from '../exports/compaction/mend.ts';
import { SegmentWriter } from '../exports/segments/segment-writer.ts';
import { letGoBefore } from '../fetch/raw-store/let-go.ts';
import { openRawStore } from '../fetch/raw-store/open-raw-store.ts';
import { loggedUri } from '../model/logged-uri.ts';
import type { RuleOverrides } from '../model/rule-overrides.ts';
import { openDataFolder } from '../workers/daemon/data-folder.ts';
import { openReadingsIndex, readingVersion } from '../workers/daemon/readings-index.ts';
import type { ParserLimits } from '../workers/parser-limits.ts';
import { ParserPool } from '../workers/parser-pool.ts';
import { reprocess, type Reprocessed } from '../workers/reprocess.ts';
import type { DataOptions } from './data-options.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import type { Language } from './language.ts';
import { saying } from './open-data.ts';
import { stopOnSignals } from './stop-signals.ts';
import { printable } from './terminal-text.ts';

export interface ReprocessOptions extends Pick<DataOptions, 'data'> {
  readonly all: boolean;
  readonly concurrency: number;
  readonly limits: ParserLimits;
  readonly rules: RuleOverrides;
  readonly json: boolean;
  readonly language: Language;
}

interface Told extends Reprocessed {
  readonly segments?: Mended;
}

/** Documents at a time for each child: some are parsed, the lines of others wait for a commit. */
const A_CHILD = 8;

export async function reprocessCommand(options: ReprocessOptions): Promise<ExitCode> {
  const pool = new ParserPool({ jobs: options.concurrency, limits: options.limits, rules: options.rules });
  const signals = stopOnSignals(() => pool.close());
  try {
    const result = await saying(() => reprocessAll(options, pool));
    const mended = options.all ? await saying(() => mend(options.data, { clock: Date.now })) : null;
    const told = { ...result, ...(mended !== null && { segments: mended }) };
    process.stdout.write(`${options.json ? JSON.stringify(told) : sentences(told, options.language)}\n`);
    return result.damaged + (mended?.damaged.length ?? 0) > 0 ? exitCodes.someFailed : exitCodes.success;
  } catch (error) {
    if (signals.stoppedBy !== null) return signals.stoppedBy;
    throw error;
  } finally {
    signals.release();
    pool.close();
  }
}

async function reprocessAll(
  { data, all, concurrency, limits, rules }: ReprocessOptions,
  pool: ParserPool,
): Promise<Reprocessed> {
  const { path } = await openDataFolder(data, process.cwd());
  await using raw = await openRawStore(path);
  const readings = openReadingsIndex(path, readingVersion(rules));
  const segments = await SegmentWriter.open(path, { worker: 'reprocess', clock: Date.now });
  try {
    const reprocessed = await reprocess({
      ...{ dataFolder: path, raw, segments, readings, all },
      mayBeMissing: (await letGoBefore(path)) ?? '',
      processing: { pool, limits },
      concurrency: concurrency * A_CHILD,
      onDamaged: (url, { message }) =>
        void process.stderr.write(`${printable(loggedUri(url))}: ✗ ${printable(message)}\n`),
      onRecords: () => undefined,
    });
    await segments.close();
    return reprocessed;
  } finally {
    readings.close();
  }
}

const sentences = ({ segments, ...result }: Told, language: Language): string =>
  [sentence(result, language), ...(segments === undefined ? [] : mendedLines(segments, language))].join('\n');

/** Nothing where nothing was damaged. */
const mendedLines = ({ mended, damaged }: Mended, language: Language): readonly string[] =>
  language === 'zh'
    ? [
        ...(mended > 0 ? [`修复 ${mended} 个已损坏的分段`] : []),
        ...damaged.map((segment) => `${segment}：仍有损坏，其记录无法由原始文件重做，请从备份恢复`),
      ]
    : [
        ...(mended > 0 ? [`${mended} damaged segment(s) mended`] : []),
        ...damaged.map(
          (segment) => `${segment}: still damaged, its records can't be made anew: restore it from a backup`,
        ),
      ];

const sentence = ({ documents, records, current, leftOut, damaged }: Reprocessed, language: Language): string =>
  language === 'zh'
    ? `重新读取 ${documents} 份，${records} 条记录；此版本已读过 ${current}，列表等 ${leftOut}，原始文件损坏 ${damaged}`
    : `${documents} document(s) read again, ${records} record(s); ${current} read by this version before, ${leftOut} lists and the like, ${damaged} damaged`;
