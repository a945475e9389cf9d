import { appendFileSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jobId } from '../../src/queue/job-id.ts';
import type { JobRequest } from '../../src/queue/job.ts';
import { openQueue } from '../../src/queue/open-queue.ts';
import { askedBefore } from '../../src/workers/ledger/asked-before.ts';
import { createLedger } from '../../src/workers/ledger/ledger.ts';
import { type LedgerLine, sealedLine, unsealedLine } from '../../src/workers/ledger/ledger-line.ts';
import { readLedger } from '../../src/workers/ledger/read-ledger.ts';
import { verifyLedger } from '../../src/workers/ledger/verify-ledger.ts';
import { reconcile } from '../../src/workers/ledger/reconcile.ts';

const newFolder = (): string => mkdtempSync(join(tmpdir(), 'nianbao-ledger-'));

const request = (name: string, more: Partial<JobRequest> = {}): JobRequest => ({
  ...{
    uri: `file:${name}`,
    hints: { organ: '财政局', year: 2024 },
    follow: 'none',
    foundOn: null,
    site: null,
    ...more,
  },
});
const asked = (name: string, at = 1, more: Partial<JobRequest> = {}): LedgerLine => ({
  ...{ kind: 'asked', at, request: request(name, more) },
});
const ended = (name: string, at: number, state: 'done' | 'dead' = 'done'): LedgerLine => ({
  ...{ kind: 'ended', at, id: jobId(request(name)), state, attempts: 1, crashes: 0 },
  ...{ failure: { code: 'extract.crashed', message: 'x', crashed: true }, outcome: { status: 'complete' } },
});
const replayed = (name: string, at: number): LedgerLine => ({ kind: 'replayed', at, id: jobId(request(name)) });

async function ledgerOf(lines: readonly LedgerLine[], folder = newFolder()): Promise<string> {
  const ledger = createLedger(folder);
  await ledger.keep(lines);
  await ledger.close();
  return folder;
}

async function statesAfter(folder: string): Promise<Readonly<Record<string, string>>> {
  const opened = await openQueue({ folder: newFolder(), redisUrl: null });
  const { queue } = opened;
  await reconcile([folder], opened);
  const states: Record<string, string> = {};
  for (const state of ['waiting', 'done', 'dead', 'skipped'] as const) {
    const { entries } = await queue.list({ state, cursor: null, limit: 100 });
    for (const { job } of entries) states[job.uri] = state;
  }
  await queue.close();
  return states;
}

describe('a line of the ledger', () => {
  it('comes back as it was written, whatever the names', () => {
    const text = fc.string({ unit: 'binary' });
    fc.assert(
      fc.property(text, text, fc.option(text), (uri, organ, foundOn) => {
        const line = asked('x', 1, { uri, hints: { organ }, foundOn });
        expect(unsealedLine(sealedLine(line).slice(0, -1))).toEqual(line);
      }),
    );
  });

  it('counts as not there with any byte changed', () => {
    const whole = sealedLine(asked('a')).slice(0, -1);
    for (let at = 0; at < whole.length; at += 1) {
      const other = whole[at] === 'x' ? 'y' : 'x';
      expect(unsealedLine(whole.slice(0, at) + other + whole.slice(at + 1))).toBeNull();
    }
  });
});

describe('the ledger as a file', () => {
  it('has a line for each entry, whatever line ends stand in the names', async () => {
    const names = ['a\u2028b', 'a\u2029b', 'a\u0085b', 'a\r\nb', 'a\vb'];
    const folder = await ledgerOf(names.map((organ) => asked('x', 1, { hints: { organ } })));
    const found: (LedgerLine | null)[] = [];
    for await (const line of readLedger(folder)) found.push(line);
    expect(found.map((line) => line?.kind === 'asked' && line.request.hints.organ)).toEqual(names);
  });

  it('is found damaged with any byte changed, but not for a torn end', async () => {
    const folder = await ledgerOf([asked('a'), ended('a', 2)]);
    const [name = ''] = readdirSync(join(folder, 'ledger'));
    const path = join(folder, 'ledger', name);
    const whole = readFileSync(path);
    for (let at = 0; at < whole.length; at += 1) {
      const spoiled = Buffer.from(whole);
      spoiled[at]! ^= 4;
      writeFileSync(path, spoiled);
      expect([at, (await verifyLedger(folder)).damaged.length]).toEqual([at, expect.toSatisfy((count) => count > 0)]);
    }
    writeFileSync(path, whole);
    expect(await verifyLedger(folder)).toEqual({ lines: 2, damaged: [] });
    writeFileSync(path, whole.subarray(0, -10));
    expect(await verifyLedger(folder)).toEqual({ lines: 1, damaged: [] });
  });
});

describe('reconcile', () => {
  it('gives each job the state of its last line', async () => {
    const folder = await ledgerOf([
      ...[asked('open'), asked('done'), asked('dead'), asked('again'), asked('left', 1, { skipped: 'missing-file' })],
      ...[ended('done', 2), ended('dead', 2, 'dead'), ended('again', 2, 'dead'), replayed('again', 3)],
      ...[asked('later', 1, { skipped: 'other-version' }), asked('later', 4)],
    ]);
    expect(await statesAfter(folder)).toEqual({
      ...{ 'file:open': 'waiting', 'file:done': 'done', 'file:dead': 'dead', 'file:again': 'waiting' },
      ...{ 'file:left': 'skipped', 'file:later': 'waiting' },
    });
  });

  it('passes over what is torn or damaged, and says how much that was', async () => {
    const folder = await ledgerOf([asked('a'), asked('b'), ended('a', 2)]);
    const [file] = readdirSync(join(folder, 'ledger'));
    const path = join(folder, 'ledger', file!);
    writeFileSync(path, readFileSync(path, 'utf8').replace('"file:b"', '"file:c"'));
    appendFileSync(path, sealedLine(asked('torn')).slice(0, 40));
    const opened = await openQueue({ folder: newFolder(), redisUrl: null });
    expect(await reconcile([folder], opened)).toEqual({ restored: 1, known: 0, pages: 0, schedules: 0, unreadable: 2 });
    expect(await reconcile([folder], opened)).toEqual({ restored: 0, known: 1, pages: 0, schedules: 0, unreadable: 2 });
    await opened.queue.close();
  });

  it('gives schedules back as they were set last, and keeps those that are there', async () => {
    const scheduled = (name: string, at: number, everyMs: number): LedgerLine => ({
      ...{ kind: 'scheduled', at, everyMs, request: request(name) },
    });
    const dropped = scheduled('dropped', 1, 1000);
    const folder = await ledgerOf([
      ...[scheduled('kept', 1, 1000), scheduled('kept', 2, 5000), dropped, scheduled('there', 1, 2000)],
      { kind: 'unscheduled', at: 2, id: jobId(request('dropped')) },
    ]);
    const opened = await openQueue({ folder: newFolder(), redisUrl: null });
    await opened.schedules.set([{ request: request('there'), everyMs: 9000 }], 'replace');
    expect(await reconcile([folder], opened)).toMatchObject({ schedules: 2 });
    const entries = await opened.schedules.list();
    expect(entries.map((entry) => [entry.request.uri, entry.everyMs])).toEqual([
      ['file:kept', 5000],
      ['file:there', 9000],
    ]);
    await opened.queue.close();
  });

  it('knows again what each page led to when it was last read to its end', async () => {
    const page = (name: string) => jobId(request(name));
    const found = (name: string, by: string, round: number, more: Partial<JobRequest> = {}): LedgerLine => ({
      ...asked(name, 1, more),
      ...{ by: { id: page(by), round } },
    });
    const inRound = (name: string, round: number): LedgerLine => ({ ...ended(name, round), round }) as LedgerLine;
    const folder = await ledgerOf([
      ...[asked('list'), found('a', 'list', 1), found('b', 'list', 1), found('left', 'list', 1, { skipped: 'x' })],
      ...[ended('list', 1), found('a', 'list', 2), found('c', 'list', 2), inRound('list', 2)],
      // It was found unchanged, then it was being read.
      ...[inRound('list', 3), found('d', 'list', 4)],
      ...[asked('unended'), found('e', 'unended', 1)],
    ]);
    const opened = await openQueue({ folder: newFolder(), redisUrl: null });
    expect(await reconcile([folder], opened)).toMatchObject({ pages: 2 });
    const namesOf = async (name: string) =>
      (await opened.queue.leadsTo(page(name), null)).map(({ uri }) => uri.replace('file:', '')).toSorted();
    expect(await namesOf('list')).toEqual(['a', 'c', 'd']);
    expect(await namesOf('unended')).toEqual(['e']);
    await opened.queue.close();
  });

  it('begins after the last round that the ledger knows, however that was asked for', async () => {
    const folder = await ledgerOf([
      ...[asked('a'), ended('a', 2), { ...ended('a', 3), round: 4, uri: 'file:a' } as LedgerLine, replayed('a', 4)],
    ]);
    const opened = await openQueue({ folder: newFolder(), redisUrl: null });
    await reconcile([folder], opened);
    expect((await opened.queue.claim('w', 1000))?.job.round).toBe(5);
    await opened.queue.close();
  });

  it('has no ledger to go by in a new folder', async () => {
    expect(await statesAfter(newFolder())).toEqual({});
  });
});

describe('a ledger', () => {
  it('keeps what several writers say at a time, and knows what was asked before', async () => {
    const folder = newFolder();
    const writers = [createLedger(folder), createLedger(folder), createLedger(folder)];
    await Promise.all(
      writers.flatMap((writer, at) => [writer.keep([asked(`k${at}`)]), writer.note(ended(`k${at}`, 2))]),
    );
    await Promise.all(writers.map((writer) => writer.close()));
    const kinds: string[] = [];
    for await (const line of readLedger(folder)) kinds.push(line?.kind ?? 'damaged');
    expect(kinds.toSorted()).toEqual(['asked', 'asked', 'asked', 'ended', 'ended', 'ended']);
    const before = await askedBefore(folder);
    expect([before.add(request('k0')), before.add(request('new')), before.add(request('new'))]).toEqual([
      ...[false, true, false],
    ]);
  });
});
