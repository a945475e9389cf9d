/** PDFs that are more than they look, or that have no end. */
import { deflateSync } from 'node:zlib';
import { latin, pdfBytes, ruled, text } from '../support/pdf-writer.ts';
import { bytesOf, type HostileFile } from './hostile-file.ts';

const MEGABYTE = 1024 * 1024;
const page = ruled([50, 150, 250], [700, 720, 740]) + text(60, 726, '规章') + latin(160, 706, '12');

/** Objects by number → a file with a cross-reference table. Streams are bytes: the writer of usual tests takes text. */
function assembled(objects: ReadonlyMap<number, Uint8Array>): Uint8Array {
  const parts: Uint8Array[] = [bytesOf('%PDF-1.7\n')];
  const offsets = new Map<number, number>();
  let at = parts[0]!.length;
  const push = (part: Uint8Array): void => {
    parts.push(part);
    at += part.length;
  };
  for (const [number, body] of objects) {
    offsets.set(number, at);
    push(Buffer.concat([bytesOf(`${number} 0 obj\n`), body, bytesOf('\nendobj\n')]));
  }
  const size = Math.max(...objects.keys()) + 1;
  const rows = Array.from({ length: size }, (_, number) => {
    const offset = offsets.get(number);
    return offset === undefined ? '0000000000 65535 f \n' : `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const start = at;
  push(
    bytesOf(`xref\n0 ${size}\n${rows.join('')}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`),
  );
  return Buffer.concat(parts);
}

const stream = (dictionary: string, content: Uint8Array): Uint8Array =>
  Buffer.concat([bytesOf(`<< ${dictionary} /Length ${content.length} >>\nstream\n`), content, bytesOf('\nendstream')]);

function onePage(
  content: Uint8Array,
  resources = '',
  more: readonly (readonly [number, Uint8Array])[] = [],
): Uint8Array {
  return assembled(
    new Map([
      [1, bytesOf('<< /Type /Catalog /Pages 2 0 R >>')],
      [2, bytesOf('<< /Type /Pages /Count 1 /Kids [3 0 R] >>')],
      [
        3,
        bytesOf(
          `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << ${resources} >> >>`,
        ),
      ],
      [4, content],
      ...more,
    ]),
  );
}

const deflated = (size: number, fill: string): Uint8Array => deflateSync(Buffer.alloc(size, fill));

/** Flate within flate: each layer multiplies. */
const nestedFilters = (): Uint8Array => {
  const content = deflateSync(deflateSync(deflated(300 * MEGABYTE, 'q ')));
  return onePage(stream('/Filter [/FlateDecode /FlateDecode /FlateDecode]', content));
};

const formLoop = (count: number): Uint8Array => {
  const forms = Array.from({ length: count }, (_, index) => {
    const next = 10 + ((index + 1) % count);
    const dictionary = `/Type /XObject /Subtype /Form /BBox [0 0 600 850] /Resources << /XObject << /N ${next} 0 R >> >>`;
    return [10 + index, stream(dictionary, bytesOf('/N Do /N Do'))] as const;
  });
  return onePage(stream('', bytesOf('/N Do')), '/XObject << /N 10 0 R >>', forms);
};

/** Each form paints the next twice: 2^depth paintings of a line. */
const formTree = (depth: number): Uint8Array => {
  const forms = Array.from({ length: depth }, (_, index) => {
    const isLast = index === depth - 1;
    const resources = isLast ? '' : `/Resources << /XObject << /N ${11 + index} 0 R >> >>`;
    const content = isLast ? '0 0 m 9 9 l S' : '/N Do /N Do';
    return [
      10 + index,
      stream(`/Type /XObject /Subtype /Form /BBox [0 0 600 850] ${resources}`, bytesOf(content)),
    ] as const;
  });
  return onePage(stream('', bytesOf('/N Do')), '/XObject << /N 10 0 R >>', forms);
};

const pageTree = (kids: string, count: number, more: readonly (readonly [number, string])[] = []): Uint8Array =>
  assembled(
    new Map([
      [1, bytesOf('<< /Type /Catalog /Pages 2 0 R >>')],
      [2, bytesOf(`<< /Type /Pages /Count ${count} /Kids [${kids}] >>`)],
      ...more.map(([number, body]) => [number, bytesOf(body)] as const),
    ]),
  );

const manyPages = (count: number): Uint8Array =>
  pageTree(
    Array.from({ length: count }, (_, index) => `${index + 10} 0 R`).join(' '),
    count,
    Array.from({ length: count }, (_, index) => [
      index + 10,
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>',
    ]),
  );

const deepPages = (depth: number): Uint8Array =>
  pageTree(
    '10 0 R',
    1,
    Array.from({ length: depth }, (_, index) => [
      10 + index,
      index === depth - 1
        ? `<< /Type /Page /Parent ${9 + index} 0 R /MediaBox [0 0 595 842] >>`
        : `<< /Type /Pages /Count 1 /Parent ${index === 0 ? 2 : 9 + index} 0 R /Kids [${11 + index} 0 R] >>`,
    ]),
  );

const objectStreamBomb = (): Uint8Array => {
  const content = deflated(300 * MEGABYTE, ' ');
  return assembled(
    new Map([
      [1, bytesOf('<< /Type /Catalog /Pages 2 0 R >>')],
      [5, stream('/Type /ObjStm /N 1000000 /First 8000000 /Filter /FlateDecode', content)],
    ]),
  );
};

const brokenFont = (program: Uint8Array): Uint8Array => {
  const font =
    '/Font << /F1 << /Type /Font /Subtype /TrueType /BaseFont /ABCDEF+Broken /FirstChar 0 /LastChar 255 /Widths 7 0 R /FontDescriptor 6 0 R >> >>';
  return onePage(stream('', bytesOf('BT /F1 10 Tf 60 706 Td (12345) Tj ET')), font, [
    [6, bytesOf('<< /Type /FontDescriptor /FontName /ABCDEF+Broken /Flags 4 /FontBBox [0 0 0 0] /FontFile2 8 0 R >>')],
    [7, bytesOf(`[${'-99999999 '.repeat(256)}]`)],
    [8, stream('', program)],
  ]);
};

const noise = (size: number): Uint8Array => Uint8Array.from({ length: size }, (_, index) => (index * 7919) % 251);

const tooMuch = [
  'extract.too-complex',
  'extract.out-of-memory',
  'extract.timeout',
  'extract.damaged',
  'extract.too-large',
];
const noReport = ['normalize.not-a-report', 'normalize.not-machine-readable', 'normalize.no-statutory-table'];

export const pdfBombs: readonly HostileFile[] = [
  { name: 'deep-page-tree.pdf', make: () => deepPages(20_000), ends: [...tooMuch, ...noReport] },
  {
    name: 'page-tree-loop.pdf',
    make: () => pageTree('2 0 R 2 0 R', 4),
    ends: ['extract.damaged', 'extract.too-complex'],
  },
  {
    name: 'page-tree-loop-of-two.pdf',
    make: () => pageTree('10 0 R', 1, [[10, '<< /Type /Pages /Count 1 /Parent 2 0 R /Kids [2 0 R] >>']]),
    ends: ['extract.damaged', 'extract.too-complex'],
  },
  { name: 'a-hundred-thousand-pages.pdf', make: () => manyPages(100_000), ends: ['extract.too-complex'] },
  { name: 'forms-that-paint-each-other.pdf', make: () => formLoop(5), ends: noReport },
  { name: 'fonts-of-noise.pdf', make: () => brokenFont(noise(20_000)), ends: noReport },
  {
    name: 'fonts-with-a-false-table-of-contents.pdf',
    make: () => brokenFont(Buffer.concat([Buffer.from('00010000ffffffffffff', 'hex'), noise(5000)])),
    ends: noReport,
  },
  {
    name: 'coordinates-out-of-this-world.pdf',
    make: () =>
      pdfBytes([
        {
          content: `${page}1e308 0 0 1e308 0 0 cm 1e308 1e308 m -1e308 1e308 l S BT /F1 1e300 Tf (9) Tj ET 0 0 0 0 0 0 cm ${page}`,
        },
      ]),
    ends: [...noReport, 'read'],
  },
  { name: 'page-of-no-size.pdf', make: () => pdfBytes([{ content: page, size: [0, 0] }]), ends: [...noReport, 'read'] },
  {
    name: 'page-of-endless-size.pdf',
    make: () => pdfBytes([{ content: page, size: [1e30, 1e30] }]),
    ends: [...noReport, 'read'],
  },
  { name: 'object-stream-bomb.pdf', make: objectStreamBomb, ends: tooMuch },
];

/** Each takes seconds of CPU. */
export const heavyPdfBombs: readonly HostileFile[] = [
  { name: 'forms-that-double.pdf', make: () => formTree(28), ends: [...tooMuch, ...noReport] },
  {
    name: 'deflated-spaces.pdf',
    make: () => onePage(stream('/Filter /FlateDecode', deflated(900 * MEGABYTE, ' '))),
    ends: [...tooMuch, ...noReport],
  },
  { name: 'nested-filters.pdf', make: nestedFilters, ends: [...tooMuch, ...noReport] },
  {
    name: 'five-million-operators.pdf',
    make: () => onePage(stream('/Filter /FlateDecode', deflated(12 * 5_000_000, '1 1 m 2 2 l '))),
    ends: [...tooMuch, ...noReport],
  },
  {
    name: 'three-hundred-thousand-lines.pdf',
    make: () =>
      pdfBytes([
        {
          content: Array.from(
            { length: 300_000 },
            (_, i) => `${i % 595} ${(i * 7) % 842} m ${(i * 13) % 595} ${(i * 7) % 842} l S`,
          ).join('\n'),
        },
      ]),
    ends: [...tooMuch, ...noReport],
  },
  {
    name: 'a-grid-of-a-million-cells.pdf',
    make: () =>
      pdfBytes([
        {
          content: ruled(
            Array.from({ length: 1000 }, (_, i) => i * 5),
            Array.from({ length: 1000 }, (_, i) => i * 5),
          ),
          size: [5000, 5000],
        },
      ]),
    ends: [...tooMuch, ...noReport],
  },
  {
    name: 'two-hundred-thousand-glyphs-on-one-line.pdf',
    make: () => pdfBytes([{ content: text(0, 700, '无'.repeat(200_000), 1), size: [14_400, 842] }]),
    ends: [...tooMuch, ...noReport],
  },
  {
    name: 'a-hundred-thousand-texts.pdf',
    make: () =>
      pdfBytes([
        { content: Array.from({ length: 100_000 }, (_, i) => latin((i * 37) % 595, (i * 11) % 842, '1', 3)).join('') },
      ]),
    ends: [...tooMuch, ...noReport],
  },
];
