/** Measures one subject on some files, in a process of its own. */
import { readFileSync } from 'node:fs';
import { leastPasses, type Measured, median, type Task } from './measurement.ts';
import { type Run, subjects } from './subjects.ts';

interface Sample {
  readonly wallMs: number;
  readonly cpuMs: number;
}

async function timed(run: Run, bytes: Uint8Array): Promise<Sample> {
  const cpu = process.cpuUsage();
  const began = performance.now();
  await run(bytes);
  const wallMs = performance.now() - began;
  const { user, system } = process.cpuUsage(cpu);
  return { wallMs, cpuMs: (user + system) / 1000 };
}

/** Samples by file, a pass a column. */
async function passesOf(
  run: Run,
  documents: readonly Uint8Array[],
  seconds: number,
  least: number,
): Promise<Sample[][]> {
  const samples: Sample[][] = documents.map(() => []);
  const end = performance.now() + seconds * 1000;
  for (let pass = 0; pass < least || performance.now() < end; pass += 1) {
    for (const [index, bytes] of documents.entries()) samples[index]?.push(await timed(run, bytes));
  }
  return samples;
}

async function measured({ subject, files, warmSeconds, seconds }: Task): Promise<Measured> {
  const run = await subjects[subject]!();
  const documents = files.map((file) => new Uint8Array(readFileSync(file)));
  await passesOf(run, documents, warmSeconds, 1);
  const samples = await passesOf(run, documents, seconds, leastPasses);
  return {
    documents: files.map((file, index) => ({
      file,
      wallMs: median(samples[index]!.map(({ wallMs }) => wallMs)),
      cpuMs: median(samples[index]!.map(({ cpuMs }) => cpuMs)),
    })),
    passes: samples[0]?.length ?? 0,
    peakBytes: process.resourceUsage().maxRSS * 1024,
  };
}

const answer = await measured(JSON.parse(process.argv[2]!) as Task);
process.stdout.write(JSON.stringify(answer));
