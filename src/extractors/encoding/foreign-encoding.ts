/** Encodings of text that browsers don't know either: told by the bytes, so that they can be named. */

interface ForeignEncoding {
  readonly name: string;
  readonly isMeant: (sample: Buffer) => boolean;
}

/** No text has so many of their marks by chance. */
const LEAST = 10;
const isFullOf = (sample: Buffer, mark: RegExp): boolean =>
  (sample.toString('latin1').match(mark)?.length ?? 0) >= LEAST;
const isAscii = (sample: Buffer): boolean => sample.every((byte) => byte < 0x80);

const foreign: readonly ForeignEncoding[] = [
  { name: 'UTF-32', isMeant: (sample) => [0, 2].some((at) => isZeroAt(sample, at)) },
  { name: 'ISO-2022-CN', isMeant: (sample) => isFullOf(sample, /\u001b\$[)*+][A-M]|\u000e[!-~]+\u000f/gu) },
  { name: 'HZ-GB-2312', isMeant: (sample) => isAscii(sample) && isFullOf(sample, /~\{(?:[!-~][!-~])+~\}/gu) },
  // Ideographs only: three letters of Base64 and more for each.
  {
    name: 'UTF-7',
    isMeant: (sample) =>
      isAscii(sample) && isFullOf(sample, /\+(?:[T-Z][\dA-Za-z/+]{2}|[g-n][\dA-Za-z/+]{2})[\dA-Za-z/+]{5,}-/gu),
  },
];

/** Of the four bytes of a character the same two are zero throughout. */
function isZeroAt(sample: Buffer, from: number): boolean {
  const marked = sample.subarray(0, sample.length - (sample.length % 4));
  const isHeader = (byte: number, index: number): boolean => index < 4 && byte > 0xf0;
  return (
    marked.length >= 4 * LEAST &&
    marked.every((byte, index) => (index & 2) !== from || byte === 0 || isHeader(byte, index))
  );
}

const sampleBytes = 64 * 1024;

export function foreignEncoding(bytes: Uint8Array): string | null {
  const sample = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, sampleBytes));
  return foreign.find(({ isMeant }) => isMeant(sample))?.name ?? null;
}
