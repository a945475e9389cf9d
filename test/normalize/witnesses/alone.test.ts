/** What each witness alone catches: wrong figures that would be taken for sure if it were silent. */
import { expect, it, vi } from 'vitest';
import { extract } from '../../../src/extractors/extract.ts';
import { PipelineError } from '../../../src/model/pipeline-error.ts';
import type { Report } from '../../../src/model/report.ts';
import { type WitnessId, witnessCodes } from '../../../src/model/witness.ts';
import { normalize } from '../../../src/normalize/normalize.ts';
import { cleanDocument } from '../../accuracy/clean-document.ts';
import { damaged, writers } from '../../support/made-up/damage.ts';
import { codesOfReport } from '../../support/made-up/judge.ts';
import { seeded } from '../../support/made-up/random.ts';
import { effort } from '../../support/made-up/read-back.ts';

vi.setConfig({ testTimeout: 120_000 * effort });

interface Heard {
  /** Wrong or missing figures that it contradicts, with others or alone, and right ones that it alone contradicts. */
  readonly caught: number;
  readonly caughtAlone: number;
  readonly needless: number;
}

const NOTHING: Heard = { caught: 0, caughtAlone: 0, needless: 0 };

async function reportOf(bytes: Uint8Array): Promise<Report | null> {
  try {
    const reports = normalize(await extract(bytes));
    return reports.length === 1 ? reports[0]! : null;
  } catch (error) {
    if (error instanceof PipelineError) return null;
    throw error;
  }
}

type Values = ReturnType<typeof cleanDocument>['report']['values'];

const plus = (before: Heard, isWrong: boolean, isAlone: boolean): Heard => ({
  caught: before.caught + Number(isWrong),
  caughtAlone: before.caughtAlone + Number(isWrong && isAlone),
  needless: before.needless + Number(!isWrong && isAlone),
});

/** Adds what was heard of one document. */
function add(heard: Map<WitnessId, Heard>, report: Report, codes: readonly string[], values: Values): void {
  const { figures, doubts = {} } = report;
  for (const code of codes) {
    const isWrong = (figures[code]?.value ?? null) !== (values[code] ?? null);
    const own = doubts[code] ?? [];
    for (const id of own) heard.set(id, plus(heard.get(id) ?? NOTHING, isWrong, own.length === 1));
  }
}

const cases = writers.flatMap(([name, write]) =>
  [1, 2, 3].flatMap((count) => Array.from({ length: 8 * effort }, (_, turn) => ({ name, write, count, turn }))),
);

/** Each of them alone keeps figures of damaged tables from being wrong without a word: none may lose that unnoticed. */
const needed: readonly WitnessId[] = [
  'row.cut-apart',
  'row.number-left',
  'lines.header-unproved',
  'header.odd-order',
  'stray.beside-number',
  'unread.numbers',
];

it.runIf(effort > 1)('in damaged tables, what some witnesses catch no other does', async () => {
  const heard = new Map<WitnessId, Heard>();
  for (const { name, write, count, turn } of cases) {
    const clean = cleanDocument(`damaged ${name} ${count}`, turn);
    const random = seeded(clean.seed);
    const [document] = damaged(clean.document, count, random);
    const report = await reportOf(write(document, random));
    if (report !== null) add(heard, report, codesOfReport(clean.report), clean.report.values);
  }
  const ids = Object.keys(witnessCodes) as WitnessId[];
  console.table(Object.fromEntries(ids.map((id) => [id, heard.get(id) ?? NOTHING])));
  expect(needed.filter((id) => (heard.get(id)?.caughtAlone ?? 0) === 0)).toEqual([]);
});
