import { strToU8, zipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extractDocx } from '../../../src/extractors/docx/extract-docx.ts';
import { PipelineError } from '../../../src/model/pipeline-error.ts';
import { p, run, tbl, tc, tr, wordFile } from './word-file.ts';

const document = (body: string): Uint8Array =>
  strToU8(
    `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
  );

/** A zip whose directory states another size than its content inflates to. */
function stating(size: number): Uint8Array {
  const bytes = zipSync({ 'word/document.xml': document(p('x'.repeat(100_000))) });
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  for (let at = 0; at + 4 < bytes.length; at += 1)
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, size, true);
  return bytes;
}

describe('hostile Word files', () => {
  it.each([
    ['a part that inflates to 300 MB', () => stating(300 * 1024 * 1024), 'extract.too-large'],
    ['a directory that states less than a part holds', () => stating(1000), 'extract.too-large'],
    [
      'more than ten thousand parts',
      () =>
        zipSync(Object.fromEntries(Array.from({ length: 10_001 }, (_, i) => [`x${i}`, new Uint8Array()])), {
          level: 0,
        }),
      'extract.too-large',
    ],
    ['no body', () => zipSync({ 'word/document.xml': strToU8('<x/>') }), 'extract.damaged'],
    [
      'XML that is cut off',
      () => zipSync({ 'word/document.xml': document(p('x')).subarray(0, 120) }),
      'extract.damaged',
    ],
    ['a zip that is cut off', () => wordFile(p('x')).subarray(0, 200), 'extract.damaged'],
    [
      'tables nested a thousand deep',
      () => wordFile('<w:tbl><w:tr><w:tc>'.repeat(1000) + '</w:tc></w:tr></w:tbl>'.repeat(1000)),
      'extract.too-complex',
    ],
    [
      'three hundred thousand elements',
      () =>
        wordFile(
          `<w:p>${Array.from({ length: 150_000 }, (_, i) => `<w:r><w:t>${i * 7919}</w:t></w:r>`).join('')}</w:p>`,
        ),
      'extract.too-complex',
    ],
    [
      'fields nested a thousand deep',
      () =>
        wordFile(
          `<w:p><w:r>${'<w:fldChar w:fldCharType="begin"/>'.repeat(1000)}${'<w:fldChar w:fldCharType="end"/>'.repeat(1000)}</w:r></w:p>`,
        ),
      'extract.too-complex',
    ],
    [
      'elements that each declare a thousand namespaces',
      () => {
        const names = (level: number): string =>
          Array.from({ length: 1000 }, (_, i) => `xmlns:n${level}x${i}="u"`).join(' ');
        const open = Array.from({ length: 250 }, (_, level) => `<w:sdt ${names(level)}>`).join('');
        return wordFile(open + '</w:sdt>'.repeat(250));
      },
      'extract.too-complex',
    ],
    [
      'entities that multiply',
      () =>
        zipSync({
          'word/document.xml': strToU8(
            '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><w:document>&b;</w:document>',
          ),
        }),
      'extract.damaged',
    ],
  ])('are refused: %s', async (_, make, code) => {
    await expect(extractDocx(make())).rejects.toMatchObject({ code });
  });

  it('clip spans of a billion', async () => {
    const body = tbl(
      tr([tc('题', '<w:gridSpan w:val="1000000000"/>')]),
      tr([tc('甲'), tc('1')], '<w:gridBefore w:val="-3"/>'),
    );
    const [grid] = (await extractDocx(wordFile(body))).blocks;
    expect(grid).toMatchObject({ kind: 'grid', columnCount: 2 });
  });

  it('end in a document or a typed error, whatever bytes are changed', async () => {
    const good = wordFile(
      `${p('一、总体情况')}${tbl(tr([tc('甲'), tc('1')]), tr([tc('乙'), tc(`<w:p>${run('2')}</w:p>`)]))}`,
    );
    const changes = fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(changes, async (bytes) => {
        const changed = good.slice();
        for (const [at, value] of bytes) changed[at] = value;
        try {
          expect((await extractDocx(changed)).carrier).toBe('docx');
        } catch (error) {
          if (!(error instanceof PipelineError)) throw error;
        }
      }),
      { numRuns: 200 },
    );
  });
});
