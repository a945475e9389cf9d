/** A text of lines that holds a table several times: an empty form, last year's, another one. */
import type { KnownLine, KnownTable } from '../../model/known-table.ts';
import { endOf, withLinesBelow } from './going-on.ts';
import type { Piece } from './pieces.ts';
import { candidatesIn, type FoundRow, isWhole } from './rows-in-order.ts';

/**
 * The pieces of each print with numbers, up to the label of the form's last row; none where that stands once, or places are exact.
 */
export function printsIn({ blocks }: KnownTable, pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const [first, last] = [blocks[0]?.rows[0], blocks.at(-1)?.rows.at(-1)];
  if (first === undefined || last === undefined || !pieces.some(({ isLoose }) => isLoose)) return [];
  const labelsOf = (row: KnownLine): readonly FoundRow[] =>
    candidatesIn([row], pieces).filter(({ line, label }) => isWhole(line, label));
  const ends = withLinesBelow(labelsOf(last), pieces).flatMap((row) => endOf(row) ?? []);
  if (ends.length < 2) return [];
  const starts = new Set(labelsOf(first).flatMap(({ label }) => label.pieces));
  return ends
    .map((end, index) => pieces.filter((piece) => isUpTo(piece, end) && !isUpTo(piece, ends[index - 1])))
    .filter((own) => own.slice(own.findIndex((piece) => starts.has(piece))).some(({ numeric }) => numeric));
}

const isUpTo = ({ part, line }: Piece, end: Piece | undefined): boolean =>
  end !== undefined && (part < end.part || (part === end.part && line <= end.line));
