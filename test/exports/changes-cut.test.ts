/** Whatever a consumer takes when, it ends up with what the export gives. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compact } from '../../src/exports/compaction/compact.ts';
import { readingsIn } from '../../src/workers/ledger/readings.ts';
import { dataFolder, merged, openWriter } from './support/data-folder.ts';
import { ended, type Given, slow, step } from './support/feed.ts';
import { type MadeLine, madeBytes } from './support/made-lines.ts';

const LONG = process.env['NIANBAO_LONG'] === '1';

/** What a record replaces depends on what a consumer had. */
const alone = (record: Given): unknown => ({ ...record, replaces: undefined });

describe('changes', () => {
  it('come to what the export gives, wherever the steps are cut', { timeout: LONG ? 900_000 : 60_000 }, async () => {
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
      {
        weight: 1,
        arbitrary: fc.record({ kind: fc.constantFrom('compacted' as const, 'unindexed' as const), folder: fc.nat(1) }),
      },
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
          else if (one.kind === 'compacted') await compact(folders[one.folder]!, { now: true, clock: Date.now });
          else if (one.kind === 'unindexed')
            for (const end of ['', '-wal', '-shm'])
              rmSync(join(folders[one.folder]!, `feed.sqlite${end}`), { force: true });
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
      { numRuns: LONG ? 300 : 40 },
    );
  });
});
