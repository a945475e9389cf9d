/** `nianbao extract` over a folder of hostile files with good ones between them, in real processes. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { residentBytes } from '../../src/workers/resident-memory.ts';
import { builtProgram } from '../support/built-program.ts';
import type { HostileFile } from './hostile-file.ts';
import { sample } from './in-report.ts';

export interface Line {
  readonly status: 'complete' | 'partial' | 'failed';
  readonly error: { readonly code: string; readonly message: string } | null;
  readonly source: { readonly uri: string };
}

export interface FolderRun {
  readonly exitCode: number | null;
  /** By file name, in the order of the output. */
  readonly lines: ReadonlyMap<string, Line>;
  /** How many lines each file gave, failed ones included. */
  readonly lineCount: number;
  /** The lines of the good files, less their names: all of one sample must be alike. */
  readonly good: ReadonlyMap<string, readonly string[]>;
  readonly parentPeakBytes: number;
  readonly stderr: string;
}

const neighbours = ['huaiyuan-2024.txt', 'huaiyuan-2024.html', 'huaiyuan-2024.docx'] as const;
/** A good file stands before each so many hostile ones, and one behind them all. */
const NEIGHBOUR_EVERY = 5;
const SAMPLING_MS = 50;
const GOOD = 'good-';

export async function extractFolder(
  files: readonly HostileFile[],
  options: readonly string[] = [],
): Promise<FolderRun> {
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-hostile-'));
  try {
    const input = join(folder, 'in');
    mkdirSync(input);
    writeFiles(input, files);
    const out = join(folder, 'out.jsonl');
    const run = await sampledRun(['extract', input, '--out', out, '--quiet', '--plain', ...options]);
    return { ...run, ...readLines(readFileSync(out, 'utf8')) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function writeFiles(folder: string, files: readonly HostileFile[]): void {
  let count = 0;
  const write = (name: string, bytes: Uint8Array): void => {
    writeFileSync(join(folder, `${String(count).padStart(4, '0')}-${name}`), bytes);
    count += 1;
  };
  const writeNeighbour = (index: number): void => {
    const name = neighbours[index % neighbours.length] ?? neighbours[0];
    write(GOOD + name, sample(name));
  };
  files.forEach((file, index) => {
    if (index % NEIGHBOUR_EVERY === 0) writeNeighbour(index / NEIGHBOUR_EVERY);
    write(file.name, file.make());
  });
  for (let index = 0; index < neighbours.length; index += 1) writeNeighbour(index);
}

async function sampledRun(
  args: readonly string[],
): Promise<Pick<FolderRun, 'exitCode' | 'parentPeakBytes' | 'stderr'>> {
  const main = builtProgram();
  const child = spawn(process.execPath, ['--no-warnings', main, ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
  let parentPeakBytes = 0;
  const timer = setInterval(() => {
    parentPeakBytes = Math.max(parentPeakBytes, residentBytes(child.pid ?? 0) ?? 0);
  }, SAMPLING_MS);
  const [stderr, [exitCode]] = await Promise.all([
    text(child.stderr),
    once(child, 'close') as Promise<[number | null]>,
  ]);
  clearInterval(timer);
  return { exitCode, parentPeakBytes, stderr };
}

function readLines(output: string): Pick<FolderRun, 'lines' | 'lineCount' | 'good'> {
  const printed = output.split('\n').filter((line) => line !== '');
  const lines = new Map<string, Line>();
  const good = new Map<string, string[]>();
  for (const line of printed) {
    const record = JSON.parse(line) as Line;
    const name = basename(new URL(record.source.uri).pathname).slice('0000-'.length);
    if (!name.startsWith(GOOD)) lines.set(name, record);
    else good.set(name, [...(good.get(name) ?? []), line.replace(record.source.uri, '')]);
  }
  return { lines, lineCount: printed.length, good };
}
