/** A report, how it is bent, and how it is written: everything that a failure must print to be made again. */
import { allBends } from './bends/all-bends.ts';
import { bent, type Bend, type ModelCarrier } from './bends/bend.ts';
import type { ModelDocument } from './document.ts';
import { seeded, type Random } from './random.ts';
import type { Blanks } from './blanks.ts';
import { madeUpReport, type Form, type MadeUpReport } from './report.ts';

export interface Case {
  readonly seed: number;
  readonly bends: readonly Bend[];
  readonly report: MadeUpReport;
  readonly document: ModelDocument;
}

export function caseOf(seed: number, bends: readonly Bend[]): Case {
  const random = seeded(seed * 7919);
  const forms = bends.reduce<readonly Form[]>(
    (left, { forms: own }) => left.filter((form) => own.includes(form)),
    ['2021', '2019', 'mixed'],
  );
  const blanks = random.pick<Blanks>(['none', 'none', 'none', 'some', 'dash', 'all']);
  const report = madeUpReport(seed, { form: random.pick(forms), blanks });
  return { seed, bends, report, document: bent(report, bends, random) };
}

/** Bends that this carrier can show. */
export const bendsOf = (carrier: ModelCarrier): readonly Bend[] =>
  allBends.filter(({ carriers }) => carriers.includes(carrier));

/** Up to `most` bends that go together, in the order in which they are applied. */
export function mixture(carrier: ModelCarrier, random: Random, most: number): readonly Bend[] {
  const chosen: Bend[] = [];
  for (const bend of random.shuffle(bendsOf(carrier))) {
    if (chosen.length < most && chosen.every((other) => goTogether(other, bend))) chosen.push(bend);
  }
  return allBends.filter((bend) => chosen.includes(bend));
}

function goTogether(left: Bend, right: Bend): boolean {
  if (left.removes && right.removes) return false;
  if (left.family === right.family && left.family !== 'labels') return false;
  return left.forms.some((form) => right.forms.includes(form));
}

export const nameOf = ({ seed, bends, report }: Case, style: string): string =>
  `seed ${seed}, ${report.form}, ${style}, bends: ${bends.map(({ name }) => name).join(' + ') || 'none'}`;
