import { expect, it } from 'vitest';
import { processDocument } from '../../../src/pipeline.ts';
import { bent } from '../../support/made-up/bends/bend.ts';
import { codesOfReport, figureAt } from '../../support/made-up/judge.ts';
import { seeded } from '../../support/made-up/random.ts';
import { laidOutFaces } from '../../support/made-up/render/laid-out-faces.ts';
import { textBytes, textStyles } from '../../support/made-up/render/text.ts';
import { madeUpReport } from '../../support/made-up/report.ts';

const report = madeUpReport(4, { form: '2021', size: 'county', blanks: 'none' });
const sheet = textStyles.find(({ name }) => name === 'spreadsheet copy')!;
const lines = new TextDecoder().decode(textBytes(bent(report, [], seeded(1)), sheet)).split('\r\n');

async function recordOf(changed: readonly string[]) {
  const [record] = await processDocument(new TextEncoder().encode(changed.join('\n')), { uri: 'file:rows.txt' });
  return record!;
}

/** The report with the cells of one row changed: codes that a note names. */
async function notedWith(label: string, change: (cells: readonly string[]) => readonly string[]) {
  const at = lines.findIndex((line) => line.includes(`${label}\t`));
  const { notes } = await recordOf(lines.with(at, change(lines[at]!.split('\t')).join('\t')));
  return [...new Set(notes.flatMap(({ cells }) => cells))];
}

it.each([
  [
    'its first value, a blank at its end',
    '予以公开',
    'applications.outcomes.granted.research',
    (cells) => [...cells.toSpliced(3, 1), ''],
  ],
  [
    'a value, a stroke for none elsewhere',
    '予以公开',
    'applications.outcomes.granted.research',
    (cells) => cells.toSpliced(3, 1).toSpliced(5, 0, '—'),
  ],
  [
    'its total, a blank before its values',
    '部分公开（区分处理的，只计这一情形，不计其他情形）',
    'applications.outcomes.partly_granted.natural_person',
    (cells) => cells.slice(0, -1).toSpliced(3, 0, ''),
  ],
  [
    'a value, which stands further right now',
    '本年新收政府信息公开申请数量',
    'applications.received.research',
    (cells) => [...cells.slice(0, 4), ...cells.slice(5, 8), cells[4]!, ...cells.slice(8)],
  ],
  [
    'a value of table two, a blank at its end',
    '规章',
    'disclosure.rules.issued',
    (cells) => [...cells.toSpliced(1, 1), ''],
  ],
  [
    'its label’s place to a number',
    '行政处罚',
    'disclosure.penalties.decisions',
    ([label, number, ...rest]) => [number!, label!, number!, ...rest.slice(1)],
  ],
  [
    'a measure of the header, another twice',
    '信息内容',
    'disclosure.rules.in_force',
    ([label, first, , third]) => [label!, first!, first!, third!],
  ],
] as const satisfies readonly (readonly [string, string, string, (cells: readonly string[]) => readonly string[]])[])(
  'a row of a text that lost %s, is in doubt',
  async (_, label, code, change) => expect(await notedWith(label, change)).toContain(code),
);

it('a row whose label stands in two lines is one row, whatever the columns’ width', async () => {
  const changed = lines.flatMap((line) => {
    const cells = line.split('\t');
    const at = cells.findIndex((text) => /^\d\.(?:保护第三方|重复)/.test(text));
    if (at < 0) return [line];
    const label = cells[at]!;
    const below = cells.map((_, column) => (column === at ? label.slice(4) : ''));
    return [cells.with(at, label.slice(0, 4)).join('\t'), below.join('\t')];
  });
  expect(changed.length).toBe(lines.length + 2);
  const { status, findings } = await recordOf(changed);
  const errors = findings.filter(({ severity }) => severity === 'error');
  expect([status, errors]).toEqual(['complete', []]);
});

it.each([
  ['with a row’s cells in one line', (block: readonly string[]) => block],
  [
    'with each cell in a line',
    (block: readonly string[]) => block.flatMap((line) => line.split(/\t+/).filter(Boolean)),
  ],
])('a whole table two behind a damaged one is not taken for the report’s: %s', async (_, set) => {
  const first = lines.findIndex((line) => line.startsWith('第二十条第（一）项'));
  const end = lines.findIndex((line) => line.startsWith('三、收到'));
  const own = lines.slice(first, end);
  const moved = own.findIndex((line) => line.startsWith('行政许可'));
  const damaged = own.toSpliced(moved, 2, own[moved + 1]!, own[moved]!);
  const other = own.map((line) => line.replaceAll(/(?<=\t)\d+/g, '7'));
  const record = await recordOf(lines.toSpliced(first, own.length, ...set(damaged), ...set(other)));
  const noted = new Set(record.notes.flatMap(({ cells }) => cells));
  const silent = codesOfReport(report).filter(
    (code) => code.startsWith('disclosure.') && !noted.has(code) && figureAt(record, code) !== report.values[code],
  );
  expect(silent).toEqual([]);
});

it.each([
  ['107', '\u00ad.9'],
  ['107\u00ad', '.9'],
  ['1\u00ad07', '\u00ad.9'],
  ['107.\u00ad', '9'],
  ['107', '.9'],
])('a number over two lines of a text in columns is no figure by one of its parts: %j and %j', async (above, below) => {
  const laidOut = new TextDecoder().decode(textBytes(bent(report, [], seeded(1)), laidOutFaces[0]!)).split(/\r?\n/);
  const at = laidOut.findIndex((line) => line.includes('行政事业性收费'));
  const number = String(report.values['disclosure.fees.amount_wan_cny']);
  const column = laidOut[at]!.indexOf(number);
  expect(column).toBeGreaterThan(0);
  const { notes } = await recordOf(
    laidOut.toSpliced(at, 1, laidOut[at]!.replace(number, above), ' '.repeat(column) + below),
  );
  expect(new Set(notes.flatMap(({ cells }) => cells))).toEqual(new Set(['disclosure.fees.amount_wan_cny']));
});
