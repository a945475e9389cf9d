/** What merging has to know of a record line. */
import { z } from 'zod';
import { sha256 } from '../segments/segment-name.ts';

/** Only what is looked at here, so that lines of a later minor version, or with more fields, merge as well. */
const lineSchema = z.object({
  record_id: z.string(),
  status: z.string(),
  error: z.object({ code: z.string() }).nullable(),
  source: z.object({
    uri: z.string(),
    resolved_uri: z.string().optional(),
    carrier: z.string().nullable(),
    sha256: z.string().nullable(),
    fetched_at: z.string().optional(),
  }),
  report: z
    .object({
      organ: z.object({ name: z.string() }).nullable(),
      year: z.number().nullable(),
      edition: z.string().nullable(),
    })
    .nullable(),
  findings: z.array(z.object({ rule: z.string(), severity: z.string() })),
  extractor: z.object({ version: z.string(), ruleset: z.string() }),
});

export type LineFields = Readonly<z.infer<typeof lineSchema>>;

/**
 * How much a line says about its bytes. A failure for lack of bytes, time or memory says nothing about them: another
 * attempt may end otherwise.
 */
export const standings = { noBytes: 0, noVerdict: 1, refused: 2, read: 3 } as const;
export type Standing = (typeof standings)[keyof typeof standings];

export interface LineOutline {
  readonly recordId: string;
  readonly uri: string;
  /** The final address where it differs, else the URI: several documents may hide behind one URI. */
  readonly document: string;
  readonly sourceSha256: string | null;
  readonly standing: Standing;
  readonly fetchedAtMs: number | null;
  /** Sorts as text like the versions do. */
  readonly version: string;
  /** Of two lines with the same record_id the greater one, as text, is the newer; equal only for the same bytes. */
  readonly rank: string;
}

/** Null: not a record. */
export function readLine(line: Uint8Array): LineFields | null {
  try {
    const parsed = lineSchema.safeParse(JSON.parse(Buffer.from(line.buffer, line.byteOffset, line.length).toString()));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

export function outlineOf(fields: LineFields, line: Uint8Array): LineOutline {
  const { record_id, source, extractor } = fields;
  const standing = standingOf(fields);
  const fetchedAtMs = timeOf(source.fetched_at);
  const ruleset = sortableVersion(extractor.ruleset) + revisionOf(extractor.ruleset);
  const fetched = String(fetchedAtMs ?? 0).padStart(TIME_DIGITS, '0');
  return {
    recordId: record_id,
    uri: source.uri,
    document: source.resolved_uri ?? source.uri,
    sourceSha256: source.sha256,
    standing,
    fetchedAtMs,
    version: sortableVersion(extractor.version),
    rank: [standing, ruleset, fetched, sha256(line)].join(' '),
  };
}

/** The line's SHA-256, hex. */
export const digestInRank = (rank: string): string => rank.slice(rank.lastIndexOf(' ') + 1);

const TIME_DIGITS = 15;
const NUMBER_DIGITS = 10;

/** As text in the order of the versions: numbers by size, and a pre-release before its release (semver.org, 11). */
export function sortableVersion(version: string): string {
  const [release = '', ...before] = version.split('+', 1).join('').split('-');
  const padded = (part: string): string => part.replace(/\d+/gu, (digits) => digits.padStart(NUMBER_DIGITS, '0'));
  return padded(release) + (before.length === 0 ? '~' : `-${padded(before.join('-'))}`);
}

/** Of the user's rules file: `2026.2+rules.7.0123456789ab` → 7. */
function revisionOf(ruleset: string): string {
  const [, revision = '0'] = /\+rules\.(\d+)\.[0-9a-f]+$/u.exec(ruleset) ?? [];
  return revision.padStart(NUMBER_DIGITS, '0');
}

const dependsOnTheMachine: ReadonlySet<string> = new Set([
  'extract.timeout',
  'extract.out-of-memory',
  'extract.crashed',
  'extract.unreadable-file',
]);

function standingOf({ status, error, source }: LineFields): Standing {
  if (status !== 'failed') return standings.read;
  if (source.sha256 === null) return standings.noBytes;
  return error === null || dependsOnTheMachine.has(error.code) ? standings.noVerdict : standings.refused;
}

function timeOf(text: string | undefined): number | null {
  const timeMs = Date.parse(text ?? '');
  return Number.isNaN(timeMs) || timeMs < 0 ? null : timeMs;
}
