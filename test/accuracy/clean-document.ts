/** A faultless report, laid out, and what is to be read of it. */
import { bent, type Bend } from '../support/made-up/bends/bend.ts';
import type { ModelDocument } from '../support/made-up/document.ts';
import { seeded } from '../support/made-up/random.ts';
import { madeUpReport, type Form, type MadeUpReport } from '../support/made-up/report.ts';

export interface CleanDocument {
  readonly seed: number;
  readonly report: MadeUpReport;
  readonly document: ModelDocument;
}

/** The forms that a report may follow without a fault; the mixed one has findings by right. */
const faultless: readonly Form[] = ['2021', '2019'];

/** `turn`: from 0; the kind's name and the turn are the seed, so that kinds can be added without changing the others. */
export function cleanDocument(kind: string, turn: number, bends: readonly Bend[] = []): CleanDocument {
  const seed = seedOf(`${kind}/${turn}`);
  const random = seeded(seed);
  const forms = faultless.filter((form) => bends.every((bend) => bend.forms.includes(form)));
  const report = madeUpReport(seed, { form: random.pick(forms) });
  return { seed, report, document: bent(report, bends, random) };
}

/** FNV-1a. */
function seedOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}
