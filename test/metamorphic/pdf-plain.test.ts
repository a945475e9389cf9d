/**
 * Prints without a grid, drawn by our own writer, whose tables are bent: what is not read is named by a note, nobody is blamed
 * for it, and these bends are read. A failure prints its seed.
 */
import { describe, expect, it, vi } from 'vitest';
import { judge, none, sum, type Counts } from '../accuracy/count.ts';
import { processDocument } from '../../src/pipeline.ts';
import { bendNamed } from '../support/made-up/bends/all-bends.ts';
import { caseOf } from '../support/made-up/case.ts';
import { effort, upTo } from '../support/made-up/read-back.ts';
import { asMeant, plainBytes, plainLooks } from '../support/made-up/render/pdf-plain.ts';

vi.setConfig({ testTimeout: 60_000 * effort });

/** Figures read as printed, of all. */
const LEAST_RIGHT = 0.98;

const bends = [
  'applications turned',
  'applicants in another order',
  'applications cut in two',
  'column for subtotals',
  'column for units at the end',
  'column for remarks',
  'disclosure turned',
  'disclosure blocks turned',
  'disclosure as a list',
  'blocks of table two in pairs side by side',
  'blocks of table two in another order',
  'disputes stacked',
  'disputes turned',
  "last year's tables before",
  "last year's tables after",
  "last year's tables at the end",
  'empty form before each table',
  'empty form after each table',
  'all tables in one grid',
  'ordinals with spaces',
];

describe('A print without a grid, its tables bent', () => {
  it.each(bends.map((name, index) => ({ name, index })))('$name', async ({ name, index }) => {
    const faults: string[] = [];
    let counts: Counts = none;
    for (const turn of upTo(effort)) {
      const look = plainLooks[(index + turn) % plainLooks.length]!;
      const made = caseOf(7_300_000 + index * 1000 + turn, [bendNamed(name)]);
      const judged = judge(
        made,
        await processDocument(plainBytes(made.document, look, asMeant), { uri: 'file:made-up' }),
      );
      // Viewers set a field as large as its cell is high: digits of high cells run into what stands beside them.
      if (look.isField !== true) counts = sum([counts, judged.counts]);
      if (judged.counts.silent + judged.counts.blamed > 0)
        faults.push(`seed ${made.seed}, ${look.name}: ${judged.faults.slice(0, 4).join('; ')}`);
    }
    expect(faults).toEqual([]);
    if (counts.figures > 0) expect(counts.right / counts.figures).toBeGreaterThan(LEAST_RIGHT);
  });
});

it('Ordinals with spaces are no numbers of a row above that lacks one', async () => {
  const names = ['applicants in another order', 'ordinals with spaces', 'metadata table before'];
  const made = caseOf(7_200_005, names.map(bendNamed));
  const look = plainLooks.find(({ name }) => name === 'three rules')!;
  const [record] = await processDocument(plainBytes(made.document, look, asMeant), { uri: 'file:made-up' });
  const { counts } = judge(made, [record!]);
  expect([counts.right, counts.silent, counts.blamed, counts.doubted]).toEqual([counts.figures, 0, 0, 0]);
});
