/** What goes wrong on the way to a page, one thing or several at once: nothing printed is lost, but it stands elsewhere. */
import { expect, it, vi } from 'vitest';
import { judge } from '../accuracy/count.ts';
import { cleanDocument } from '../accuracy/clean-document.ts';
import { processDocument } from '../../src/pipeline.ts';
import { cell, isTable, type ModelCell, type ModelDocument, type ModelTable } from '../support/made-up/document.ts';
import { seeded, type Random } from '../support/made-up/random.ts';
import { effort } from '../support/made-up/read-back.ts';
import { docxBytes, docxStyles } from '../support/made-up/render/docx.ts';
import { boxPage, boxStyles } from '../support/made-up/render/html-boxes.ts';
import { htmlBytes } from '../support/made-up/render/html.ts';
import { htmlStyles } from '../support/made-up/render/html-styles.ts';
import { textBytes, textStyles } from '../support/made-up/render/text.ts';

vi.setConfig({ testTimeout: 60_000 * effort });

type Rows = ModelTable['rows'];
type Damage = readonly [name: string, damage: (rows: Rows, random: Random) => Rows];

const withRow = (rows: Rows, at: number, change: (row: readonly ModelCell[]) => readonly ModelCell[]): Rows =>
  rows.map((row, index) => (index === at ? change(row) : row));

const anyRow = (rows: Rows, random: Random): number => random.int(0, rows.length - 1);

/** Changes one cell of those that `isApt`; the rows as they are if none is. */
function withCell(
  rows: Rows,
  random: Random,
  isApt: (own: ModelCell) => boolean,
  change: (own: ModelCell) => readonly ModelCell[],
): Rows {
  const places = rows.flatMap((row, at) => row.flatMap((own, index) => (isApt(own) ? [[at, index] as const] : [])));
  if (places.length === 0) return rows;
  const [at, index] = random.pick(places);
  return withRow(rows, at, (row) => row.toSpliced(index, 1, ...change(row[index]!)));
}

const isLabel = ({ code }: ModelCell): boolean => code === null;

const damages: readonly Damage[] = [
  [
    'an empty cell too many',
    (rows, random) =>
      withRow(rows, anyRow(rows, random), (row) => row.toSpliced(random.int(0, row.length), 0, cell('empty', ''))),
  ],
  ['a label lost', (rows, random) => withCell(rows, random, isLabel, () => [])],
  ['a label twice', (rows, random) => withCell(rows, random, isLabel, (own) => [own, own])],
  [
    'a row span off',
    (rows, random) =>
      withCell(
        rows,
        random,
        ({ rowSpan }) => rowSpan > 1,
        (own) => [{ ...own, rowSpan: own.rowSpan + random.pick([-1, 1]) }],
      ),
  ],
  [
    'a column span off',
    (rows, random) =>
      withCell(
        rows,
        random,
        ({ colSpan }) => colSpan > 1,
        (own) => [{ ...own, colSpan: own.colSpan + random.pick([-1, 1]) }],
      ),
  ],
  [
    'spans lost in a row',
    (rows, random) =>
      withRow(rows, anyRow(rows, random), (row) => row.map((own) => ({ ...own, rowSpan: 1, colSpan: 1 }))),
  ],
  [
    'two rows run together',
    (rows, random) => {
      const at = random.int(0, rows.length - 2);
      return rows.toSpliced(at, 2, [...rows[at]!, ...rows[at + 1]!]);
    },
  ],
  [
    'a row broken in two',
    (rows, random) => {
      const at = anyRow(rows, random);
      const row = rows[at]!;
      const cut = random.int(1, Math.max(1, row.length - 1));
      return rows.toSpliced(at, 1, row.slice(0, cut), row.slice(cut));
    },
  ],
  // No more than its header: a figure that is lost leaves nothing to tell of.
  ['a header row lost', (rows) => (rows[0]?.every(isLabel) === true ? rows.slice(1) : rows)],
  [
    'a row moved down',
    (rows, random) => {
      const at = random.int(0, rows.length - 2);
      return rows.toSpliced(at, 2, rows[at + 1]!, rows[at]!);
    },
  ],
];

function damaged(document: ModelDocument, count: number, random: Random): readonly [ModelDocument, readonly string[]] {
  const tables = document.blocks.filter(isTable);
  const chosen = random.pick(tables);
  const applied = Array.from({ length: count }, () => random.pick(damages));
  const rows = applied.reduce<Rows>((all, [, damage]) => (all.length < 3 ? all : damage(all, random)), chosen.rows);
  const blocks = document.blocks.map((block) => (block === chosen ? { ...chosen, rows } : block));
  return [{ ...document, blocks }, [chosen.name ?? '', ...applied.map(([name]) => name)]];
}

const writers: readonly (readonly [string, (document: ModelDocument, random: Random) => Uint8Array])[] = [
  ['page', (document, random) => htmlBytes(document, random.pick(htmlStyles))],
  ['page of boxes', (document, random) => boxPage(document, random.pick(boxStyles))],
  ['Word file', (document, random) => docxBytes(document, random.pick(docxStyles))],
  ['text', (document, random) => textBytes(document, random.pick(textStyles))],
];

it.each(writers.flatMap(([name, write]) => [1, 2, 3].map((count) => ({ name, write, count }))))(
  'a $name with $count damage(s): no figure wrong or missing without a note, nobody blamed for one',
  async ({ name, write, count }) => {
    const wrong: string[] = [];
    for (let turn = 0; turn < 8 * effort; turn += 1) {
      const clean = cleanDocument(`damaged ${name} ${count}`, turn);
      const random = seeded(clean.seed);
      const [document, how] = damaged(clean.document, count, random);
      const records = await processDocument(write(document, random), { uri: 'file:damaged' });
      const { counts, faults } = judge(clean, records);
      if (counts.silent + counts.blamed > 0)
        wrong.push(
          `seed ${clean.seed} (${turn}), ${how.join(', ')}: ${counts.silent} silent, ${counts.blamed} blamed: ${faults.slice(0, 3).join('; ')}`,
        );
    }
    expect(wrong).toEqual([]);
  },
);

/** Damages that random ones were first found by, each by itself: which figures are in doubt. */
const known: readonly (readonly [string, (rows: Rows) => Rows, (code: string) => boolean])[] = [
  [
    'a blank cell too many among the figures of a row',
    (rows) => withRow(rows, 3, (row) => row.toSpliced(3, 0, cell('empty', ''))),
    (code) => code.startsWith('applications.received.'),
  ],
  [
    'the last cell of a row in a row of its own',
    (rows) => rows.toSpliced(3, 1, rows[3]!.slice(0, -1), rows[3]!.slice(-1)),
    (code) => code === 'applications.received.total',
  ],
  [
    'the label of a group of columns lost',
    (rows) => withRow(rows, 1, (row) => row.filter(({ text }) => !text.startsWith('法人'))),
    (code) => code.startsWith('applications.'),
  ],
];

it.each(known.map(([name, damage, isMeant]) => ({ name, damage, isMeant })))(
  '$name: a Word file',
  async ({ damage, isMeant }) => {
    const { document, report } = cleanDocument('known damage', 1);
    const blocks = document.blocks.map((block) =>
      isTable(block) && block.name === 'applications' ? { ...block, rows: damage(block.rows) } : block,
    );
    const [record] = await processDocument(docxBytes({ ...document, blocks }, docxStyles[0]!), { uri: 'file:damaged' });
    const noted = record!.notes.flatMap(({ cells }) => cells);
    expect(noted).toContain('applications.received.total');
    const { counts } = judge({ seed: 1, document, report }, [record!]);
    expect([counts.silent, counts.blamed, counts.errors, noted.filter((code) => !isMeant(code))]).toEqual([
      0,
      0,
      0,
      [],
    ]);
  },
);

it('reads on where a row has no header that tells its columns', async () => {
  const { document, report } = cleanDocument('damaged Word file 3', 40);
  const damage = (rows: Rows): Rows => {
    const header = rows.findLastIndex((row) =>
      row.some(({ text }) => text.includes('收费金额') || text.includes('本年增')),
    );
    const broken = rows.toSpliced(header, 1, rows[header]!.slice(0, 1), rows[header]!.slice(1));
    const moved = broken.toSpliced(5, 2, broken[6]!, broken[5]!);
    return moved.toSpliced(2, 2, [...moved[2]!, ...moved[3]!]);
  };
  const blocks = document.blocks.map((block) =>
    isTable(block) && block.name === 'disclosure' ? { ...block, rows: damage(block.rows) } : block,
  );
  const [record] = await processDocument(docxBytes({ ...document, blocks }, docxStyles[0]!), { uri: 'file:damaged' });
  const { counts } = judge({ seed: 1, document, report }, [record!]);
  expect([record?.error ?? null, counts.failed, counts.silent, counts.blamed]).toEqual([null, 0, 0, 0]);
});
