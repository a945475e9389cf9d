/** `nianbao review` as users start it: a real process, and the address that it says. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { main } from '../../cli/support/run.ts';

export interface Running {
  /** With its slash at the end. */
  readonly url: string;
  /** Resolves to the exit code. */
  stop(): Promise<number | null>;
}

export async function startReview(args: readonly string[], cwd: string, env = {}): Promise<Running> {
  const environment = { PATH: process.env['PATH'], LANG: 'zh_CN.UTF-8', USER: 'tester', ...env };
  const child: ChildProcess = spawn(process.execPath, ['--no-warnings', main, 'review', ...args], {
    ...{ cwd, env: environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr?.on('data', (text: Buffer) => (said += text.toString()));
  const lines = createInterface({ input: child.stdout! })[Symbol.asyncIterator]();
  const first = await lines.next();
  if (first.done === true) throw new Error(`nianbao review has ended: ${said}`);
  return {
    url: first.value,
    stop: async () => {
      const closed = once(child, 'close') as Promise<[number | null]>;
      child.kill('SIGINT');
      return (await closed)[0];
    },
  };
}
