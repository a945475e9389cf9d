/** One measurement in a fresh process, of Node or of Python. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Answer, Task } from './measurement.ts';
import { subjects } from './subjects.ts';

function commandFor(task: Task, python: string): readonly [file: string, args: readonly string[]] {
  const json = JSON.stringify(task);
  if (task.subject in subjects)
    return [process.execPath, ['--no-warnings', join(import.meta.dirname, 'measure-child.ts'), json]];
  return [python, [join(import.meta.dirname, 'peers/tables.py'), json]];
}

/** `python`: its interpreter. Rejects when the child fails: a figure that isn't measured must not pass for one. */
export async function runChild(task: Task, python: string): Promise<Answer> {
  const [file, args] = commandFor(task, python);
  if (!existsSync(file)) return { missing: `not installed (${file})` };
  const child = spawn(file, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const [output, complaints, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close') as Promise<[number | null]>,
  ]);
  if (code !== 0) throw new Error(`${task.subject} ended with ${code ?? 'a signal'}: ${complaints}`);
  return JSON.parse(output) as Answer;
}
