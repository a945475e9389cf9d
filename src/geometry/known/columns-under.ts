/** The columns of rows whose labels stand beside their values: by the values, and by the heads above or between the rows. */
import type { KnownBlock, KnownTable } from '../../model/known-table.ts';
import { headColumns, headOver } from './head-over.ts';
import type { KnownRow } from './known-grid.ts';
import type { Piece } from './pieces.ts';
import type { FoundRow } from './rows-in-order.ts';
import { columnsOfRows, type RowColumns } from './value-columns.ts';
import type { ValueRow } from './value-lines.ts';

/** A row with all that stands beside it: numbers, and words in a number's place. */
export interface FilledRow extends ValueRow {
  readonly values: readonly Piece[];
}

interface Top {
  /** Of each row. */
  readonly columns: readonly RowColumns[];
  readonly head: readonly KnownRow[];
}

/** Columns by the values and by what stands above them; null where these can't be told. */
export function underHead(
  table: KnownTable,
  block: KnownBlock,
  rows: readonly FilledRow[],
  above: readonly Piece[],
  pieces: readonly Piece[],
): Top | null {
  const columns = underOwnHeads(block, rows, above, pieces) ?? columnsUnder(block, rows, above);
  const head = columns === null ? null : headOver(table, block, columns[0]?.columns ?? [], above);
  return columns === null || head === null ? null : { columns, head };
}

const columnsUnder = (
  block: KnownBlock,
  rows: readonly FilledRow[],
  above: readonly Piece[],
): readonly RowColumns[] | null =>
  columnsOfRows(
    rows.map(({ values }) => values),
    block.columns.length,
    headColumns(block, above),
  );

/** Where the head comes again between two rows, those below it may have other columns; null where it doesn't, or not whole. */
function underOwnHeads(
  block: KnownBlock,
  rows: readonly FilledRow[],
  above: readonly Piece[],
  pieces: readonly Piece[],
): readonly RowColumns[] | null {
  const between = rows.map((row, index) => (index === 0 ? above : betweenRows(rows[index - 1], row, pieces)));
  const starts = between.flatMap((own, index) => (headColumns(block, own) === null ? [] : [index]));
  if (starts[0] !== 0 || starts.length < 2) return null;
  const parts = starts.map((from, index) =>
    columnsUnder(block, rows.slice(from, starts[index + 1]), between[from] ?? []),
  );
  return parts.every((own) => own !== null) ? parts.flat() : null;
}

/** Below the last line of one label and above the first of the next. */
function betweenRows(upper: FilledRow | undefined, lower: FilledRow, pieces: readonly Piece[]): readonly Piece[] {
  const [last, first] = [upper?.row.label.pieces.at(-1), lower.row.label.pieces[0]];
  if (last === undefined || first === undefined) return [];
  const isAfter = ({ part, y0 }: Piece): boolean =>
    part > last.part || (part === last.part && y0 > last.y1 - last.sizePt / 2);
  const isBefore = ({ part, y1 }: Piece): boolean =>
    part < first.part || (part === first.part && y1 < first.y0 + first.sizePt / 2);
  return pieces.filter((piece) => isAfter(piece) && isBefore(piece));
}

/** In the part of the first row; in the one before if nothing is above the row; in both where a break cuts the head. */
export function headsAbove(found: readonly FoundRow[], pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const first = found[0]?.label.pieces[0];
  if (first === undefined) return [];
  const above = pieces.filter(({ part, y1 }) => part === first.part && y1 < first.y0 + first.sizePt / 2);
  const before = pieces.filter(({ part }) => part === first.part - 1);
  if (above.length === 0) return [before];
  return above.every(({ isFirst }) => isFirst)
    ? [above, [...before.filter(({ isLast }) => isLast), ...above]]
    : [above];
}
