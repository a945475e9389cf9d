/** What each step of aligning one row costs: judged by the labels over it, by the other rows, and by what the cells show. */
import { at } from '../../../shapes/at.ts';
import { partsOf } from '../../../forms/catalogue.ts';
import { isNumberLike, isValueLike } from '../../../shapes/number-shape.ts';
import { isHeaded, namedSpots } from '../../tables/columns.ts';
import type { Spot } from '../../tables/matrix.ts';
import type { Oriented } from '../../tables/orient.ts';
import type { ValueRow } from '../row-values.ts';
import type { RowToAlign } from './align-cells.ts';
import { costs as costsOf, type Costs } from './costs.ts';
import type { LabelsOver, Place } from './labels-over.ts';
import type { UsualPlaces } from './usual-places.ts';

export interface RowInTable {
  readonly oriented: Oriented;
  readonly row: ValueRow;
  readonly labels: LabelsOver;
  /** Places of its values that are blank in all rows like it. */
  readonly blanks: ReadonlySet<number>;
  /** All of the table's. */
  readonly rows: readonly ValueRow[];
}

export function rowToAlign(own: RowInTable, usual: UsualPlaces): RowToAlign {
  const { oriented, row, labels } = own;
  const { codes } = row.expected;
  const ofPlacement = costsOf[oriented.matrix.placement];
  const costs = labels.isWhole() ? { ...ofPlacement, underNone: ofPlacement.besideHeader } : ofPlacement;
  const isNamed = columnsNamed(oriented);
  const isLeftOut = mayBeLeftOut(own);
  return {
    cells: row.values,
    columnCount: codes.length,
    moves: movesOf(row, labels, usual),
    costOfMove: (move) => {
      if (move === 0) return 0;
      return isMovedWithLabel(own, move) ? costs.moved : costs.movedAlone;
    },
    costOfPutting: (cell, index, move) => {
      const moved = { column: cell.column + move, columnSpan: cell.columnSpan };
      return costOfText(cell, row, costs) + costOfPlace(own, usual, costs, { cell: moved, index, isMoved: move !== 0 });
    },
    costOfSkipping: (cell, move) => costOfSkipping(own, usual, cell, move),
    costOfLacking: (index) =>
      isLeftOut && !isNamed(partsOf(at(codes, index)).column) ? costs.lackingUnnamed : costs.lacking,
  };
}

/** A header that names some columns may lack others; that of a page may have been misread. */
function mayBeLeftOut({ oriented, row: { values, expected } }: RowInTable): boolean {
  if (namedSpots(oriented, 'column').length === 0) return false;
  const isPart = expected.from === 'part of the header' && oriented.matrix.placement !== 'drawn';
  return isPart || values.length < expected.codes.length;
}

export function columnsNamed(oriented: Oriented): (column: string) => boolean {
  const keys = new Set(namedSpots(oriented, 'column').map(({ key }) => key));
  return (column) => keys.has(column);
}

interface Put {
  readonly cell: Place;
  readonly index: number;
  readonly isMoved: boolean;
}

function costOfPlace({ oriented, labels }: RowInTable, usual: UsualPlaces, costs: Costs, put: Put): number {
  const place = usual.places[put.index];
  if (place == null) return costOfLabels(labels, costs, put);
  const isThere = place.column === put.cell.column && place.columnSpan === put.cell.columnSpan;
  // Where the header lost its spans, the place of the other rows says more than a label.
  if (isThere && usual.by !== 'header' && oriented.matrix.placement !== 'drawn') return 0;
  const isNear = isThere || (!put.isMoved && isNearEnough(labels, usual, place, put));
  return costOfLabels(labels, costs, put) + (isNear ? 0 : costs.offPlace);
}

function costOfLabels(labels: LabelsOver, costs: Costs, { cell, index }: Put): number {
  const over = labels.over(cell);
  if (over.length === 0) return costs.underNone;
  if (!over.some((label) => labels.isOf(label, index))) return costs.underOther;
  return over.length > 1 ? costs.underSeveral : 0;
}

/** Where few rows tell, a cell may be wider or narrower than its label. */
function isNearEnough(labels: LabelsOver, { by }: UsualPlaces, place: Place, { cell, index }: Put): boolean {
  if (by === 'most rows') return false;
  const isOver = cell.column < place.column + place.columnSpan && place.column < cell.column + cell.columnSpan;
  return (by === 'header' && isOver) || labels.isUnderOwn(cell, index);
}

export const TWO_NUMBERS = /\d\s+\d/u;

function costOfText({ text }: Spot, { values, expected }: ValueRow, costs: Costs): number {
  if (TWO_NUMBERS.test(text)) return costs.twoNumbers;
  return values.length > expected.codes.length && !isValueLike(text) ? costs.words : 0;
}

function costOfSkipping(
  { oriented, row, labels, blanks }: RowInTable,
  usual: UsualPlaces,
  cell: Spot,
  move: number,
): number {
  const costs = costsOf[oriented.matrix.placement];
  const isNumber = isNumberLike(cell.text);
  if (usual.extras.get(cell.column + move) === isNumber || blanks.has(row.values.indexOf(cell))) return costs.skipUsual;
  // A cell that was unmerged and repeated under the header of a single column.
  if (row.expected.codes.length === 1 && row.values.every(({ text }) => text.trim() === cell.text.trim()))
    return costs.skipUsual;
  if (!isNumber) return costs.skipBlank;
  if (!isHeaded(oriented, cell) || labels.over(cell).length > 0) return costs.skipNumber;
  return isPlainWithout(cell, row, labels) ? costs.skipUsual : costs.skipHeaded;
}

/** Each other cell stands just under its label. */
function isPlainWithout(cell: Spot, { values, expected }: ValueRow, labels: LabelsOver): boolean {
  const others = values.filter((own) => own !== cell);
  return others.length === expected.codes.length && others.every(labels.isUnderOwn);
}

/** Such as put the row's first or last cell to the first or last place; none if the row begins where most rows do. */
function movesOf({ values }: ValueRow, labels: LabelsOver, { places, start }: UsualPlaces): readonly number[] {
  const [first, last] = [values[0], values.at(-1)];
  if (first === undefined || last === undefined || first.column === start) return [0];
  const over = labels.all();
  const left = places[0] ?? over[0]?.spot;
  const right = places.at(-1) ?? over.at(-1)?.spot;
  const moves = [0];
  if (left !== undefined) moves.push(left.column - first.column);
  if (right !== undefined) moves.push(right.column + right.columnSpan - last.column - last.columnSpan);
  return [...new Set(moves)];
}

/** A label that is as wide as that of a row like it was moved with its values; one that is wider took one of them in. */
function isMovedWithLabel({ oriented, row: own, rows }: RowInTable, move: number): boolean {
  const label = labelBefore(oriented, own);
  if (label === null) return true;
  return rows.some((row) => {
    const other = row === own ? null : labelBefore(oriented, row);
    if (other?.columnSpan !== label.columnSpan) return false;
    return other.column === label.column + move || row.values[0]?.column === own.values[0]?.column;
  });
}

/** What stands just before the values. */
function labelBefore({ matrix }: Oriented, { row, values: [first] }: ValueRow): Spot | null {
  if (first === undefined) return null;
  return matrix.rows[row]?.findLast(({ column }) => column < first.column) ?? null;
}
