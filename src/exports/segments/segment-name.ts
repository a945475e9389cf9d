/**
 * Names of segments: `<time><count>-<writer>-<digest>.jsonl`. They sort by the time of commit, no two writers give the
 * same one, and the digest lets a segment that no manifest lists be told from a damaged one. A segment keeps its name
 * whatever file its bytes are in: name and number of the line are the position of a record.
 */
import { createHash, randomBytes } from 'node:crypto';

export const SEGMENTS_FOLDER = 'segments';
export const SEGMENT_ENDING = '.jsonl';
/** Of a file that holds the segment's lines compressed. */
export const COMPRESSED_ENDING = '.zst';
export const UNFINISHED_ENDING = '.tmp';

/** A worker's name with what makes this process of it unlike any other. */
export type WriterId = string;

export interface SegmentName {
  readonly committedAtMs: number;
  /** From 1, of the segments of its writer: they are listed in this order. */
  readonly count: number;
  readonly writer: WriterId;
  /** First 16 hex digits of the SHA-256 of its lines. */
  readonly digest: string;
}

const TIME_DIGITS = 10;
const COUNT_DIGITS = 6;
const DIGEST_DIGITS = 16;
/** Crockford's, as in ULIDs: sorts like the numbers and leaves out letters that look like digits. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const NAME = /^([0-9A-HJKMNP-TV-Z]{10})([0-9A-HJKMNP-TV-Z]{6})-([a-z0-9_]{1,32}\.[0-9a-f]{12})-([0-9a-f]{16})\.jsonl$/u;
const WORKER = /^[a-z0-9_]{1,32}$/u;

export const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

/** `worker`: 1–32 of a–z, 0–9 and _; throws RangeError otherwise. `nonce`: 12 hex digits, random unless given. */
export function writerId(worker: string, nonce: string = randomBytes(6).toString('hex')): WriterId {
  if (!WORKER.test(worker)) throw new RangeError(`A worker's name is 1 to 32 of a-z, 0-9 and _, not "${worker}"`);
  return `${worker}.${nonce}`;
}

/** `count`: of the writer's segments so far; `sha256Hex`: of the content. */
export function segmentName(committedAtMs: number, count: number, writer: WriterId, sha256Hex: string): string {
  const sortable = inBase32(committedAtMs, TIME_DIGITS) + inBase32(count, COUNT_DIGITS);
  return `${sortable}-${writer}-${sha256Hex.slice(0, DIGEST_DIGITS)}${SEGMENT_ENDING}`;
}

/** Null: not a segment's name. */
export function readSegmentName(file: string): SegmentName | null {
  const [, time, count, writer, digest] = NAME.exec(file) ?? [];
  if (time === undefined || count === undefined || writer === undefined || digest === undefined) return null;
  return { committedAtMs: fromBase32(time), count: fromBase32(count), writer, digest };
}

/** The segment that a file of that name holds. */
export const segmentOf = (file: string): string =>
  file.endsWith(COMPRESSED_ENDING) ? file.slice(0, -COMPRESSED_ENDING.length) : file;

/** Whether the content is what the name was given for. */
export const hasDigest = (name: SegmentName, sha256Hex: string): boolean => sha256Hex.startsWith(name.digest);

function inBase32(value: number, digits: number): string {
  let text = '';
  for (let rest = value; text.length < digits; rest = Math.floor(rest / ALPHABET.length))
    text = ALPHABET.charAt(rest % ALPHABET.length) + text;
  return text;
}

const fromBase32 = (text: string): number =>
  Array.from(text).reduce((value, digit) => value * ALPHABET.length + ALPHABET.indexOf(digit), 0);
