/** Judging the cells of the tables one by one. An instance is a table. */
import type { Unit } from '../../forms/form.ts';
import type { Figure } from '../../model/report.ts';
import type { Facts, TableCells } from '../facts.ts';
import { type Failure, notAssessable, type Outcome, pass } from '../rule.ts';

/** `open` can't be judged. */
export type CellVerdict = 'fine' | 'open' | 'faulty';

export interface FaultyCells {
  readonly facts: Facts;
  readonly table: TableCells['table'];
  /** At least one. */
  readonly figures: readonly Figure[];
}

/** A table passes when every one of its cells is there and fine; `failuresOf` says how the faulty ones are told. */
export const judgeCells = (
  judge: (figure: Figure, unit: Unit) => CellVerdict,
  failuresOf: (faulty: FaultyCells) => readonly Failure[],
) =>
  function* (facts: Facts): Iterable<Outcome> {
    for (const { table, cells } of facts.tables) {
      const figures: Figure[] = [];
      let isOpen = false;
      for (const { figure, unit } of cells) {
        const verdict = figure === undefined ? 'open' : judge(figure, unit);
        if (verdict === 'faulty' && figure !== undefined) figures.push(figure);
        isOpen ||= verdict === 'open';
      }
      if (figures.length > 0) yield* failuresOf({ facts, table, figures });
      else yield isOpen ? notAssessable : pass;
    }
  };

/** Cell text as printed, without the white space around it. */
export const printedText = ({ evidence }: Figure): string => evidence.raw.trim();
