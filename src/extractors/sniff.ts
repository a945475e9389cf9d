/** What a document is, by its bytes alone. */
import { Buffer, isUtf8 } from 'node:buffer';
import type { DocumentFormat } from '../model/document.ts';
import type { Message } from '../model/note.ts';
import { PipelineError } from '../model/pipeline-error.ts';
import { sniffCompound } from './sniff-compound.ts';
import { sniffMarkup } from './sniff-markup.ts';
import { sniffZip } from './sniff-zip.ts';
import type { Sniffed } from './sniffed.ts';
import { foreignEncoding } from './encoding/foreign-encoding.ts';
import { remedies, unsupported, unsupportedEncoding } from './unsupported.ts';
import { utf16WithoutMark } from './encoding/utf16-without-mark.ts';

/** Readers accept a PDF header that doesn't begin the file (ISO 32000 annex H, implementation note 13). */
const pdfHeaderWithin = 1024;
const sampleBytes = 64 * 1024;

interface ForeignFormat {
  readonly bytes: readonly number[];
  readonly zh: string;
  readonly en: string;
  /** Media type of a picture: a scan. */
  readonly image?: string;
  readonly remedy: Message;
}

const foreign: readonly ForeignFormat[] = [
  { bytes: [0x1f, 0x8b], zh: ' gzip 压缩文件', en: 'a gzip archive', remedy: remedies.unpack },
  { bytes: [0x52, 0x61, 0x72, 0x21], zh: ' RAR 压缩文件', en: 'a RAR archive', remedy: remedies.unpack },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], zh: ' 7z 压缩文件', en: 'a 7z archive', remedy: remedies.unpack },
  { bytes: [0x7b, 0x5c, 0x72, 0x74, 0x66], zh: ' RTF 文档', en: 'an RTF document', remedy: remedies.saveAs },
  {
    bytes: [0x89, 0x50, 0x4e, 0x47],
    zh: ' PNG 图片',
    en: 'a PNG image',
    image: 'image/png',
    remedy: remedies.supplyText,
  },
  { bytes: [0xff, 0xd8, 0xff], zh: ' JPEG 图片', en: 'a JPEG image', image: 'image/jpeg', remedy: remedies.supplyText },
  {
    bytes: [0x47, 0x49, 0x46, 0x38],
    zh: ' GIF 图片',
    en: 'a GIF image',
    image: 'image/gif',
    remedy: remedies.supplyText,
  },
  {
    bytes: [0x49, 0x49, 0x2a, 0x00],
    zh: ' TIFF 图片',
    en: 'a TIFF image',
    image: 'image/tiff',
    remedy: remedies.supplyText,
  },
  {
    bytes: [0x4d, 0x4d, 0x00, 0x2a],
    zh: ' TIFF 图片',
    en: 'a TIFF image',
    image: 'image/tiff',
    remedy: remedies.supplyText,
  },
  { bytes: [0x42, 0x4d], zh: ' BMP 图片', en: 'a BMP image', image: 'image/bmp', remedy: remedies.supplyText },
];

/** Errors: `extract.empty`, `extract.unknown-format`, `extract.unsupported-format`, `extract.encrypted`, `extract.damaged`. */
export function sniff(bytes: Uint8Array): Sniffed {
  if (isEmpty(bytes)) {
    throw new PipelineError('extract.empty', '文件为空；请重新下载。The file is empty; download it again.');
  }
  if (latin1(bytes.subarray(0, pdfHeaderWithin)).includes('%PDF-'))
    return { carrier: 'pdf', mediaType: 'application/pdf' };
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06]))
    return sniffZip(bytes);
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return sniffCompound(bytes);
  const known = foreign.find((kind) => startsWith(bytes, kind.bytes) && (kind.bytes.length > 2 || isBinary(bytes)));
  if (known !== undefined) throw unsupported(known.zh, known.en, scanned(known), known.remedy);
  const encoding = foreignEncoding(bytes);
  if (encoding !== null) throw unsupportedEncoding(encoding);
  const text = sampleText(bytes);
  if (text === null) {
    throw new PipelineError(
      'extract.unknown-format',
      '无法识别的二进制文件；请提供 HTML、DOCX、PDF 或纯文本。Unknown binary format; supply HTML, DOCX, PDF or plain text.',
    );
  }
  return sniffMarkup(text);
}

const scanned = ({ image }: ForeignFormat): DocumentFormat | null =>
  image === undefined ? null : { carrier: 'scan', mediaType: image };

function isEmpty(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d) || byte === 0) || isMarkAlone(bytes);
}

function isMarkAlone(bytes: Uint8Array): boolean {
  return (
    bytes.length <= 3 &&
    (startsWith(bytes, [0xef, 0xbb, 0xbf]) || startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff]))
  );
}

function startsWith(bytes: Uint8Array, prefix: readonly number[]): boolean {
  return prefix.every((byte, index) => bytes[index] === byte);
}

/** The beginning as text in which ASCII reads right, or null if it can't be text. */
function sampleText(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, sampleBytes);
  const wide = wideEncoding(bytes);
  if (wide !== null) return new TextDecoder(wide).decode(sample);
  return isBinary(bytes) ? null : latin1(sample);
}

function wideEncoding(bytes: Uint8Array): string | null {
  if (startsWith(bytes, [0xff, 0xfe])) return 'utf-16le';
  if (startsWith(bytes, [0xfe, 0xff])) return 'utf-16be';
  return utf16WithoutMark(bytes);
}

/** Text holds next to no control characters, NUL among them; bytes that no encoding of Chinese knows are binary too. */
function isBinary(bytes: Uint8Array): boolean {
  const sample = wholeSample(bytes);
  if (controlsIn(sample) * 100 > sample.length) return true;
  return ['utf-8', 'gb18030'].every((name) => unreadableIn(sample, name) * 10 > sample.length);
}

/** Not cut within a character of UTF-8. */
function wholeSample(bytes: Uint8Array): Uint8Array {
  let end = Math.min(sampleBytes, bytes.length);
  while (end > sampleBytes - 4 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return bytes.subarray(0, end);
}

function controlsIn(sample: Uint8Array): number {
  let count = 0;
  for (let index = 0; index < sample.length; index += 1) {
    const byte = sample[index] ?? 0;
    if (byte < 0x20 && (byte < 0x09 || byte > 0x0d) && byte !== 0x1b) count += 1;
  }
  return count;
}

const unreadableIn = (sample: Uint8Array, encoding: string): number =>
  encoding === 'utf-8' && isUtf8(sample) ? 0 : (new TextDecoder(encoding).decode(sample).match(/\ufffd/g)?.length ?? 0);

/** A character for each byte: what is looked for is ASCII. */
function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
