/** A line of a manifest: a committed segment, with a checksum of the line itself. */
import { z } from 'zod';
import { sha256 } from './segment-name.ts';

const MANIFEST_SCHEMA = 'nianbao/segments@1';

const entrySchema = z.object({
  manifest: z.literal(MANIFEST_SCHEMA),
  /** From 1 in each manifest, without gaps. */
  number: z.number().int().positive(),
  file: z.string(),
  lines: z.number().int().positive(),
  bytes: z.number().int().positive(),
  sha256: z.string().length(64),
  /** Of the records in the segment. */
  schema: z.string(),
  /** When it was committed, by the worker's clock (UTC). */
  created: z.iso.datetime(),
});

const lineSchema = entrySchema.extend({ check: z.string() });

/** What is known of a committed segment. */
export type Segment = Readonly<Omit<z.infer<typeof entrySchema>, 'manifest' | 'number'>>;

export interface ManifestEntry {
  readonly number: number;
  readonly segment: Segment;
}

const CHECK_DIGITS = 16;

/** The line without its line feed; the same entry always gives the same line. */
export function manifestLine({ number, segment }: ManifestEntry): string {
  const { file, lines, bytes, sha256: digest, schema, created } = segment;
  const entry = { manifest: MANIFEST_SCHEMA, number, file, lines, bytes, sha256: digest, schema, created };
  const check = sha256(JSON.stringify(entry)).slice(0, CHECK_DIGITS);
  return JSON.stringify({ ...entry, check });
}

/** Null: the line is torn or damaged, be it in a single bit. */
export function readManifestLine(line: string): ManifestEntry | null {
  const parsed = lineSchema.safeParse(jsonOf(line));
  if (!parsed.success) return null;
  const { number, file, lines, bytes, sha256: digest, schema, created } = parsed.data;
  const entry = { number, segment: { file, lines, bytes, sha256: digest, schema, created } };
  return manifestLine(entry) === line ? entry : null;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
