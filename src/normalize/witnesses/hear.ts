/** Every witness is heard about every figure, and all that contradict it are named. */
import { rememberedOf } from '../../shapes/remembered.ts';
import type { WitnessId } from '../../model/witness.ts';
import type { Candidate } from '../choice/choose-table.ts';
import type { RunOfRows } from '../rows/read-rows.ts';
import { ofFigures, ofRows, ofRuns, ofTables } from './catalogue.ts';
import { type FiguresOfRow, seeFigures } from './see-figures.ts';
import type { HeardFigure, SeenFigure, SeenTable, Testimony, Verdict, WitnessHead } from './witness.ts';

/** One for each figure of each run: a code may come twice. */
export const hearFigures = (candidate: Candidate): readonly HeardFigure[] =>
  seeFigures(candidate).flatMap(({ run, row, figures }) => {
    const ofAll = [...doubtsOfRun(run), ...doubtsOfRow({ run, row })];
    return figures.map((figure) => heardOf(figure, ofAll));
  });

/** `ofAll`: what contradicts all figures of its row. */
function heardOf(figure: SeenFigure, ofAll: readonly WitnessId[]): HeardFigure {
  let doubts = ofAll;
  let isValueLost = false;
  const { ofFigures: all, ofUnmarked } = speakersOn(figure.run);
  for (const one of isMarked(figure) ? all : ofUnmarked)
    if (one.judge(figure) === 'contradicts') {
      doubts = [...doubts, one.id];
      isValueLost ||= one.isValueLost === true;
    }
  return { ...figure, doubts, isValueLost };
}

/** The extractor doubts something of its cell, or the alignment. */
const isMarked = ({ assigned: { spot, doubts } }: SeenFigure): boolean =>
  doubts.length > 0 || (spot !== null && spot.source.doubts.length > 0);

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

const speakersOn = rememberedOf((run: RunOfRows) => {
  const onFigures = ofFigures.filter((one) => canSpeak(one, run));
  return {
    ofRuns: ofRuns.filter((one) => canSpeak(one, run)),
    ofRows: ofRows.filter((one) => canSpeak(one, run)),
    ofFigures: onFigures,
    ofUnmarked: onFigures.filter(({ isOfMarks }) => isOfMarks !== true),
  };
});

const doubtsOfRun = rememberedOf((run: RunOfRows): readonly WitnessId[] =>
  speakersOn(run).ofRuns.flatMap((one) => (one.judge(run) === 'contradicts' ? [one.id] : [])),
);

const doubtsOfRow = ({ run, row }: Pick<FiguresOfRow, 'run' | 'row'>): readonly WitnessId[] =>
  row === null
    ? []
    : speakersOn(run)
        .ofRows.filter((one) => one.judge({ run, row }) === 'contradicts')
        .map(({ id }) => id);

/** Who speaks for what was read as the figure. */
export function supportersOf(candidate: Candidate, code: string): readonly WitnessId[] {
  const figure = seeFigures(candidate)
    .flatMap(({ figures }) => figures)
    .find(({ assigned }) => assigned.code === code);
  if (figure === undefined) return [];
  const { run, row } = figure;
  const speakers = speakersOn(run);
  const verdicts: readonly (readonly [WitnessId, Verdict])[] = [
    ...speakers.ofRuns.map((one) => [one.id, one.judge(run)] as const),
    ...(row === null ? [] : speakers.ofRows.map((one) => [one.id, one.judge({ run, row })] as const)),
    ...speakers.ofFigures.map((one) => [one.id, one.judge(figure)] as const),
  ];
  return verdicts.flatMap(([id, verdict]) => (verdict === 'supports' ? [id] : []));
}
