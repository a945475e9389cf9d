/** Small PDFs written by hand, for what no producer at hand makes: odd lines, turned pages, hidden text, broken files. */
import { createHash } from 'node:crypto';
import { Buffer } from 'node:buffer';

export interface PdfPage {
  /** Content stream; y grows upwards from the lower left corner. */
  readonly content: string;
  readonly size?: readonly [width: number, height: number];
  /** Further entries of the page's dictionary: `/Rotate 90`, `/CropBox [...]`, `/Annots [...]`. */
  readonly entries?: string;
}

export interface PdfOptions {
  /** Objects from number 100 on, as `dictionary` or `[dictionary, stream]`; pages can name them `/X100` … as XObjects. */
  readonly objects?: readonly (string | readonly [dictionary: string, stream: string])[];
  readonly trailer?: string;
  /** Further entries of the catalog: `/OCProperties << … >>`. */
  readonly catalog?: string;
  /** Further resources of every page: `/Properties << /L1 100 0 R >>`. */
  readonly resources?: string;
  /** `open`: encrypted with an empty user password; `locked`: with one that nobody knows. */
  readonly encryption?: 'open' | 'locked';
}

const FONTS =
  '/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> ' +
  '/F2 << /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [5 0 R] >> ' +
  '/F3 << /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-V /DescendantFonts [5 0 R] >> >>';
const DESCENDANT =
  '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 ' +
  '/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 6 0 R >>';
const DESCRIPTOR =
  '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 ' +
  '/Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >>';

/** Text at a place, in ideographs and digits alike, each an em wide. */
export function text(x: number, y: number, words: string, size = 10): string {
  return `BT /F2 ${size} Tf 1 0 0 1 ${x} ${y} Tm <${hex(words)}> Tj ET\n`;
}

/** Latin text and digits in a proportional font. */
export function latin(x: number, y: number, words: string, size = 10): string {
  return `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm (${words}) Tj ET\n`;
}

export function hex(words: string): string {
  return Array.from(words, (character) => (character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')).join('');
}

/** Stroked lines of a regular grid; boundaries from left to right and from bottom to top. */
export function ruled(xs: readonly number[], ys: readonly number[], width = 0.5): string {
  const [left, right, bottom, top] = [xs[0] ?? 0, xs.at(-1) ?? 0, ys[0] ?? 0, ys.at(-1) ?? 0];
  const lines = [
    ...ys.map((y) => `${left} ${y} m ${right} ${y} l S`),
    ...xs.map((x) => `${x} ${bottom} m ${x} ${top} l S`),
  ];
  return `${width} w\n${lines.join('\n')}\n`;
}

export function pdfBytes(pages: readonly PdfPage[], options: PdfOptions = {}): Uint8Array {
  const { objects = [], trailer = '', catalog = '', resources = '', encryption } = options;
  const cipher = encryption === undefined ? null : makeCipher(encryption);
  const xobjects = objects.map((_, index) => `/X${100 + index} ${100 + index} 0 R`).join(' ');
  const kids = pages.map((_, index) => `${10 + 2 * index} 0 R`).join(' ');
  const all: [number: number, dictionary: string, stream?: string][] = [
    [1, `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`],
    [2, `<< /Type /Pages /Count ${pages.length} /Kids [${kids}] >>`],
    [5, DESCENDANT],
    [6, DESCRIPTOR],
    ...pages.flatMap((page, index) => pageObjects(page, 10 + 2 * index, `/XObject << ${xobjects} >> ${resources}`)),
    ...objects.map((object, index): [number, string, string?] =>
      typeof object === 'string' ? [100 + index, object] : [100 + index, ...object],
    ),
  ];
  const bodies = all.map(([number, dictionary, stream]) => {
    if (stream === undefined) return [number, Buffer.from(dictionary)] as const;
    const bytes = Buffer.from(stream);
    return [number, streamBody(dictionary, cipher?.encrypt(number, bytes) ?? bytes)] as const;
  });
  return assemble(new Map(bodies), `${trailer} ${cipher?.trailer ?? ''}`);
}

function pageObjects(
  { content, size = [595, 842], entries = '' }: PdfPage,
  number: number,
  resources: string,
): [number: number, dictionary: string, stream?: string][] {
  const dictionary =
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${size.join(' ')}] /Contents ${number + 1} 0 R ` +
    `/Resources << ${FONTS} ${resources} >> ${entries} >>`;
  return [
    [number, dictionary],
    [number + 1, '', content],
  ];
}

function streamBody(dictionary: string, bytes: Buffer): Buffer {
  return Buffer.concat([
    Buffer.from(`<< ${dictionary} /Length ${bytes.length} >>\nstream\n`),
    bytes,
    Buffer.from('\nendstream'),
  ]);
}

function assemble(bodies: ReadonlyMap<number, Buffer>, trailer: string): Uint8Array {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  const offsets = new Map<number, number>();
  let length = parts[0]?.length ?? 0;
  for (const [number, body] of bodies) {
    const part = Buffer.concat([Buffer.from(`${number} 0 obj\n`), body, Buffer.from('\nendobj\n')]);
    offsets.set(number, length);
    parts.push(part);
    length += part.length;
  }
  const rows = [...offsets].map(([number, at]) => `${number} 1\n${String(at).padStart(10, '0')} 00000 n \n`);
  const size = Math.max(...offsets.keys()) + 1;
  parts.push(
    Buffer.from(
      `xref\n0 1\n0000000000 65535 f \n${rows.join('')}trailer\n<< /Root 1 0 R /Size ${size} ${trailer} >>\nstartxref\n${length}\n%%EOF\n`,
    ),
  );
  return new Uint8Array(Buffer.concat(parts));
}

/** RC4 with 40 bits (PDF reference, algorithms 1 to 4). */
function makeCipher(kind: 'open' | 'locked'): {
  readonly trailer: string;
  readonly encrypt: (number: number, bytes: Buffer) => Buffer;
} {
  const pad = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex');
  const owner = Buffer.alloc(32, 7);
  const id = Buffer.alloc(16, 3);
  const permissions = Buffer.from([0xfc, 0xff, 0xff, 0xff]);
  const key = md5(Buffer.concat([pad, owner, permissions, id])).subarray(0, 5);
  const user = kind === 'open' ? rc4(key, pad) : Buffer.alloc(32, 9);
  return {
    trailer:
      `/ID [<${id.toString('hex')}> <${id.toString('hex')}>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 ` +
      `/O <${owner.toString('hex')}> /U <${user.toString('hex')}> >>`,
    encrypt: (number, bytes) => {
      const own = md5(Buffer.concat([key, Buffer.from([number & 255, (number >> 8) & 255, 0, 0, 0])]));
      return rc4(own.subarray(0, 10), bytes);
    },
  };
}

function md5(bytes: Buffer): Buffer {
  return createHash('md5').update(bytes).digest();
}

function rc4(key: Buffer, bytes: Buffer): Buffer {
  const state = Array.from({ length: 256 }, (_, index) => index);
  const swap = (a: number, b: number): void => {
    [state[a], state[b]] = [state[b] ?? 0, state[a] ?? 0];
  };
  for (let i = 0, j = 0; i < 256; i += 1) {
    j = (j + (state[i] ?? 0) + (key[i % key.length] ?? 0)) & 255;
    swap(i, j);
  }
  let [i, j] = [0, 0];
  return bytes.map((byte) => {
    i = (i + 1) & 255;
    j = (j + (state[i] ?? 0)) & 255;
    swap(i, j);
    return byte ^ (state[((state[i] ?? 0) + (state[j] ?? 0)) & 255] ?? 0);
  }) as Buffer;
}
