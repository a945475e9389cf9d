/** A worker as a process of its own, with its log and where it shows its health. */
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { builtProgram } from '../../support/built-program.ts';

const root = join(import.meta.dirname, '../../..');

type LogLine = Readonly<Record<string, unknown>>;

export interface RunningWorker {
  readonly child: ChildProcess;
  readonly address: string;
  readonly log: readonly LogLine[];
  /** Resolves once so many lines of the log tell of this event. */
  readonly logged: (event: string, times: number) => Promise<void>;
}

export async function startWorker(data: string, more: readonly string[] = []): Promise<RunningWorker> {
  const args = [
    '--no-warnings',
    builtProgram(),
    'work',
    '--json',
    '--data',
    data,
    '--metrics-port',
    '0',
    '--concurrency',
    '1',
    ...more,
  ];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] });
  const log: LogLine[] = [];
  let wake = (): void => undefined;
  createInterface({ input: child.stderr }).on('line', (line) => {
    log.push(JSON.parse(line) as LogLine);
    wake();
  });
  const logged = async (event: string, times: number): Promise<void> => {
    while (log.filter((line) => line['event'] === event).length < times)
      await new Promise<void>((resolve) => (wake = resolve));
  };
  await logged('listening', 1);
  return { child, log, logged, address: String(log.find((line) => line['event'] === 'listening')?.['address']) };
}
