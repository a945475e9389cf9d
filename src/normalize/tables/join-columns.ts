/**
 * Table three with its columns over several grids: the rows are the same in each, and the headers together name every
 * column once. Then a row of the form is what stands in that row of all of them.
 */
import { at } from '../../shapes/at.ts';
import { allColumns } from '../../forms/catalogue.ts';
import type { Grid } from '../../model/document.ts';
import { foldBody } from '../labels/fold.ts';
import { headerHeightOf, type NamedColumn, namedColumns } from './header-height.ts';
import { matrixFrom, matrixOf, type Matrix, type Spot } from './matrix.ts';
import type { MatchesOf } from '../labels/match-label.ts';
import { isValueLike } from '../../shapes/number-shape.ts';

/** A grid as a part of the table: its header, and below it labels and as many values in each row as the header names. */
interface Part {
  readonly matrix: Matrix;
  readonly columns: readonly string[];
  readonly headerHeight: number;
  /** Columns of the grid left of the values. */
  readonly labelWidth: number;
  /** Folded labels of each row below the header, empty where it has none. */
  readonly rowLabels: readonly string[];
  /** How many of the last rows are blank. */
  readonly blankCount: number;
  /** An empty form, or a part of one. */
  readonly isUnfilled: boolean;
}

export interface JoinedColumns {
  readonly matrix: Matrix;
  /** How many of the grids it is made of, with those passed over. */
  readonly count: number;
}

/**
 * The first of the grids with those that go on to its right; null if it is whole, or if the parts are not certain. Empty
 * forms between the parts of a filled table are passed over.
 */
export function joinColumns(grids: readonly Grid[], matchesOf: MatchesOf): JoinedColumns | null {
  const parts: Part[] = [];
  const named = new Set<string>();
  for (const [index, grid] of grids.entries()) {
    const part = partOf(grid, matchesOf);
    if (part === null) return null;
    const [first = part] = parts;
    if (part.isUnfilled && isAnother(part, first, grids.slice(index + 1), matchesOf)) continue;
    if (!goesOn(first, part, named)) return null;
    parts.push(part);
    for (const key of part.columns) named.add(key);
    if (named.size < allColumns.applications.length) continue;
    return parts.length === 1 ? null : { matrix: besideOneAnother(parts), count: index + 1 };
  }
  return null;
}

/** An empty form beside a filled table: whole, or its columns come again filled. Columns left blank are a part. */
const isAnother = (part: Part, first: Part, further: readonly Grid[], matchesOf: MatchesOf): boolean =>
  !first.isUnfilled &&
  (part.columns.length >= allColumns.applications.length ||
    further.some((grid) => {
      const other = partOf(grid, matchesOf);
      return other !== null && !other.isUnfilled && other.columns.some((key) => part.columns.includes(key));
    }));

function partOf(grid: Grid, matchesOf: MatchesOf): Part | null {
  const matrix = matrixOf(grid);
  const headerHeight = headerHeightOf(matrix, matchesOf);
  if (grid.hidden || headerHeight <= 0) return null;
  const header = matrix.rows.slice(0, headerHeight).flat();
  const named = namedColumns(header, matchesOf);
  const columns = named.map(({ match }) => match.entry.key);
  const rows = bodyRows(matrix, headerHeight, columns.length).map((own) => {
    const start = own.findIndex(({ text }) => isValueLike(text));
    return { labels: own.slice(0, Math.max(0, start)), values: own.slice(Math.max(0, start)) };
  });
  const isRegular = rows.every(
    ({ values }) => values.length === columns.length && values.every(({ text }) => isValueLike(text)),
  );
  if (!isRegular || !isInPlace(header, named)) return null;
  const labelWidth = Math.min(...rows.map(({ values }) => at(values, 0).column));
  const rowLabels = rows.map(({ labels }) => labels.map(({ text }) => foldBody(text)).join('/'));
  const isBlank = rows.map(({ labels, values }) => [...labels, ...values].every(({ text }) => text.trim() === ''));
  const blankCount = rows.length - 1 - isBlank.lastIndexOf(false);
  const isUnfilled = rows.every(({ values }) => values.every(({ text }) => text.trim() === ''));
  return { matrix, columns, headerHeight, labelWidth, rowLabels, blankCount, isUnfilled };
}

/** Whether each column is named once and stands under its group: where it does not, spans were lost, and so is its place. */
function isInPlace(header: readonly Spot[], named: readonly NamedColumn[]): boolean {
  const isOver = (spot: Spot, { match, spot: own }: NamedColumn): boolean =>
    spot.row < own.row && match.entry.groups.includes(foldBody(spot.text));
  const isUnderGroup = (column: NamedColumn): boolean => {
    const groups = header.filter((spot) => isOver(spot, column));
    return groups.length === 0 || groups.some((group) => isWithin(column.spot.column, group));
  };
  return new Set(named.map(({ match }) => match.entry.key)).size === named.length && named.every(isUnderGroup);
}

const isWithin = (place: number, { column, columnSpan }: Spot): boolean =>
  place >= column && place < column + columnSpan;

/** Without the blank rows of other widths that editors leave at the end. */
function bodyRows({ rows }: Matrix, headerHeight: number, width: number): readonly (readonly Spot[])[] {
  const isIdle = (own: readonly Spot[]): boolean => own.length !== width && own.every(({ text }) => text.trim() === '');
  const end = rows.findLastIndex((own) => !isIdle(own)) + 1;
  return rows.slice(headerHeight, end);
}

/** As many rows, but for blank ones at the end, with the same labels or with none, below columns that were not `named`. */
function goesOn(first: Part, part: Part, named: ReadonlySet<string>): boolean {
  if (part.columns.some((key) => named.has(key))) return false;
  const further = part.rowLabels.length - first.rowLabels.length;
  if (part.matrix.placement !== first.matrix.placement) return false;
  if (further < 0 || further > part.blankCount) return false;
  return (
    part.rowLabels.every((label) => label === '') ||
    first.rowLabels.every((label, row) => label === part.rowLabels[row])
  );
}

/** The headers stand on the rows below them; labels of rows that the first part has are left out. */
function besideOneAnother(parts: readonly Part[]): Matrix {
  const height = Math.max(...parts.map(({ headerHeight }) => headerHeight));
  let width = 0;
  const spots = parts.flatMap((part, index) => {
    const left = index === 0 ? 0 : part.labelWidth;
    const moved = part.matrix.rows.flat().flatMap((spot) => {
      const column = Math.max(spot.column, left);
      const columnSpan = spot.column + spot.columnSpan - column;
      const row = spot.row + height - part.headerHeight;
      const place = { row, column: column - left + width, columnSpan, table: part.matrix.grid.ordinal };
      return columnSpan > 0 ? [{ ...spot, ...place }] : [];
    });
    width += part.matrix.columnCount - left;
    return moved;
  });
  const [first] = parts;
  const grid = first?.matrix.grid;
  if (first === undefined || grid === undefined) throw new Error('no parts to join');
  const shift = height - first.headerHeight;
  const pageStarts = first.matrix.pageStarts.map((row) => row + shift);
  const below = Math.max(...parts.map(({ matrix, headerHeight }) => matrix.rowCount - headerHeight));
  return matrixFrom(grid, spots, height + below, width, pageStarts);
}
