import type { Place } from '../../model/document.ts';
import type { FactEvidence, FactSource } from '../../model/report.ts';

/** A fact with the way back to where it stands. */
export interface Found<T> {
  readonly value: T;
  readonly evidence: FactEvidence;
}

/** `place`: null for what the file or page says of itself without printing it. */
export function found<T>(value: T, raw: string, from: FactSource, place: Place | null): Found<T> {
  const { pageNumber, box, path } = place ?? { pageNumber: null, box: null, path: null };
  return { value, evidence: { raw: raw.trim(), from, pageNumber, box, path } };
}

/** What the first says of which `read` says anything. */
export const firstFound = <From, Fact>(all: readonly From[], read: (one: From) => Fact | null): Fact | null =>
  all
    .values()
    .map(read)
    .find((fact) => fact !== null) ?? null;
