import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { verifySegments } from '../../src/exports/segments/verify-segments.ts';
import { lines, nianbao } from '../cli/support/run.ts';
import { dataWith, drained, enqueue, exported, recordsOf, startWorker, withQueue } from './support/daemon.ts';

const project = resolve(import.meta.dirname, '../..');

describe('enqueue, work --drain and the merged export', () => {
  it('give the lines that extract gives, in whichever folder the worker runs', async () => {
    const data = join(mkdtempSync(join(tmpdir(), 'nianbao-')), 'data');
    const present = readdirSync(join(project, 'samples'))
      .filter((name) => name.endsWith('.html'))
      .slice(0, 3);
    expect(present.length).toBe(3);
    const paths = present.map((name) => `samples/${name}`);
    const first = await nianbao(['enqueue', ...paths, '--data', data], { cwd: project });
    expect(first).toMatchObject({ code: 0, stdout: '3 added, 0 known, 0 skipped\n' });
    const again = await nianbao(['enqueue', ...paths, '--data', data], { cwd: project });
    expect(again.stdout).toBe('0 added, 3 known, 0 skipped\n');
    const worked = await nianbao(['work', '--drain', '--concurrency', '2', '--data', data], { cwd: tmpdir() });
    expect(worked).toMatchObject({ code: 0, stdout: '' });
    const extracted = await nianbao(['extract', ...paths, '--plain', '-q'], { cwd: project });
    expect(lines((await exported(data)).text).toSorted()).toEqual(lines(extracted.stdout).toSorted());
    expect((await verifySegments(data)).isSound).toBe(true);
    expect(readdirSync(join(data, 'ledger')).length).toBe(2);
  });

  it('says what to enqueue, and what is missing', async () => {
    const data = join(mkdtempSync(join(tmpdir(), 'nianbao-')), 'data');
    expect((await nianbao(['enqueue', '--data', data])).code).toBe(2);
    const missing = await nianbao(['enqueue', 'nowhere.html', '--data', data, '--lang', 'en']);
    expect(missing).toMatchObject({ code: 2, stdout: '0 added, 0 known, 1 skipped\n' });
    expect(missing.stderr).toContain('there is no such file');
  });

  it('give a failed line for a file that went missing, and end', async () => {
    const test = dataWith({ 'a.txt': 'a' });
    await enqueue(test, ['file:a.txt', 'file:gone.txt']);
    await drained({ data: test.data, parser: 'stub' });
    const records = recordsOf(await exported(test.data));
    expect(records.map(({ status, error }) => [status, error?.code ?? null]).toSorted()).toEqual([
      ['complete', null],
      ['failed', 'extract.unreadable-file'],
    ]);
  });
});

describe('a document that kills its child', () => {
  it('is tried twice, then buried with a failed line and all that is needed to see it again', async () => {
    const test = dataWith({ 'bad.txt': '!exit 1', 'good.txt': 'good' });
    await enqueue(test, ['file:bad.txt', 'file:good.txt']);
    const worker = await drained({ data: test.data, parser: 'stub' });
    expect(worker.events.filter(({ uri }) => uri === 'file:bad.txt').map(({ kind }) => kind)).toEqual([
      ...['claimed', 'retried', 'claimed', 'buried'],
    ]);
    const records = recordsOf(await exported(test.data));
    expect(records.map(({ error }) => error?.code ?? null).toSorted()).toEqual(['extract.crashed', null]);

    const listed = await nianbao(['dead', 'list', '--data', test.data]);
    const id = listed.stdout.split(' ')[0]!;
    expect(listed.stdout).toContain('extract.crashed  file:bad.txt');
    const shown = JSON.parse((await nianbao(['dead', 'show', id, '--data', test.data])).stdout) as {
      letter: { sha256: string; uri: string; limits: object; extractor: { version: string }; attempts: number };
    };
    expect(shown.letter).toMatchObject({ uri: 'file:bad.txt', attempts: 2, limits: { recycleAfter: 100 } });
    const { sha256 } = shown.letter;
    const kept = join(test.data, 'raw', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
    expect(readFileSync(kept, 'utf8')).toBe('!exit 1');

    expect((await nianbao(['dead', 'replay', '--data', test.data])).code).toBe(2);
    expect((await nianbao(['dead', 'replay', id, '--data', test.data, '--lang', 'en'])).stdout).toBe(
      '1 job(s) wait again\n',
    );
    expect(await withQueue(test, ({ queue }) => queue.counts())).toMatchObject({ waiting: 1, dead: 0, done: 1 });
  });
});

describe('a worker that is told to end', () => {
  it('hands back what it can not finish, within ten seconds, and nothing is counted against it', async () => {
    const test = dataWith({ 'slow.txt': '!wait 60000', 'quick.txt': 'quick' });
    await enqueue(test, ['file:quick.txt', 'file:slow.txt']);
    const worker = startWorker({ data: test.data, parser: 'stub', concurrency: 2, drain: false });
    await worker.told('done', 'file:quick.txt');
    await worker.told('claimed', 'file:slow.txt');
    const began = performance.now();
    worker.signal('SIGTERM');
    expect(await worker.ended).toBe(0);
    expect(performance.now() - began).toBeLessThan(10_000);
    expect(worker.events.at(-2)).toEqual({ kind: 'handed-back', uri: 'file:slow.txt' });
    const page = await withQueue(test, ({ queue }) => queue.list({ state: 'waiting', cursor: null, limit: 9 }));
    expect(page.entries.map(({ job }) => [job.uri, job.attempts, job.abandoned])).toEqual([['file:slow.txt', 0, 0]]);
    expect((await exported(test.data)).linesOut).toBe(1);
  });

  it('ends at once at the second signal, and its children with it', async () => {
    const test = dataWith({ 'slow.txt': '!hang' });
    await enqueue(test, ['file:slow.txt']);
    const worker = startWorker({ data: test.data, parser: 'stub', drain: false });
    await worker.told('claimed');
    worker.signal('SIGTERM');
    worker.signal('SIGINT');
    expect(await worker.ended).toBeOneOf([130, 143]);
  });
});
