/** Advice that is printed works: its commands are run as they stand, its settings are settings. */
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { allAdvice } from '../../src/cli/advice/advice-of.ts';
import { skippedWords } from '../../src/cli/advice/skipped-advice.ts';
import { runProgram } from '../../src/cli/program.ts';
import type { JobRequest } from '../../src/queue/job.ts';
import { jobId } from '../../src/queue/job-id.ts';
import { openQueue } from '../../src/queue/open-queue.ts';
import { settingNames } from '../../src/operations/settings/settings.ts';
import { command, emptyFolder } from '../operations/support/data-folder.ts';

const skipped = Object.fromEntries(Object.entries(skippedWords).map(([code, { advice }]) => [code, advice]));
const advice = Object.entries({ ...allAdvice, ...skipped });
const quotedIn = (text: string): readonly string[] => Array.from(text.matchAll(/`([^`]+)`/gu), ([, quoted]) => quoted!);

describe('advice', () => {
  it.each(advice)('%s asks the same in both languages', (_code, { zh, en }) => {
    expect(quotedIn(zh)).toEqual(quotedIn(en));
    expect([/\p{Script=Han}/u.test(zh), /\p{Script=Han}/u.test(en)]).toEqual([true, false]);
    for (const quoted of quotedIn(en)) if (!quoted.startsWith('nianbao ')) expect(settingNames).toContain(quoted);
  });
});

const address = 'http://127.0.0.1:9/报告.html';
const codes = advice.map(([code]) => code);
const request = (name: string): JobRequest => ({
  ...{ uri: `http://127.0.0.1:9/${name}`, hints: {}, follow: 'none', foundOn: null, site: '127.0.0.1' },
});

/** In this process: dozens of them would take as many seconds. */
async function run(args: readonly string[]): Promise<{ readonly code: number; readonly output: string }> {
  let output = '';
  const write = (text: string | Uint8Array, done?: (error?: Error) => void): boolean => {
    output += String(text);
    done?.();
    return true;
  };
  const spies = [process.stdout, process.stderr].map((stream) =>
    vi.spyOn(stream, 'write').mockImplementation(write as typeof stream.write),
  );
  try {
    return { code: await runProgram(args), output };
  } finally {
    spies.forEach((spy) => spy.mockRestore());
  }
}

/** What it prints when it did what the advice promises. */
const done: Readonly<Record<string, RegExp>> = {
  enqueue: /^1 added/u,
  retry: /^1 job/u,
  dead: /"uri":/u,
  reconcile: /restored/u,
  verify: /: sound/u,
  config: /gapSeconds/u,
  export: /0 out/u,
  reprocess: /\d/u,
  doctor: /Node\.js/u,
};

describe('commands of the advice', () => {
  let data = '';
  const files = emptyFolder();
  /** A job that failed with each of the codes. */
  beforeAll(async () => {
    data = join(emptyFolder(), 'data');
    await command(['enqueue', address, '--data', data]);
    const { queue } = await openQueue({ folder: data, redisUrl: null });
    await queue.restore(
      codes.map((code) => ({
        ...{ request: request(code), state: 'dead', enqueuedAt: 1, round: 1, attempts: 1, crashes: 0, retryAt: null },
        ...{ failure: { code, message: '', crashed: false }, outcome: null },
      })),
    );
    await queue.close();
  });

  const commands = [...new Set(advice.flatMap(([, { en }]) => quotedIn(en)))].filter((one) =>
    one.startsWith('nianbao '),
  );
  it.each(commands)('%s', async (line) => {
    const fresh = `http://127.0.0.1:9/${commands.indexOf(line)}.html`;
    // One that waits already is not added again.
    const file = join(files, `${commands.indexOf(line)}.html`);
    copyFileSync(join(import.meta.dirname, '../../samples/faults-2024.html'), file);
    const args = line
      .split(' ')
      .slice(1)
      .map((part) => ({ ADDRESS: fresh, FILE: file, ID: jobId(request('extract.crashed')) })[part] ?? part);

    const where = ['verify', 'export'].includes(args[0]!) ? [data] : ['--data', data];
    const { code, output } = await run([...args, ...where, '--lang', 'en']);
    expect([code, output]).toEqual([0, expect.stringMatching(done[args[0]!]!)]);
  });
});
