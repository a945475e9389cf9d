/** Whole Word files with one thing that Word shows otherwise than its text reads. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { docxBytes, docxStyles } from '../support/made-up/render/docx.ts';
import { clean, doubt, laidOut, MARK, marked, outcomeOf, printedOdd, report } from './outcome.ts';

const style = docxStyles[0]!;

/** The file with these runs in the odd figure's cell, and further parts. */
function fileWith(runs: string, more: Readonly<Record<string, string>> = {}): Uint8Array {
  const parts = unzipSync(docxBytes(marked, style));
  const document = strFromU8(parts['word/document.xml']!);
  const own = new RegExp(`<w:r>(?:(?!</w:r>).)*${MARK}.*?</w:r>`, 'u');
  expect(document).toMatch(own);
  const added = Object.fromEntries(Object.entries(more).map(([name, content]) => [name, strToU8(content)]));
  return zipSync({ ...parts, ...added, 'word/document.xml': strToU8(document.replace(own, () => runs)) });
}

const run = (text: string, properties = ''): string => `<w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r>`;

const store = '{4C2A7B16-0000-4000-8000-0000000000AA}';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const bound = `<w:sdt><w:sdtPr><w:dataBinding w:prefixMappings="xmlns:t='urn:table'" w:xpath="/t:two[1]/t:penalties[1]" w:storeItemID="${store}"/><w:text/></w:sdtPr><w:sdtContent>${run(printedOdd)}</w:sdtContent></w:sdt>`;
const holding = (value: string): Readonly<Record<string, string>> => ({
  'customXml/item1.xml': `<two xmlns="urn:table"><penalties>${value}</penalties></two>`,
  'customXml/itemProps1.xml': `<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" ds:itemID="${store}"/>`,
  'customXml/_rels/item1.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/customXmlProps" Target="itemProps1.xml"/></Relationships>`,
});

it('is read whole as it is', async () => expect(await outcomeOf(docxBytes(laidOut, style))).toEqual(clean));

describe('a content control that is bound to a part of the file', () => {
  it('is read where the part agrees', async () => {
    expect(await outcomeOf(fileWith(bound, holding(printedOdd)))).toEqual(clean);
  });

  it('is in doubt where the part says otherwise, which Word would show', async () => {
    const value = Number(printedOdd);
    expect(await outcomeOf(fileWith(bound, holding(`${printedOdd}1`)))).toEqual(
      doubt('extraction.two-readings', value),
    );
  });
});

it('a digit raised or small beside others is a doubt', async () => {
  const small = run(printedOdd) + run('7', '<w:sz w:val="10"/>');
  const outcome = await outcomeOf(fileWith(small));
  expect(outcome).toEqual({ ...doubt('extraction.two-numbers', null), otherwise: outcome.otherwise });
});

it('a picture beside digits is a doubt', async () => {
  const drawing =
    '<w:r><w:drawing xmlns:wp="urn:wp" xmlns:pic="urn:pic"><wp:inline><wp:extent cx="90000" cy="150000"/><pic:pic/></wp:inline></w:drawing></w:r>';
  const outcome = await outcomeOf(fileWith(drawing + run(printedOdd.slice(1))));
  expect(outcome).toEqual({ ...doubt('extraction.not-text', null), otherwise: outcome.otherwise });
});

it('digits that another program reads in a place where we read none are a doubt', async () => {
  const outcome = await outcomeOf(fileWith(`<w:t>${printedOdd}</w:t>`));
  expect(outcome).toEqual({ ...doubt('extraction.two-readings', null), otherwise: outcome.otherwise });
});

it('the print decides where the title of the file says another organ and year', async () => {
  const document = { ...laidOut, name: '他县教育局2019年政府信息公开工作年度报告' };
  expect(await outcomeOf(docxBytes(document, style))).toEqual(clean);
  expect(report.organ).not.toContain('教育局');
});
