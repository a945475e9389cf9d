import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { replacedBy, superseded } from '../../../src/exports/merge/superseded.ts';
import { outlineOf, readLine, sortableVersion } from '../../../src/exports/merge/line-outline.ts';
import { type MadeLine, madeLine } from '../support/made-lines.ts';

type Line = Omit<MadeLine, 'uri'> & { readonly uri?: string };

function outline(made: Line) {
  const line = Buffer.from(madeLine({ uri: 'https://a.gov.cn/1.html', content: 'A', ...made }));
  return { ...outlineOf(readLine(line)!, line), made };
}

/** Which of the lines stay, by their position. */
function kept(...lines: readonly Line[]): readonly number[] {
  return keptInOrder([], ...lines);
}

/** `order`: contents as they were read, oldest first. */
function keptInOrder(order: readonly string[], ...lines: readonly Line[]): readonly number[] {
  const outlines = lines.map(outline);
  const digest = (content: string) =>
    outlines.find(({ made }) => (made.content ?? 'A') === content)?.sourceSha256 ?? content;
  const gone = superseded(outlines, order.map(digest));
  return outlines.flatMap((line, index) => (gone.has(line) ? [] : [index]));
}

const monday = '2026-11-16T08:00:00Z';
const tuesday = '2026-11-17T08:00:00+08:00';
const unreachable: Line = { content: null, error: 'fetch.timeout' };
const timedOut: Line = { error: 'extract.timeout' };
const refused: Line = { error: 'normalize.not-a-report' };

describe('of the lines about one URI', () => {
  it.each<[string, readonly Line[], readonly number[]]>([
    ['one that failed for lack of bytes gives way to a report', [unreachable, {}], [1]],
    ['one that failed for lack of bytes gives way to a refusal', [unreachable, refused], [1]],
    [
      'one that could not be reached later takes nothing away',
      [{ fetchedAt: monday }, { ...unreachable, fetchedAt: tuesday }],
      [0],
    ],
    ['failures alone stay', [unreachable], [0]],
    ['of failures the newer version stays', [unreachable, { ...unreachable, version: '0.2.0' }], [1]],
    ['a newer version replaces an older one', [{ version: '0.10.0' }, { version: '0.9.0' }], [0]],
    ['a newer version that refuses replaces what an older one read', [{}, { ...refused, version: '0.2.0' }], [1]],
    ['a newer version that ran out of time does not', [{}, { ...timedOut, version: '0.2.0' }], [0]],
    [
      'all reports of the newer reading stay, none of the older',
      [{ ordinal: 1 }, { ordinal: 2 }, { ordinal: 1, version: '0.2.0' }],
      [2],
    ],
    ['reports of one document stay together', [{ ordinal: 1 }, { ordinal: 2 }], [0, 1]],
    ['bytes fetched later replace earlier ones', [{ fetchedAt: monday }, { content: 'B', fetchedAt: tuesday }], [1]],
    [
      'a page that is no report replaces none',
      [{ fetchedAt: monday }, { ...refused, content: 'B', fetchedAt: tuesday }],
      [0],
    ],
    [
      'a report replaces an earlier page that is none',
      [
        { ...refused, fetchedAt: monday },
        { content: 'B', fetchedAt: tuesday },
      ],
      [1],
    ],
    ['other bytes of a file replace none, for want of a time', [{}, { content: 'B' }], [0, 1]],
    [
      'a report replaces what the file held when it could not be read',
      [{ content: 'B', error: 'extract.damaged' }, {}],
      [1],
    ],
    [
      'documents behind several redirects stay',
      [{ resolvedUri: 'https://a/1' }, { resolvedUri: 'https://a/2', content: 'B' }],
      [0, 1],
    ],
    [
      'failures at one redirect stay beside reports at another',
      [{ ...unreachable, resolvedUri: 'https://a/1' }, { resolvedUri: 'https://a/2' }],
      [0, 1],
    ],
    [
      'standard input names no document',
      [
        { uri: '-', ...refused },
        { uri: '-', content: 'B' },
      ],
      [0, 1],
    ],
  ])('%s', (_, lines, expected) => expect(kept(...lines)).toEqual(expected));

  it('never all go, and their order plays no part', () => {
    const line = fc.record<Line>(
      {
        content: fc.constantFrom('A', 'B', null),
        ordinal: fc.constantFrom(1, 2),
        version: fc.constantFrom('0.1.0', '0.2.0'),
        fetchedAt: fc.constantFrom(monday, tuesday),
        resolvedUri: fc.constantFrom('https://a/1', 'https://a/2'),
        error: fc.constantFrom('normalize.not-a-report', 'extract.timeout'),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), fc.infiniteStream(fc.nat()), (lines, keys) => {
        const outlines = lines.map(outline);
        const shuffled = outlines.map((one) => [keys.next().value, one] as const).sort(([a], [b]) => a - b);
        const gone = superseded(outlines);
        expect(gone.size).toBeLessThan(lines.length);
        expect(superseded(shuffled.map(([, one]) => one))).toEqual(gone);
      }),
    );
  });

  it('versions sort as versions do', () => {
    const versions = [
      '0.1.0',
      '0.2.0-alpha.2',
      '0.2.0-alpha.10',
      '0.2.0',
      '0.10.0',
      '1.0.0-rc.1',
      '1.0.0',
      '2026.1',
      '2026.10',
    ];
    expect([...versions].reverse().sort((a, b) => (sortableVersion(a) < sortableVersion(b) ? -1 : 1))).toEqual(
      versions,
    );
  });
});

describe('of the lines about one address that was asked for again', () => {
  const A: Line = { content: 'A', fetchedAt: tuesday };
  const B: Line = { content: 'B', fetchedAt: monday };
  it.each<[string, readonly string[], readonly Line[], readonly number[]]>([
    ['the reading that the queue counts last is the newest, whatever the clocks say', ['B'], [A, B], [1]],
    ['what came back is the newest again', ['B', 'A'], [A, B], [0]],
    ['files, which have no time, are replaced too', ['B'], [{ content: 'A' }, { content: 'B' }], [1]],
    ['one that is no report replaces none', ['B'], [A, { ...refused, content: 'B' }], [0]],
    ['without lines of the newest nothing is given up', ['C'], [A, B], [0]],
    ['a newer version of the newest stands for it', ['B'], [A, B, { ...B, version: '0.2.0' }], [2]],
  ])('%s', (_name, order, lines, expected) => {
    expect(keptInOrder(order, ...lines)).toEqual(expected);
  });

  it('says what it replaces: the last report before it', () => {
    const [first, second, third] = [A, B, { content: 'C', fetchedAt: monday }].map(outline);
    const order = [second!.sourceSha256!, third!.sourceSha256!];
    expect(replacedBy(third!, [first!, second!], order)).toEqual([second]);
    expect(replacedBy(second!, [first!, third!], order)).toEqual([first]);
    expect(replacedBy(third!, [first!], order)).toEqual([first]);
    expect(replacedBy(first!, [], [])).toEqual([]);
  });
});
