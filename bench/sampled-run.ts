/** A command as a process of its own, its memory looked at all the while. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { exitCodes } from '../src/cli/exit-codes.ts';
import { residentBytes } from '../src/workers/resident-memory.ts';
import { median } from './measurement.ts';

const SAMPLING_MS = 100;
/** What a process holds in its first tenth says how it starts, not how it goes on. */
const START_SHARE = 0.1;

export interface Memory {
  /** Resident memory of the command's own process: medians of the run's first and last thirds, and the peak. */
  readonly parent: { readonly earlyBytes: number; readonly lateBytes: number; readonly peakBytes: number };
  /** The largest that any one parser child was seen at. */
  readonly childPeakBytes: number;
}

export interface SampledRun {
  readonly seconds: number;
  /** Of the command's own process, without its children. */
  readonly cpuSeconds: number;
  readonly memory: Memory;
}

/** So many copies of the files, in turns, each under a name of its own. */
export function fillFolder(folder: string, files: readonly string[], count: number): void {
  mkdirSync(folder);
  for (let index = 0; index < count; index += 1) {
    const file = files[index % files.length]!;
    copyFileSync(file, join(folder, `${String(index).padStart(6, '0')}-${basename(file)}`));
  }
}

/** User and system time so far: fields 14 and 15, in hundredths of a second. */
function cpuSecondsOf(pid: number): number | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'latin1')
      .replace(/^.*\) /su, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return null;
  }
}

interface Sample {
  readonly parentBytes: number;
  readonly childBytes: number;
}

const TASKSET = '/usr/bin/taskset';
/** Whether a command can be kept to one core. */
export const canPin = existsSync(TASKSET);

/**
 * `core`: the only one that the command and its children may use, where that can be set; null: any. Rejects when the command
 * could not do its work: a figure that isn't measured must not pass for one.
 */
export async function sampledRun(args: readonly string[], core: number | null = null): Promise<SampledRun> {
  const began = performance.now();
  const main = join(import.meta.dirname, '../src/cli/main.ts');
  const command = [process.execPath, '--no-warnings', main, ...args];
  const [file, ...rest] = core !== null && canPin ? [TASKSET, '-c', String(core), ...command] : command;
  const child = spawn(file!, rest, { stdio: ['ignore', 'ignore', 'inherit'] });
  const samples: Sample[] = [];
  let cpuSeconds = 0;
  const timer = setInterval(() => {
    cpuSeconds = (child.pid === undefined ? null : cpuSecondsOf(child.pid)) ?? cpuSeconds;
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
    throw new Error(`nianbao ${args[0] ?? ''} ended with ${code ?? 'a signal'}`);
  return { seconds: (performance.now() - began) / 1000, cpuSeconds, memory: summarise(samples) };
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

function summarise(samples: readonly Sample[]): Memory {
  const parent = samples.map(({ parentBytes }) => parentBytes);
  const third = Math.floor(parent.length / 3);
  return {
    parent: {
      earlyBytes: median(parent.slice(Math.floor(parent.length * START_SHARE), third)),
      lateBytes: median(parent.slice(-third)),
      peakBytes: Math.max(0, ...parent),
    },
    childPeakBytes: Math.max(0, ...samples.map(({ childBytes }) => childBytes)),
  };
}
