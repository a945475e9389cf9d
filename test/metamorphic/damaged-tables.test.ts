/** What goes wrong on the way to a page, one thing or several at once: nothing printed is lost, but it stands elsewhere. */
import { expect, it, vi } from 'vitest';
import { judge } from '../accuracy/count.ts';
import { cleanDocument } from '../accuracy/clean-document.ts';
import { processDocument } from '../../src/pipeline.ts';
import { caseOf, mixture } from '../support/made-up/case.ts';
import { damaged, type Rows, withRow, writers } from '../support/made-up/damage.ts';
import { cell, isTable } from '../support/made-up/document.ts';
import { seeded } from '../support/made-up/random.ts';
import { effort, upTo } from '../support/made-up/read-back.ts';
import { docxBytes, docxStyles } from '../support/made-up/render/docx.ts';

vi.setConfig({ testTimeout: 60_000 * effort });

/** Turns that were once read in silence. */
const knownTurns: Readonly<Record<string, readonly number[]>> = {
  'page of boxes 3': [80, 117, 126, 130],
  'text 2': [1040],
};

it.each(writers.flatMap(([name, write]) => [1, 2, 3].map((count) => ({ name, write, count }))))(
  'a $name with $count damage(s): no figure wrong or missing without a note, nobody blamed for one',
  async ({ name, write, count }) => {
    const wrong: string[] = [];
    for (const turn of new Set([...upTo(8 * effort), ...(knownTurns[`${name} ${count}`] ?? [])])) {
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

it.each([
  [3_020_023, 6],
  [3_020_023, 14],
  [3_020_023, 17],
  [3_020_003, 4],
  [3_020_020, 4],
])('two rows run together among blanks, with the label of a group: a Word file, seed %i, row %i', async (seed, row) => {
  const { report, document } = caseOf(seed, mixture('docx', seeded(seed), 2));
  const blocks = document.blocks.map((block) =>
    isTable(block) && block.name === 'applications'
      ? { ...block, rows: block.rows.toSpliced(row, 2, [...block.rows[row]!, ...block.rows[row + 1]!]) }
      : block,
  );
  const records = await processDocument(docxBytes({ ...document, blocks }, docxStyles[0]!), { uri: 'file:damaged' });
  const { counts } = judge({ seed, document, report }, records);
  expect([counts.silent, counts.blamed]).toEqual([0, 0]);
});

/** The header's words are not over the values: their order is not known from their places. */
it.each([
  ['disputes', 0, 3_020_033],
  ['disputes', 0, 3_020_068],
  ['applications', 1, 3_020_036],
  ['applications', 0, 3_020_056],
  ['applications', 0, 3_020_002],
  // The values stand in the header's last row, and another table is whole.
  ['disputes', 2, 3_020_043],
  ['disputes', 2, 3_020_060],
  // What stands there twice is one row in doubt.
  ['applications', 1, 3_020_039],
] as const)('rows of the header run together: a Word file, %s, row %i, seed %i', async (name, row, seed) => {
  const made = caseOf(seed, mixture('docx', seeded(seed), 2));
  for (const table of made.document.blocks.filter(isTable).filter((own) => own.name === name)) {
    const rows = table.rows.toSpliced(row, 2, [...table.rows[row]!, ...table.rows[row + 1]!]);
    const blocks = made.document.blocks.map((block) => (block === table ? { ...table, rows } : block));
    const bytes = docxBytes({ ...made.document, blocks }, docxStyles[0]!);
    const { counts } = judge(made, await processDocument(bytes, { uri: 'file:damaged' }));
    expect([counts.silent, counts.blamed]).toEqual([0, 0]);
  }
});
