import { describe, expect, it } from 'vitest';
import { decodeBytes } from '../../../src/extractors/encoding/decode-bytes.ts';

const gbk = Uint8Array.of(0xd5, 0xfe, 0xb8, 0xae, 0xd0, 0xc5, 0xcf, 0xa2, 0xb9, 0xab, 0xbf, 0xaa); // 政府信息公开
const utf8 = new TextEncoder().encode('政府信息公开');

function page(charset: string | null, body: Uint8Array): Uint8Array {
  const head = charset === null ? '<html><body>' : `<html><head><meta charset="${charset}"></head><body>`;
  return Uint8Array.of(...new TextEncoder().encode(head), ...body);
}

function utf16(text: string, bigEndian: boolean, mark: boolean): Uint8Array {
  const units = Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
  return Uint8Array.from(
    (mark ? [0xfeff, ...units] : units).flatMap((unit) =>
      bigEndian ? [unit >> 8, unit & 255] : [unit & 255, unit >> 8],
    ),
  );
}

describe('decodeBytes', () => {
  it.each([
    ['UTF-8 as declared', page('utf-8', utf8), 'utf-8', false],
    ['GBK as declared', page('gbk', gbk), 'gb18030', false],
    ['GB2312, read as its superset', page('GB2312', gbk), 'gb18030', false],
    ['GBK declared as UTF-8', page('utf-8', gbk), 'gb18030', true],
    ['UTF-8 declared as GB2312', page('gb2312', utf8), 'utf-8', true],
    ['UTF-8 declared as Latin-1', page('iso-8859-1', utf8), 'utf-8', true],
    ['GBK declared as Latin-1', page('iso-8859-1', gbk), 'gb18030', true],
    ['GBK without a declaration', page(null, gbk), 'gb18030', true],
    ['UTF-8 without a declaration', page(null, utf8), 'utf-8', true],
    ['an unknown label', page('x-nonsense', gbk), 'gb18030', true],
    ['UTF-16 declared in ASCII letters', page('utf-16', utf8), 'utf-8', false],
  ])('reads %s', (_, bytes, encoding, guessed) => {
    const decoded = decodeBytes(bytes, 'markup');
    expect(decoded).toMatchObject({ encoding, guessed });
    expect(decoded.text).toContain('政府信息公开');
  });

  it.each([
    [false, true, 'utf-16le'],
    [true, true, 'utf-16be'],
    [false, false, 'utf-16le'],
    [true, false, 'utf-16be'],
  ])('reads UTF-16 (big endian %s, byte order mark %s)', (bigEndian, mark, encoding) => {
    const decoded = decodeBytes(utf16('年度报告\t7\r\n一、总体情况\t0\r\n', bigEndian, mark), 'text');
    expect(decoded).toMatchObject({ encoding, guessed: !mark });
    expect(decoded.text).toBe('年度报告\t7\r\n一、总体情况\t0\r\n');
  });

  it('takes valid UTF-8 text for what it is, since text has no way to declare it', () => {
    expect(decodeBytes(utf8, 'text')).toMatchObject({ encoding: 'utf-8', guessed: false });
  });

  it('does not take a declaration from a comment', () => {
    const bytes = Uint8Array.of(...new TextEncoder().encode('<!-- <meta charset=gbk> --><p>'), ...utf8);
    expect(decodeBytes(bytes, 'markup')).toMatchObject({ encoding: 'utf-8', declared: null });
  });

  it('keeps UTF-8 with one damaged byte', () => {
    const bytes = page('utf-8', Uint8Array.of(...utf8, 0xff, ...utf8));
    expect(decodeBytes(bytes, 'markup')).toMatchObject({ encoding: 'utf-8', guessed: false });
  });
});
