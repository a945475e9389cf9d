/** `nianbao extract` over thousands of documents: how many a second, and whether memory stays flat. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { exitCodes } from '../src/cli/exit-codes.ts';
import { residentBytes } from '../src/workers/resident-memory.ts';
import { median } from './measurement.ts';

const SAMPLING_MS = 100;
/** What a process holds in its first tenth says how it starts, not how it goes on. */
const START_SHARE = 0.1;

export interface WholeResult {
  readonly documents: number;
  readonly lines: number;
  readonly seconds: number;
  readonly documentsPerSecond: number;
  /** Resident memory of the command's own process: medians of the run's first and last thirds, and the peak. */
  readonly parent: { readonly earlyBytes: number; readonly lateBytes: number; readonly peakBytes: number };
  /** The largest that any one parser child was seen at. */
  readonly childPeakBytes: number;
}

export async function benchWholeCommand(files: readonly string[], count: number): Promise<WholeResult> {
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-bench-'));
  const out = join(folder, 'out.jsonl');
  const inputs = join(folder, 'in');
  try {
    fillFolder(inputs, files, count);
    const began = performance.now();
    const samples = await sampledRun(['extract', inputs, '--out', out, '--quiet']);
    const seconds = (performance.now() - began) / 1000;
    const lines = readFileSync(out).filter((byte) => byte === 0x0a).length;
    return { documents: count, lines, seconds, documentsPerSecond: count / seconds, ...summarise(samples) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function fillFolder(folder: string, files: readonly string[], count: number): void {
  mkdirSync(folder);
  for (let index = 0; index < count; index += 1) {
    const file = files[index % files.length]!;
    copyFileSync(file, join(folder, `${String(index).padStart(6, '0')}-${basename(file)}`));
  }
}

interface Sample {
  readonly parentBytes: number;
  readonly childBytes: number;
}

async function sampledRun(args: readonly string[]): Promise<readonly Sample[]> {
  const main = join(import.meta.dirname, '../src/cli/main.ts');
  const child = spawn(process.execPath, ['--no-warnings', main, ...args], { stdio: ['ignore', 'ignore', 'inherit'] });
  const samples: Sample[] = [];
  const timer = setInterval(() => {
    const parentBytes = child.pid === undefined ? null : residentBytes(child.pid);
    if (child.pid !== undefined && parentBytes !== null)
      samples.push({
        parentBytes,
        childBytes: Math.max(0, ...childrenOf(child.pid).map((pid) => residentBytes(pid) ?? 0)),
      });
  }, SAMPLING_MS);
  const [code] = (await once(child, 'close')) as [number | null];
  clearInterval(timer);
  // A document that fails has its line: only a run that could not go on measures nothing.
  if (code !== exitCodes.success && code !== exitCodes.someFailed)
    throw new Error(`nianbao extract ended with ${code ?? 'a signal'}`);
  return samples;
}

function childrenOf(pid: number): readonly number[] {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((task) =>
      readFileSync(`/proc/${pid}/task/${task}/children`, 'latin1').split(' ').filter(Boolean).map(Number),
    );
  } catch {
    return [];
  }
}

function summarise(samples: readonly Sample[]): Pick<WholeResult, 'parent' | 'childPeakBytes'> {
  const parent = samples.map(({ parentBytes }) => parentBytes);
  const third = Math.floor(parent.length / 3);
  return {
    parent: {
      earlyBytes: median(parent.slice(Math.floor(parent.length * START_SHARE), third)),
      lateBytes: median(parent.slice(-third)),
      peakBytes: Math.max(...parent),
    },
    childPeakBytes: Math.max(...samples.map(({ childBytes }) => childBytes)),
  };
}
