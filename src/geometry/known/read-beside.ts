/** A table whose rows have their labels beside the values, in the form's order: labels and counts say which row is which. */
import type { CellDoubt } from '../../model/document.ts';
import type { KnownBlock, KnownTable, Words } from '../../model/known-table.ts';
import { findWords, type Found } from './find-words.ts';
import { isAboveNumbers, mayGoOn, withLinesBelow } from './going-on.ts';
import { type FilledRow, headsAbove, underHead } from './columns-under.ts';
import { type KnownCell, type KnownGrid, type KnownRow, label } from './known-grid.ts';
import { foldWords, type Piece } from './pieces.ts';
import { candidatesIn, type FoundRow, isTwice, rowsAmong, rowsInOrder, withRowsBeside } from './rows-in-order.ts';
import { type Column, type RowColumns, valuesOfRow } from './value-columns.ts';
import { type Beside, isAtHeight, middleOf, valuesBeside } from './values-beside.ts';
import { putToRows, type Unnamed, valueLines, type ValueRow } from './value-lines.ts';
import { at } from '../../shapes/at.ts';

/** Fewer rows of a table are no proof that it is the one that is known. */
const LEAST_ROWS = 0.6;
const UNCLEAR: readonly CellDoubt[] = ['two-readings'];

/**
 * Null where its rows and columns can't be told by words and numbers alone. `least`: share of the rows that must be found; `among`:
 * what may be a label of theirs.
 */
export function readBeside(
  table: KnownTable,
  pieces: readonly Piece[],
  least = LEAST_ROWS,
  among = pieces,
): KnownGrid | null {
  const [block] = table.blocks;
  if (block === undefined) return null;
  const found = rowsFound(block, among, least);
  if (found === null) return null;
  const own = valuesBeside(found, pieces);
  if (isBelowValues(found, pieces, own.from) || own.hasLost) return null;
  const rows = putToRows(found, valueLines(own.numbers), unnamedIn(block, found, pieces, own.from));
  return rows === null ? null : gridOf(table, block, { found, rows, own }, pieces);
}

interface Told {
  readonly found: readonly FoundRow[];
  readonly rows: readonly ValueRow[];
  readonly own: Beside;
}

function gridOf(
  table: KnownTable,
  block: KnownBlock,
  { found, rows, own }: Told,
  pieces: readonly Piece[],
): KnownGrid | null {
  const used = numbersUsed(rows, own, pieces);
  const lacksValues = ({ row, line }: ValueRow): boolean =>
    line === null
      ? mayGoOn(row, pieces, used)
      : line.values.length < block.columns.length && isAboveNumbers(row, pieces, used);
  const filled = rows.map((row) => ({
    ...row,
    values: [...(row.line?.values ?? []), ...own.wordsBeside(row)].toSorted((a, b) => a.x0 - b.x0),
    isUnclear: row.isUnclear || own.hasStray(row) || lacksValues(row),
  }));
  const top = headsAbove(found, pieces)
    .map((above) => underHead(table, block, filled, above, pieces))
    .find((one) => one !== null);
  if (top === undefined) return null;
  const { columns, head } = top;
  const body = filled.map((row, index) => bodyRow(row, columns[index], block));
  if (body.includes(null)) return null;
  const labels = labelColumns(block);
  return {
    xs: boundaries(labels, columns[0]?.columns ?? [], found, own.from),
    rows: [
      ...head.map(shifted(labels)),
      ...withGroups(
        body.filter((row) => row !== null),
        rows,
        pieces,
        labels,
      ),
    ],
  };
}

/** Values, and ordinals: parts of a label, or numbers with one right of them. */
function numbersUsed(rows: readonly ValueRow[], { numbers }: Beside, pieces: readonly Piece[]): ReadonlySet<Piece> {
  const labels = rows.flatMap(({ row }) => row.label.pieces);
  const isOrdinalOf = (piece: Piece, words: Piece): boolean =>
    words.part === piece.part && words.x0 >= piece.x1 && isAtHeight(piece, middleOf(words));
  const ordinals = pieces.filter((piece) => piece.numeric && labels.some((words) => isOrdinalOf(piece, words)));
  return new Set([...numbers, ...labels, ...ordinals]);
}

function rowsFound({ rows }: KnownBlock, pieces: readonly Piece[], least: number): readonly FoundRow[] | null {
  const candidates = candidatesIn(rows, pieces);
  if (rowsAmong(candidates) < least * rows.length) return null;
  const found = rowsInOrder(candidates);
  if (found.length < least * rows.length || isTwice(candidates, pieces)) return null;
  return withLinesBelow(withRowsBeside(found, candidates), pieces);
}

/** Between two rows with others of the form between them: labels that can't be read are told by how many there are. */
const unnamedIn =
  ({ rows }: KnownBlock, found: readonly FoundRow[], pieces: readonly Piece[], from: number): Unnamed =>
  (line, before, after) => {
    const index = (before?.index ?? Infinity) + 1;
    const known = rows[index];
    if (known === undefined || after === undefined || index >= after.index) return null;
    const taken = new Set(found.flatMap((row) => row.label.pieces));
    const beside = pieces.filter(
      (piece) => piece.part === line.part && piece.x1 < from && !taken.has(piece) && isAtHeight(piece, line.middle),
    );
    return {
      line: known,
      index,
      label: { pieces: beside.slice(-1), length: 0 },
    };
  };

/** So far above a row its neighbour stands, in ems. */
const NEXT_ROW_EMS = 4;

/** Right above the first row that was found, which is not the form's first, stand values of others. */
function isBelowValues([first]: readonly FoundRow[], pieces: readonly Piece[], from: number): boolean {
  const at = first?.label.pieces[0];
  if (first === undefined || at === undefined || first.index === 0) return false;
  const most = (1 + first.index) * NEXT_ROW_EMS * at.sizePt;
  return pieces.some(
    ({ numeric, part, x1, y0, y1 }) => numeric && part === at.part && x1 > from && y1 < at.y1 && at.y0 - y0 < most,
  );
}

const labelColumns = ({ rows }: KnownBlock): number => 1 + Math.max(...rows.map(({ groups }) => groups.length));

const shifted =
  (labels: number) =>
  ({ part, cells }: KnownRow): KnownRow => ({
    part,
    cells: cells.map((cell) =>
      cell.column < 0 ? { ...cell, column: 0, columnSpan: labels } : { ...cell, column: cell.column + labels },
    ),
  });

/** Label and values; null where a value stands in no column. */
function bodyRow(
  { row, line, isUnclear, values }: FilledRow,
  own: RowColumns | undefined,
  block: KnownBlock,
): KnownRow | null {
  const labels = labelColumns(block);
  const depth = row.line.groups.length;
  const put = own === undefined ? null : valuesOfRow(values, own);
  if (put === null) return null;
  const cells = put.map(({ pieces, doubts }, index): KnownCell => ({
    ...label(labels + index, 1, pieces),
    doubts: isUnclear || own?.isUnclear === true ? [...doubts, ...UNCLEAR] : doubts,
  }));
  return {
    part: line?.part ?? at(row.label.pieces, 0).part,
    cells: [label(depth, labels - depth, row.label.pieces), ...cells],
    ...(own?.isUnread === true && { unput: values }),
  };
}

/** The labels of groups stand in the first row of theirs on each page. */
function withGroups(
  body: readonly KnownRow[],
  rows: readonly ValueRow[],
  pieces: readonly Piece[],
  labels: number,
): readonly KnownRow[] {
  const groupsOf = (index: number): readonly Words[] => rows[index]?.row.line.groups ?? [];
  return body.map((own, index) => {
    const added = groupsOf(index)
      .slice(0, labels - 1)
      .flatMap((group, depth): KnownCell[] => {
        const isFirst = groupsOf(index - 1)[depth] !== group;
        if (!isFirst && body[index - 1]?.part === own.part) return [];
        let rowSpan = 1;
        while (groupsOf(index + rowSpan)[depth] === group && body[index + rowSpan]?.part === own.part) rowSpan += 1;
        return [label(depth, 1, isFirst ? groupLabel(group, rows, index, pieces) : [], rowSpan)];
      });
    return { ...own, cells: [...added, ...own.cells] };
  });
}

function groupLabel(
  group: Words,
  rows: readonly ValueRow[],
  first: number,
  pieces: readonly Piece[],
): readonly Piece[] {
  const own = rows.slice(first).filter(({ row }) => row.line.groups.includes(group));
  const taken = new Set(rows.flatMap(({ row }) => row.label.pieces));
  const from = own[0]?.row.label.pieces[0];
  const to = own.at(-1)?.row.label.pieces.at(-1);
  if (from === undefined || to === undefined) return [];
  const isWithin = ({ pieces: [head] }: Found): boolean =>
    head !== undefined &&
    !taken.has(head) &&
    (head.part > from.part || (head.part === from.part && head.y1 > from.y0 - from.sizePt)) &&
    (head.part < to.part || (head.part === to.part && head.y0 < to.y1 + to.sizePt));
  const found = group.flatMap((words) => findWords(foldWords(words), pieces)).filter(isWithin);
  return found.toSorted((a, b) => b.length - a.length)[0]?.pieces ?? [];
}

/** Labels have columns of even width; values are parted half way between one another. */
function boundaries(
  labels: number,
  columns: readonly Column[],
  found: readonly FoundRow[],
  from: number,
): readonly number[] {
  const left = Math.min(from - labels, ...found.flatMap(({ label: own }) => own.pieces.map(({ x0 }) => x0))) - 2;
  const between = columns.slice(1).map(({ x0 }, index) => (at(columns, index).x1 + x0) / 2);
  const right = at(columns, -1).x1 + 2;
  const first = at(columns, 0).x0 - 1;
  const steps = Array.from({ length: labels }, (_, index) => left + (index * (first - left)) / labels);
  return [...steps, first, ...between, right];
}
