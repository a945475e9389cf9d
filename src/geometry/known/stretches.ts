/** A text in which a known table stands more than once, such as last year's behind this one's → a stretch of it for each. */
import type { KnownTable } from '../../model/known-table.ts';
import type { Piece } from './pieces.ts';
import { candidatesIn, isWhole } from './rows-in-order.ts';
import { valueLines } from './value-lines.ts';

interface End {
  readonly part: number;
  readonly y: number;
}

/** None where it stands once. */
export function stretchesOf(table: KnownTable, pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const ends = table.rowLabels === 'above' ? endsOfValues(table, pieces) : endsOfRows(table, pieces);
  if (ends.length < 2) return [];
  return ends.map((end, index) =>
    pieces.filter((piece) => isUpTo(piece, end) && !ends.slice(0, index).some((before) => isUpTo(piece, before))),
  );
}

const isUpTo = ({ part, y0, y1 }: Piece, end: End): boolean =>
  part < end.part || (part === end.part && (y0 + y1) / 2 < end.y);

/** Below each of the form's last row. */
function endsOfRows({ blocks }: KnownTable, pieces: readonly Piece[]): readonly End[] {
  const last = blocks.at(-1)?.rows.at(-1);
  if (last === undefined) return [];
  return candidatesIn([last], pieces)
    .filter(({ line, label }) => isWhole(line, label))
    .map(({ at, label }) => ({ part: at.part, y: (label.pieces.at(-1) ?? at).y1 + at.sizePt / 2 }));
}

/** Below each line of so many values. */
function endsOfValues({ blocks }: KnownTable, pieces: readonly Piece[]): readonly End[] {
  const count = blocks.reduce((sum, { rows, columns }) => sum + rows.length * columns.length, 0);
  return valueLines(pieces.filter(({ numeric }) => numeric))
    .filter(({ values }) => values.length === count)
    .map(({ part, middle, sizePt }) => ({ part, y: middle + sizePt }));
}
