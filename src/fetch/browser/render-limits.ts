/** Bounds of one page in the browser. */
import type { TrafficLimits } from './guard-proxy.ts';

export interface RenderLimits extends TrafficLimits {
  /** From the first request to the page at rest. */
  readonly totalMs: number;
  /** Without a request under way, and with the same tables at its beginning and end: then a page is at rest. */
  readonly restMs: number;
  /** Elements of the page. */
  readonly maxNodes: number;
  /** Of the page as it is read. */
  readonly maxMarkupBytes: number;
  /** Of all processes of the browser, without what they share. */
  readonly maxMemoryBytes: number;
  /** Pages after which the browser makes way for a fresh one. */
  readonly recycleAfter: number;
}

const MEGABYTE = 1_048_576;

/** Usual pages of such sites ask for 20 to 80 things and some megabytes, and have 500 to 5,000 elements. */
export const defaultRenderLimits: RenderLimits = {
  totalMs: 60_000,
  restMs: 1_000,
  maxNodes: 200_000,
  maxMarkupBytes: 20 * MEGABYTE,
  maxMemoryBytes: 1_536 * MEGABYTE,
  maxBytes: 50 * MEGABYTE,
  maxRequests: 500,
  connectMs: 10_000,
  recycleAfter: 50,
};
