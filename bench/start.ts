/** From the call of a command to its end on one document, beside Node alone. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median } from './measurement.ts';
import { sampledRun } from './sampled-run.ts';

/** As it is installed: Node strips the types of each source file when it loads it. */
const main = join(import.meta.dirname, '../dist/cli/main.js');
const samples = join(import.meta.dirname, '../samples');

const commands = {
  'node -e 0': ['-e', '0'],
  'nianbao --version': [main, '--version'],
  'nianbao extract, a page': [main, 'extract', join(samples, 'huaiyuan-2024.html')],
  'nianbao extract, a Word file': [main, 'extract', join(samples, 'huaiyuan-2024.docx')],
  'nianbao extract, a PDF': [main, 'extract', join(samples, 'huaiyuan-2024-chromium.pdf')],
} as const;

export interface StartResult {
  readonly commands: readonly { readonly command: string; readonly wallMs: number; readonly byNode: number }[];
  /** The largest of a parser child that reads all samples. */
  readonly childPeakBytes: number;
}

/** Each command so many times, in turns. */
export async function benchStart(turns: number): Promise<StartResult> {
  if (!existsSync(main)) throw new Error('npm run build comes first: the program is measured as it is installed');
  const names = Object.keys(commands) as (keyof typeof commands)[];
  const walls = new Map(names.map((name) => [name, [] as number[]]));
  for (let turn = 0; turn < turns; turn += 1)
    for (const name of turn % 2 === 0 ? names : names.toReversed()) walls.get(name)?.push(wallMs(commands[name]));
  const bare = median(walls.get('node -e 0') ?? []);
  return {
    commands: [...walls].map(([command, all]) => ({ command, wallMs: median(all), byNode: median(all) / bare })),
    childPeakBytes: await childPeak(),
  };
}

function wallMs(args: readonly string[]): number {
  const began = performance.now();
  const { status } = spawnSync(process.execPath, args, { stdio: 'ignore' });
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status ?? 'a signal'}`);
  return performance.now() - began;
}

async function childPeak(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-bench-'));
  try {
    const { memory } = await sampledRun([
      'extract',
      samples,
      '--jobs',
      '1',
      '--quiet',
      '--out',
      join(folder, 'out.jsonl'),
    ]);
    return memory.childPeakBytes;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
