/** All ways to put a row's cells to the form's columns, in their order: the cheapest, and for each column what the others cost. */
import { at } from '../../../shapes/at.ts';
import type { Spot } from '../../tables/matrix.ts';

export interface RowToAlign {
  readonly cells: readonly Spot[];
  readonly columnCount: number;
  /** By how many columns of the grid the row may be moved as a whole. */
  readonly moves: readonly number[];
  readonly costOfMove: (move: number) => number;
  readonly costOfPutting: (cell: Spot, column: number, move: number) => number;
  readonly costOfSkipping: (cell: Spot, move: number) => number;
  readonly costOfLacking: (column: number) => number;
}

/** A cell that a column may have, or none, and what the cheapest way to read the whole row so costs. */
export interface Choice {
  readonly spot: Spot | null;
  readonly cost: number;
}

/** By column, the cheapest first. */
export type Choices = readonly (readonly Choice[])[];

export function alignCells(row: RowToAlign): Choices {
  const found = Array.from({ length: row.columnCount }, () => new Map<Spot | null, number>());
  for (const move of row.moves) addWays(row, move, found);
  return found.map((own) =>
    [...own].map(([spot, cost]) => ({ spot, cost })).sort((left, right) => left.cost - right.cost),
  );
}

type Sums = number[][];

interface Steps {
  readonly puts: Sums;
  readonly skips: readonly number[];
  readonly lacks: readonly number[];
}

function addWays(row: RowToAlign, move: number, found: readonly Map<Spot | null, number>[]): void {
  const steps: Steps = {
    puts: row.cells.map((cell) => found.map((_, column) => row.costOfPutting(cell, column, move))),
    skips: row.cells.map((cell) => row.costOfSkipping(cell, move)),
    lacks: found.map((_, column) => row.costOfLacking(column)),
  };
  const before = sumsBefore(steps);
  const after = sumsAfter(steps);
  const ofMove = row.costOfMove(move);
  found.forEach((own, column) => {
    const add = (spot: Spot | null, cost: number): void => {
      own.set(spot, Math.min(own.get(spot) ?? Infinity, cost + ofMove));
    };
    before.forEach((sums, cell) => {
      const spot = row.cells[cell];
      add(null, at(sums, column) + at(steps.lacks, column) + at(at(after, cell), column + 1));
      if (spot !== undefined)
        add(spot, at(sums, column) + at(at(steps.puts, cell), column) + at(at(after, cell + 1), column + 1));
    });
  });
}

/** [cells][columns]: the cheapest way for the first of them. */
function sumsBefore({ puts, skips, lacks }: Steps): Sums {
  let above = lacks.reduce<number[]>((sums, lack) => [...sums, at(sums, -1) + lack], [0]);
  const sums = [above];
  for (const [cell, skip] of skips.entries()) {
    const own = [at(above, 0) + skip];
    for (const [column, lack] of lacks.entries())
      own.push(
        Math.min(at(own, column) + lack, at(above, column + 1) + skip, at(above, column) + at(at(puts, cell), column)),
      );
    sums.push(own);
    above = own;
  }
  return sums;
}

/** [cells][columns]: the cheapest way for all that come after the first of them. */
function sumsAfter({ puts, skips, lacks }: Steps): Sums {
  const turned: Steps = {
    puts: puts.map((own) => own.toReversed()).reverse(),
    skips: skips.toReversed(),
    lacks: lacks.toReversed(),
  };
  return sumsBefore(turned)
    .map((own) => own.reverse())
    .reverse();
}
