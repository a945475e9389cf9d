/** Whole pages with one thing that a browser shows otherwise than its source reads. */
import { describe, expect, it } from 'vitest';
import { htmlText } from '../support/made-up/render/html.ts';
import { htmlStyles } from '../support/made-up/render/html-styles.ts';
import { clean, doubt, laidOut, odd, outcomeOf, pageWith, printedOdd, recordOf, report } from './outcome.ts';

const [first, rest] = [printedOdd.slice(0, 1), printedOdd.slice(1)];
const plain = htmlText(laidOut, htmlStyles[0]!);

it('is read whole as it is', async () => expect(await outcomeOf(plain)).toEqual(clean));

describe('a figure is in doubt, and nobody blamed', () => {
  it.each([
    ['a picture beside its digits', `<img src="d1.png" width=9 height=14>${rest}`, 'extraction.not-text', null],
    ['a picture for all of it', '<img src="d.png" width=30 height=14>', 'extraction.not-text', null],
    ['a drawing', '<svg viewBox="0 0 8 14"><path d="M0 0 L8 14"/></svg>', 'extraction.not-text', null],
    ['a small digit beside it', `${printedOdd}<font size=1>7</font>`, 'extraction.unknown-characters', null],
    ['a NUL beside its digits', `${first}\0${rest}`, 'extraction.unknown-characters', null],
  ])('%s', async (_, markup, note) => {
    const outcome = await outcomeOf(pageWith(markup));
    expect(outcome).toEqual({ ...doubt(note, null), otherwise: outcome.otherwise });
    expect(Object.keys(outcome.otherwise).filter((code) => code !== odd)).toEqual([]);
  });

  it('a cell that a script fills', async () => {
    const page = pageWith('<span id=n></span><script>document.getElementById("n").textContent = 4</script>');
    const outcome = await outcomeOf(page);
    expect([outcome.doubted, outcome.findings, outcome.otherwise]).toEqual([[odd], [], { [odd]: null }]);
  });
});

describe('a table that is not on the page', () => {
  const tables = plain.match(/<table[\s\S]*?<\/table>/g) ?? [];
  it.each([
    ['a frame', '<iframe src="biao3.html" width=900 height=700></iframe>', 'extraction.part-left-out'],
    ['a script', '<script src="biao3.js"></script>', 'extraction.part-left-out'],
    ['a picture', '<img src="biao3.png">', 'structure.table-not-readable'],
    ['an attachment shown in a frame', '<iframe src="biao3.pdf"></iframe>', 'structure.table-not-readable'],
  ])('%s in its place', async (_, markup, said) => {
    const { notes, findings } = await recordOf(plain.replace(tables[1]!, markup));
    const ofTable = notes.filter(({ table }) => table === 'applications').map(({ code }) => code);
    expect([...ofTable, ...findings.filter(({ severity }) => severity !== 'info').map(({ rule }) => rule)]).toEqual([
      'extraction.table-not-found',
      said,
    ]);
  });
});

describe('is read as a browser shows it', () => {
  it.each([
    ['what a popover keeps back', `${printedOdd}<span popover>7</span>`],
    ['what a closed dialog keeps back', `${printedOdd}<dialog>7</dialog>`],
    ['what stands in for a shadow root', `<span><template shadowrootmode=open>${printedOdd}</template>7</span>`],
    ['text in a slot', `<span><template shadowrootmode=open><slot></slot></template>${printedOdd}</span>`],
    ['a hidden digit', `${printedOdd}<span hidden>7</span>`],
  ])('%s', async (_, markup) => {
    expect(await outcomeOf(pageWith(markup))).toEqual(clean);
  });

  it.each([
    ['a NUL', '\0'],
    ['separators of lines and paragraphs', '\u2028\u2029\u0085\u0007'],
  ])('%s in the narrative', async (_, odd) => {
    expect(await outcomeOf(plain.replace('围绕群众', `围绕${odd}群众`))).toEqual(clean);
  });

  it('a period with a comma behind its first day', async () => {
    const from = `${report.year}年1月1日起`;
    expect(plain).toContain(from);
    expect(await outcomeOf(plain.replace(from, `${from}，`))).toEqual(clean);
  });
});

it('the print decides where the title of the page says another organ and year', async () => {
  const document = { ...laidOut, name: '他县教育局2019年政府信息公开工作年度报告' };
  expect(await outcomeOf(htmlText(document, htmlStyles[0]!))).toEqual(clean);
});

it('the title of the page fills in what nothing printed says, with a note', async () => {
  const blocks = laidOut.blocks.filter(({ kind }) => kind !== 'title' && kind !== 'signature');
  const document = { ...laidOut, blocks, name: `${report.organ}${report.year}年政府信息公开工作年度报告` };
  const nameless = htmlText(document, htmlStyles[0]!).replaceAll(`${report.organ}编制`, '编制');
  const record = await recordOf(nameless);
  expect([record.report?.year, record.report?.organ?.name]).toEqual([report.year, report.organ]);
  expect(record.notes.map(({ code }) => code)).toContain('extraction.fact-from-properties');
});
