import { describe, expect, it } from 'vitest';
import { extractDocx } from '../../../src/extractors/docx/extract-docx.ts';
import { drawn, gridsOf } from '../read-back.ts';
import { cellOf } from './cell-of.ts';
import { run, tbl, tc, tr, wordFile } from './word-file.ts';

const store = '{16BB3F27-6769-43F1-94EF-38FF097B8F79}';
const officeRelationship = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const customPart = (content: string, id = store): Readonly<Record<string, string>> => ({
  'customXml/item3.xml': `<?xml version="1.0"?>${content}`,
  'customXml/itemProps3.xml': `<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" ds:itemID="${id}"/>`,
  'customXml/_rels/item3.xml.rels': `<Relationships><Relationship Id="rId1" Type="${officeRelationship}/customXmlProps" Target="itemProps3.xml"/></Relationships>`,
});

const control = (content: string, { xpath = '/n:r[1]/n:a[1]', kind = '<w:text/>' } = {}): string =>
  `<w:sdt><w:sdtPr><w:dataBinding w:prefixMappings="xmlns:n='urn:n'" w:xpath="${xpath}" w:storeItemID="${store}"/>${kind}</w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;

const part = '<r xmlns="urn:n"><a t="9">12</a><a>13</a><b/><c>2</c></r>';
const read = (content: string, more = customPart(part)) => cellOf(`<w:p>${content}</w:p>`, { more });

describe('A content control that is bound to a part of the file', () => {
  it.each([
    [control(run('12')), '12'],
    [control(run('12'), { xpath: '/*[1]/a' }), '12'],
    [control(run('13'), { xpath: '/n:r/n:a[2]' }), '13'],
    [control(run('9'), { xpath: '/n:r/n:a/@t' }), '9'],
    [control(run('1') + run('2'), { xpath: '/n:r/n:a/text()' }), '12'],
    [
      control(run('乙'), {
        xpath: '/n:r/n:c',
        kind: '<w:dropDownList><w:listItem w:displayText="乙" w:value="2"/></w:dropDownList>',
      }),
      '乙',
    ],
    [control(run('输入'), { xpath: '/n:r/n:b', kind: '<w:showingPlcHdr/><w:text/>' }), '输入'],
  ])('is read where the part says the same: %s', async (content, text) => {
    expect(await read(content)).toBe(text);
  });

  it.each([
    [control(run('11')), '11!two-readings'],
    [control(''), '!two-readings'],
    [control(run('12'), { xpath: '/n:r/n:b' }), '12!two-readings'],
    [control(run('12'), { xpath: '/n:r/n:missing' }), '12!two-readings'],
    [control(run('12'), { xpath: '//n:a[last()]' }), '12!two-readings'],
  ])('is in doubt where it says otherwise, or can not be asked: %s', async (content, text) => {
    expect(await read(content)).toBe(text);
  });

  it('is in doubt where the part is not there, or is no XML', async () => {
    expect(await read(control(run('12')), {})).toBe('12!two-readings');
    expect(await read(control(run('12')), customPart(part, '{0}'))).toBe('12!two-readings');
    expect(await read(control(run('12')), customPart('<r>'))).toBe('12!two-readings');
  });

  it('may hold whole cells and paragraphs', async () => {
    const cells = tr([tc('甲'), control(tc('11')), tc(control('<w:p>' + run('12') + '</w:p>'))]);
    const document = await extractDocx(wordFile(tbl(cells), { more: customPart(part) }));
    expect(drawn(gridsOf(document)[0])).toEqual(['甲|11!two-readings|12']);
  });
});
