import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { extractPdf } from '../../../src/extractors/pdf/extract-pdf.ts';
import { PipelineError } from '../../../src/model/pipeline-error.ts';
import { latin, pdfBytes, ruled, text } from '../../support/pdf-writer.ts';

const CONTENT = ruled([50, 150, 250], [700, 720, 740]) + text(60, 726, '规章') + latin(160, 706, '12');

async function codeOf(bytes: Uint8Array): Promise<string> {
  return extractPdf(bytes).then(
    () => 'read',
    (error: unknown) => (error instanceof PipelineError ? error.code : `not typed: ${String(error)}`),
  );
}

function replaced(bytes: Uint8Array, from: string, to: string): Uint8Array {
  const words = Buffer.from(bytes).toString('latin1');
  expect(words).toContain(from);
  return new Uint8Array(Buffer.from(words.replace(from, to), 'latin1'));
}

describe('files that cannot be read say why', () => {
  test('empty', async () => {
    expect(await codeOf(new Uint8Array())).toBe('extract.empty');
  });

  test('locked with a password', async () => {
    expect(await codeOf(pdfBytes([{ content: CONTENT }], { encryption: 'locked' }))).toBe('extract.encrypted');
  });

  test('encrypted with an empty password: opens as any other', async () => {
    const content = ruled([50, 150, 250], [700, 720]) + latin(60, 706, '7') + latin(160, 706, '12');
    const plain = await extractPdf(pdfBytes([{ content }]));
    const { blocks } = await extractPdf(pdfBytes([{ content }], { encryption: 'open' }));
    expect(blocks).toEqual(plain.blocks);
    expect(blocks).toHaveLength(1);
  });

  test.each([
    ['garbage', new Uint8Array(Buffer.from('%PDF-1.7\nthis is not a document at all'))],
    ['no header', new Uint8Array(Buffer.from('hello'))],
    ['cut off in the middle of the first object', pdfBytes([{ content: CONTENT }]).slice(0, 40)],
  ])('%s', async (_name, bytes) => {
    expect(await codeOf(bytes)).toBe('extract.damaged');
  });

  test('a page tree that holds itself', async () => {
    const looping = replaced(pdfBytes([{ content: CONTENT }]), '/Kids [10 0 R]', '/Kids [ 2 0 R]');
    expect(['extract.damaged', 'extract.too-complex']).toContain(await codeOf(looping));
  });

  test('more pages than a report can have', async () => {
    const pages = Array.from({ length: 2001 }, () => ({ content: '' }));
    expect(await codeOf(pdfBytes(pages))).toBe('extract.too-complex');
  });

  test('a false number of pages', async () => {
    const lying = replaced(pdfBytes([{ content: CONTENT }]), '/Count 1', '/Count 900000');
    expect(['read', 'extract.damaged', 'extract.too-complex']).toContain(await codeOf(lying));
  });
});

describe('what can be read is read', () => {
  test('a form that paints itself ends', async () => {
    const form = [
      '/Type /XObject /Subtype /Form /BBox [0 0 600 850] /Resources << /XObject << /X100 100 0 R >> >>',
      '/X100 Do',
    ] as const;
    const { blocks } = await extractPdf(pdfBytes([{ content: `${CONTENT}\n/X100 Do` }], { objects: [form] }));
    expect(blocks.map(({ kind }) => kind)).toEqual(['grid']);
  });

  test('a page that fails is left out with a note, the others stay', async () => {
    const bytes = replaced(
      pdfBytes([{ content: CONTENT }, { content: CONTENT }]),
      '/Kids [10 0 R 12 0 R]',
      '/Kids [10 0 R 98 0 R]',
    );
    const { blocks, notes } = await extractPdf(bytes);
    expect(blocks.map(({ kind }) => kind)).toEqual(['grid']);
    expect(notes.map(({ code }) => code)).toEqual(['extraction.part-left-out']);
    expect(notes[0]?.message.en).toContain('2');
  });

  test('unbalanced and unknown operators, wrong operands', async () => {
    const content = `Q Q Q (x) Tj /Nope Do 1 2 m foo bar ET Q q q q\n${CONTENT}\nQ (unfinished`;
    const { blocks } = await extractPdf(pdfBytes([{ content }]));
    expect(blocks.filter(({ kind }) => kind === 'grid')).toHaveLength(1);
  });

  test('without a cross-reference table', async () => {
    const words = Buffer.from(pdfBytes([{ content: CONTENT }])).toString('latin1');
    const cut = words.slice(0, words.indexOf('xref\n')) + words.slice(words.indexOf('trailer'));
    const { blocks } = await extractPdf(new Uint8Array(Buffer.from(cut, 'latin1')));
    expect(blocks).toHaveLength(1);
  });

  test('the caller keeps its bytes', async () => {
    const bytes = pdfBytes([{ content: CONTENT }]);
    const before = Uint8Array.from(bytes);
    await extractPdf(bytes);
    expect(bytes).toEqual(before);
  });
});

describe('pages without text', () => {
  const image = [
    '/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray',
    '\u0020',
  ] as const;
  const scan = 'q 595 0 0 842 0 0 cm /X100 Do Q\n';

  test('an image alone gives a note that names the page; a blank page gives none', async () => {
    const { blocks, notes } = await extractPdf(pdfBytes([{ content: '' }, { content: scan }], { objects: [image] }));
    expect(blocks).toEqual([]);
    expect(notes.map(({ code }) => code)).toEqual(['extraction.no-text-layer']);
    expect(notes[0]?.message.zh).toContain('第2页');
  });

  test('text recognised over a scan is read, but never without a doubt', async () => {
    const layer = `BT 3 Tr ET ${latin(160, 706, '12')}${text(60, 706, '规章')}`;
    const content = scan + ruled([50, 150, 250], [700, 720]) + layer;
    const { blocks, notes } = await extractPdf(pdfBytes([{ content }], { objects: [image] }));
    expect(notes.map(({ code }) => code)).toEqual(['extraction.no-text-layer']);
    const cells = blocks.flatMap((block) => (block.kind === 'grid' ? block.cells : []));
    expect(cells.map((cell) => [cell.text, ...cell.doubts])).toEqual([
      ['规章', 'unknown-characters'],
      ['12', 'unknown-characters'],
    ]);
  });
});

describe('facts about the file', () => {
  test('links and properties', async () => {
    const annotation =
      '<< /Type /Annot /Subtype /Link /Rect [55 700 200 720] /A << /S /URI /URI (https://example.org/report.docx) >> >>';
    const bytes = pdfBytes([{ content: text(60, 706, '附件：年度报告'), entries: '/Annots [100 0 R]' }], {
      objects: [annotation, '<< /Title (Annual report) /Producer (Somebody) >>'],
      trailer: '/Info 101 0 R',
    });
    const { links, properties, pageCount } = await extractPdf(bytes);
    expect(links).toEqual([{ href: 'https://example.org/report.docx', text: '附件：年度报告' }]);
    expect(properties).toEqual({ title: 'Annual report', producer: 'Somebody' });
    expect(pageCount).toBe(1);
  });
});

test('any mutation of a file is read or refused with a typed error', async () => {
  const original = pdfBytes([{ content: CONTENT }]);
  const mutation = fc.array(fc.tuple(fc.nat(original.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(mutation, async (changes) => {
      const bytes = Uint8Array.from(original);
      for (const [at, value] of changes) bytes[at] = value;
      expect(await codeOf(bytes)).not.toMatch(/^not typed/);
    }),
    { numRuns: 60 },
  );
});
