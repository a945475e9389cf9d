import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { sniff } from '../../src/extractors/sniff.ts';

const text = (content: string): Uint8Array => new TextEncoder().encode(content);
const zip = (...names: string[]): Uint8Array =>
  zipSync(Object.fromEntries(names.map((name) => [name, strToU8('<x/>')])));
const compound = (stream: string): Uint8Array =>
  Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Buffer.from(stream, 'utf16le'));

describe('sniff', () => {
  it.each([
    ['a document', '<!DOCTYPE html><p>年报'],
    [
      'a comment, white space and a declaration first',
      ' \n<!-- 模板 -->\n<?xml version="1.0"?><html lang="zh"><body>x',
    ],
    ['a byte order mark first', '\ufeff<html>'],
    ['a fragment', '<p>一、总体情况</p>'],
    ['a fragment that starts with a table', '<TABLE border=1><tr><td>1</td></tr></TABLE>'],
    ['text before the markup', '当前位置：首页\n<div><table><tr><td>1</td><td>2</td></tr></table></div>'],
    [
      'a Word page saved as .doc',
      '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=ProgId content=Word.Document>',
    ],
  ])('takes for HTML: %s', (_, content) => {
    expect(sniff(text(content)).carrier).toBe('html');
  });

  it.each([
    ['running text', '某某局2024年政府信息公开工作年度报告\n一、总体情况'],
    ['a text that quotes a tag', '网页应当使用<table>标签，不得使用<div>标签。\n'.repeat(3)],
    ['a text that begins with a quoted tag', '<table>标签不应用于排版。\n一、总体情况'],
    ['angle brackets in use as book title marks', '<中华人民共和国政府信息公开条例>规定'],
    ['a table set with tabs', '规章\t0\t0\t0\n'],
  ])('takes for text: %s', (_, content) => {
    expect(sniff(text(content))).toEqual({ carrier: 'text', mediaType: 'text/plain' });
  });

  it('finds a PDF header that does not begin the file', () => {
    expect(sniff(text(`${'\n'.repeat(500)}%PDF-1.7`)).carrier).toBe('pdf');
  });

  it('knows UTF-16 pages', () => {
    expect(sniff(Buffer.from('\ufeff<html><body>年报</body></html>', 'utf16le')).carrier).toBe('html');
    expect(sniff(Buffer.from('一、总体情况\r\n', 'utf16le')).carrier).toBe('text');
  });

  it('knows GBK text', () => {
    expect(sniff(Uint8Array.of(0xd5, 0xfe, 0xb8, 0xae, 0xd0, 0xc5, 0xcf, 0xa2)).carrier).toBe('text');
  });

  it('finds a Word document whatever its main part is called', () => {
    const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
    const types = `<Types><Override PartName="/word/document2.xml" ContentType="${main}"/></Types>`;
    expect(
      sniff(zipSync({ '[Content_Types].xml': strToU8(types), 'word/document2.xml': strToU8('<x/>') })).carrier,
    ).toBe('docx');
    expect(sniff(zip('word/document.xml')).carrier).toBe('docx');
  });

  it.each([
    ['nothing', new Uint8Array(), 'extract.empty'],
    ['white space', text(' \r\n\t '), 'extract.empty'],
    ['a byte order mark alone', Uint8Array.of(0xef, 0xbb, 0xbf), 'extract.empty'],
    ['an OFD', zip('OFD.xml', 'Doc_0/Document.xml'), 'extract.unsupported-format'],
    ['a workbook', zip('xl/workbook.xml'), 'extract.unsupported-format'],
    ['a plain archive', zip('年报.pdf'), 'extract.unsupported-format'],
    ['a Word 97 document', compound('WordDocument'), 'extract.unsupported-format'],
    ['an encrypted OOXML document', compound('EncryptedPackage'), 'extract.encrypted'],
    ['a file in Base64', text(`${'UEsDBBQABgAI'.repeat(100)}\n`), 'extract.unsupported-format'],
    ['a data address', text('data:text/html;base64,PGh0bWw+'), 'extract.unsupported-format'],
    ['an RTF document', text('{\\rtf1\\ansi'), 'extract.unsupported-format'],
    ['a gzip archive', Uint8Array.of(0x1f, 0x8b, 8, 0, 0), 'extract.unsupported-format'],
    ['a PNG image', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a), 'extract.unsupported-format'],
    [
      'Word 2003 XML',
      text('<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>'),
      'extract.unsupported-format',
    ],
    ['a zip cut off', zip('word/document.xml').subarray(0, 40), 'extract.damaged'],
    ['garbage', Uint8Array.from({ length: 4096 }, (_, index) => (index * 7919) % 256), 'extract.unknown-format'],
  ])('refuses %s', (_, bytes, code) => {
    expect(() => sniff(bytes)).toThrow(expect.objectContaining({ code }));
  });

  it.each([
    ['a plain archive', zip('年报.pdf'), 'unpack it and read the files in it'],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a), 'a picture has no text'],
    ['a workbook', zip('xl/workbook.xml'), 'save it as DOCX'],
  ])('says what can be done about %s', (_, bytes, remedy) => {
    expect(() => sniff(bytes)).toThrow(remedy);
  });
});
