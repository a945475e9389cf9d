/** The operator's side: enqueueing, what queue and ledger cost, a second worker, memory over thousands of jobs. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median } from './measurement.ts';
import { fillFolder, type Memory, sampledRun } from './sampled-run.ts';

const ADDRESSES = 100_000;

export interface PipelineResult {
  readonly addresses: number;
  readonly enqueueSeconds: number;
  readonly jobs: number;
  /** `work` with one parser child by `extract` with one, on the same documents; medians of the turns. */
  readonly workByExtract: number;
  /** One worker's time by two workers', each with one parser child and, where the system can do that, a core to itself. */
  readonly twoWorkersGain: number;
  /** The same of `extract` on all of them and on half of them each, which share nothing: what the machine gives. */
  readonly machineGain: number;
  readonly manyJobs: number;
  readonly memory: Memory;
}

export interface PipelineEffort {
  readonly turns: number;
  /** For the comparisons. */
  readonly jobs: number;
  /** For the look at memory. */
  readonly manyJobs: number;
}

/** `files`: of one carrier. Settings of the environment are taken as they are. */
export async function benchPipeline(files: readonly string[], effort: PipelineEffort): Promise<PipelineResult> {
  const { turns, jobs, manyJobs } = effort;
  const enqueueSeconds = await inFolder(enqueueAddresses);
  const compared = [];
  for (let turn = 0; turn < turns; turn += 1) compared.push(await inFolder((folder) => compare(folder, files, jobs)));
  const memory = await inFolder((folder) => manyInOne(folder, files, manyJobs));
  return {
    ...{ addresses: ADDRESSES, enqueueSeconds, jobs, manyJobs, memory },
    workByExtract: median(compared.map(({ extract, one }) => one / extract)),
    twoWorkersGain: median(compared.map(({ one, two }) => one / two)),
    machineGain: median(compared.map(({ extract, twoExtracts }) => extract / twoExtracts)),
  };
}

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function enqueueAddresses(folder: string): Promise<number> {
  const list = join(folder, 'addresses.txt');
  const addresses = Array.from({ length: ADDRESSES }, (_, at) => `https://www.county${at % 3000}.gov.cn/nb/${at}.html`);
  writeFileSync(list, `${addresses.join('\n')}\n`);
  const { seconds } = await sampledRun(['enqueue', list, '--data', join(folder, 'data'), '--quiet']);
  return seconds;
}

interface Compared {
  readonly extract: number;
  readonly twoExtracts: number;
  readonly one: number;
  readonly two: number;
}

/** Seconds of the same documents without a queue and with one, in one process and in two. */
async function compare(folder: string, files: readonly string[], jobs: number): Promise<Compared> {
  const [whole, ...halves] = ['whole', 'left', 'right'].map((name) => join(folder, name));
  fillFolder(whole!, files, jobs);
  for (const half of halves) fillFolder(half, files, jobs / 2);
  return {
    extract: await seconds([extract(whole!)]),
    one: await worked(whole!, join(folder, 'one'), 1),
    twoExtracts: await seconds(halves.map(extract)),
    two: await worked(whole!, join(folder, 'two'), 2),
  };
}

/** Documents after which a child makes way, so that both commands lose the same by it. */
const RECYCLE = ['--recycle', '100'];

const extract = (inputs: string): readonly string[] => [
  ...['extract', inputs, '--jobs', '1', '--out', `${inputs}.jsonl`, '--plain', '--quiet'],
  ...RECYCLE,
];

async function worked(inputs: string, data: string, workers: number): Promise<number> {
  await sampledRun(['enqueue', inputs, '--data', data, '--quiet']);
  return seconds(Array.from({ length: workers }, () => drain(data, 1)));
}

/** Until the last of the commands has ended. */
async function seconds(commands: readonly (readonly string[])[]): Promise<number> {
  const began = performance.now();
  await Promise.all(commands.map((command, core) => sampledRun(command, core)));
  return (performance.now() - began) / 1000;
}

const drain = (data: string, concurrency: number): readonly string[] => [
  ...['work', '--drain', '--data', data, '--concurrency', String(concurrency)],
  ...['--log-level', 'silent', '--quiet'],
  ...RECYCLE,
];

async function manyInOne(folder: string, files: readonly string[], jobs: number): Promise<Memory> {
  const [inputs, data] = [join(folder, 'in'), join(folder, 'data')];
  fillFolder(inputs, files, jobs);
  await sampledRun(['enqueue', inputs, '--data', data, '--quiet']);
  return (await sampledRun(drain(data, 2))).memory;
}
