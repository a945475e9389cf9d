/**
 * The objects of a PDF, found by their marks in the bytes: what pdfjs keeps to itself about fonts. Later objects replace
 * earlier ones, as updates of a file do. Streams of encrypted files can't be read here.
 */
import { Buffer } from 'node:buffer';
import { inflateSync } from 'node:zlib';
import { isDict, isRef, parseValue } from './parse-value.ts';
import type { PdfDict, PdfValue } from './parse-value.ts';

export interface PdfObjects {
  readonly get: (value: PdfValue | undefined) => PdfValue;
  /** Decoded content of a stream; null for what is none, or is packed otherwise than by Flate. */
  readonly stream: (value: PdfValue | undefined) => Uint8Array | null;
  /** All dictionaries that have this key. */
  readonly dictsWith: (key: string) => readonly PdfDict[];
}

/** No font's file and no stream of objects is larger when it is unpacked. */
const MAX_STREAM_BYTES = 64 * 1024 * 1024;
/** More objects than this are looked at by no means. */
const MAX_OBJECTS = 200_000;

interface Place {
  /** The text in which it stands: the file's, or that of a stream of objects. */
  readonly text: string;
  readonly at: number;
  readonly isDirect: boolean;
}

/** None where the file is encrypted. */
export function findObjects(bytes: Uint8Array): PdfObjects {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const text = ENCRYPTED.test(all) ? '' : all;
  const places = directPlaces(text);
  const read = (place: Place | undefined): PdfValue =>
    place === undefined ? null : parseValue(place.text, place.at).value;
  const streamAt = (place: Place | undefined): Uint8Array | null => {
    if (place?.isDirect !== true) return null;
    const { value, end } = parseValue(text, place.at);
    return isDict(value) ? unpack(bytes, text, value, end, get) : null;
  };
  const get = (value: PdfValue | undefined): PdfValue => (isRef(value) ? read(places.get(value.ref)) : (value ?? null));
  for (const place of [...places.values()]) {
    if (text.slice(place.at, place.at + 400).includes('/ObjStm')) addPacked(places, read(place), streamAt(place));
  }
  return {
    get,
    stream: (value) => (isRef(value) ? streamAt(places.get(value.ref)) : null),
    dictsWith: (key) =>
      placesWith([...places.values()], key).flatMap((place) => {
        const value = read(place);
        return isDict(value) && value.has(key) ? [value] : [];
      }),
  };
}

const ENCRYPTED = /\/Encrypt[\0\t\n\f\r ]*(?:<<|\d)/;

/** Objects in which a word stands: the last to begin before it. */
function placesWith(places: readonly Place[], word: string): Place[] {
  const found = new Set<Place>();
  for (const [text, own] of Map.groupBy(places, (place) => place.text)) {
    const sorted = own.toSorted((a, b) => a.at - b.at);
    let index = 0;
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
      while ((sorted[index + 1]?.at ?? Infinity) <= at) index += 1;
      const place = sorted[index];
      if (place !== undefined && place.at <= at) found.add(place);
    }
  }
  return [...found];
}

function directPlaces(text: string): Map<number, Place> {
  const places = new Map<number, Place>();
  for (let at = text.indexOf(' obj'); at >= 0 && places.size < MAX_OBJECTS; at = text.indexOf(' obj', at + 4)) {
    const head = /(\d{1,9})[\0\t\n\f\r ]+\d{1,5}$/.exec(text.slice(Math.max(0, at - 24), at));
    if (head?.[1] !== undefined) places.set(Number(head[1]), { text, at: at + 4, isDirect: true });
  }
  return places;
}

/** Objects of a stream: their numbers and places come first. None replaces one that stands in the file itself. */
function addPacked(places: Map<number, Place>, dict: PdfValue, content: Uint8Array | null): void {
  if (!isDict(dict) || content === null) return;
  const text = Buffer.from(content).toString('latin1');
  const first = Number(dict.get('/First'));
  const numbers = text.slice(0, first).trim().split(/\s+/).map(Number);
  for (let index = 0; index + 1 < numbers.length; index += 2) {
    const [number, offset] = [numbers[index] ?? 0, numbers[index + 1] ?? 0];
    if (places.get(number)?.isDirect !== true) places.set(number, { text, at: first + offset, isDirect: false });
  }
}

function unpack(
  bytes: Uint8Array,
  text: string,
  dict: PdfDict,
  end: number,
  get: PdfObjects['get'],
): Uint8Array | null {
  const start = startOfContent(text, end);
  if (start === null || dict.has('/DecodeParms')) return null;
  const length = Number(get(dict.get('/Length')));
  const stop = length > 0 ? start + length : text.indexOf('endstream', start);
  return inflated(bytes.subarray(start, stop < 0 ? bytes.length : stop), filtersOf(dict));
}

function startOfContent(text: string, end: number): number | null {
  const mark = text.indexOf('stream', end);
  if (mark < 0 || mark > end + 20) return null;
  return mark + 6 + (text.startsWith('\r\n', mark + 6) ? 2 : 1);
}

function filtersOf(dict: PdfDict): readonly PdfValue[] {
  const filter = dict.get('/Filter') ?? null;
  if (filter === null) return [];
  return Array.isArray(filter) ? (filter as readonly PdfValue[]) : [filter];
}

function inflated(packed: Uint8Array, filters: readonly PdfValue[]): Uint8Array | null {
  if (filters.length === 0) return packed;
  if (filters.length > 1 || filters[0] !== '/FlateDecode') return null;
  try {
    return inflateSync(packed, { maxOutputLength: MAX_STREAM_BYTES });
  } catch {
    return null; // encrypted or damaged: no evidence
  }
}
