/** A text that breaks off anywhere says so, doubts what it lost, and blames nobody. */
import { expect, it, vi } from 'vitest';
import type { ReportRecord } from '../../src/model/record.ts';
import { processDocument } from '../../src/pipeline.ts';
import { caseOf } from '../support/made-up/case.ts';
import { accusations, faultsOfCut } from '../support/made-up/cut-off.ts';
import { codesOfReport } from '../support/made-up/judge.ts';
import { seeded } from '../support/made-up/random.ts';
import { effort, upTo } from '../support/made-up/read-back.ts';
import { textBytes, textStyles } from '../support/made-up/render/text.ts';
import { oddFaces, textFaces } from '../support/made-up/render/text-faces.ts';

vi.setConfig({ testTimeout: 60_000 * effort });

const read = async (text: string): Promise<ReportRecord> =>
  (await processDocument(new TextEncoder().encode(text), { uri: 'file:made-up' }))[0]!;

/** A text that ends with a sentence, or with all of its rows and a word on nothing, may be all that was written. */
const mayBeWhole = (text: string): boolean => /[。；]\s*$/u.test(text);

/** Tables that end in their header, which was taken for prose. */
const known: Readonly<Record<string, readonly number[]>> = { 'LaTeX, merged cells': [8, 13] };

it.each([...textStyles, ...textFaces, ...oddFaces].map((style, index) => ({ style, index })))(
  'cut off anywhere: $style.name',
  async ({ style, index }) => {
    for (const turn of new Set([...upTo(3 * effort), ...(known[style.name] ?? [])])) {
      const seed = 800_000 + index * 1000 + turn;
      const { document, report } = caseOf(seed, []);
      const whole = new TextDecoder().decode(textBytes(document, style));
      // Cells that print a dash are at fault, whether or not the whole text lets it be seen.
      const hasBlanks = Object.values(report.values).includes(null);
      const before = new Set([...accusations(await read(whole)), ...(hasBlanks ? ['structure.blank-cells'] : [])]);
      const end = seeded(seed).int(Math.floor(whole.length / 5), whole.lastIndexOf('。') - 1);
      const text = whole.slice(0, end);
      if (mayBeWhole(text)) continue;
      const record = await read(text);
      const values = Object.fromEntries(codesOfReport(report).map((code) => [code, report.values[code]]));
      const place = `seed ${seed}, cut at ${end}: …${text.slice(-60)}`;
      expect([place, ...faultsOfCut(record, values, before)]).toEqual([place]);
    }
  },
);

it('a text without a line end after its signature is whole, and so are its tables alone', async () => {
  const { document } = caseOf(800_001, []);
  const [style] = textStyles;
  const whole = new TextDecoder().decode(textBytes(document, style!)).trimEnd();
  expect((await read(whole)).notes).toEqual([]);
  const tables = new TextDecoder().decode(
    textBytes(
      { ...document, blocks: document.blocks.filter(({ kind }) => kind === 'table' || kind === 'title') },
      style!,
    ),
  );
  expect((await read(tables.trimEnd())).notes.map(({ code }) => code)).toEqual([]);
});

it.each([
  ['the ordinal of a part', '（二）'],
  ['the bracket of an ordinal', '（'],
  ['a part and its first words', '（二）改进'],
  ['the first words of a sentence', '因政府信息公开'],
  ['half an answer', '没有收取'],
])('a text that ends in %s was cut off', async (_, end) => {
  const { document } = caseOf(800_001, []);
  const whole = new TextDecoder().decode(textBytes(document, textStyles[0]!));
  const codes = async (text: string) => (await read(text)).notes.map(({ code }) => code);
  expect(await codes(`${whole.slice(0, whole.indexOf('六、'))}六、其他需要报告的事项\n\n${end}`)).toContain(
    'extraction.cut-off',
  );
  expect(
    await codes(`${whole.slice(0, whole.indexOf('六、'))}六、其他需要报告的事项\n\n没有收取费用\n\n某某局`),
  ).toEqual([]);
});

it('a number that a text breaks off in is no claim, and a blank cell there no blank', async () => {
  const { document } = caseOf(800_001, []);
  const whole = new TextDecoder().decode(textBytes(document, textStyles[0]!));
  const sentence = '全年收到政府信息公开申请';
  const { claims = [] } = await read(`${whole.slice(0, whole.indexOf('六、'))}六、其他需要报告的事项\n\n${sentence}1`);
  expect(claims.filter(({ section }) => section === 6)).toEqual([]);
  const row = whole.indexOf('规章');
  const cut = await read(whole.slice(0, whole.indexOf('\t', row) + 1));
  expect(accusations(cut).filter((rule) => rule === 'structure.blank-cells')).toEqual([]);
});
