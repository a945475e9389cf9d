/** The headers of the frames between worker and browser child. The body of what was rendered is the page. */
import { z } from 'zod';
import type { PageRequest } from '../../fetch/browser/render-page.ts';
import type { RenderLimits } from '../../fetch/browser/render-limits.ts';

/** Sent once, first. */
export interface OpenRequest {
  readonly executablePath: string;
  readonly userAgent: string;
  /** Entries as they are written: the guard's exceptions. */
  readonly allowHosts: readonly string[];
  /** Names that the operator has switched off. */
  readonly hostsOff: readonly string[];
  readonly limits: RenderLimits;
}

export type RenderRequest = PageRequest;

const refused = z.object({ url: z.string(), reason: z.string() }).readonly();
const refusedTargets = z.object({ refusedCount: z.number(), refused: z.array(refused) });
const traffic = refusedTargets.extend({ requests: z.number(), bytes: z.number() });

const reply = z.discriminatedUnion('kind', [
  /** The answer to `OpenRequest`. `pid`: of the browser, whose group holds all its processes; null where that isn't known. */
  z.object({ kind: z.literal('ready'), version: z.string(), pid: z.number().nullable() }),
  z.object({
    ...{ kind: z.literal('rendered'), url: z.string(), status: z.number(), cookies: z.string().nullable() },
    traffic,
  }),
  z.object({ kind: z.literal('moved'), url: z.string(), cookies: z.string().nullable(), traffic }),
  /** `code`: of a FetchError; null: our own mistake, `message` its stack. */
  z.object({
    ...{ kind: z.literal('failed'), code: z.string().nullable(), message: z.string(), url: z.string().nullable() },
    /** Null: no page was opened. */
    traffic: refusedTargets.nullable(),
  }),
]);

export type BrowserReply = Readonly<z.infer<typeof reply>>;

/** Throws for anything else: a child that speaks otherwise is not trusted any further. */
export const readReply = (header: string): BrowserReply => reply.parse(JSON.parse(header));
