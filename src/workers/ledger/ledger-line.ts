/** A line of the ledger: what was asked for, and how it ended. One line of JSON each, sealed against flipped bytes. */
import { crc32 } from 'node:zlib';
import { follows, type Failure, type JobRequest, type Outcome } from '../../queue/job.ts';
import { z } from 'zod';

const request = z.object({
  uri: z.string(),
  hints: z.object({ organ: z.string().optional(), year: z.number().optional() }),
  follow: z.enum(follows),
  foundOn: z.string().nullable(),
  site: z.string().nullable(),
  skipped: z.string().optional(),
});

const failure = z.object({ code: z.string(), message: z.string(), crashed: z.boolean() });

const line = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('asked'),
    at: z.number(),
    request,
    by: z.object({ id: z.string(), round: z.number() }).optional(),
  }),
  z.object({
    kind: z.literal('ended'),
    at: z.number(),
    id: z.string(),
    state: z.enum(['done', 'dead']),
    uri: z.string().optional(),
    round: z.number().optional(),
    attempts: z.number(),
    crashes: z.number(),
    failure: failure.nullable(),
    outcome: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).nullable(),
  }),
  z.object({ kind: z.literal('replayed'), at: z.number(), id: z.string() }),
  z.object({ kind: z.literal('scheduled'), at: z.number(), request, everyMs: z.number() }),
  z.object({ kind: z.literal('unscheduled'), at: z.number(), id: z.string() }),
]);

/** By their ids, since a list has several pages. */
export interface AskedBy {
  readonly id: string;
  readonly round: number;
}

/** `at`: milliseconds since 1970. */
export type LedgerLine =
  | {
      readonly kind: 'asked';
      readonly at: number;
      readonly request: JobRequest;
      /** The job whose page led to it, and its round then. */
      readonly by?: AskedBy;
    }
  | {
      readonly kind: 'ended';
      readonly at: number;
      readonly id: string;
      readonly state: 'done' | 'dead';
      /** From the second round on, with the address: which of several readings is the newest stands here, and nowhere else. */
      readonly uri?: string;
      readonly round?: number;
      readonly attempts: number;
      readonly crashes: number;
      readonly failure: Failure | null;
      readonly outcome: Outcome | null;
    }
  | { readonly kind: 'replayed'; readonly at: number; readonly id: string }
  /** Asked for again and again; once more with another interval. */
  | { readonly kind: 'scheduled'; readonly at: number; readonly request: JobRequest; readonly everyMs: number }
  | { readonly kind: 'unscheduled'; readonly at: number; readonly id: string };

const SEAL = /,"seal":"([0-9a-f]{8})"\}$/u;

const sealOf = (body: string): string => crc32(body).toString(16).padStart(8, '0');

/** With its line feed. The seal is the CRC-32 of the line without it. */
export function sealedLine(entry: LedgerLine): string {
  const body = JSON.stringify(entry);
  return `${body.slice(0, -1)},"seal":"${sealOf(body)}"}\n`;
}

/** Null for a line that is torn, damaged or none of ours. `text` is without its line feed. */
export function unsealedLine(text: string): LedgerLine | null {
  const seal = SEAL.exec(text);
  if (seal === null) return null;
  const body = `${text.slice(0, seal.index)}}`;
  if (sealOf(body) !== seal[1]) return null;
  const parsed = line.safeParse(JSON.parse(body));
  return parsed.success ? exact(parsed.data) : null;
}

/** Without the fields that zod leaves as undefined. */
function exact(entry: z.infer<typeof line>): LedgerLine {
  if (entry.kind === 'ended') {
    const { uri, round, ...rest } = entry;
    return { ...rest, ...(uri !== undefined && { uri }), ...(round !== undefined && { round }) };
  }
  if (entry.kind === 'scheduled') return { ...entry, request: exactRequest(entry.request) };
  if (entry.kind !== 'asked') return entry;
  const { by, ...rest } = entry;
  return { ...rest, request: exactRequest(rest.request), ...(by !== undefined && { by }) };
}

function exactRequest({ hints, skipped, ...rest }: z.infer<typeof request>): JobRequest {
  return {
    ...rest,
    hints: {
      ...(hints.organ !== undefined && { organ: hints.organ }),
      ...(hints.year !== undefined && { year: hints.year }),
    },
    ...(skipped !== undefined && { skipped }),
  };
}
