/** Figures from what was heard of the cells of a table: value, state and the way back. */
import type { Figure } from '../../model/report.ts';
import type { WitnessId } from '../../model/witness.ts';
import type { Spot } from '../tables/matrix.ts';
import { confidenceIn } from '../rows/align/confidence.ts';
import { valueOf } from '../witnesses/value-of.ts';
import type { HeardFigure } from '../witnesses/witness.ts';

/** A figure with all that speaks against it. */
export interface ReadFigure {
  readonly code: string;
  /** Null: the row has no cell for it. */
  readonly figure: Figure | null;
  readonly doubts: readonly WitnessId[];
  /** What an open revision took away from its cell. */
  readonly replaced?: string;
}

/** `ofTable`: what the table as a whole says, by code. */
export function figuresHeard(
  heard: readonly HeardFigure[],
  ofTable: ReadonlyMap<string, readonly WitnessId[]>,
): readonly ReadFigure[] {
  const byCode = Map.groupBy(heard, ({ assigned }) => assigned.code);
  return [...byCode].map(([code, all]) => {
    const further = ofTable.get(code) ?? [];
    const own = all.find((one) => !isBlank(one)) ?? all.at(0);
    if (own === undefined) throw new Error(`nothing was heard of ${code}`);
    const isTwice = further.includes('figure.read-twice');
    const ofCells = isTwice ? [...new Set(all.flatMap((one) => one.doubts))] : own.doubts;
    return readFigure(own, further.length === 0 ? ofCells : [...ofCells, ...further], isTwice);
  });
}

/** Without a cell, or with one that is blank for sure: the same figure in another place goes before it. */
const isBlank = ({ reading, doubts }: HeardFigure): boolean =>
  reading === null || (reading.state === 'blank' && doubts.length === 0);

function readFigure(heard: HeardFigure, doubts: readonly WitnessId[], isTwice: boolean): ReadFigure {
  const { code, spot } = heard.assigned;
  return {
    ...{ code, doubts },
    figure: spot === null ? null : figureOf(heard, spot, { doubts, value: isTwice ? null : valueOf(heard) }),
    ...(spot?.source.replaced !== undefined && { replaced: spot.source.replaced }),
  };
}

function figureOf(
  { run, assigned: { code, margin }, reading }: HeardFigure,
  { text, source, table }: Spot,
  { doubts, value }: { readonly doubts: readonly WitnessId[]; readonly value: number | null },
): Figure {
  const isDoubtful = doubts.length > 0;
  return {
    ...{ code, value },
    state: isDoubtful ? 'doubtful' : (reading?.state ?? 'blank'),
    normalised: reading?.normalised ?? [],
    unit: reading?.unit ?? null,
    evidence: {
      raw: text,
      table: table ?? run.oriented.matrix.grid.ordinal,
      row: source.row,
      column: source.column,
      pageNumber: source.pageNumber,
      box: source.box,
      path: source.path,
    },
    confidence: isDoubtful ? confidenceIn(margin) : 1,
  };
}
