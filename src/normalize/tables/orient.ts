/** Turns a region so that a row of the form is a row of the matrix, and settles what each labelled spot is. */
import type { Matrix, Spot } from './matrix.ts';
import { transposed } from './matrix.ts';
import { asRole, type Match } from '../labels/match-label.ts';
import { isStrong } from '../labels/recognise.ts';
import { straightened } from './straighten.ts';
import type { TableName } from '../../model/report.ts';

/** Matches of a spot that fit where it stands. */
export type Labels = ReadonlyMap<Spot, readonly Match[]>;

export interface Oriented {
  readonly table: TableName;
  readonly matrix: Matrix;
  readonly labels: Labels;
  /** As `labels`, without regard to where a spot stands. */
  readonly allLabels: Labels;
  /** What any text may be, whether a spot has it or not. */
  readonly matchesOf: (text: string) => readonly Match[];
  /** Rows that hold column labels: no values there. */
  readonly headerRows: ReadonlySet<number>;
  readonly isTransposed: boolean;
}

/** Upright, from the matrix as it stands. */
export function orient(asItStands: Oriented): Oriented {
  const { table, matrix, matchesOf } = asItStands;
  if (!isTurned(asItStands)) return asItStands;
  return labelled(table, transposed(straightened(matrix, matchesOf)), matchesOf, true);
}

/** The matrix as it stands. */
export function labelled(
  table: TableName,
  matrix: Matrix,
  matchesOf: Oriented['matchesOf'],
  isTransposed = false,
): Oriented {
  const allLabels = new Map<Spot, readonly Match[]>();
  for (const row of matrix.rows) {
    for (const spot of row) {
      const matches = matchesOf(spot.text);
      if (matches.length > 0) allLabels.set(spot, matches);
    }
  }
  const headerRows = new Set([...allLabels].filter(([, matches]) => isHeader(matches)).map(([{ row }]) => row));
  const labels = settled(allLabels, headerRows);
  return { table, matrix, labels, allLabels, matchesOf, headerRows, isTransposed };
}

const isColumn = ({ entry }: Match): boolean => entry.role === 'column';

const isHeader = (matches: readonly Match[]): boolean => matches.some((match) => isColumn(match) && isStrong(match));

/** 总计 and 其他 name a column in a header row, and a row elsewhere. */
function settled(all: Labels, headerRows: ReadonlySet<number>): Labels {
  return new Map(
    [...all].map(([spot, matches]) => {
      if (!isAmbiguous(matches)) return [spot, matches];
      const unwanted = headerRows.has(spot.row) ? 'row' : 'column';
      return [spot, matches.filter(({ entry }) => entry.role !== unwanted)];
    }),
  );
}

/** The same words name a row and a column. */
const isAmbiguous = (matches: readonly Match[]): boolean =>
  matches.some(
    (row) =>
      row.entry.role === 'row' &&
      matches.some((match) => isColumn(match) && match.entry.folded.body === row.entry.folded.body),
  );

/**
 * Upright: rows of the form below one another. Table four prints its rows above the results, so there the results
 * decide: side by side is upright.
 */
function isTurned({ table, allLabels }: Oriented): boolean {
  const spotsOf = (role: 'row' | 'column'): readonly Spot[] =>
    [...allLabels]
      .filter(([, matches]) => matches.some((match) => match.entry.role === role && isStrong(match)))
      .map(([spot]) => spot);
  const columns = spotsOf('column');
  if (table === 'disputes') return distinct(columns, 'row') > distinct(columns, 'column');
  const rows = firstOfEach(spotsOf('row'), allLabels);
  const spread = distinct(rows, 'row') - distinct(rows, 'column');
  if (spread !== 0) return spread < 0;
  const [row, column] = [rows[0], columns[0]];
  return row !== undefined && column !== undefined && row.row < column.row && column.column <= row.column;
}

/** A label that stands again beside or below itself says nothing of the direction. */
function firstOfEach(spots: readonly Spot[], labels: Labels): readonly Spot[] {
  const byKey = new Map<string, Spot>();
  for (const spot of spots) {
    const key = asRole(labels.get(spot), 'row')?.entry.key ?? '';
    if (!byKey.has(key)) byKey.set(key, spot);
  }
  return [...byKey.values()];
}

const distinct = (spots: readonly Spot[], axis: 'row' | 'column'): number =>
  new Set(spots.map((spot) => spot[axis])).size;
