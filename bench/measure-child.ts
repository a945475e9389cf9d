/** Measures one subject on some files, in a process of its own: a pass over the files for each line of its input, the answer at the end. */
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { type Measured, median, type Pass, type Task } from './measurement.ts';
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

async function measured({ subject, files }: Task): Promise<Measured> {
  const run = await subjects[subject]!();
  const documents = files.map((file) => new Uint8Array(readFileSync(file)));
  const samples: Sample[][] = documents.map(() => []);
  process.stdout.write('ready\n');
  for await (const pass of createInterface({ input: process.stdin }) as AsyncIterable<Pass>) {
    for (const [index, bytes] of documents.entries()) {
      const sample = await timed(run, bytes);
      if (pass === 'measure') samples[index]?.push(sample);
    }
    process.stdout.write('done\n');
  }
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
process.stdout.write(`${JSON.stringify(answer)}\n`);
