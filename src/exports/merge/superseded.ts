/** Which lines about one URI are out of date: docs/decisions/0021-the-newest-line.md. */
import { type LineOutline, standings } from './line-outline.ts';

export type UriLine = Pick<LineOutline, 'uri' | 'document' | 'sourceSha256' | 'standing' | 'fetchedAtMs' | 'version'>;

/** Standard input: different documents share it. */
const NO_DOCUMENTS_NAME = '-';

/**
 * The lines that others replace, among all lines with one URI. The order of the lines plays no part. `order`: digests of its
 * bytes as they were read, oldest first, where the queue has counted them: the last one that was a report is the newest.
 */
export function superseded<Line extends UriLine>(
  lines: readonly Line[],
  order: readonly string[] = [],
): ReadonlySet<Line> {
  if (lines[0]?.uri === NO_DOCUMENTS_NAME) return new Set();
  const newest = order.findLast((digest) => lines.some((line) => isReadOf(line, digest)));
  const older = lines.filter((line) => newest !== undefined && line.sourceSha256 !== newest);
  return new Set([...older, ...byTheLines(lines.filter((line) => !older.includes(line)))]);
}

/** The lines that `current` takes the place of: of the readings before it the last one of other bytes that was a report. */
export function replacedBy<Line extends UriLine>(
  current: Line,
  lines: readonly Line[],
  order: readonly string[],
): readonly Line[] {
  const others = lines.filter((line) => line.standing === standings.read && line.sourceSha256 !== current.sourceSha256);
  const before = order.slice(0, Math.max(0, order.indexOf(current.sourceSha256 ?? '')));
  const digest =
    before.findLast((one) => others.some((line) => isReadOf(line, one))) ??
    others
      .filter(({ sourceSha256 }) => !order.includes(sourceSha256 ?? ''))
      .toSorted(byTime)
      .at(-1)?.sourceSha256;
  return others.filter((line) => line.sourceSha256 === digest);
}

const byTime = (a: UriLine, b: UriLine): number => (a.fetchedAtMs ?? 0) - (b.fetchedAtMs ?? 0);

const isReadOf = (line: UriLine, digest: string): boolean =>
  line.sourceSha256 === digest && line.standing === standings.read;

/** Where the order of the readings isn't known. */
function byTheLines<Line extends UriLine>(lines: readonly Line[]): readonly Line[] {
  const withBytes = lines.filter(({ standing }) => standing !== standings.noBytes);
  const documents = [...grouped(withBytes, ({ document }) => document).values()];
  return [...documents.flatMap(olderReadings), ...olderFailures(lines, withBytes)];
}

/** Without bytes: out of date once bytes were had, and what an older version says once a newer one has tried. */
function olderFailures<Line extends UriLine>(lines: readonly Line[], withBytes: readonly Line[]): readonly Line[] {
  const failures = lines.filter(({ standing }) => standing === standings.noBytes);
  return [...grouped(failures, ({ document }) => document).values()].flatMap((group) => {
    const newest = greatest(group.map(({ version }) => version));
    const wasReached = withBytes.some(({ document }) => isSamePlace(group, document));
    return group.filter(({ version }) => wasReached || version !== newest);
  });
}

/** A failure before any redirect knows only the URI, so whatever was reached by it will do. */
const isSamePlace = ([failure]: readonly UriLine[], document: string): boolean =>
  failure?.document === failure?.uri || failure?.document === document;

/** First among the readings of the same bytes, then among what is left. */
function olderReadings<Line extends UriLine>(lines: readonly Line[]): readonly Line[] {
  const sameBytes = [...grouped(lines, ({ sourceSha256 }) => sourceSha256 ?? '').values()];
  const older = new Set(sameBytes.flatMap(olderVersions));
  const standing = lines.filter((line) => !older.has(line));
  return [...older, ...olderBytes(standing)];
}

/** Of the same bytes the newest version that came to a verdict is right, even if it now refuses them. */
function olderVersions<Line extends UriLine>(lines: readonly Line[]): readonly Line[] {
  const verdicts = lines.filter(({ standing }) => standing >= standings.refused);
  const deciding = verdicts.length > 0 ? verdicts : lines;
  const newest = greatest(deciding.map(({ version }) => version));
  return lines.filter((line) => line.version !== newest || (verdicts.length > 0 && line.standing < standings.refused));
}

/**
 * A report that was read isn't given up for a page that can't be read (a site under maintenance answers like that). Of two
 * that were read, or weren't, the one fetched later counts. Without times of fetching nobody knows, and both stay.
 */
function olderBytes<Line extends UriLine>(lines: readonly Line[]): readonly Line[] {
  const read = lines.filter(({ standing }) => standing === standings.read);
  const rivals = new Set(read.length > 0 ? read : lines);
  const latest = [...rivals].reduce((time, { fetchedAtMs }) => Math.max(time, fetchedAtMs ?? 0), 0);
  const current = new Set(Array.from(rivals, (line) => (line.fetchedAtMs === latest ? line.sourceSha256 : null)));
  const isOutdated = (line: Line): boolean => line.fetchedAtMs !== null && !current.has(line.sourceSha256);
  return lines.filter((line) => !rivals.has(line) || isOutdated(line));
}

const greatest = (texts: readonly string[]): string => texts.reduce((one, other) => (one > other ? one : other), '');

function grouped<Line>(lines: readonly Line[], keyOf: (line: Line) => string): ReadonlyMap<string, readonly Line[]> {
  const groups = new Map<string, Line[]>();
  for (const line of lines) {
    const group = groups.get(keyOf(line));
    if (group === undefined) groups.set(keyOf(line), [line]);
    else group.push(line);
  }
  return groups;
}
