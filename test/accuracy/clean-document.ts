/** A faultless report, laid out, and what is to be read of it. */
import { altered } from '../support/made-up/alter.ts';
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

/** Organs of any size that do all that the form counts; a bureau's figures have to fit its work. */
const organs = ['县人民政府', '区人民政府', '市人民政府', '经济技术开发区管理委员会'];
const places = ['青芦', '澜坪', '沅禾', '桐汀', '霁川', '栖梧', '砚湖', '云陂', '望秋', '松菱'];

/** `turn`: from 0; the kind's name and the turn are the seed, so that kinds can be added without changing the others. */
export function cleanDocument(kind: string, turn: number, bends: readonly Bend[] = []): CleanDocument {
  const seed = seedOf(`${kind}/${turn}`);
  const random = seeded(seed);
  const forms = faultless.filter((form) => bends.every((bend) => bend.forms.includes(form)));
  const organ = random.pick(places) + random.pick(organs);
  const size = random.pick(['few', 'county'] as const);
  const report = withoutRules(madeUpReport(seed, { form: random.pick(forms), size, organ }));
  return { seed, report, document: bent(report, bends, random) };
}

/** None of these organs can make 规章. */
function withoutRules(report: MadeUpReport): MadeUpReport {
  const codes = Object.keys(report.values).filter((code) => code.startsWith('disclosure.rules.'));
  return altered(report, Object.fromEntries(codes.map((code) => [code, ['0', 0] as const])));
}

/** FNV-1a. */
function seedOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}
