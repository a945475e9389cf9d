import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { extract } from '../../src/extractors/extract.ts';
import { processDocument } from '../../src/pipeline.ts';
import { drawn, gridsOf } from './read-back.ts';
import { p, tbl, tc, tr, wordFile } from './docx/word-file.ts';

const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Every carrier must keep the contract of Document, and give the same cells for the same table. */
describe.each([
  [
    'html',
    utf8(
      '<meta charset=utf-8><h1>年报</h1><table><tr><td>规章</td><td>12</td></tr><tr><td>文件</td><td>3</td></tr></table>',
    ),
  ],
  ['docx', wordFile(`${p('年报')}${tbl(tr([tc('规章'), tc('12')]), tr([tc('文件'), tc('3')]))}`)],
  ['text', utf8('年报\n\n规章\t12\n文件\t3\n')],
])('extract: %s', (carrier, bytes) => {
  it('gives the text and the grid in reading order, each with one way back', async () => {
    const document = await extract(bytes);
    expect(document.carrier).toBe(carrier);
    expect(document.blocks.map(({ kind }) => kind)).toEqual(['text', 'grid']);
    const [grid] = gridsOf(document);
    expect(drawn(grid)).toEqual(['规章|12', '文件|3']);
    for (const place of [...(grid?.cells ?? []), document.blocks[0]]) {
      expect(place).toMatchObject({ pageNumber: null, box: null, path: expect.stringMatching(/./) as string });
    }
  });

  it('gives the same document for the same bytes, as plain JSON', async () => {
    const first = await extract(bytes);
    expect(JSON.parse(JSON.stringify(first))).toEqual(await extract(bytes));
  });
});

describe('extract', () => {
  it('names the type that the bytes have', async () => {
    expect((await extract(utf8('一、总体情况'))).mediaType).toBe('text/plain');
  });

  it('refuses what no carrier reads', async () => {
    await expect(extract(utf8('{\\rtf1'))).rejects.toMatchObject({ code: 'extract.unsupported-format' });
  });

  it.each([
    ['ofd', 'application/ofd', zipSync({ 'OFD.xml': utf8('<x/>') })],
    [
      'doc',
      'application/msword',
      Buffer.concat([Buffer.from('d0cf11e0', 'hex'), Buffer.from('WordDocument', 'utf16le')]),
    ],
    ['scan', 'image/png', Buffer.from('\x89PNG\r\n', 'latin1')],
    ['pdf', 'application/pdf', utf8('%PDF-1.7 and no more')],
    ['docx', docxType, zipSync({ 'word/document.xml': utf8('<w:document') })],
    [null, null, utf8('{\\rtf1')],
  ])('a line without figures says what the bytes are: %s', async (carrier, media_type, bytes) => {
    const [record] = await processDocument(bytes, { uri: 'file:x' });
    expect(record).toMatchObject({ status: 'failed', source: { carrier, media_type } });
  });
});
