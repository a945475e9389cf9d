/** Word files whose figures stand in content controls bound to a custom XML part: read where it agrees, else in doubt, and nobody blamed. */
import { expect, it, vi } from 'vitest';
import { processDocument } from '../../src/pipeline.ts';
import { caseOf, type Case } from '../support/made-up/case.ts';
import { figureAt } from '../support/made-up/judge.ts';
import { seeded } from '../support/made-up/random.ts';
import { effort, upTo } from '../support/made-up/read-back.ts';
import { docxBytes, docxStyle } from '../support/made-up/render/docx.ts';
import { type Binder, type Bound, newBinder } from '../support/made-up/render/docx-bound.ts';

vi.setConfig({ testTimeout: 60_000 * effort });

const run = (text: string): string => `<w:r><w:t xml:space="preserve">${text.replaceAll('&', '&amp;')}</w:t></w:r>`;

/** How a figure stands in its controls: of a number that is bound `how`. */
type Writing = (binder: Binder, digits: string, how?: Bound) => string;

const writings: readonly (readonly [string, Writing])[] = [
  ['in a control', (binder, digits, how) => binder.bound(run(digits), digits, how)],
  [
    'in a control each for its first digit and the rest',
    ({ bound }, digits, how) =>
      bound(run(digits.slice(0, 1)), digits.slice(0, 1), how) +
      (digits.length > 1 ? bound(run(digits.slice(1)), digits.slice(1)) : ''),
  ],
  [
    'in a control within a control that is not bound',
    ({ bound }, digits, how) =>
      `<w:sdt><w:sdtPr><w:alias w:val="数"/></w:sdtPr><w:sdtContent>${bound(run(digits), digits, how)}</w:sdtContent></w:sdt>`,
  ],
  ['in a control in several runs', ({ bound }, digits, how) => bound(Array.from(digits, run).join(''), digits, how)],
];

const isNumber = (text: string): boolean => /^\d+$/.test(text);

/** The n-th number that is written in the document is bound `how`. */
async function read(
  made: Case,
  write: Writing,
  part: 'there' | 'missing' | 'unreadable',
  how: Bound = 'agrees',
  nth = -1,
) {
  const binder = newBinder();
  let count = 0;
  const runs = (text: string): string => {
    if (!isNumber(text)) return run(text);
    count += 1;
    return write(binder, text, count === nth ? how : 'agrees');
  };
  const file = docxBytes(made.document, docxStyle('bound', { runs }));
  const bytes = part === 'missing' ? file : binder.withPart(file, part === 'unreadable');
  return (await processDocument(bytes, { uri: 'file:made-up' }))[0]!;
}

/** Codes whose cells print nothing but digits, in the order in which they are written. */
const boundCodes = ({ document }: Case): readonly string[] =>
  document.blocks.flatMap((block) =>
    block.kind === 'table'
      ? block.rows.flatMap((row) => row.flatMap(({ text, code }) => (code !== null && isNumber(text) ? [code] : [])))
      : [],
  );

const errorsOf = (record: Awaited<ReturnType<typeof read>>): readonly string[] =>
  record.findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule);
const doubtedIn = (record: Awaited<ReturnType<typeof read>>): readonly string[] =>
  [...new Set(record.notes.flatMap(({ cells }) => cells))].toSorted();

const faces = writings.map(([name, write], index) => ({ name, write, index }));

it.each(faces)('figures $name are read where the part agrees', async ({ write, index }) => {
  for (const turn of upTo(effort)) {
    const made = caseOf(40_000 + index * 1000 + turn, []);
    const record = await read(made, write, 'there');
    const off = boundCodes(made).filter((code) => figureAt(record, code) !== made.report.values[code]);
    expect([turn, off, doubtedIn(record), errorsOf(record)]).toEqual([turn, [], [], []]);
  }
});

it.each(
  faces.flatMap((face) =>
    (['differs', 'leads nowhere', 'is of another kind'] as const).map((how) => ({ ...face, how })),
  ),
)('a figure $name is in doubt, and no other, where its value in the part $how', async ({ write, index, how }) => {
  for (const turn of upTo(effort)) {
    const made = caseOf(50_000 + index * 1000 + turn, []);
    const codes = boundCodes(made);
    const nth = seeded(turn * 31 + index).int(1, codes.length);
    const record = await read(made, write, 'there', how, nth);
    expect([turn, nth, ...doubtedIn(record)]).toEqual([turn, nth, codes[nth - 1]]);
    expect(errorsOf(record)).toEqual([]);
  }
});

it.each(faces.flatMap((face) => (['missing', 'unreadable'] as const).map((part) => ({ ...face, part }))))(
  'figures $name are all in doubt where the part is $part',
  async ({ write, index, part }) => {
    for (const turn of upTo(effort)) {
      const made = caseOf(60_000 + index * 1000 + turn, []);
      const record = await read(made, write, part);
      expect([turn, doubtedIn(record), errorsOf(record)]).toEqual([turn, boundCodes(made).toSorted(), []]);
    }
  },
);
