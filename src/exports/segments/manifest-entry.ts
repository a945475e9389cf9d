/** A line of a manifest: a committed segment and where its bytes are, with a checksum of the line itself. */
import { z } from 'zod';
import { COMPRESSED_ENDING, sha256 } from './segment-name.ts';

/** Until segments were compressed: the file of that name holds the lines as they are. */
const PLAIN_SCHEMA = 'nianbao/segments@1';
const MANIFEST_SCHEMA = 'nianbao/segments@2';

const facts = {
  /** From 1 in each manifest, without gaps. */
  number: z.number().int().positive(),
  /** The segment's name, which stays whatever file its bytes are in. */
  file: z.string(),
  /** Of the lines as they were committed. */
  lines: z.number().int().positive(),
  bytes: z.number().int().positive(),
  sha256: z.string().length(64),
  /** Of the records in the segment. */
  schema: z.string(),
  /** When it was committed, by the worker's clock (UTC). */
  created: z.iso.datetime(),
};

const placeSchema = z.object({
  file: z.string(),
  from: z.number().int().nonnegative(),
  bytes: z.number().int().positive(),
  /** Of the bytes as they are stored. */
  sha256: z.string().length(64),
  /** Lines that were let go. */
  holes: z.number().int().nonnegative(),
});

const plainSchema = z.object({ manifest: z.literal(PLAIN_SCHEMA), ...facts, check: z.string() });
const lineSchema = z.object({ manifest: z.literal(MANIFEST_SCHEMA), ...facts, place: placeSchema, check: z.string() });
const eitherSchema = z.discriminatedUnion('manifest', [plainSchema, lineSchema]);

/** A segment in its pack, as the pack itself tells it. */
export const listedSchema = z.object({ ...facts, place: placeSchema }).omit({ number: true });

/** Where the bytes of a segment are: a file of their own, or a part of a pack. */
export type Place = Readonly<z.infer<typeof placeSchema>>;

/** What is known of a committed segment. */
export type SegmentFacts = Readonly<Omit<z.infer<typeof plainSchema>, 'manifest' | 'number' | 'check'>>;

export interface ListedSegment extends SegmentFacts {
  readonly place: Place;
}

export interface ManifestEntry {
  readonly number: number;
  readonly segment: ListedSegment;
}

/** Lines as they are, as older versions kept them. */
export const isPlain = ({ file }: Pick<Place, 'file'>): boolean => !file.endsWith(COMPRESSED_ENDING);

const CHECK_DIGITS = 16;

/** The line without its line feed; the same entry always gives the same line. */
export function manifestLine({ number, segment }: ManifestEntry): string {
  const { file, lines, bytes, sha256: digest, schema, created, place } = segment;
  const known = { number, file, lines, bytes, sha256: digest, schema, created };
  const entry = isPlain(place)
    ? { manifest: PLAIN_SCHEMA, ...known }
    : { manifest: MANIFEST_SCHEMA, ...known, place: placeOf(place) };
  const check = sha256(JSON.stringify(entry)).slice(0, CHECK_DIGITS);
  return JSON.stringify({ ...entry, check });
}

const placeOf = ({ file, from, bytes, sha256: digest, holes }: Place): Place => ({
  ...{ file, from, bytes, sha256: digest, holes },
});

export const plainPlace = ({ file, bytes, sha256: digest }: SegmentFacts): Place => ({
  ...{ file, from: 0, bytes, sha256: digest, holes: 0 },
});

/** Null: the line is torn or damaged, be it in a single bit. */
export function readManifestLine(line: string): ManifestEntry | null {
  const parsed = eitherSchema.safeParse(jsonOf(line));
  if (!parsed.success) return null;
  const { number, file, lines, bytes, sha256: digest, schema, created } = parsed.data;
  const known = { file, lines, bytes, sha256: digest, schema, created };
  const place = parsed.data.manifest === PLAIN_SCHEMA ? plainPlace(known) : parsed.data.place;
  const entry = { number, segment: { ...known, place } };
  return manifestLine(entry) === line ? entry : null;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
