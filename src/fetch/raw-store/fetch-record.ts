/** What is kept beside the bytes: where they came from, when and how. One line of JSON each, sealed against flipped bytes. */
import { createHash } from 'node:crypto';
import { z } from 'zod';

const hop = z.object({ url: z.string(), status: z.number(), address: z.string(), downgraded: z.boolean() });

const fetchRecord = z
  .object({
    /** As asked for. */
    url: z.string(),
    resolvedUrl: z.string(),
    /** The page that linked to it. */
    foundOn: z.string().nullable(),
    /** ISO 8601 in UTC. */
    at: z.string(),
    /** 304: the bytes are those of an earlier fetch. */
    status: z.number().int(),
    hops: z.array(hop).readonly(),
    headers: z.record(z.string(), z.string()),
    mediaType: z.string().nullable(),
    charset: z.string().nullable(),
    fileName: z.string().nullable(),
    etag: z.string().nullable(),
    lastModified: z.string().nullable(),
    sha256: z.string().regex(/^[0-9a-f]{64}$/u),
    sizeBytes: z.number().int(),
    lengthProved: z.boolean(),
    /** The bytes are a page as it stood in a browser. */
    rendered: z.object({ browser: z.string(), page: z.string().nullable() }).readonly().exactOptional(),
    /** SHA-256 of the pages whose scripts led here, first to last. */
    sentOnBy: z.array(z.string()).readonly().exactOptional(),
  })
  .readonly();

export type FetchRecord = z.infer<typeof fetchRecord>;

const SEAL = /,"seal":"([0-9a-f]{16})"\}$/u;

const sealOf = (body: string): string => createHash('sha256').update(body).digest('hex').slice(0, 16);

/** With its line feed. The seal is the start of the SHA-256 of the line without it. */
export function sealedLine(record: FetchRecord): string {
  const body = JSON.stringify(record);
  return `${body.slice(0, -1)},"seal":"${sealOf(body)}"}\n`;
}

/** Null for a line that is damaged or none of ours. `line` is without its line feed. */
export function unsealed(line: string): FetchRecord | null {
  const seal = SEAL.exec(line);
  if (seal === null) return null;
  const body = `${line.slice(0, seal.index)}}`;
  return sealOf(body) === seal[1] ? (fetchRecord.safeParse(parsed(body)).data ?? null) : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
