/** `nianbao export --changes`: what has changed in the folders since a consumer's cursor, and the cursor behind it. */
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type ChangeCounts, giveChanges, type Step } from '../exports/changes/give-changes.ts';
import { type Cursor, isToken, makeCursor, readCursor, readToken, tokenOf } from '../exports/changes/cursor.ts';
import { isBefore, lacking, positionsOf } from '../exports/changes/positions.ts';
import { diskError, ExportError, systemCodeOf } from '../exports/export-error.ts';
import { realFolders, segmentsOf } from '../exports/merge/merge-segments.ts';
import { noReadings } from '../exports/merge/readings.ts';
import type { LocatedSegment } from '../exports/segments/stored-bytes.ts';
import type { WriteLines } from '../exports/merge/merge.ts';
import { writeDurably } from '../fetch/raw-store/durable-file.ts';
import { concernedBy } from '../workers/feed/concerned.ts';
import { type LedgerPositions, ledgerPositions, readingsIn } from '../workers/ledger/readings.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { exportFailure } from './export-failure.ts';
import type { Language } from './language.ts';
import { fileOutput, type Output, stdoutOutput } from './output.ts';
import { stopOnSignals } from './stop-signals.ts';

export interface ChangesOptions {
  /** Null: standard output. */
  readonly out: string | null;
  /** A file, which is written anew when the output is complete, or a token; null begins anew. */
  readonly cursor: string | null;
  readonly where: readonly string[];
  readonly json: boolean;
  readonly quiet: boolean;
  readonly language: Language;
}

/** Rejects with a CommandError; then the cursor is where it was, and what was given is given again. */
export async function changesCommand(dataFolders: readonly string[], options: ChangesOptions): Promise<ExitCode> {
  const stopping = new AbortController();
  const signals = stopOnSignals(() => stopping.abort());
  let output: Output | null = null;
  try {
    const before = readBefore(options);
    const opened = options.out === null ? stdoutOutput() : await fileOutput(options.out);
    output = opened;
    const given = await giveStep(dataFolders, before, (lines) => opened.write(lines), stopping.signal);
    if (signals.stoppedBy !== null) throw stopping.signal.reason;
    await opened.finish();
    await keepCursor(given.cursor, options.cursor);
    tell(given, options);
    return exitCodes.success;
  } catch (error) {
    await output?.abandon();
    if (signals.stoppedBy !== null) return signals.stoppedBy;
    throw exportFailure(error);
  } finally {
    signals.release();
  }
}

const beginning = (where: readonly string[]): Cursor => makeCursor({ segments: {}, ledger: {}, where });

function readBefore({ cursor, where }: ChangesOptions): Cursor {
  const before = cursor === null ? beginning(where) : isToken(cursor) ? readToken(cursor) : readFile(cursor, where);
  if (JSON.stringify(before.where) === JSON.stringify(where)) return before;
  throw new ExportError('export.bad-cursor', {
    zh: `该游标属于条件为 ${before.where.join(' ') || '（无）'} 的数据流：--where 须与上次相同，或换一个游标`,
    en: `this cursor belongs to a feed with the conditions ${before.where.join(' ') || '(none)'}: use the same --where, or another cursor`,
  });
}

/** A file that isn't there yet begins anew. */
function readFile(path: string, where: readonly string[]): Cursor {
  try {
    return readCursor(readFileSync(path, 'utf8'));
  } catch (error) {
    if (systemCodeOf(error) === 'ENOENT') return beginning(where);
    throw error instanceof ExportError ? error : diskError(error, path);
  }
}

/** A token is the consumer's to keep. */
async function keepCursor(cursor: Cursor, kept: string | null): Promise<void> {
  if (kept === null || isToken(kept)) return;
  const path = resolve(kept);
  await writeDurably(path, Buffer.from(`${JSON.stringify(cursor)}\n`), dirname(path));
}

interface Given {
  readonly counts: ChangeCounts;
  readonly cursor: Cursor;
}

const nothing: ChangeCounts = { added: 0, replaced: 0, withdrawn: 0 };

/** Segments before the ledger: what the ledger says of lines that aren't there yet is of no effect, and told by the next step. */
async function giveStep(
  dataFolders: readonly string[],
  before: Cursor,
  write: WriteLines,
  signal: AbortSignal,
): Promise<Given> {
  const { where } = before;
  const segments = segmentsOf(dataFolders);
  const ledger = await ledgerPositions(dataFolders);
  const cursor = makeCursor({ segments: positionsOf(segments), ledger, where });
  refuseLacking(before, cursor);
  const step = await stepSince(before, dataFolders, { segments, ledger });
  return { counts: step === null ? nothing : await giveChanges(step, write, { where, signal }), cursor };
}

interface State {
  readonly segments: readonly LocatedSegment[];
  readonly ledger: LedgerPositions;
}

/** Null: nothing is new. The first step takes all; later ones only what the news concerns. */
async function stepSince(before: Cursor, dataFolders: readonly string[], now: State): Promise<Step | null> {
  const taken = now.segments.filter((segment) => isBefore(segment, before.segments));
  const fresh = now.segments.filter((segment) => !isBefore(segment, before.segments));
  if (fresh.length === 0 && isSame(before.ledger, now.ledger)) return null;
  if (taken.length === 0)
    return { before: [], fresh, readingsBefore: noReadings, readings: await readingsIn(dataFolders, now.ledger) };
  const { segments, ...readings } = await concernedBy(
    { fresh: fresh.map(({ segment }) => segment.file), ledgerBefore: before.ledger, ledger: now.ledger },
    byFolder(dataFolders, now.segments),
  );
  return { before: segments.filter((segment) => isBefore(segment, before.segments)), fresh, ...readings };
}

const byFolder = (
  dataFolders: readonly string[],
  segments: readonly LocatedSegment[],
): ReadonlyMap<string, readonly LocatedSegment[]> =>
  new Map(realFolders(dataFolders).map((path) => [path, segments.filter(({ folder }) => folder === path)]));

const isSame = (one: LedgerPositions, other: LedgerPositions): boolean =>
  lacking(one, other).length === 0 && lacking(other, one).length === 0;

function refuseLacking(before: Cursor, now: Cursor): void {
  const lacks = [...lacking(before.segments, now.segments), ...lacking(before.ledger, now.ledger)];
  if (lacks.length === 0) return;
  throw new ExportError('export.cursor-ahead', {
    zh: `游标已取过这些目录中没有的内容（${lacks[0] ?? ''} 等 ${lacks.length} 处）：请指明上次的全部数据目录；如目录已从旧备份恢复，请换一个游标从头开始`,
    en: `the cursor has taken what these folders don't hold (${lacks[0] ?? ''}, ${lacks.length} in all): name all the folders of the step before; if they were restored from an older backup, begin anew with another cursor`,
  });
}

function tell({ counts, cursor }: Given, { cursor: kept, json, quiet, language }: ChangesOptions): void {
  const token = kept === null || isToken(kept) ? tokenOf(cursor) : null;
  const { added, replaced, withdrawn } = counts;
  if (json) process.stderr.write(`${JSON.stringify({ changes: counts, ...(token !== null && { cursor: token }) })}\n`);
  else if (!quiet || token !== null)
    process.stderr.write(
      (language === 'zh'
        ? `新增 ${added}，替换 ${replaced}，撤回 ${withdrawn}`
        : `${added} added, ${replaced} replaced, ${withdrawn} withdrawn`) +
        (token === null ? '\n' : `\n${language === 'zh' ? '下次的游标：' : 'next cursor: '}${token}\n`),
    );
}
