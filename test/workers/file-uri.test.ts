import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileUri } from '../../src/workers/file-uri.ts';

const path = fc.string({ unit: 'grapheme', minLength: 1 });

describe('fileUri', () => {
  it('leads back to the path', () => {
    fc.assert(
      fc.property(path, (name) => {
        expect(decodeURIComponent(fileUri(name))).toBe(`file:${name}`);
      }),
    );
  });

  it('holds nothing that ends or splits a URI, or breaks a line', () => {
    fc.assert(
      fc.property(path, (name) => {
        expect(fileUri(name)).not.toMatch(/[\s#?\p{Cc}]/u);
      }),
    );
  });

  it.each([
    ['samples/怀远县公安局.docx', 'file:samples/怀远县公安局.docx'],
    ['/data/a b%.pdf', 'file:/data/a%20b%25.pdf'],
    ['全角　空格.txt', 'file:全角%E3%80%80空格.txt'],
  ])('%s', (name, uri) => expect(fileUri(name)).toBe(uri));
});
