/** A data folder with the records of some samples, as `enqueue` and `work --drain` make it. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nianbao, type Ended } from '../../cli/support/run.ts';

const root = join(import.meta.dirname, '../../..');

export const emptyFolder = (): string => mkdtempSync(join(tmpdir(), 'nianbao-operations-'));

/** Called where the samples are. */
export const command = (args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ended> =>
  nianbao(args, { cwd: root, env });

export const samples = ['samples/faults-2024.html', 'samples/blanks-2020.docx', 'samples/years-compared-2023.html'];

export async function workedFolder(): Promise<string> {
  const data = join(emptyFolder(), 'data');
  for (const args of [
    ['enqueue', ...samples],
    ['work', '--drain', '--concurrency', '1'],
  ]) {
    const { code, stderr } = await command([...args, '--data', data]);
    if (code !== 0) throw new Error(`${args.join(' ')}: ${code} ${stderr}`);
  }
  return data;
}
