/** What is stored of many jobs, and what it takes to read it: bytes a record, files, exports, before and after compaction. */
import { lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Memory, sampledRun } from './sampled-run.ts';

export interface StoredExport {
  readonly bytesARecord: number;
  readonly segmentFiles: number;
  readonly seconds: number;
  readonly memory: Memory;
}

export interface StorageResult {
  readonly jobs: number;
  readonly documentBytes: number;
  readonly lineBytes: number;
  /** As the workers left it. */
  readonly worked: StoredExport;
  readonly compactSeconds: number;
  readonly compacted: StoredExport;
}

/** `files`: of one carrier, enqueued as local files: the raw store keeps what is fetched, and is not in these figures. */
export async function benchStorage(files: readonly string[], jobs: number): Promise<StorageResult> {
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-bench-'));
  try {
    const documents = join(folder, 'documents');
    fillWithUnlike(documents, files, jobs);
    const data = join(folder, 'data');
    await sampledRun(['enqueue', documents, '--data', data, '--quiet']);
    await sampledRun(['work', '--drain', '--data', data, '--quiet']);
    const out = join(folder, 'out.jsonl');
    const worked = await measured(data, out, jobs);
    const { seconds: compactSeconds } = await sampledRun(['compact', data]);
    const compacted = await measured(data, out, jobs);
    return {
      ...{ jobs, worked, compactSeconds, compacted },
      documentBytes: sizeOf(documents) / jobs,
      lineBytes: lstatSync(out).size / jobs,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Equal bytes are one record, so each has its number behind the end of the page. */
function fillWithUnlike(folder: string, files: readonly string[], count: number): void {
  mkdirSync(folder);
  const pages = files.map((file) => readFileSync(file));
  for (let index = 0; index < count; index += 1)
    writeFileSync(
      join(folder, `${index}.html`),
      Buffer.concat([pages[index % pages.length]!, Buffer.from(`<!-- ${index} -->`)]),
    );
}

async function measured(data: string, out: string, jobs: number): Promise<StoredExport> {
  const { seconds, memory } = await sampledRun(['export', data, '--plain', '--quiet', '--out', out]);
  const segmentFiles = readdirSync(join(data, 'segments')).filter((name) => !name.startsWith('manifest.')).length;
  return { bytesARecord: sizeOf(data) / jobs, segmentFiles, seconds, memory };
}

/** What the disk has given away, not what the files say they hold. */
function sizeOf(folder: string): number {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.reduce((sum, name) => sum + blocksOf(join(folder, name)), 0);
}

const BLOCK_BYTES = 512;

function blocksOf(path: string): number {
  const { blocks, size } = lstatSync(path);
  return process.platform === 'win32' ? size : blocks * BLOCK_BYTES;
}
