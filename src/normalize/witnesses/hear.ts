/** Every witness is heard about every figure, and all that contradict it are named. */
import type { WitnessId } from '../../model/witness.ts';
import type { Candidate } from '../choice/choose-table.ts';
import type { RunOfRows } from '../rows/read-rows.ts';
import { ofFigures, ofRows, ofRuns, ofTables } from './catalogue.ts';
import { perRun } from './per-run.ts';
import { type FiguresOfRow, seeFigures } from './see-figures.ts';
import type { HeardFigure, SeenTable, Testimony, Verdict, WitnessHead } from './witness.ts';

/** One for each figure of each run: a code may come twice. */
export const hearFigures = (candidate: Candidate): readonly HeardFigure[] =>
  seeFigures(candidate).flatMap(({ run, row, figures }) => {
    const ofAll = [...doubtsOfRun(run), ...doubtsOfRow({ run, row })];
    return figures.map((figure) => {
      const own = ofFigures.filter((one) => canSpeak(one, run) && one.judge(figure) === 'contradicts');
      const isValueLost = own.some((one) => one.isValueLost === true);
      return { ...figure, doubts: [...ofAll, ...own.map(({ id }) => id)], isValueLost };
    });
  });

/** By code, of those in force, whether the table has a cell for them or not. */
export function hearTable(table: SeenTable): ReadonlyMap<string, readonly WitnessId[]> {
  const doubts = new Map<string, WitnessId[]>();
  const inForce = new Set(table.codes);
  for (const witness of ofTables)
    for (const code of new Set(contradicted(witness.judge(table), table.codes))) {
      const own = doubts.get(code);
      if (own !== undefined) own.push(witness.id);
      else if (inForce.has(code)) doubts.set(code, [witness.id]);
    }
  return doubts;
}

function contradicted(testimony: Testimony, codes: readonly string[]): readonly string[] {
  if (typeof testimony === 'object') return testimony.contradicts;
  return testimony === 'contradicts' ? codes : [];
}

const canSpeak = ({ placements }: WitnessHead, { oriented }: RunOfRows): boolean =>
  placements?.includes(oriented.matrix.placement) !== false;

const doubtsOfRun = perRun((run): readonly WitnessId[] =>
  ofRuns.filter((one) => canSpeak(one, run) && one.judge(run) === 'contradicts').map(({ id }) => id),
);

const doubtsOfRow = ({ run, row }: Pick<FiguresOfRow, 'run' | 'row'>): readonly WitnessId[] =>
  row === null
    ? []
    : ofRows.filter((one) => canSpeak(one, run) && one.judge({ run, row }) === 'contradicts').map(({ id }) => id);

/** Who speaks for what was read as the figure. */
export function supportersOf(candidate: Candidate, code: string): readonly WitnessId[] {
  const figure = seeFigures(candidate)
    .flatMap(({ figures }) => figures)
    .find(({ assigned }) => assigned.code === code);
  if (figure === undefined) return [];
  const { run, row } = figure;
  const verdicts: readonly (readonly [WitnessHead, Verdict])[] = [
    ...ofRuns.map((one) => [one, one.judge(run)] as const),
    ...(row === null ? [] : ofRows.map((one) => [one, one.judge({ run, row })] as const)),
    ...ofFigures.map((one) => [one, one.judge(figure)] as const),
  ];
  return verdicts.flatMap(([one, verdict]) => (verdict === 'supports' && canSpeak(one, run) ? [one.id] : []));
}
