/** The data folder: writable, flushed in good time, with room, fit for SQLite; its newest segment not in the future. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { readManifests } from '../../exports/segments/read-manifests.ts';
import { freeBytes, probeWrite } from '../health/readiness.ts';
import { type Check, failed, guarded, ok, warning } from './check.ts';

/** A commit waits for some four flushes; with slower ones HTML jobs spend their time waiting. */
const SLOW_FLUSH_MS = 200;
const MEGABYTE = 1_048_576;
/** Clocks of several machines differ a little. */
const FUTURE_MS = 300_000;

export interface FolderSettings {
  readonly dataFolder: string;
  readonly minFreeMegabytes: number;
}

export const folderChecks = (settings: FolderSettings, nowMs: number): readonly Promise<Check>[] => [
  guarded('data-folder', folderAdvice, () => writable(settings.dataFolder)),
  guarded('disk-space', folderAdvice, () => space(settings)),
  guarded('sqlite', sqliteAdvice, () => walJournal(settings.dataFolder)),
  guarded('segments', segmentsAdvice, () => newestSegment(settings.dataFolder, nowMs)),
];

const folderAdvice = {
  zh: '请检查数据目录（--data）的属主、权限与挂载方式',
  en: 'check owner, permissions and mount of the data folder (--data)',
};

async function writable(folder: string): Promise<Check> {
  mkdirSync(folder, { recursive: true });
  const times = [await flushMs(folder), await flushMs(folder), await flushMs(folder)];
  const tookMs = Math.round(Math.min(...times));
  const found = { zh: `${folder} 可写，落盘 ${tookMs} 毫秒`, en: `${folder} is writable, a flush takes ${tookMs} ms` };
  if (tookMs <= SLOW_FLUSH_MS) return ok('data-folder', found);
  return warning('data-folder', found, {
    zh: '磁盘落盘很慢，请换用本地固态盘',
    en: 'flushes are slow: prefer a local SSD',
  });
}

/** The best of a few counts: a busy disk isn't a slow one. */
async function flushMs(folder: string): Promise<number> {
  const began = performance.now();
  await probeWrite(folder);
  return performance.now() - began;
}

async function space({ dataFolder, minFreeMegabytes }: FolderSettings): Promise<Check> {
  const free = Math.floor((await freeBytes(dataFolder)) / MEGABYTE);
  const found = { zh: `剩余 ${free} MB`, en: `${free} MB free` };
  if (free >= minFreeMegabytes) return ok('disk-space', found);
  return failed('disk-space', found, {
    zh: `请腾出空间，至少 ${minFreeMegabytes} MB（minFreeMegabytes）`,
    en: `free some space, at least ${minFreeMegabytes} MB (minFreeMegabytes)`,
  });
}

const sqliteAdvice = {
  zh: '数据目录须在本地磁盘上：网络文件系统不支持 SQLite 的 WAL；多台机器请用 Redis',
  en: "put the data folder on a local disk: network file systems don't do SQLite's WAL; several machines share Redis instead",
};

/** Two connections at once, as two workers have. */
function walJournal(dataFolder: string): Check {
  const folder = mkdtempSync(join(dataFolder, '.doctor-'));
  try {
    const path = join(folder, 'trial.sqlite');
    using one = new DatabaseSync(path);
    const mode = one.prepare('PRAGMA journal_mode = WAL').get()?.['journal_mode'];
    one.exec('PRAGMA synchronous = FULL; CREATE TABLE trial (value INTEGER); INSERT INTO trial VALUES (42)');
    using other = new DatabaseSync(path);
    const value = other.prepare('SELECT value FROM trial').get()?.['value'];
    if (mode === 'wal' && value === 42) return ok('sqlite', { zh: 'SQLite WAL 可用', en: 'SQLite works in WAL mode' });
    return failed(
      'sqlite',
      { zh: `日志模式为 ${String(mode)}`, en: `the journal mode is ${String(mode)}` },
      sqliteAdvice,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const segmentsAdvice = { zh: '请运行 nianbao verify 查看详情', en: 'run nianbao verify for details' };

function newestSegment(dataFolder: string, nowMs: number): Check {
  const { segments, problems } = readManifests(dataFolder);
  if (problems.length > 0)
    return failed(
      'segments',
      { zh: `清单有 ${problems.length} 处损坏`, en: `${problems.length} problems in the manifests` },
      segmentsAdvice,
    );
  const newest = segments.at(-1)?.created;
  if (newest !== undefined && Date.parse(newest) > nowMs + FUTURE_MS)
    return warning(
      'segments',
      { zh: `最新的分段写于 ${newest}，在未来`, en: `the newest segment was written at ${newest}, in the future` },
      { zh: '请校准各机器的时钟（NTP）', en: 'set the clocks right (NTP)' },
    );
  return ok('segments', { zh: `${segments.length} 个分段`, en: `${segments.length} segments` });
}
