/** Bytes to text: byte order mark, declaration, and what the bytes themselves prove. */
import { commonShare, isGarbled } from './common-characters.ts';
import { declaredEncoding } from './declared-encoding.ts';
import { utf16WithoutMark } from './utf16-without-mark.ts';

export interface DecodedText {
  readonly text: string;
  /** Label of the Encoding Standard in lower case. */
  readonly encoding: string;
  /** As declared in the source, lower case; null if it declares nothing. */
  readonly declared: string | null;
  /** The declaration is missing or the bytes contradict it, so that the encoding is our best guess. */
  readonly guessed: boolean;
}

/** `markup` sources may declare their encoding; a `text` source has no way to, so valid UTF-8 is no guess there. */
export function decodeBytes(bytes: Uint8Array, source: 'markup' | 'text'): DecodedText {
  const marked = byteOrderMark(bytes);
  if (marked !== null) {
    return { text: decode(bytes, marked) ?? '', encoding: marked, declared: marked, guessed: false };
  }
  const wide = utf16WithoutMark(bytes);
  if (wide !== null) return { text: decode(bytes, wide) ?? '', encoding: wide, declared: null, guessed: true };

  const declared = source === 'markup' ? declaredEncoding(bytes) : null;
  const strict = decodeStrictly(bytes, 'utf-8');
  if (strict !== null) return validUtf8(strict, declared, source);
  const best = bestOf(bytes, declared);
  return { ...best, declared, guessed: family(declared) !== family(best.encoding) };
}

function validUtf8(text: string, declared: string | null, source: 'markup' | 'text'): DecodedText {
  // Bytes without a high bit read the same in every encoding that matters here.
  const ascii = !/[^\u0000-\u007f]/.test(text);
  const undeclared = declared === null && source === 'markup';
  const contradicted = declared !== null && family(declared) !== 'utf-8';
  return { text, encoding: 'utf-8', declared, guessed: !ascii && (undeclared || contradicted) };
}

const marks: readonly { readonly encoding: string; readonly bytes: readonly number[] }[] = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
  { encoding: 'gb18030', bytes: [0x84, 0x31, 0x95, 0x33] },
];

function byteOrderMark(bytes: Uint8Array): string | null {
  const mark = marks.find((one) => one.bytes.every((byte, index) => bytes[index] === byte));
  return mark?.encoding ?? null;
}

/** The candidate that leaves the fewest impossible characters; on a tie the declared one, then GB18030 before UTF-8. */
function bestOf(bytes: Uint8Array, declared: string | null): { readonly text: string; readonly encoding: string } {
  const usual = bestOfThese(bytes, [...new Set([family(declared) ?? 'gb18030', 'gb18030', 'utf-8'])]);
  if (!isGarbled(usual.text)) return usual;
  const traditional = decode(bytes, 'big5');
  const isBetter = traditional !== null && (commonShare(traditional) ?? 0) > (commonShare(usual.text) ?? 0);
  return isBetter && !isGarbled(traditional) ? { text: traditional, encoding: 'big5' } : usual;
}

function bestOfThese(
  bytes: Uint8Array,
  names: readonly string[],
): { readonly text: string; readonly encoding: string } {
  let best: { text: string; encoding: string; damage: number } | null = null;
  for (const encoding of names) {
    const text = decode(bytes, encoding);
    if (text === null) continue;
    const damage = impossibleCharacters(text);
    if (best === null || damage < best.damage) best = { text, encoding, damage };
  }
  return best ?? { text: decode(bytes, 'utf-8') ?? '', encoding: 'utf-8' };
}

/** Replacement characters, private use (GB18030 maps unassigned pairs there) and C1 controls, which no report prints. */
function impossibleCharacters(text: string): number {
  return text.match(/[\ufffd\ue000-\uf8ff\u0080-\u009f]/g)?.length ?? 0;
}

/** GB2312 and GBK are read as their superset; Latin-1 labels are what servers send when nobody chose one. */
function family(label: string | null): string | null {
  if (label === null) return null;
  if (/^(?:gb_?2312(?:-80)?|gbk|x-gbk|cp936|ms936|gb18030|chinese|euc-cn|hz-gb-2312)$/.test(label)) return 'gb18030';
  if (/^(?:utf-?8|unicode-1-1-utf-8)$/.test(label)) return 'utf-8';
  // A page that declares UTF-16 in ASCII letters can't be UTF-16 (Encoding Standard: read as UTF-8).
  if (label.startsWith('utf-16') || label === 'unicode') return 'utf-8';
  if (/^(?:iso-?8859-1|latin1?|windows-1252|us-ascii|ascii)$/.test(label)) return null;
  return label;
}

function decodeStrictly(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function decode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding).decode(bytes);
  } catch {
    return null; // a label that the Encoding Standard doesn't know
  }
}
