/** Which of several documents for one organ and year counts. */
import type { Digest } from '../rules/set/digest.ts';
import type { StoredDigest } from './stored-digest.ts';

export interface Versions {
  /** What next year is compared with: one, or all of them where nothing tells which one counts. */
  readonly current: readonly StoredDigest[];
  readonly superseded: readonly StoredDigest[];
}

const sameFigures = (one: Digest, other: Digest): boolean =>
  JSON.stringify(one.figures) === JSON.stringify(other.figures);

/** The same bytes as a report of the set itself, read by another version of the program. */
const isReadAgain = ({ isReported, digest }: StoredDigest, reports: readonly StoredDigest[]): boolean =>
  !isReported && reports.some((other) => other.isReported && other.digest.sha256 === digest.sha256);

/** Told by what says that it corrects, else by the later fetch of one address, else by the later day of publication. */
export function versionsOf(reports: readonly StoredDigest[]): Versions {
  const read = reports.filter((report) => !report.digest.isFailed && !isReadAgain(report, reports));
  const [first] = read;
  if (first === undefined || read.every(({ digest }) => sameFigures(digest, first.digest)))
    return { current: read, superseded: [] };
  const corrections = read.filter(({ digest }) => digest.isCorrection);
  const candidates = corrections.length > 0 ? corrections : read;
  const newest = newestOf(candidates);
  const current = newest === null ? candidates : candidates.filter(({ digest }) => sameFigures(digest, newest.digest));
  return { current, superseded: read.filter((report) => !current.includes(report)) };
}

/** Null where two have no order. */
function newestOf(reports: readonly StoredDigest[]): StoredDigest | null {
  const dated = reports.map((report) => ({ report, when: whenOf(report.digest, reports) }));
  const sorted = dated.toSorted((one, other) => (one.when < other.when ? 1 : -1));
  const [last, next] = sorted;
  if (last === undefined || last.when === '') return null;
  return next === undefined || next.when < last.when ? last.report : null;
}

function whenOf({ uri, fetchedAt, publishedOn }: Digest, reports: readonly StoredDigest[]): string {
  const isOneAddress = reports.every(({ digest }) => digest.uri === uri);
  return (isOneAddress ? fetchedAt : publishedOn) ?? '';
}
