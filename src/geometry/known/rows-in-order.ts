/** Labels of a table's rows where they stand in the order of the form. */
import type { KnownLine } from '../../model/known-table.ts';
import type { Found } from './find-words.ts';
import { findWords, MOST_UNIT } from './find-words.ts';
import type { Piece } from './pieces.ts';
import { foldWords } from './pieces.ts';

export interface FoundRow {
  readonly line: KnownLine;
  /** Among the form's rows. */
  readonly index: number;
  readonly label: Found;
  /** Lines that go on below it in its cell. */
  readonly below?: readonly Piece[];
}

/** Where a row may be: the place of its label. */
export interface Candidate extends FoundRow {
  readonly at: Piece;
}

/** No row is lower than this many ems; labels of one table are no further apart than this many. */
const FARTHEST_EMS = 45;

interface Best {
  readonly score: number;
  /** The candidate before, −1 for none. */
  readonly before: number;
}

/** So many rows whose labels stand twice show a second table of the kind: which is meant can't be told by words. */
const TWICE = 3;

/** From the top. */
export const candidatesIn = (rows: readonly KnownLine[], pieces: readonly Piece[]): readonly Candidate[] =>
  rows
    .flatMap((line, index) => candidatesOf(line, index, pieces))
    .toSorted((a, b) => compare(a.at, b.at) || a.index - b.index);

/** Of how many rows there is any. */
export const rowsAmong = (candidates: readonly Candidate[]): number =>
  new Set(candidates.map(({ index }) => index)).size;

/** Whether the rows may be those of two tables, such as last year's beside this one's. Some have the same words in one table. */
export function isTwice(candidates: readonly Candidate[], pieces: readonly Piece[]): boolean {
  const whole = Map.groupBy(
    candidates.filter((own) => isWhole(own.line, own.label) && !candidates.some((next) => isAgain(own, next, pieces))),
    ({ line }) => line.words.join('\n'),
  );
  const isMore = (own: readonly Candidate[]): boolean => new Set(own.map(({ at }) => at)).size > rowsAmong(own);
  return [...whole.values()].filter(isMore).length >= TWICE;
}

/** Beside it stands the same label, and no number between them: that of a cell that was parted. */
const isAgain = (own: Candidate, next: Candidate, pieces: readonly Piece[]): boolean =>
  own.index === next.index &&
  isBeside(own.at, next.at) &&
  next.at.x0 > own.at.x1 &&
  !pieces.some((piece) => piece.numeric && isBeside(own.at, piece) && piece.x0 > own.at.x1 && piece.x1 < next.at.x0);

const isBeside = (left: Piece, right: Piece): boolean =>
  left.part === right.part && Math.abs(left.y0 - right.y0) < left.sizePt;

/** With its ordinal, or all of its words, and little else: no sentence is so. */
export const isWhole = ({ words }: KnownLine, label: Found): boolean =>
  label.length === foldWords(words[0] ?? '').length && lengthOf(label) <= label.length + MOST_UNIT;

const lengthOf = ({ pieces }: Found): number => pieces.reduce((sum, { words }) => sum + words.length, 0);

/** Of equal words those that stand alone are the label: others may be a heading's. */
const ALONE = 0.5;

const isAlone = ({ label }: FoundRow): boolean => lengthOf(label) === label.length;

/** The rows that together have most characters of the form's labels, each below the one before it. */
export function rowsInOrder(candidates: readonly Candidate[]): readonly FoundRow[] {
  const best: Best[] = [];
  for (const candidate of candidates) {
    const { score, before } = bestBefore(candidate, candidates, best);
    best.push({ score: score + candidate.label.length + (isAlone(candidate) ? ALONE : 0), before });
  }
  const scoreAt = (index: number): number => best[index]?.score ?? 0;
  const last = best.reduce((most, { score }, index) => (score > scoreAt(most) ? index : most), 0);
  return chainTo(last, candidates, best);
}

function bestBefore(candidate: Candidate, candidates: readonly Candidate[], best: readonly Best[]): Best {
  return best.reduce<Best>(
    (most, { score }, index) => {
      const known = candidates[index];
      const isBefore = known !== undefined && known.index < candidate.index && score > most.score;
      return isBefore && isBelow(known, candidate) ? { score, before: index } : most;
    },
    { score: 0, before: -1 },
  );
}

function chainTo(last: number, candidates: readonly Candidate[], best: readonly Best[]): readonly FoundRow[] {
  const chosen: FoundRow[] = [];
  for (let at = last; candidates[at] !== undefined; at = best[at]?.before ?? -1) {
    const own = candidates[at];
    if (own !== undefined) chosen.unshift(own);
  }
  return chosen;
}

/** The longest words at each place. */
function candidatesOf(line: KnownLine, index: number, pieces: readonly Piece[]): readonly Candidate[] {
  const byPlace = new Map<Piece, Candidate>();
  for (const words of line.words) {
    for (const label of findWords(foldWords(words), pieces)) {
      const [at] = label.pieces;
      if (at === undefined || (byPlace.get(at)?.label.length ?? 0) >= label.length) continue;
      byPlace.set(at, { line, index, label, at });
    }
  }
  return [...byPlace.values()];
}

const compare = (a: Piece, b: Piece): number => a.part - b.part || a.y0 - b.y0;

/** Below all of the other's lines, and not so far that it is none of the same table. */
function isBelow(upper: FoundRow, lower: Candidate): boolean {
  const last = upper.label.pieces.at(-1);
  if (last === undefined) return false;
  if (last.part !== lower.at.part) return last.part + 1 === lower.at.part;
  const step = lower.at.y0 - last.y0;
  return step > 0.3 * last.sizePt && step < FARTHEST_EMS * last.sizePt;
}

/**
 * With the rows whose labels, and not those of a group of it, stand in the line of another one: two rows that run together.
 * Which of them the line's values are is not told.
 */
export function withRowsBeside(found: readonly FoundRow[], candidates: readonly Candidate[]): readonly FoundRow[] {
  const indexes = new Set(found.map(({ index }) => index));
  const used = new Set(found.flatMap(({ label }) => label.pieces));
  const beside = candidates.filter(
    ({ line, index, label }) =>
      !indexes.has(index) &&
      isWhole(line, label) &&
      // The ordinal of a label that isn't there may be a number.
      !label.pieces.some((piece) => piece.numeric || used.has(piece)) &&
      found.some(
        (row) =>
          Math.abs(row.index - index) === 1 &&
          !row.line.groups.some((group) => group.some((words) => line.words.includes(words))) &&
          row.label.pieces.some((piece) => label.pieces.some((other) => isBeside(piece, other))),
      ),
  );
  const byIndex = new Map(beside.map((row) => [row.index, row]));
  return byIndex.size === 0
    ? found
    : [...found, ...byIndex.values()].toSorted((left, right) => left.index - right.index);
}
