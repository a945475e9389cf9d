/**
 * Heads whose words name the columns by their order. Text that converters set in columns of blanks has them beside their columns:
 * wide words push others on. What each line keeps is the order of its words.
 */
import type { KnownBlock, Words } from '../../model/known-table.ts';
import { foldWords, type Piece } from './pieces.ts';

type Pieces = readonly Piece[];

/** The words of each column; null unless all stand in the form's order. */
export function columnsInOrder({ columns }: KnownBlock, head: Pieces): readonly Pieces[] | null {
  if (!head.every(({ isLoose }) => isLoose)) return null;
  return inLines(
    columns.map(({ words }) => words),
    head,
  );
}

interface NamesInOrder {
  readonly rows: readonly Pieces[];
  /** Of the columns of each row. */
  readonly columns: readonly Pieces[];
}

/**
 * Of a table whose rows and columns are both named above its values; null where any is missing or stands elsewhere, or the first
 * value stands before the first name: it may be the line's number.
 */
export function namesInOrder({ rows, columns }: KnownBlock, head: Pieces, [first]: Pieces): NamesInOrder | null {
  if (first?.isLoose !== true) return null;
  const below = inLines(
    rows.flatMap(() => columns.map(({ words }) => words)),
    head,
  );
  if (below === null || below[0]?.some(({ x0 }) => first.x1 > x0) !== true) return null;
  const taken = new Set(below.flat());
  const above = inLines(
    rows.map(({ words }) => words),
    head.filter((piece) => !taken.has(piece)),
  );
  return above === null ? null : { rows: above, columns: below };
}

/** What was put to a column: its pieces so far, and what is left of each of its words. */
interface Filling {
  readonly pieces: Pieces;
  readonly rests: readonly string[];
}

/** Single ideographs begin other words too. */
const LEAST_NAME = 2;
/** Heads of the form have some hundreds. */
const MOST_STATES = 20_000;

/**
 * The words of columns, each cut over lines, put together so that each line names them in their order. What is no part of any is
 * left out. Null where a word is missing or stands before one that it should follow, or there are more of them.
 */
function inLines(columns: readonly Words[], head: Pieces): readonly Pieces[] | null {
  const ordered = head
    .filter(({ words }) => words !== '')
    .toSorted((a, b) => a.part - b.part || a.line - b.line || a.x0 - b.x0);
  const failed = new Set<string>();
  const put = (at: number, last: number, filled: readonly Filling[]): readonly Filling[] | null => {
    const piece = ordered[at];
    if (piece === undefined) return isFull(filled) ? filled : null;
    const from = isBeside(ordered[at - 1], piece) ? last + 1 : 0;
    const state = `${at} ${from} ${filled.map(({ rests }) => rests.join('/')).join(' ')}`;
    if (failed.has(state) || failed.size > MOST_STATES) return null;
    const choices = choicesFor(piece, filled);
    const isOther = choices.length === 0 && !isName(piece);
    const found = isOther ? put(at + 1, from - 1, filled) : putFirst(at, from, choices);
    if (found === null) failed.add(state);
    return found;
  };
  const putFirst = (at: number, from: number, choices: readonly Choice[]): readonly Filling[] | null => {
    for (const { column, more } of choices) {
      const found = column < from ? null : put(at + 1, column, more);
      if (found !== null) return found;
    }
    return null;
  };
  // One more than there are columns.
  const isName = ({ words }: Piece): boolean =>
    words.length >= LEAST_NAME && columns.some((own) => own.some((one) => foldWords(one).startsWith(words)));
  const none = columns.map((words): Filling => ({ pieces: [], rests: words.map(foldWords) }));
  return put(0, -1, none)?.map(({ pieces }) => pieces) ?? null;
}

const isFull = (filled: readonly Filling[]): boolean => filled.every(({ rests }) => rests.includes(''));
const isBeside = (left: Piece | undefined, { part, line }: Piece): boolean => left?.part === part && left.line === line;

interface Choice {
  readonly column: number;
  readonly more: readonly Filling[];
}

/** Columns whose words go on with the piece. */
const choicesFor = (piece: Piece, filled: readonly Filling[]): readonly Choice[] =>
  filled.flatMap(({ pieces, rests }, column) => {
    const going = rests.filter((rest) => rest.startsWith(piece.words)).map((rest) => rest.slice(piece.words.length));
    const own: Filling = { pieces: [...pieces, piece], rests: going };
    return going.length === 0 ? [] : [{ column, more: filled.with(column, own) }];
  });
