/** The figures of a candidate as witnesses see them: each with its cell, what that says, and the row that it stands in. */
import { editions, partsOf, unitOf } from '../../forms/catalogue.ts';
import type { Unit } from '../../forms/form.ts';
import { remembered } from '../../shapes/remembered.ts';
import type { Candidate } from '../choice/choose-table.ts';
import { type CellReading, headerUnitOf, readNumber } from '../rows/read-number.ts';
import type { RowRead, RunOfRows } from '../rows/read-rows.ts';
import type { Assigned } from '../rows/row-values.ts';
import { labelAbove } from '../tables/columns.ts';
import type { Spot } from '../tables/matrix.ts';
import type { Oriented } from '../tables/orient.ts';
import type { SeenFigure } from './witness.ts';

/** A row of a run, null for one that is set as a list, with its figures. */
export interface FiguresOfRow {
  readonly run: RunOfRows;
  readonly row: RowRead | null;
  readonly figures: readonly SeenFigure[];
}

export function seeFigures({ runs }: Candidate): readonly FiguresOfRow[] {
  const see = (run: RunOfRows, row: RowRead | null, assigned: readonly Assigned[]): FiguresOfRow => ({
    ...{ run, row },
    figures: assigned.map((one) => ({
      ...{ run, row, assigned: one },
      reading: readingOf(run.oriented, one),
    })),
  });
  return runs.flatMap((run) =>
    run.isList ? [see(run, null, run.assigned)] : run.rows.map((row) => see(run, row, row.assigned)),
  );
}

/** Nearly all figures are counts, and most of them 0. */
const readCount = remembered((text) => readNumber(text, 'count'));

function readingOf(oriented: Oriented, { code, spot }: Assigned): CellReading | null {
  if (spot === null) return null;
  const unit = unitOfCode(code);
  return unit === 'count' ? readCount(spot.text) : readNumber(spot.text, unit, headerUnit(oriented, code, spot));
}

const unitOfCode = remembered((code): Unit => {
  const units = editions.map(({ tables }) => unitOf(tables[partsOf(code).table], code));
  return units.find((unit) => unit !== 'count') ?? 'count';
});

/** Only an amount takes a unit from its header. */
function headerUnit(oriented: Oriented, code: string, spot: Spot): string | null {
  if (!code.endsWith('_cny')) return null;
  const header = labelAbove(oriented, spot, 'column');
  return header === null ? null : headerUnitOf(header.spot.text);
}
