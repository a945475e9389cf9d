import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compact } from '../../../src/exports/compaction/compact.ts';
import { noReadings, type Readings } from '../../../src/exports/merge/readings.ts';
import { oldLines } from '../../../src/exports/merge/old-lines.ts';
import { verifySegments } from '../../../src/exports/segments/verify-segments.ts';
import { openRawStore } from '../../../src/fetch/raw-store/open-raw-store.ts';
import { letGoBefore, letRawGo } from '../../../src/fetch/raw-store/let-go.ts';
import { verifyRaw } from '../../../src/operations/verify/verify-raw.ts';
import { dataFolder, merged, tickingClock, writeSegments } from '../support/data-folder.ts';
import { madeBytes } from '../support/made-lines.ts';

const uri = 'https://a.gov.cn/1';
const reading = (content: string): Uint8Array =>
  madeBytes({ uri, content, fetchedAt: `2026-0${content.length}-01T00:00:00Z` }, { uri: `${uri}?${content}` });

describe('readings that newer ones have replaced', () => {
  it('go but for the last, and the export stays the same bytes', async () => {
    const folder = dataFolder();
    await writeSegments(folder, ['a', 'aa', 'aaa', 'aaaa'].map(reading));
    const readings = (): Promise<Readings> => Promise.resolve(noReadings);
    const before = await merged([folder], { readings });
    const thinned = await oldLines(folder, '2027-01-01T00:00:00Z', readings);
    expect([...thinned.values()].map((numbers) => [...numbers])).toEqual([[0], [0]]);
    expect(await oldLines(folder, '2020-01-01T00:00:00Z', readings)).toEqual(new Map());
    expect(await compact(folder, { now: true, clock: tickingClock(), thinned })).toMatchObject({ dropped: 2 });
    const after = await merged([folder], { readings });
    expect(after.text).toBe(before.text);
    expect([before.counts.linesIn, after.counts.linesIn]).toEqual([8, 6]);
    expect(before.text).toContain('"replaces"');
    expect(await verifySegments(folder)).toMatchObject({ isSound: true, lines: 6 });
    expect(await oldLines(folder, '2027-01-01T00:00:00Z', readings)).toEqual(new Map());
  });
});

const fetched = (url: string, text: string, fetchedAt: string) =>
  ({
    ...{
      kind: 'fetched',
      url,
      resolvedUrl: url,
      fetchedAt,
      status: 200,
      hops: [],
      headers: {},
      bytes: Buffer.from(text),
    },
    ...{ lengthProved: true, mediaType: 'text/html', charset: null, fileName: null, etag: null, lastModified: null },
  }) as unknown as Parameters<Awaited<ReturnType<typeof openRawStore>>['keep']>[0];

describe('raw bytes that nobody has fetched for long', () => {
  it('go, which is no damage; what was fetched since stays', async () => {
    const folder = dataFolder();
    await using store = await openRawStore(folder);
    await store.keep(fetched('https://a.gov.cn/old', 'old', '2024-01-01T00:00:00.000Z'), null);
    await store.keep(fetched('https://a.gov.cn/new', 'new', '2026-01-01T00:00:00.000Z'), null);
    await store.keep(fetched('https://a.gov.cn/both', 'both', '2024-01-01T00:00:00.000Z'), null);
    await store.keep(fetched('https://a.gov.cn/both', 'both', '2026-01-01T00:00:00.000Z'), null);
    expect(await letRawGo(folder, '2025-01-01T00:00:00.000Z', 1)).toEqual({ files: 1, bytes: 3 });
    const left = (await readdir(join(folder, 'raw'), { recursive: true })).filter((name) => name.length > 60);
    expect(left.map((name) => readFileSync(join(folder, 'raw', name), 'utf8')).toSorted()).toEqual(['both', 'new']);
    expect(await letGoBefore(folder)).toBe('2025-01-01T00:00:00.000Z');
    expect((await verifyRaw(folder)).problems).toEqual([]);
    expect(await letRawGo(folder, '2025-01-01T00:00:00.000Z', 1)).toEqual({ files: 0, bytes: 0 });
  });
});
