/** Word files with something beside the plain text of a figure: which figures are in doubt, and that nobody is blamed. */
import { expect, it, vi } from 'vitest';
import { processDocument } from '../../src/pipeline.ts';
import { caseOf, type Case } from '../support/made-up/case.ts';
import { codesOfReport, figureAt } from '../support/made-up/judge.ts';
import { effort, upTo } from '../support/made-up/read-back.ts';
import { docxBytes, docxStyle } from '../support/made-up/render/docx.ts';

vi.setConfig({ testTimeout: 60_000 * effort });

const run = (text: string, properties = ''): string =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
const drawing = (inside: string): string =>
  `<w:r><w:drawing xmlns:wp="urn:wp" xmlns:a="urn:a" xmlns:pic="urn:pic"><wp:inline><wp:extent cx="90000" cy="150000"/>${inside}</wp:inline></w:drawing></w:r>`;

/** Of a number of several digits: as written, and what makes it doubtful. */
const beside: readonly (readonly [string, (digits: string) => string])[] = [
  ['a picture before its digits', (digits) => drawing('<pic:pic/>') + run(digits.slice(1))],
  ['a drawn shape', (digits) => run(digits.slice(1)) + drawing('<a:custGeom/>')],
  [
    'a shape of the old kind',
    (digits) =>
      `<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" style="width:6pt;height:11pt"/></w:pict></w:r>${run(digits.slice(1))}`,
  ],
  [
    'a picture anchored beside it',
    (digits) =>
      `<w:r><w:drawing xmlns:wp="urn:wp" xmlns:pic="urn:pic"><wp:anchor behindDoc="1"><wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV><wp:extent cx="90000" cy="150000"/><wp:wrapSquare/><pic:pic/></wp:anchor></w:drawing></w:r>${run(digits.slice(1))}`,
  ],
  ['a small digit', (digits) => run(digits, '<w:sz w:val="21"/>') + run('1', '<w:sz w:val="12"/>')],
  ['a raised digit', (digits) => run(digits) + run('1', '<w:position w:val="8"/>')],
  [
    'a fraction',
    () =>
      '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>',
  ],
  ['an icon of a symbol font', (digits) => run(digits, '<w:rFonts w:ascii="Wingdings"/>')],
];

/** A number of several digits that no other cell prints. */
function lone({ report }: Case): readonly [code: string, printed: string] | null {
  const entries = codesOfReport(report).map((code) => [code, String(report.values[code])] as const);
  const isLone = (text: string): boolean => entries.filter(([, other]) => other === text).length === 1;
  return entries.find(([, text]) => /^\d{2,}$/.test(text) && isLone(text)) ?? null;
}

const read = async (made: Case, runs: (text: string) => string) =>
  (await processDocument(docxBytes(made.document, docxStyle('marked', { runs })), { uri: 'file:made-up' }))[0]!;

it.each(beside.map(([name, write], index) => ({ name, write, index })))(
  'doubts a figure with $name',
  async ({ write, index }) => {
    let asked = 0;
    for (const turn of upTo(4 * effort)) {
      const made = caseOf(30_000 + index * 100 + turn, []);
      const found = lone(made);
      // A small office may have no such number.
      if (found === null) continue;
      asked += 1;
      const [code, printed] = found;
      const record = await read(made, (text) => (text === printed ? write(text) : run(text)));
      const doubted = record.notes.flatMap(({ cells }) => cells);
      expect([turn, ...doubted]).toEqual([turn, code]);
      expect(record.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    }
    expect(asked).toBeGreaterThan(0);
  },
);

it('reads the figures after accepting all revisions, and tells the old ones without a doubt', async () => {
  const made = caseOf(31_000, []);
  const revised = (text: string): string =>
    `<w:del w:id="1"><w:r><w:delText>${text}9</w:delText></w:r></w:del><w:ins w:id="2">${run(text)}</w:ins>`;
  const record = await read(made, (text) => (/^\d+$/.test(text) ? revised(text) : run(text)));
  const codes = codesOfReport(made.report);
  expect(codes.filter((code) => figureAt(record, code) !== made.report.values[code])).toEqual([]);
  expect([record.status, record.notes.flatMap(({ cells }) => cells)]).toEqual(['complete', []]);
  const told = record.notes.filter(({ code }) => code === 'extraction.tracked-changes');
  expect(told.map(({ table }) => table)).toEqual(['disclosure', 'applications', 'disputes']);
  const about = told.flatMap((note) => note.about ?? []);
  expect(about).toEqual(codes.filter((code) => /^\d+$/.test(record.evidence[code]?.raw ?? '')));
  expect(told[0]?.message.zh).toMatch(/"\d+9" → "\d+"/);
});
