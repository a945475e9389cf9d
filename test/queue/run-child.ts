import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export const startChild = (name: string, ...args: readonly string[]): ChildProcess =>
  spawn(process.execPath, [join(import.meta.dirname, 'children', `${name}.ts`), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });

/** The first line that it writes. */
export async function firstLine(child: ChildProcess): Promise<string> {
  const [line] = (await once(createInterface(child.stdout!), 'line')) as [string];
  return line;
}

/** All lines, once it has ended well. */
export async function linesOf(child: ChildProcess): Promise<readonly string[]> {
  const lines: string[] = [];
  createInterface(child.stdout!).on('line', (line) => lines.push(line));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`child ended with ${code}`);
  return lines;
}

export async function killChild(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'close');
}
