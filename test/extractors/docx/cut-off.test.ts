import { crc32, deflateRawSync } from 'node:zlib';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Document } from '../../../src/model/document.ts';
import { extract } from '../../../src/extractors/extract.ts';
import { drawnBlocks } from '../read-back.ts';
import { p, tbl, tc, tr, wordFile } from './word-file.ts';

const table = tbl(tr([tc('规章'), tc('12')]) + tr([tc('规范性文件'), tc('345')]));

/** Members whose sizes stand behind their content, as programs write them that don't know them before; no directory. */
function streamed(parts: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const members = Object.entries(parts).map(([name, content]) => {
    const packed = deflateRawSync(content);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(8, 6);
    head.writeUInt16LE(8, 8);
    head.writeUInt16LE(name.length, 26);
    const behind = Buffer.alloc(16);
    behind.writeUInt32LE(0x08074b50, 0);
    behind.writeUInt32LE(crc32(content), 4);
    behind.writeUInt32LE(packed.length, 8);
    behind.writeUInt32LE(content.length, 12);
    return Buffer.concat([head, Buffer.from(name), packed, behind]);
  });
  return Buffer.concat(members);
}

const doubtsOf = ({ blocks }: Document): readonly string[] =>
  blocks.flatMap((block) =>
    block.kind === 'grid' ? block.cells.flatMap(({ text, doubts }) => doubts.map((doubt) => `${text}: ${doubt}`)) : [],
  );

/** Without its directory, which begins behind the last member. */
const withoutDirectory = (bytes: Uint8Array): Uint8Array =>
  bytes.subarray(0, Buffer.from(bytes).indexOf('PK\u0001\u0002'));

describe('Word files that break off', () => {
  it('are read from their members where only the directory is lost', async () => {
    const document = await extract(withoutDirectory(wordFile(p('前') + table)));
    expect(drawnBlocks(document.blocks)).toEqual(['前', ['规章|12', '规范性文件|345']]);
    expect(document.notes.map(({ code, cells }) => [code, cells])).toEqual([['extraction.cut-off', []]]);
    expect(doubtsOf(document)).toEqual([]);
  });

  it('are read where sizes stand behind the members', async () => {
    const document = await extract(streamed(unzipSync(wordFile(table))));
    expect(drawnBlocks(document.blocks)).toEqual([['规章|12', '规范性文件|345']]);
  });

  it('are refused where a member is not what its checksum says', async () => {
    const bytes = Buffer.from(streamed(unzipSync(wordFile(table))));
    bytes[bytes.lastIndexOf('PK\u0007\u0008') + 4]! ^= 1;
    await expect(extract(bytes)).rejects.toMatchObject({ code: 'extract.damaged' });
  });

  it('doubt the last cell of a table that they end in', async () => {
    const parts = unzipSync(wordFile(table));
    const text = Buffer.from(parts['word/document.xml']!);
    const stored = zipSync(
      { '[Content_Types].xml': parts['[Content_Types].xml']!, 'word/document.xml': text },
      { level: 0 },
    );
    const document = await extract(stored.subarray(0, Buffer.from(stored).indexOf('345') + 2));
    expect(drawnBlocks(document.blocks)).toEqual([['规章|12', '规范性文件|!cut-off']]);
  });

  it('doubt what stands in a style that is lost', async () => {
    const styled = tbl(
      tr([tc('规章'), '<w:tc><w:p><w:pPr><w:pStyle w:val="x"/></w:pPr><w:r><w:t>12</w:t></w:r></w:p></w:tc>']) +
        tr([tc('规范性文件'), tc('345')]),
    );
    const { 'word/document.xml': text } = unzipSync(wordFile(styled));
    const document = await extract(withoutDirectory(zipSync({ 'word/document.xml': text! })));
    expect(doubtsOf(document)).toEqual(['12: two-readings']);
  });

  it.each([
    [
      'before the text',
      zipSync({ 'word/styles.xml': strToU8('<w:styles/>'), 'word/document.xml': new Uint8Array() }),
      /before its text|正文之前/,
    ],
    ['as an archive of reports', zipSync({ 'a.html': strToU8('<p>x</p>') }), /directory is missing/],
  ])('are refused with the true reason: %s', async (_, bytes, message) => {
    await expect(extract(withoutDirectory(bytes))).rejects.toMatchObject({ code: 'extract.damaged', message });
  });
});
