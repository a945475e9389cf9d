/** Main script of a snapshot that, started from it, tries what a parser child must not do, and says what came of each. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { getHeapStatistics, startupSnapshot } from 'node:v8';
import { Worker } from 'node:worker_threads';

const attempts: Readonly<Record<string, () => unknown>> = {
  read: () => readFileSync('/etc/passwd'),
  write: () => writeFileSync('/tmp/nianbao-written', ''),
  run: () => spawnSync('true'),
  thread: () => new Worker('0', { eval: true }),
  addon: () => process.dlopen({ exports: {} }, '/tmp/none.node'),
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- that it can't is what is asked
  code: () => new Function('return 1'),
};

const outcomeOf = (attempt: () => unknown): string => {
  try {
    attempt();
    return 'done';
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
};

startupSnapshot.setDeserializeMainFunction(() => {
  const outcomes = Object.entries(attempts).map(([name, attempt]) => [name, outcomeOf(attempt)]);
  const heapMegabytes = Math.round(getHeapStatistics().heap_size_limit / 1024 / 1024);
  process.stdout.write(JSON.stringify({ ...Object.fromEntries(outcomes), heapMegabytes, env: process.env }));
});
