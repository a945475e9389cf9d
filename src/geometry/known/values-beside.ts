/** Which numbers and words stand beside the labels of a table's rows, and which stand where none belongs. */
import { hasDigit } from '../../shapes/number-shape.ts';
import { endOf } from './going-on.ts';
import { foldWords, type Piece } from './pieces.ts';
import type { FoundRow } from './rows-in-order.ts';
import { straysAmong } from './strays.ts';
import type { ValueRow } from './value-lines.ts';

/** A value stands at the height of its line's others, give or take this, in ems. */
const SAME_HEIGHT_EMS = 0.5;

export interface Beside {
  readonly numbers: readonly Piece[];
  /** Where the values begin. */
  readonly from: number;
  readonly wordsBeside: (row: ValueRow) => readonly Piece[];
  /** A number stands among the labels: the row's values may have moved. */
  readonly hasStray: (row: ValueRow) => boolean;
  /** A label that was not found runs into its values. */
  readonly hasLost: boolean;
}

/** Numbers between the first and the last label, right of all labels. */
export function valuesBeside(found: readonly FoundRow[], pieces: readonly Piece[]): Beside {
  const labels = new Set(found.flatMap((row) => row.label.pieces));
  const beside = found.flatMap((row) =>
    row.label.pieces.flatMap((own) =>
      pieces.filter(
        (piece) => piece.numeric && piece.part === own.part && piece.x0 > own.x1 && isAtHeight(piece, middleOf(own)),
      ),
    ),
  );
  const from = Math.min(...beside.map(({ x0 }) => x0));
  const left = Math.min(...[...labels].map(({ x0 }) => x0));
  const strays = pieces.filter(({ numeric, isLoose, x0, x1 }) => !isLoose && numeric && x0 > left && x1 <= from);
  const glued = gluedTo(from, pieces).filter((piece) => isBetween(piece, found));
  const isRight = rightOfLabels([...labels], from);
  const inTable = pieces.filter((piece) => isRight(piece) && !labels.has(piece) && isBetween(piece, found));
  const numbers = inTable.filter(({ numeric }) => numeric);
  const to = Math.max(...numbers.map(({ x1 }) => x1));
  const hasLooseStray = straysAmong(pieces, new Set([...labels, ...numbers]));
  return {
    numbers,
    from,
    hasLost: glued.some((piece) => !found.some((row) => isWithin(piece, row))),
    wordsBeside: ({ line }) =>
      inTable.filter(
        (piece) =>
          !piece.numeric &&
          piece.part === line?.part &&
          // Right of all numbers stand units and remarks.
          (piece.isLoose || piece.x0 < to) &&
          piece.x0 > (piece.isLoose ? (line.values[0]?.x0 ?? from) : from - piece.sizePt) &&
          isAtHeight(piece, line.middle),
      ),
    hasStray: ({ row, line }) =>
      hasLooseStray([...(line?.values ?? []), ...row.label.pieces]) ||
      glued.some((piece) => isWithin(piece, row)) ||
      strays.some(
        (piece) =>
          piece.part === line?.part && !labels.has(piece) && isAtHeight(piece, line.middle) && !isOrdinal(piece, row),
      ),
  };
}

/** Labels that run into their values: such a row holds more than what was told apart. `from`: where values begin. */
const gluedTo = (from: number, pieces: readonly Piece[]): readonly Piece[] =>
  pieces.filter(
    ({ isLoose, numeric, text, x0, x1, sizePt }) =>
      !isLoose && !numeric && x0 < from && x1 > from + sizePt && hasDigit(text),
  );

const isWithin = (piece: Piece, { label: { pieces } }: FoundRow): boolean =>
  pieces.some(({ part, y0, y1 }) => piece.part === part && middleOf(piece) > y0 && middleOf(piece) < y1);

/** An ordinal stands no further before its label, in ems. */
const ORDINAL_EMS = 4;

/** The ordinal of a label, with blanks between them. */
function isOrdinal({ words, x1, sizePt }: Piece, { line, label: { pieces } }: FoundRow): boolean {
  const gap = Math.min(...pieces.map(({ x0 }) => x0)) - x1;
  return gap > -0.1 * sizePt && gap < ORDINAL_EMS * sizePt && foldWords(line.words[0] ?? '').startsWith(words);
}

/** Text that was set page by page has its columns elsewhere on each page: there only the numbers of rows stand before the labels. */
function rightOfLabels(labels: readonly Piece[], from: number): (piece: Piece) => boolean {
  const lefts = new Map(
    [...Map.groupBy(labels, ({ part }) => part)].map(([part, own]) => [part, Math.min(...own.map(({ x0 }) => x0))]),
  );
  return ({ part, isLoose, numeric, x0, x1 }) => (isLoose && numeric ? x0 > (lefts.get(part) ?? 0) : x1 > from);
}

export const middleOf = ({ y0, y1 }: Piece): number => (y0 + y1) / 2;

export const isAtHeight = (piece: Piece, middle: number): boolean =>
  Math.abs(middleOf(piece) - middle) < SAME_HEIGHT_EMS * piece.sizePt;

function isBetween(piece: Piece, found: readonly FoundRow[]): boolean {
  const lowest = found.at(-1);
  const [first, last] = [found[0]?.label.pieces[0], lowest === undefined ? undefined : endOf(lowest)];
  if (first === undefined || last === undefined) return false;
  const isAfter = piece.part > first.part || (piece.part === first.part && piece.y1 > first.y0);
  const isBefore = piece.part < last.part || (piece.part === last.part && piece.y0 < last.y1);
  return isAfter && isBefore;
}
