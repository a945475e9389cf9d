/** Prints with something painted over one figure, or fonts that lie: that figure is in doubt, and nobody is blamed. */
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { ReportRecord } from '../../src/model/record.ts';
import { processDocument } from '../../src/pipeline.ts';
import { caseOf, type Case } from '../support/made-up/case.ts';
import { accusations } from '../support/made-up/cut-off.ts';
import { codesOfReport, figureAt } from '../support/made-up/judge.ts';
import { seeded, type Random } from '../support/made-up/random.ts';
import { effort, upTo } from '../support/made-up/read-back.ts';
import { openBrowser, type Browser } from '../support/made-up/render/chromium.ts';
import { htmlText } from '../support/made-up/render/html.ts';
import { ruledPrints } from '../support/made-up/render/print-styles.ts';
import { type Place, withAnnotation, withCharacters, withContent } from '../support/pdf-revision.ts';

vi.setConfig({ testTimeout: 120_000 * effort });

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const read = async (bytes: Uint8Array): Promise<ReportRecord> =>
  (await processDocument(bytes, { uri: 'file:made-up' }))[0]!;

type Face = readonly [name: string, put: (bytes: Uint8Array, place: Place, random: Random) => Uint8Array];

const painted =
  (content: (width: number, height: number, random: Random) => string): Face[1] =>
  (bytes, place, random) =>
    withContent(bytes, place, (width, height) => content(width, height, random));

const annotated =
  (subtype: string, entries: (place: Place) => string = () => ''): Face[1] =>
  (bytes, place) =>
    withAnnotation(bytes, place, { subtype, entries: entries(place) });

const between = (random: Random, least: number, most: number): number => least + random.next() * (most - least);

/** In the middle of the cell, where its digits stand. */
const doubtful: readonly Face[] = [
  [
    'a line across it',
    painted((width, height, random) => {
      const [y, colour] = [height * between(random, 0.45, 0.55), random.pick(['0 G', '1 0 0 RG', '0.3 G'])];
      return `${colour} ${between(random, 0.4, 1.2)} w ${width * 0.2} ${y} m ${width * 0.8} ${y} l S`;
    }),
  ],
  ['a line from rule to rule', painted((width, height) => `0.6 w 0 ${height * 0.5} m ${width} ${height * 0.5} l S`)],
  [
    'a slanted line across it',
    painted((width, height, random) => {
      const [from, to] = random.shuffle([0.25, 0.75]);
      return `0.8 w ${width * 0.3} ${height * from!} m ${width * 0.7} ${height * to!} l S`;
    }),
  ],
  ['a thin bar across it', painted((width, height) => `${width * 0.25} ${height * 0.48} ${width * 0.5} 0.8 re f`)],
  ['a strike-out', annotated('StrikeOut')],
  [
    'a box over it',
    painted((width, height, random) => {
      const paint = random.pick(['1 g', '0.9 g', '1 1 0.8 rg', '0 g']);
      return `${paint} ${width * 0.15} ${height * 0.1} ${width * 0.7} ${height * 0.8} re f`;
    }),
  ],
  [
    'a shape over it',
    painted(
      (width, height) =>
        `1 g ${width * 0.15} ${height * 0.1} m ${width * 0.85} ${height * 0.1} l ${width * 0.8} ${height * 0.9} l ${width * 0.2} ${height * 0.9} l h f`,
    ),
  ],
  [
    'a picture over it',
    painted(
      (width, height) =>
        `q ${width * 0.7} 0 0 ${height * 0.8} ${width * 0.15} ${height * 0.1} cm BI /W 2 /H 1 /CS /G /BPC 8 ID az EI Q`,
    ),
  ],
];

/** Drawn by arcs with what printers leave between them: joints that are no arcs. */
function ringOf(x: number, y: number, radius: number): string {
  const [pull, joint] = [0.5523 * radius, 1.5];
  const [left, right, low, high] = [x - radius, x + radius, y - radius, y + radius];
  return (
    `1 0 0 RG 3 w ${x - joint} ${high} m ${x} ${high} l ${x + pull} ${high} ${right} ${y + pull} ${right} ${y} c ` +
    `${right} ${y - joint} l ${right} ${y - pull} ${x + pull} ${low} ${x} ${low} c ${x - joint} ${low} l ` +
    `${x - pull} ${low} ${left} ${y - pull} ${left} ${y - joint} c ${left} ${y} l ` +
    `${left} ${y + pull} ${x - pull} ${high} ${x - joint} ${high} c h S`
  );
}

const harmless: readonly Face[] = [
  ['the ring of a seal that ends beside it', painted((width, height) => ringOf(width * 0.9, height * 0.6 - 55, 55))],
  ['a highlight', annotated('Highlight')],
  ['an underline', annotated('Underline')],
  [
    'a line below it',
    painted((width, height) => `0.4 w ${width * 0.3} ${height * 0.08} m ${width * 0.7} ${height * 0.08} l S`),
  ],
  [
    'a frame round it',
    painted((width, height) => `0.6 w ${width * 0.1} ${height * 0.06} ${width * 0.8} ${height * 0.88} re S`),
  ],
];

const evidenceOf = (record: ReportRecord, code: string): Place => {
  const { page, box } = record.evidence[code]!;
  return { page: page!, box: box as unknown as Place['box'] };
};

/** Whose digits stand in one line. */
function chosen({ report }: Case, record: ReportRecord, random: Random): string {
  const codes = codesOfReport(report).filter((code) => (report.values[code] ?? null) !== null);
  return random.pick(codes.filter((code) => /^[\d.]{1,9}$/.test(record.evidence[code]?.raw ?? '')));
}

const silentIn = (record: ReportRecord, { report }: Case): readonly string[] => {
  const noted = new Set(record.notes.flatMap(({ cells }) => cells));
  return codesOfReport(report).filter(
    (code) => (figureAt(record, code) ?? null) !== (report.values[code] ?? null) && !noted.has(code),
  );
};

const printOf = async (seed: number, random: Random): Promise<readonly [Case, Uint8Array, ReportRecord]> => {
  const made = caseOf(seed, []);
  const bytes = await browser.print(htmlText(made.document, random.pick(ruledPrints.slice(0, 2))));
  return [made, bytes, await read(bytes)];
};

it.each(upTo(2 * effort))('what is painted over a figure, print %i', async (turn) => {
  const seed = 4_100_000 + turn;
  const random = seeded(seed);
  const [made, bytes, plain] = await printOf(seed, random);
  const before = new Set(accusations(plain));
  const doubts = (record: ReportRecord): readonly string[] => [...new Set(record.notes.flatMap(({ cells }) => cells))];
  expect([seed, doubts(plain)]).toEqual([seed, []]);
  const faces = [...doubtful, ...harmless].filter((_, index) => effort > 1 || index % 2 === turn % 2);
  for (const face of faces) {
    const [name, put] = face;
    const code = chosen(made, plain, random);
    const record = await read(put(bytes, evidenceOf(plain, code), random));
    const wanted = doubtful.includes(face) ? [code] : [];
    const place = `seed ${seed}, ${name}, ${code}`;
    expect([place, ...doubts(record)]).toEqual([place, ...wanted]);
    expect([place, ...silentIn(record, made)]).toEqual([place]);
    expect([place, ...accusations(record).filter((rule) => !before.has(rule))]).toEqual([place]);
  }
});

const hexOf = (code: number): string => code.toString(16).padStart(4, '0');

/** The table of characters in which the glyph of one digit has another's; the number of such glyphs. */
function lying(cmap: string, from: number, to: number): readonly [cmap: string, count: number] {
  const [own, other] = [0x30 + from, 0x30 + to];
  let count = 0;
  const changed = cmap.replaceAll(
    /^<([0-9A-F]{4})> (?:<([0-9A-F]{4})> )?<([0-9A-F]{4})>$/gimu,
    (line, ...parts: string[]) => {
      const [first = 0, last = 0, start = 0] = parts.slice(0, 3).map((part) => parseInt(part, 16));
      const length = parts[1] === undefined ? 1 : last - first + 1;
      if (own < start || own >= start + length) return line;
      count += 1;
      // A range is written out, so that one of its glyphs may have another character.
      const codes = Array.from({ length }, (_, index) => start + index).map(
        (code) => `<${hexOf(code === own ? other : code)}>`,
      );
      return parts[1] === undefined ? `<${parts[0]}> ${codes[0]}` : `<${parts[0]}> <${parts[1]}> [${codes.join(' ')}]`;
    },
  );
  return [changed, count];
}

it.each(upTo(effort))('a table of characters in which one digit is another, print %i', async (turn) => {
  const seed = 4_200_000 + turn;
  const random = seeded(seed);
  const [made, bytes, plain] = await printOf(seed, random);
  const before = new Set(accusations(plain));
  const [from = 1, to = 2] = random.shuffle([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  let count = 0;
  const file = withCharacters(bytes, (cmap) => {
    const [changed, own] = lying(cmap, from, to);
    count += own;
    return changed;
  });
  const record = await read(file);
  const place = `seed ${seed}, ${from} as ${to}`;
  expect([place, count > 0]).toEqual([place, true]);
  expect([place, ...silentIn(record, made)]).toEqual([place]);
  expect([place, ...accusations(record).filter((rule) => !before.has(rule))]).toEqual([place]);
});
