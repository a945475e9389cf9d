/** Where in a document's grids the statutory tables are: by labels, never by table element. */
import { tableNames } from '../../forms/catalogue.ts';
import type { Grid } from '../../model/document.ts';
import type { TableName } from '../../model/report.ts';
import { matrixOf, type Matrix, type Spot } from './matrix.ts';
import type { Match } from '../labels/match-label.ts';
import type { Entry } from '../labels/vocabulary.ts';
import { withHeaderOf } from './inherit-header.ts';
import { joinColumns } from './join-columns.ts';
import { hasDigit, isValueLike } from '../../shapes/number-shape.ts';
import { isTelling, recognise, tablesToldBy } from '../labels/recognise.ts';

/** Rows of one grid that belong to one statutory table, wholly or in part. */
export interface Region {
  readonly table: TableName;
  readonly grid: Grid;
  readonly firstRow: number;
  readonly matrix: Matrix;
  /** Enough labels to stand by itself. Otherwise it counts only beside another part of the same table. */
  readonly isSure: boolean;
  /** Whether the grid holds rows of another statutory table too. */
  readonly isShared: boolean;
}

interface Segment {
  readonly table: TableName;
  readonly firstRow: number;
  readonly endRow: number;
}

function regionsOf(grid: Grid): readonly Region[] {
  const matrix = matrixOf(grid);
  const segments = segmentsOf(matrix)
    .map((segment) => ({ ...segment, strength: strengthOf(matrix, segment) }))
    .filter(({ strength }) => strength !== 'none');
  return segments.map(({ table, firstRow, endRow, strength }) => ({
    table,
    grid,
    firstRow,
    matrix: segments.length === 1 && endRow - firstRow === grid.rowCount ? matrix : matrixOf(grid, firstRow, endRow),
    isSure: strength === 'sure',
    isShared: segments.some((other) => other.table !== table),
  }));
}

/** Runs of rows whose labels speak of one table; rows without labels go with the run above. */
function segmentsOf(matrix: Matrix): readonly Segment[] {
  const segments: { table: TableName; firstRow: number; endRow: number }[] = [];
  matrix.rows.forEach((spots, row) => {
    const table = tableOfRow(spots);
    const last = segments.at(-1);
    if (last !== undefined && (table === null || table === last.table)) last.endRow = row + 1;
    else if (table !== null) segments.push({ table, firstRow: last === undefined ? 0 : row, endRow: row + 1 });
  });
  return segments;
}

/** The table that most of a row's words belong to, null if none does. */
function tableOfRow(spots: readonly Spot[]): TableName | null {
  const told = spots.flatMap(({ text }) => tablesToldBy(text));
  if (told.length === 0) return null;
  const count = (table: TableName): number => told.filter((other) => other === table).length;
  return tableNames.reduce((best, table) => (count(table) > count(best) ? table : best));
}

/** Enough labels to tell the table from a menu or a local table that shares a word with it; or a row at least. */
function strengthOf(matrix: Matrix, { table, firstRow, endRow }: Segment): 'sure' | 'weak' | 'none' {
  const found = new Set<Entry>();
  for (const { text } of matrix.rows.slice(firstRow, endRow).flat())
    for (const match of recognise(text, table)) if (isTelling(match)) found.add(match.entry);
  const count = (...roles: readonly Entry['role'][]): number =>
    [...found].filter(({ role }) => roles.includes(role)).length;
  if (isSure(table, count)) return 'sure';
  return table !== 'disputes' && (count('row') > 0 || count('column') > 2) ? 'weak' : 'none';
}

function isSure(table: TableName, count: (...roles: readonly Entry['role'][]) => number): boolean {
  switch (table) {
    case 'disclosure':
      return count('row') > 0 && (count('column', 'title') > 0 || count('row') > 2);
    case 'applications':
      return count('row') > 0 && count('row', 'column', 'group') > 2;
    case 'disputes':
      return count('column') > 2 || (count('column') > 0 && count('row') > 1);
  }
}

/**
 * Sure regions, and weak ones in a grid next to one that has a sure region of the same table. A piece without a header
 * has that of the piece above.
 */
export function regionsByGrid(grids: readonly Grid[]): ReadonlyMap<Grid, readonly Region[]> {
  const all = withColumnsJoined(grids);
  const hasSure = (index: number, table: TableName): boolean =>
    all[index]?.some((region) => region.isSure && region.table === table) ?? false;
  const kept = grids.map((grid, index) => {
    const own = all[index] ?? [];
    const above = all[index - 1]?.at(-1);
    if (own.length === 0 && above !== undefined) return valuesBelow(above, grid);
    return own.filter(({ isSure: sure, table }) => sure || hasSure(index - 1, table) || hasSure(index + 1, table));
  });
  return new Map(grids.map((grid, index) => [grid, withHeaders(kept.slice(0, index).flat(), kept[index] ?? [])]));
}

/** The regions of each grid; a table whose columns stand in several grids is the first one's. */
function withColumnsJoined(grids: readonly Grid[]): readonly (readonly Region[])[] {
  const all = grids.map(regionsOf);
  const isOpen = (index: number): boolean => all[index]?.every(({ table }) => table === 'applications') ?? false;
  for (let index = 0; index + 1 < all.length; index += 1) {
    const [region, further] = all[index] ?? [];
    if (region?.table !== 'applications' || further !== undefined || !isOpen(index + 1)) continue;
    const joined = joinColumns(grids.slice(index), (text) => recognise(text, 'applications'));
    if (joined === null) continue;
    all.splice(index, joined.count, [{ ...region, matrix: joined.matrix, isSure: true }], ...nothing(joined.count));
  }
  return all;
}

const nothing = (count: number): readonly (readonly Region[])[] => Array.from({ length: count - 1 }, () => []);

/** A grid of nothing but values below a header of table four is its row of values. */
function valuesBelow({ table }: Region, grid: Grid): readonly Region[] {
  const isValues = grid.cells.some(({ text }) => hasDigit(text)) && grid.cells.every(({ text }) => isValueLike(text));
  if (table !== 'disputes' || !isValues) return [];
  return [{ table, grid, firstRow: 0, matrix: matrixOf(grid), isSure: false, isShared: false }];
}

function withHeaders(above: readonly Region[], own: readonly Region[]): readonly Region[] {
  return own.map((region) => {
    const piece = above.findLast(({ table }) => table === region.table);
    if (piece === undefined || region.table === 'disclosure') return region;
    const matchesOf = (text: string): readonly Match[] => recognise(text, region.table);
    return { ...region, matrix: withHeaderOf(piece.matrix, region.matrix, matchesOf) };
  });
}
