/** `nianbao extract` over thousands of documents: how many a second, and whether memory stays flat. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fillFolder, type Memory, sampledRun } from './sampled-run.ts';

export interface WholeResult extends Memory {
  readonly documents: number;
  readonly lines: number;
  readonly seconds: number;
  readonly documentsPerSecond: number;
}

export async function benchWholeCommand(files: readonly string[], count: number): Promise<WholeResult> {
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-bench-'));
  const out = join(folder, 'out.jsonl');
  const inputs = join(folder, 'in');
  try {
    fillFolder(inputs, files, count);
    const { seconds, memory } = await sampledRun(['extract', inputs, '--out', out, '--plain', '--quiet']);
    const lines = readFileSync(out).filter((byte) => byte === 0x0a).length;
    return { documents: count, lines, seconds, documentsPerSecond: count / seconds, ...memory };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
