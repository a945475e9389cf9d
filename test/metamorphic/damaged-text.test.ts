import { expect, it, vi } from 'vitest';
import { judge } from '../accuracy/count.ts';
import { processDocument } from '../../src/pipeline.ts';
import { caseOf } from '../support/made-up/case.ts';
import { faultsOf } from '../support/made-up/judge.ts';
import { effort, upTo } from '../support/made-up/read-back.ts';
import { seeded, type Random } from '../support/made-up/random.ts';
import { textBytes, textStyles, type TextStyle } from '../support/made-up/render/text.ts';

vi.setConfig({ testTimeout: 60_000 * effort });

/** What happens to a row on its way into a text: the lines that it becomes. `mark` parts its cells. */
type Damage = (row: string, mark: string, random: Random) => readonly string[];

const marksIn = (row: string, mark: string): number[] =>
  row
    .split(mark)
    .slice(0, -1)
    .reduce<number[]>((places, part) => [...places, (places.at(-1) ?? -1) + part.length + 1], []);
const cut = (row: string, at: number, skipped = 0): string[] => [row.slice(0, at), row.slice(at + skipped)];

const damages: readonly Damage[] = [
  (row, mark, random) => [cut(row, random.pick(marksIn(row, mark)), 1).join('')],
  (row, mark, random) => [cut(row, random.pick(marksIn(row, mark)), 1).join(' ')],
  (row, mark, random) => [cut(row, random.pick(marksIn(row, mark))).join(mark)],
  (row, mark, random) => cut(row, random.pick(marksIn(row, mark)), 1),
  (row, mark, random) => cut(row, random.pick(marksIn(row, mark))),
  (row, mark, random) => cut(row, random.pick(marksIn(row, mark)) + 1),
  (row, _, random) => cut(row, random.int(1, row.length - 1)),
  (row, mark) => [row.replaceAll(mark, '  ')],
  (row) => ['', row],
  (row) => ['（续表）', row],
];

/** In up to three rows, none of them twice. */
function damaged(text: string, { name }: TextStyle, random: Random): string {
  const mark = /Markdown/.test(name) ? '|' : /comma/.test(name) ? ',' : '\t';
  const lines = text.split(/\r?\n/);
  const rows = lines.flatMap((line, index) => (line.length < 200 && marksIn(line, mark).length > 1 ? [index] : []));
  const chosen = random.shuffle(rows).slice(0, random.int(1, 3));
  return lines
    .flatMap((line, index) => (chosen.includes(index) ? random.pick(damages)(line, mark, random) : [line]))
    .join('\n');
}

/** Rows whose blank cells of merged labels were taken for values, or values for such cells. */
const KNOWN = [104, 169, 504, 1588];

const isOfFigure = (fault: string): boolean => /^(?:disclosure|applications|disputes)\./.test(fault);

it('no figure of a text whose rows were damaged is wrong, or missing, without a note, and nobody is blamed for one', async () => {
  const wrong: string[] = [];
  for (const seed of new Set([...upTo(100 * effort).map((turn) => turn + 1), ...KNOWN])) {
    const random = seeded(seed * 31);
    const made = caseOf(seed, []);
    const style = random.pick(textStyles.filter(({ name }) => !name.startsWith('a cell a line')));
    const text = damaged(new TextDecoder().decode(textBytes(made.document, style)), style, random);
    const records = await processDocument(new TextEncoder().encode(text), { uri: 'file:damaged.txt' });
    if (records[0]?.status === 'failed' || records[0]?.report?.edition !== made.report.edition) continue;
    const faults = faultsOf(records, [made.report], { expects: 'noted', mayFind: [] });
    wrong.push(...faults.filter(isOfFigure).map((fault) => `seed ${seed}, ${style.name}: ${fault}`));
    const { blamed } = judge(made, records).counts;
    if (blamed > 0) wrong.push(`seed ${seed}, ${style.name}: ${blamed} blamed`);
  }
  expect(wrong).toEqual([]);
});
