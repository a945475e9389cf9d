import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LeftOut } from '../../../src/exports/merge/merge.ts';
import { dataFolder, merged, tickingClock, writeSegments } from '../support/data-folder.ts';
import { type MadeLine, madeBytes, madeLine } from '../support/made-lines.ts';

const fields = (lines: readonly string[], pick: (line: Parsed) => unknown): readonly unknown[] =>
  lines.map((line) => pick(JSON.parse(line) as Parsed));
interface Parsed {
  readonly record_id: string;
  readonly status: string;
  readonly source: { readonly uri: string; readonly fetched_at?: string };
  readonly report: { readonly title: string } | null;
}
const uris = (lines: readonly string[]): readonly unknown[] => fields(lines, ({ source }) => source.uri).toSorted();

describe('merging', () => {
  it('of three folders gives each record once, sorted, the newest of each, and counts', async () => {
    const [one, two, three] = [dataFolder(), dataFolder(), dataFolder()];
    await writeSegments(one, [
      madeBytes({ uri: 'a' }, { uri: 'b' }),
      madeBytes({ uri: 'c', content: null, error: 'fetch.timeout' }),
    ]);
    await writeSegments(two, [madeBytes({ uri: 'b' }, { uri: 'd', ruleset: '2026.1' }), madeBytes({ uri: 'c' })]);
    await writeSegments(three, [
      madeBytes({ uri: 'd', ruleset: '2026.10' }),
      madeBytes({ uri: 'd', ruleset: '2026.9' }),
    ]);
    const leftOut: LeftOut[] = [];
    const { lines, counts } = await merged([one, two, three], { onLeftOut: (line) => leftOut.push(line) });
    expect(uris(lines)).toEqual(['a', 'b', 'c', 'd']);
    const ids = fields(lines, ({ record_id }) => record_id);
    expect(ids).toEqual(ids.toSorted());
    expect(lines.join()).toContain('"2026.10"');
    expect(counts).toEqual({
      segments: 6,
      linesIn: 8,
      linesOut: 4,
      identical: 1,
      replaced: 2,
      superseded: 1,
      notWanted: 0,
    });
    expect(leftOut.map(({ uri, reason }) => `${uri} ${reason}`)).toEqual(['d replaced', 'd replaced', 'c superseded']);
  });

  it('gives the same bytes whatever the workers, segments, folders, order and repetitions', async () => {
    const line = fc.record<MadeLine>(
      {
        uri: fc.constantFrom('https://a/1', 'https://a/2', 'file:x', '-'),
        content: fc.constantFrom('A', 'B', null),
        ordinal: fc.constantFrom(1, 2),
        version: fc.constantFrom('0.1.0', '0.2.0'),
        ruleset: fc.constantFrom('2026.1', '2026.2'),
        fetchedAt: fc.constantFrom('2026-11-16T08:00:00Z', '2026-11-17T08:00:00Z'),
        error: fc.constantFrom('normalize.not-a-report', 'extract.timeout'),
        title: fc.constantFrom('', '年报'),
      },
      { requiredKeys: ['uri'] },
    );
    const placed = fc.tuple(line, fc.infiniteStream(fc.nat(5)));
    await fc.assert(
      fc.asyncProperty(fc.array(placed, { minLength: 1, maxLength: 12 }), async (lines) => {
        const arrangements = await Promise.all([0, 1].map((round) => arranged(lines, round)));
        const [once, again] = await Promise.all(arrangements.map((folders) => merged(folders)));
        expect(again!.text).toBe(once!.text);
        const { linesIn, linesOut, identical, replaced, superseded } = again!.counts;
        expect(linesOut + identical + replaced + superseded).toBe(linesIn);
      }),
      { numRuns: 25 },
    );
  });

  it('gives an empty output for a data folder without segments, and refuses one that is not there', async () => {
    expect((await merged([dataFolder()])).text).toBe('');
    await expect(merged(['/nowhere/data'])).rejects.toMatchObject({ code: 'export.folder-missing' });
  });

  it('counts a folder that is named twice once', async () => {
    const folder = dataFolder();
    await writeSegments(folder, [madeBytes({ uri: 'a' })]);
    expect((await merged([folder, `${folder}/.`])).counts).toMatchObject({ linesIn: 1, identical: 0 });
  });

  it('prefers what was read to a failure on the same bytes, whichever came last', async () => {
    const folder = dataFolder();
    await writeSegments(folder, [madeBytes({ uri: 'a' }), madeBytes({ uri: 'a', error: 'extract.timeout' })]);
    expect(fields((await merged([folder])).lines, ({ status }) => status)).toEqual(['complete']);
  });

  it('keeps what one URI says of bytes that another URI has too', async () => {
    const folder = dataFolder();
    const [monday, tuesday] = ['2026-11-16T08:00:00Z', '2026-11-17T08:00:00Z'];
    const shared = { content: 'A', title: '同一份' };
    await writeSegments(folder, [
      madeBytes({ ...shared, uri: 'https://a/1', fetchedAt: monday }),
      madeBytes({ ...shared, uri: 'https://b/1', fetchedAt: tuesday }),
      madeBytes({ uri: 'https://b/1', content: 'B', fetchedAt: '2026-11-18T08:00:00Z' }),
    ]);
    expect(uris((await merged([folder])).lines)).toEqual(['https://a/1', 'https://b/1']);
  });

  it('gives all versions when asked', async () => {
    const folder = dataFolder();
    await writeSegments(folder, [madeBytes({ uri: 'a' }, { uri: 'a', version: '0.2.0' })]);
    expect((await merged([folder])).counts).toMatchObject({ linesOut: 1, superseded: 1 });
    expect((await merged([folder], { allVersions: true })).counts).toMatchObject({ linesOut: 2, superseded: 0 });
  });

  it('stops when told to', async () => {
    const folder = dataFolder();
    await writeSegments(folder, [madeBytes({ uri: 'a' })]);
    await expect(merged([folder], { signal: AbortSignal.abort(new Error('enough')) })).rejects.toThrow('enough');
  });
});

/** Spreads the lines over two folders and a few segments as their numbers say, some of them twice. */
async function arranged(
  lines: readonly (readonly [MadeLine, Iterator<number>])[],
  round: number,
): Promise<readonly string[]> {
  const folders = [dataFolder(), dataFolder()];
  const repeated = lines.flatMap(([line, numbers]) => {
    const [where, when, twice] = [numbers.next().value, numbers.next().value, numbers.next().value] as [
      number,
      number,
      number,
    ];
    const copy = { line, folder: where % 2, when };
    return twice === 0 && round === 1 ? [copy, { ...copy, folder: 1 - copy.folder }] : [copy];
  });
  for (const [index, folder] of folders.entries()) {
    const own = repeated.filter((copy) => copy.folder === index).sort((a, b) => a.when - b.when);
    const chunks = Map.groupBy(own, ({ when }) => when).values();
    await writeSegments(
      folder,
      [...chunks].map((chunk) => madeBytes(...chunk.map(({ line }) => line))),
    );
  }
  return round === 0 ? folders : folders.toReversed();
}

describe('an export of a part', () => {
  const lines: readonly MadeLine[] = [
    { uri: 'a', year: 2024, organ: '怀远县公安局', rules: ['identity.balance'] },
    { uri: 'b', year: 2023, organ: '怀远县财政局', rules: ['value.negative', 'identity.total'] },
    { uri: 'c', year: null, organ: '乙市公安局' },
    { uri: 'd', error: 'extract.encrypted' },
  ];

  it.each<[readonly string[], readonly string[]]>([
    [['year=2024'], ['a']],
    [['year=2023, 2024'], ['a', 'b']],
    [['year!=2024'], ['b', 'c', 'd']],
    [['year>=2024'], ['a']],
    [
      ['year<=2024', 'year>=2023'],
      ['a', 'b'],
    ],
    [['organ~公安局'], ['a', 'c']],
    [['organ~公安局', 'year=2024'], ['a']],
    [['status=failed'], ['d']],
    [['error=extract.*'], ['d']],
    [['edition=2021'], ['a', 'b', 'c']],
    [['finding.rule=identity.*'], ['a', 'b']],
    [['finding.rule=value.negative'], ['b']],
    [['finding.severity!=error'], ['c', 'd']],
    [['uri~Ｂ'], ['b']],
  ])('where %j has %j', async (where, expected) => {
    const folder = dataFolder();
    await writeSegments(folder, [madeBytes(...lines)]);
    const { lines: given, counts } = await merged([folder], { where });
    expect(uris(given)).toEqual(expected);
    expect(counts.notWanted).toBe(lines.length - expected.length);
  });

  it.each(['year', 'colour=red', 'year=', 'year>=two', '=2024', 'constructor=1', 'year=2024,'])(
    'where %j is refused',
    async (where) => {
      await expect(merged([dataFolder()], { where: [where] })).rejects.toMatchObject({ code: 'export.bad-filter' });
    },
  );

  it('asks the line that counts, never one that it replaced', async () => {
    const folder = dataFolder();
    await writeSegments(folder, [madeBytes({ uri: 'a', year: 2023 }, { uri: 'a', year: 2024, ruleset: '2026.2' })]);
    expect((await merged([folder], { where: ['year=2023'] })).counts).toMatchObject({
      linesOut: 0,
      notWanted: 1,
      replaced: 1,
    });
  });

  it('since a time has what was committed then or later, but not what was there before', async () => {
    const folder = dataFolder();
    const at = (iso: string) => ({ clock: tickingClock(Date.parse(iso)) });
    await writeSegments(folder, [madeBytes({ uri: 'a' }, { uri: 'b' })], at('2026-11-20T00:00:00Z'));
    await writeSegments(
      folder,
      [madeBytes({ uri: 'a' }, { uri: 'b', version: '0.2.0' }, { uri: 'c' })],
      at('2026-11-22T00:00:00Z'),
    );
    expect(uris((await merged([folder], { since: '2026-11-21' })).lines)).toEqual(['b', 'c']);
    expect(uris((await merged([folder], { since: '2026-11-22T08:00:00+08:00' })).lines)).toEqual(['b', 'c']);
    expect((await merged([folder], { since: '2026-11-23' })).counts).toMatchObject({ linesOut: 0, notWanted: 3 });
  });

  it.each(['yesterday', '2026', '2026-13-01', '2026-11-22T08:00:00'])('since %j is refused', async (since) => {
    await expect(merged([dataFolder()], { since })).rejects.toMatchObject({ code: 'export.bad-since' });
  });

  it('has lines byte for byte as they were written', async () => {
    const folder = dataFolder();
    const made = { uri: 'a', title: '年报\u2028"\\\u0000😀' };
    await writeSegments(folder, [madeBytes(made)]);
    expect((await merged([folder])).text).toBe(madeLine(made));
  });
});
