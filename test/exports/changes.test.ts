/** The feed of a consumer: whatever it takes when, it ends up with what the export gives, by positions and never by clocks. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { changesCommand, type ChangesOptions } from '../../src/cli/changes-command.ts';
import { CommandError } from '../../src/cli/exit-codes.ts';
import { jobId } from '../../src/queue/job-id.ts';
import { createLedger } from '../../src/workers/ledger/ledger.ts';
import { readingsIn } from '../../src/workers/ledger/readings.ts';
import { dataFolder, merged, openWriter, writeSegments } from './support/data-folder.ts';
import { type MadeLine, madeBytes } from './support/made-lines.ts';

type Change =
  | { readonly change: 'add'; readonly record: Given }
  | { readonly change: 'replace'; readonly replaces: string; readonly record: Given }
  | { readonly change: 'withdraw'; readonly record_id: string; readonly uri: string; readonly reason: string };

interface Given {
  readonly record_id: string;
  readonly replaces?: string;
  readonly withdrawn?: string;
  readonly source: { readonly uri: string };
}

async function step(folders: readonly string[], more: Partial<ChangesOptions> = {}): Promise<readonly Change[]> {
  const [out, cursor] = [join(folders[0]!, 'changes.jsonl'), join(folders[0]!, 'cursor.json')];
  await changesCommand(folders, { out, cursor, where: [], json: false, quiet: true, language: 'en', ...more });
  return readFileSync(out, 'utf8')
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Change);
}

/** What a record replaces depends on what a consumer had. */
const alone = (record: Given): unknown => ({ ...record, replaces: undefined });

const told = (changes: readonly Change[]): readonly string[] =>
  changes.map((change) =>
    change.change === 'withdraw'
      ? `withdraw ${change.uri} ${change.reason}`
      : `${change.change} ${change.record.source.uri}`,
  );

/** As a worker notes the end of a round; content null: it was gone. */
async function ended(folder: string, uri: string, round: number, content: string | null): Promise<void> {
  const ledger = createLedger(folder);
  const sha256 = content === null ? null : createHash('sha256').update(content).digest('hex');
  const outcome = sha256 === null ? { status: 'failed', code: 'fetch.not-found' } : { status: 'ok', sha256 };
  const id = jobId({ uri, follow: 'none' });
  await ledger.keep([
    { kind: 'ended', at: 1, id, uri, round, state: 'done', attempts: 0, crashes: 0, failure: null, outcome },
  ]);
  await ledger.close();
}

const DAY = 86_400_000;
const slow = (days: number) => ({ clock: () => Date.UTC(2026, 10, 22) - days * DAY, worker: `slow${days}` });

describe('changes', () => {
  it('add, replace and withdraw, also by a worker that is 400 days behind', async () => {
    const folder = dataFolder();
    await writeSegments(folder, [madeBytes({ uri: 'a' }, { uri: 'b' }, { uri: 'c', content: 'C' })]);
    expect(told(await step([folder])).toSorted()).toEqual(['add a', 'add b', 'add c']);
    expect(await step([folder])).toEqual([]);

    await writeSegments(folder, [madeBytes({ uri: 'a', content: 'A2' }, { uri: 'd', content: 'D' })], slow(400));
    await ended(folder, 'a', 2, 'A2');
    await ended(folder, 'c', 2, null);
    const changes = await step([folder]);
    expect(told(changes).toSorted()).toEqual(['add d', 'replace a', 'withdraw c fetch.not-found']);
    const replace = changes.find(({ change }) => change === 'replace');
    expect(replace).toMatchObject({ replaces: (replace as { record: Given }).record.replaces });
    expect(await step([folder])).toEqual([]);

    // It is back, as it was.
    await ended(folder, 'c', 3, 'C');
    expect(told(await step([folder]))).toEqual(['add c']);
  });

  it('name the version that the consumer has, however many it has missed', async () => {
    const folder = dataFolder();
    await writeSegments(folder, [madeBytes({ uri: 'a', content: 'A1' })]);
    const [first] = await step([folder]);
    for (const round of [2, 3]) {
      await writeSegments(folder, [madeBytes({ uri: 'a', content: `A${round}` })]);
      await ended(folder, 'a', round, `A${round}`);
    }
    const [change] = await step([folder]);
    expect(change).toMatchObject({ change: 'replace', replaces: (first as { record: Given }).record.record_id });
  });

  it('are taken again where the output failed, and the cursor stays', async () => {
    const folder = dataFolder();
    await writeSegments(folder, [madeBytes({ uri: 'a' })]);
    const cursor = join(folder, 'cursor.json');
    await expect(step([folder], { out: join(folder, 'no/such/folder/out') })).rejects.toThrow(CommandError);
    expect(existsSync(cursor)).toBe(false);
    expect(told(await step([folder]))).toEqual(['add a']);
    const kept = readFileSync(cursor, 'utf8');
    writeFileSync(cursor, kept.slice(0, -20));
    await expect(step([folder])).rejects.toMatchObject({ exitCode: 2 });
    writeFileSync(cursor, kept);
    await expect(step([folder], { where: ['year=2024'] })).rejects.toMatchObject({ exitCode: 2 });
  });

  it('need all the folders of the step before', async () => {
    const [one, two] = [dataFolder(), dataFolder()];
    await writeSegments(one, [madeBytes({ uri: 'a' })]);
    await writeSegments(two, [madeBytes({ uri: 'b' })], { worker: 'w2' });
    await step([one, two]);
    await expect(step([one])).rejects.toMatchObject({ exitCode: 2 });
    expect(await step([one, two, one])).toEqual([]);
  });

  it('go by a token that the consumer keeps', async () => {
    const folder = dataFolder();
    const said: string[] = [];
    const spy = vi.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0);
    try {
      await writeSegments(folder, [madeBytes({ uri: 'a' })]);
      await step([folder], { cursor: null, json: true });
      const { cursor } = JSON.parse(said[0]!) as { readonly cursor: string };
      await writeSegments(folder, [madeBytes({ uri: 'b' })]);
      expect(told(await step([folder], { cursor, json: true }))).toEqual(['add b']);
      await expect(step([folder], { cursor: `${cursor.slice(0, 12)}x` })).rejects.toMatchObject({ exitCode: 2 });
    } finally {
      spy.mockRestore();
    }
  });

  it('come to what the export gives, wherever the steps are cut', async () => {
    const uri = fc.constantFrom('https://a/1', 'https://a/2', 'https://a/3');
    const line = fc.record<MadeLine>(
      {
        uri,
        content: fc.constantFrom('A', 'B', 'C', null),
        ordinal: fc.constantFrom(1, 2),
        version: fc.constantFrom('0.1.0', '0.2.0'),
        ruleset: fc.constantFrom('2026.1', '2026.2'),
        fetchedAt: fc.constantFrom('2026-11-16T08:00:00Z', '2026-11-17T08:00:00Z'),
        error: fc.constantFrom('normalize.not-a-report', 'extract.timeout'),
      },
      { requiredKeys: ['uri'] },
    );
    const act = fc.oneof(
      {
        weight: 4,
        arbitrary: fc.record({
          kind: fc.constant('lines' as const),
          folder: fc.nat(1),
          lines: fc.array(line, { minLength: 1, maxLength: 3 }),
        }),
      },
      {
        weight: 3,
        arbitrary: fc.record({
          kind: fc.constant('ended' as const),
          folder: fc.nat(1),
          uri,
          content: fc.constantFrom('A', 'B', 'C', null),
        }),
      },
      { weight: 2, arbitrary: fc.constant({ kind: 'step' as const }) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 3, maxLength: 14 }), async (acts) => {
        const folders = [dataFolder(), dataFolder()];
        const writers = [await openWriter(folders[0]!, slow(0)), await openWriter(folders[1]!, slow(400))];
        const has = new Map<string, unknown>();
        const take = async (): Promise<void> => {
          for (const change of await step(folders)) {
            if (change.change === 'withdraw') expect(has.delete(change.record_id)).toBe(true);
            else {
              const { record } = change;
              if (change.change === 'replace') expect(has.delete(change.replaces)).toBe(true);
              else expect(has.has(record.record_id)).toBe(false);
              has.set(record.record_id, alone(record));
            }
          }
        };
        for (const [round, one] of acts.entries()) {
          if (one.kind === 'lines')
            await Promise.all([writers[one.folder]!.append(madeBytes(...one.lines)), writers[one.folder]!.commit()]);
          else if (one.kind === 'ended') await ended(folders[one.folder]!, one.uri, round + 2, one.content);
          else await take();
        }
        await take();
        const { lines } = await merged(folders, { readings: () => readingsIn(folders) });
        const records = lines
          .map((text) => JSON.parse(text) as Given)
          .filter(({ withdrawn }) => withdrawn === undefined);
        const expected = records.map((record) => [record.record_id, alone(record)] as const);
        expect(new Map([...has].toSorted())).toEqual(new Map(expected));
        await Promise.all(writers.map((writer) => writer.close()));
      }),
      { numRuns: process.env['NIANBAO_LONG'] === '1' ? 1000 : 40 },
    );
  });
});
