/** Judging single cells of the tables: an instance is a table, a finding is a cell. */
import type { Unit } from '../../forms/form.ts';
import type { Figure } from '../../model/report.ts';
import type { Facts } from '../facts.ts';
import { type Failure, notAssessable, type Outcome, pass } from '../rule.ts';

/** `fine` passes, `open` can't be judged. */
export type CellVerdict = 'fine' | 'open' | Failure;

export type CellJudge = (figure: Figure, unit: Unit, facts: Facts) => CellVerdict;

/** A table passes when every one of its cells is there and fine. Fails are one for each cell. */
export const eachCell = (judge: CellJudge) =>
  function* (facts: Facts): Iterable<Outcome> {
    for (const { cells } of facts.tables) {
      const failures: Failure[] = [];
      let isOpen = false;
      for (const { figure, unit } of cells) {
        const verdict = figure === undefined ? 'open' : judge(figure, unit, facts);
        if (typeof verdict === 'object') failures.push(verdict);
        isOpen ||= verdict === 'open';
      }
      if (failures.length > 0) yield* failures;
      else yield isOpen ? notAssessable : pass;
    }
  };

/** Cell text as printed, without the white space around it. */
export const printedText = ({ evidence }: Figure): string => evidence.raw.trim();
