/** Every input is accounted for, on both engines, also when the queue has forgotten it. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JobRequest } from '../../src/queue/job.ts';
import { jobId } from '../../src/queue/job-id.ts';
import type { Queue } from '../../src/queue/queue.ts';
import { type InputStanding, inputStandings } from '../../src/workers/ledger/input-standings.ts';
import { createLedger } from '../../src/workers/ledger/ledger.ts';
import { lines } from '../cli/support/run.ts';
import { command, emptyFolder } from '../operations/support/data-folder.ts';
import { type Engine, engines } from '../queue/engines.ts';

const request = (name: string, more: Partial<JobRequest> = {}): JobRequest => ({
  ...{ uri: `https://${name}.gov.cn/r.html`, hints: {}, follow: 'none', foundOn: null, site: `${name}.gov.cn` },
  ...more,
});

const later = 4_102_444_800_000;
/** Redis counts a delay from when it is asked for one. */
const nearly = (time: number): unknown => expect.closeTo(time, -3);
const failure = { code: 'fetch.timeout', message: 'too slow', crashed: false };
const read = { status: 'ok', records: 2, sha256: 'a'.repeat(64), resolved: 'https://done.gov.cn/in/the/end.html' };

/** One of each kind, its end in the ledger as a worker writes it. */
async function fill(queue: Queue, folder: string): Promise<void> {
  const ledger = createLedger(folder, () => 1);
  const ask = async (asked: JobRequest): Promise<void> => {
    await ledger.keep([{ kind: 'asked', at: 1, request: asked }]);
    await queue.enqueue([asked]);
  };
  const note = (id: string, state: 'done' | 'dead', at: number): Promise<void> =>
    ledger.note({
      ...{ kind: 'ended', at, id, state, attempts: state === 'dead' ? 1 : 0, crashes: 0 },
      ...{ failure: state === 'dead' ? failure : null, outcome: state === 'done' ? read : null },
    });
  await ask(request('done', { foundOn: 'https://list.gov.cn/' }));
  const done = (await queue.claim('w', 10_000))!;
  await note(done.job.id, 'done', 2);
  await queue.complete(done.lease, read);
  await ask(request('dead'));
  const dead = (await queue.claim('w', 10_000))!;
  await note(dead.job.id, 'dead', 2);
  await queue.bury(dead.lease, failure);
  await ask(request('delayed'));
  await queue.retry((await queue.claim('w', 10_000))!.lease, later, failure);
  await ask(request('active'));
  await queue.claim('w', 10_000);
  await ask(request('waiting'));
  await ask(request('skipped', { skipped: 'missing-file' }));
  // Another machine had it, and a Redis drops what is done.
  await ledger.keep([{ kind: 'asked', at: 1, request: request('gone') }]);
  await ledger.close();
}

type Asked = Parameters<typeof inputStandings>[1];

const told = async (folder: string, opened: Asked): Promise<Readonly<Record<string, Partial<InputStanding>>>> => {
  const all: InputStanding[] = [];
  for await (const standing of inputStandings([folder], opened)) all.push(standing);
  return Object.fromEntries(all.map(({ uri, ...standing }) => [/\/\/(\w+)/u.exec(uri)?.[1] ?? uri, standing]));
};

describe.each(engines)('inputs on %s', (_name, make) => {
  let engine: Engine;
  beforeAll(async () => void (engine = await make()));
  afterAll(() => engine.remove());

  it('are told as they stand, and as the ledger remembers them', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'nianbao-inputs-'));
    const { queue } = await engine.open();
    await fill(queue, folder);
    await queue.close();
    const opened = await engine.open();
    await opened.schedules.set([{ request: request('done'), everyMs: 3_600_000 }], 'replace');
    const all = await told(folder, opened);
    expect(Object.keys(all)).toEqual(['done', 'dead', 'delayed', 'active', 'waiting', 'skipped', 'gone']);
    expect(all).toMatchObject({
      done: {
        state: 'done',
        records: 2,
        attempts: 1,
        finalUri: read.resolved,
        foundOn: 'https://list.gov.cn/',
        nextScheduled: expect.closeTo(Date.now() + 3_600_000, -5) as number,
      },
      dead: { state: 'dead', code: 'fetch.timeout', attempts: 1, records: null, nextScheduled: null },
      delayed: { state: 'delayed', code: 'fetch.timeout', attempts: 1, nextAttempt: nearly(later) },
      active: { state: 'active', code: null, attempts: 0 },
      waiting: { state: 'waiting', attempts: 0 },
      skipped: { state: 'skipped', code: 'missing-file' },
      gone: { state: 'unknown', id: jobId(request('gone')) },
    });
    await opened.queue.close();
    // A queue that was lost: only what had ended is known.
    const nothing: Asked = {
      queue: { list: () => Promise.resolve({ entries: [], next: null }) },
      schedules: { list: () => Promise.resolve([]) },
    };
    expect(await told(folder, nothing)).toMatchObject({
      done: { ...all['done'], nextScheduled: null },
      dead: all['dead'],
      delayed: { state: 'unknown' },
      skipped: { state: 'skipped' },
    });
  });
});

it('are told with the time at which their schedule asks again', { timeout: 120_000 }, async () => {
  const data = join(emptyFolder(), 'data');
  const sample = join(import.meta.dirname, '../../samples/faults-2024.html');
  const run = (...args: readonly string[]) => command([...args, '--data', data, '--lang', 'en']);
  await run('enqueue', sample, '--every', '7d');
  const scheduled = JSON.parse((await run('schedules', '--json')).stdout) as { readonly next: string };
  const row = JSON.parse((await run('inputs', '--format', 'jsonl')).stdout) as { readonly next_scheduled: string };
  expect(row.next_scheduled).toBe(scheduled.next);
  expect((await run('inputs')).stdout).toContain(`  ${scheduled.next.slice(0, 16)}  `);
  expect((await run('inputs', '--format', 'csv')).stdout).toMatch(/,next_scheduled\r\n/u);
});

it('are printed for people, as JSON lines and as CSV, without passwords, with advice', async () => {
  const data = join(emptyFolder(), 'data');
  const list = join(emptyFolder(), 'list.txt');
  const sample = join(import.meta.dirname, '../../samples/faults-2024.html');
  writeFileSync(list, `${sample}\nhttp://user:geheim@127.0.0.1:9/r.html\nno-such-file.pdf\n`);
  await command(['enqueue', '--list', list, '--data', data]);
  await command(['work', '--drain', '--concurrency', '1', '--data', data]);
  const inputs = (...args: readonly string[]): ReturnType<typeof command> =>
    command(['inputs', '--data', data, ...args]);
  const jsonl = await inputs('--format', 'jsonl', '--lang', 'zh');
  expect(lines(jsonl.stdout).map((line) => JSON.parse(line) as unknown)).toMatchObject([
    {
      address: expect.stringContaining('/samples/faults-2024.html') as string,
      state: 'done',
      code: null,
      attempts: 1,
      records: 1,
    },
    {
      state: 'done',
      code: 'fetch.refused-address',
      advice: expect.stringContaining('不是公网地址') as string,
      records: 0,
    },
    { state: 'skipped', code: 'missing-file', title: '文件不存在', records: null },
  ]);
  const failed = await inputs('--code', 'fetch.*', '--state', 'done', '--lang', 'en');
  expect(failed.stdout).toMatch(/^state .*\ndone +fetch\.refused-address +1 +0 .*\n\nfetch\.refused-address × 1 /u);
  const csv = await inputs('--format', 'csv');
  expect([lines(csv.stdout).length, csv.stdout.slice(0, 12)]).toEqual([4, '\uFEFFid,address,']);
  expect((await inputs('--host', 'nowhere.cn')).stdout).toBe('no such inputs\n');
  for (const { stdout } of [jsonl, failed, csv, await inputs()]) expect(stdout).not.toContain('geheim');
});
