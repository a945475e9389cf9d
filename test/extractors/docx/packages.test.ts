import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { extract } from '../../../src/extractors/extract.ts';
import { drawnBlocks, textsOf } from '../read-back.ts';
import { p, tbl, tc, tr, wordFile } from './word-file.ts';

const report = wordFile(p('年报'));
const parts = unzipSync(report);
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument';

/** The report with its main part stored under one name and related to by another. */
function mainPart(name: string, target: string): Uint8Array {
  const { 'word/document.xml': main = new Uint8Array(), ...others } = parts;
  const relations = `<Relationships><Relationship Id="r" Type="${office}" Target="${target}"/></Relationships>`;
  const types = '<Types>application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml</Types>';
  return zipSync({ ...others, '[Content_Types].xml': strToU8(types), '_rels/.rels': strToU8(relations), [name]: main });
}

/** Two entries of the given contents in one file, both named word/document.xml. */
function twice(first: string, second: string): Uint8Array {
  const one = (text: string): Uint8Array => strToU8(strFromU8(parts['word/document.xml']!).replace('年报', text));
  const bytes = zipSync({ ...parts, 'word/document.xml': one(first), 'word/documen2.xml': one(second) });
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return new Uint8Array(Buffer.from(content.toString('latin1').replaceAll('documen2', 'document'), 'latin1'));
}

/** As writers of zip64 end their files: the old end record is left open. */
function wide(bytes: Uint8Array): Uint8Array {
  const end = Buffer.from(bytes.subarray(-22));
  const record = Buffer.alloc(56);
  record.writeUInt32LE(0x06064b50);
  record.writeBigUInt64LE(44n, 4);
  record.writeBigUInt64LE(BigInt(end.readUInt32LE(12)), 40);
  record.writeBigUInt64LE(BigInt(end.readUInt32LE(16)), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50);
  locator.writeBigUInt64LE(BigInt(bytes.length - 22), 8);
  end.fill(0xff, 8, 20);
  return new Uint8Array(Buffer.concat([bytes.subarray(0, -22), record, locator, end]));
}

/** The given parts as one XML. */
function flat(content: Readonly<Record<string, Uint8Array>>, head = '', prefix = 'pkg'): Uint8Array {
  const all = Object.entries(content).map(([name, bytes]) => {
    const xml = strFromU8(bytes).replace(/^<\?xml.*?\?>/, '');
    return `<${prefix}:part ${prefix}:name="/${name}"><${prefix}:xmlData>${xml}</${prefix}:xmlData></${prefix}:part>`;
  });
  const root = `<${prefix}:package xmlns:${prefix}="http://schemas.microsoft.com/office/2006/xmlPackage">`;
  return strToU8(`<?xml version="1.0"?>\n${head}${root}${all.join('')}</${prefix}:package>`);
}

describe('packages of Word files', () => {
  it('may be one XML', async () => {
    const styles = '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="heading 2"/></w:style>';
    const bytes = flat(unzipSync(wordFile(p('年报'), { styles })), '<?mso-application progid="Word.Document"?>\n');
    expect(await extract(bytes)).toMatchObject({ carrier: 'docx', blocks: [{ text: '年报', headingLevel: 2 }] });
    expect(textsOf(await extract(flat(parts, '', 'x')))).toEqual(['年报']);
    await expect(extract(bytes.subarray(0, -20))).rejects.toMatchObject({ code: 'extract.damaged' });
    const slides = flat({ 'ppt/presentation.xml': strToU8('<p/>') });
    await expect(extract(slides)).rejects.toMatchObject({ code: 'extract.unsupported-format' });
  });

  it.each([
    ['percent-encoded in its relationship alone', mainPart('word/文档.xml', 'word/%E6%96%87%E6%A1%A3.xml')],
    ['percent-encoded in the zip alone', mainPart('word/%E6%96%87%E6%A1%A3.xml', '/word/文档.xml')],
    ['written with backslashes', mainPart('office/main.xml', 'office\\main.xml')],
    ['with a sign that is no encoding', mainPart('word/100%.xml', 'word/100%.xml')],
    ['two times the same', twice('年报', '年报')],
    ['behind another package that is stored', wide(zipSync({ 'a.xlsx': [report, { level: 0 }], ...parts }))],
    ['in a zip64', wide(report)],
  ])('name the main part: %s', async (_, bytes) => {
    expect(textsOf(await extract(bytes))).toEqual(['年报']);
  });

  it('are not supported where the body is another document, rather than empty', async () => {
    await expect(extract(wordFile('<w:altChunk r:id="rId1"/>'))).rejects.toMatchObject({
      code: 'extract.unsupported-format',
    });
  });

  it.each([
    ['with figures', ['规章', '1', '2', '3'], ['extraction.part-left-out']],
    ['around the number of the page', ['某县林业局', '1', '共', '9'], []],
  ])('say that a table of a header was left out: %s', async (_, texts, expected) => {
    const names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
    const types = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
    const more = {
      'word/header1.xml': `<w:hdr ${names}>${tbl(tr(texts.map((text) => tc(text))))}</w:hdr>`,
      'word/_rels/document.xml.rels': `<Relationships><Relationship Id="r" Type="${types}/header" Target="header1.xml"/></Relationships>`,
    };
    const { notes } = await extract(wordFile(p('年报'), { more }));
    expect(notes.map(({ code }) => code)).toEqual(expected);
  });

  it('are damaged where two parts of one name differ', async () => {
    await expect(extract(twice('甲', '乙'))).rejects.toMatchObject({ code: 'extract.damaged' });
  });

  it('are damaged where a stored part is not what was packed', async () => {
    const stored = Buffer.from(zipSync(unzipSync(wordFile(p('1234'))), { level: 0 }));
    stored[stored.indexOf('1234')]! += 1;
    await expect(extract(new Uint8Array(stored))).rejects.toMatchObject({ code: 'extract.damaged' });
  });
});

describe('Documents that a Word file embeds as parts of its text', () => {
  const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk';
  const embedding = (content: Uint8Array | string, name: string): Uint8Array => {
    const file = unzipSync(wordFile(`${p('前')}<w:altChunk r:id="c1"/>${tbl(tr([tc('甲'), tc('1')]))}`));
    const relations = `<Relationships><Relationship Id="c1" Type="${relation}" Target="${name}"/></Relationships>`;
    return zipSync({
      ...file,
      'word/_rels/document.xml.rels': strToU8(relations),
      [`word/${name}`]: typeof content === 'string' ? strToU8(content) : content,
    });
  };
  const html = '<html><head><meta charset="utf-8"></head><body><p>中</p><table><tr><td>乙<td>2</table></body></html>';
  const mhtml = `MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n--b\nContent-Type: text/html\n\n${html}\n--b--\n`;

  it.each([
    ['web page', html, 'afchunk.htm'],
    ['web archive', mhtml, 'afchunk.mht'],
    ['Word file', wordFile(`${p('中')}${tbl(tr([tc('乙'), tc('2')]))}`), 'afchunk.docx'],
  ])('are read where they stand: a %s', async (_, content, name) => {
    const { blocks, notes } = await extract(embedding(content, name));
    expect(drawnBlocks(blocks)).toEqual(['前', '中', ['乙|2'], ['甲|1']]);
    expect(blocks.map((block) => block.kind === 'grid' && block.ordinal)).toEqual([false, false, 1, 2]);
    expect(notes).toEqual([]);
  });

  it.each([
    ['one of a kind that is not read', '{\\rtf1 x}', 'afchunk.rtf'],
    ['one that is damaged', 'PK\u0003\u0004', 'afchunk.docx'],
  ])('are told where they can not be read: %s', async (_, content, name) => {
    const { blocks, notes } = await extract(embedding(content, name));
    expect(drawnBlocks(blocks)).toEqual(['前', ['甲|1']]);
    expect(notes.map(({ code }) => code)).toEqual(['extraction.part-left-out']);
  });
});
