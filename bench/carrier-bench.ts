/** One carrier: the floor, nianbao and the peers in turns, and what comes out over the turns. */
import { type Answer, leastPasses, type Measured, median, type Pass } from './measurement.ts';
import { type MeasuringChild, startChild } from './run-child.ts';
import type { ReadableCarrier } from '../src/model/document.ts';
import { lineUp } from './subjects.ts';

export interface Effort {
  readonly turns: number;
  /** For each subject: passes that count, and those before. */
  readonly seconds: number;
  readonly warmSeconds: number;
  /** The interpreter that has the peers. */
  readonly python: string;
}

export interface SubjectResult {
  readonly subject: string;
  readonly missing: string | null;
  /** Medians over the turns of the mean over the documents. */
  readonly wallMs: number | null;
  readonly cpuMs: number | null;
  readonly documentsPerSecond: number | null;
  /** Medians over the turns of this subject's time by the floor's in the same turn. */
  readonly wallByFloor: number | null;
  readonly cpuByFloor: number | null;
  readonly peakBytes: number | null;
}

export interface CarrierResult {
  readonly carrier: ReadableCarrier;
  readonly files: readonly string[];
  readonly subjects: readonly SubjectResult[];
  /** By document: nianbao's CPU time by the floor's, the worst first. */
  readonly worst: readonly { readonly file: string; readonly cpuByFloor: number }[];
}

type Turn = ReadonlyMap<string, Answer>;

/** Of fewer, however many seconds a busy machine takes for them, the compiler's work would weigh more than the reading. */
const WARM_PASSES = 20;

export async function benchCarrier(
  carrier: ReadableCarrier,
  files: readonly string[],
  effort: Effort,
): Promise<CarrierResult> {
  const { floor, own, peers } = lineUp[carrier];
  const names = [...(floor === null ? [] : [floor]), 'nianbao', ...own, ...peers];
  const turns: Turn[] = [];
  for (let turn = 0; turn < effort.turns; turn += 1) {
    turns.push(await runTurn(names, files, effort));
  }
  return {
    carrier,
    files,
    subjects: names.map((name) => summarise(name, floor, turns)),
    worst: floor === null ? [] : worstOf(files, floor, turns),
  };
}

async function runTurn(names: readonly string[], files: readonly string[], effort: Effort): Promise<Turn> {
  const children: MeasuringChild[] = [];
  for (const subject of names) children.push(await startChild({ subject, files }, effort.python));
  const present = children.filter(({ missing }) => missing === null);
  await inTurns(present, 'warm', effort.warmSeconds * present.length, WARM_PASSES);
  await inTurns(present, 'measure', effort.seconds * present.length, leastPasses);
  const answers = new Map<string, Answer>();
  for (const [index, subject] of names.entries()) answers.set(subject, await children[index]!.finish());
  return answers;
}

/** A pass of each, there and back again: what the machine does meanwhile meets all alike. */
async function inTurns(children: readonly MeasuringChild[], kind: Pass, seconds: number, least: number): Promise<void> {
  const end = performance.now() + seconds * 1000;
  for (let round = 0; round < least || performance.now() < end; round += 1)
    for (const child of round % 2 === 0 ? children : children.toReversed()) await child.pass(kind);
}

const measuredBy = (turn: Turn, name: string): Measured | null => {
  const answer = turn.get(name);
  return answer === undefined || 'missing' in answer ? null : answer;
};

type Clock = 'wallMs' | 'cpuMs';

const meanOf = ({ documents }: Measured, clock: Clock): number =>
  documents.reduce((sum, document) => sum + document[clock], 0) / documents.length;

function summarise(name: string, floor: string | null, turns: readonly Turn[]): SubjectResult {
  const missing = turns.map((turn) => turn.get(name)).find((answer) => answer !== undefined && 'missing' in answer);
  const over = (read: (measured: Measured, turn: Turn) => number | null): number | null => {
    const values = turns.flatMap((turn) => {
      const measured = measuredBy(turn, name);
      const value = measured === null ? null : read(measured, turn);
      return value === null ? [] : [value];
    });
    return values.length === 0 ? null : median(values);
  };
  const byFloor = (clock: Clock) =>
    over((measured, turn) => {
      const below = floor === null ? null : measuredBy(turn, floor);
      return below === null ? null : meanOf(measured, clock) / meanOf(below, clock);
    });
  return {
    subject: name,
    missing: missing !== undefined && 'missing' in missing ? missing.missing : null,
    wallMs: over((measured) => meanOf(measured, 'wallMs')),
    cpuMs: over((measured) => meanOf(measured, 'cpuMs')),
    documentsPerSecond: over((measured) => 1000 / meanOf(measured, 'wallMs')),
    wallByFloor: byFloor('wallMs'),
    cpuByFloor: byFloor('cpuMs'),
    peakBytes: over(({ peakBytes }) => peakBytes),
  };
}

function worstOf(files: readonly string[], floor: string, turns: readonly Turn[]): CarrierResult['worst'] {
  const ratios = files.map((file, index) => {
    const values = turns.map((turn) => {
      const [ours, below] = [measuredBy(turn, 'nianbao'), measuredBy(turn, floor)];
      return (ours?.documents[index]?.cpuMs ?? Number.NaN) / (below?.documents[index]?.cpuMs ?? Number.NaN);
    });
    return { file, cpuByFloor: median(values) };
  });
  return ratios.toSorted((a, b) => b.cpuByFloor - a.cpuByFloor);
}
