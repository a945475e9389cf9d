/** Measurements in processes of their own, of Node or of Python, that take their passes in turns. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import type { Answer, Pass, Task } from './measurement.ts';
import { subjects } from './subjects.ts';

export interface MeasuringChild {
  /** Null once it is ready; else why it can't be measured. */
  readonly missing: string | null;
  /** One pass over the files. */
  readonly pass: (kind: Pass) => Promise<void>;
  readonly finish: () => Promise<Answer>;
}

function commandFor(task: Task, python: string): readonly [file: string, args: readonly string[]] {
  const json = JSON.stringify(task);
  if (task.subject in subjects)
    return [process.execPath, ['--no-warnings', join(import.meta.dirname, 'measure-child.ts'), json]];
  return [python, [join(import.meta.dirname, 'peers/tables.py'), json]];
}

/** `python`: its interpreter. Rejects when the child fails: a figure that isn't measured must not pass for one. */
export async function startChild(task: Task, python: string): Promise<MeasuringChild> {
  const [file, args] = commandFor(task, python);
  if (!existsSync(file)) return missingChild(`not installed (${file})`);
  const child = spawn(file, args, { stdio: ['pipe', 'pipe', 'pipe'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const complaints = text(child.stderr);
  const next = async (): Promise<string> => {
    const line = await lines.next();
    if (line.done !== true) return line.value;
    throw new Error(`${task.subject} ended early: ${await complaints}`);
  };
  const first = await next();
  if (first !== 'ready') return missingChild((JSON.parse(first) as { readonly missing: string }).missing);
  return {
    missing: null,
    async pass(kind) {
      child.stdin.write(`${kind}\n`);
      await next();
    },
    async finish() {
      const closed = once(child, 'close');
      child.stdin.end();
      const answer = JSON.parse(await next()) as Answer;
      await closed;
      return answer;
    },
  };
}

const missingChild = (missing: string): MeasuringChild => ({
  missing,
  pass: () => Promise.resolve(),
  finish: () => Promise.resolve({ missing }),
});
