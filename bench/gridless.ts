/** Figures of made-up prints without a grid, as the form has its tables and with bends: nianbao's reading beside an hour's script. */
import { processDocument } from '../src/pipeline.ts';
import { cleanDocument, type CleanDocument } from '../test/accuracy/clean-document.ts';
import { judge, none, sum, type Counts } from '../test/accuracy/count.ts';
import { allBends } from '../test/support/made-up/bends/all-bends.ts';
import type { Bend } from '../test/support/made-up/bends/bend.ts';
import { codesOfReport } from '../test/support/made-up/judge.ts';
import { asMeant, plainBytes, plainLooks } from '../test/support/made-up/render/pdf-plain.ts';
import { wordRows } from './peers/word-rows.ts';

export interface GridlessResult {
  readonly name: string;
  readonly nianbao: Counts;
  readonly script: Script;
}

interface Script {
  readonly right: number;
  /** Another number, or one where none is printed. */
  readonly wrong: number;
}

/** Values of form fields are no words of the page. */
const looks = plainLooks.filter(({ isField }) => isField === undefined);

const prints = (bend: Bend): boolean => bend.carriers.includes('pdf') && !bend.removes;

/** `documents`: of each look as the form has its tables; each bend comes once. */
export async function benchGridless(documents: number): Promise<readonly GridlessResult[]> {
  const plain = Array.from({ length: documents }, (_, turn) => cleanDocument('bench: gridless', turn));
  const bent = allBends.filter(prints).map((bend, turn) => cleanDocument(`bench: ${bend.name}`, turn, [bend]));
  return [await measured('as the form has them', plain), await measured('bent', bent)];
}

async function measured(name: string, documents: readonly CleanDocument[]): Promise<GridlessResult> {
  let nianbao = none;
  const script = { right: 0, wrong: 0 };
  for (const [turn, made] of documents.entries()) {
    const look = looks[turn % looks.length];
    if (look === undefined) continue;
    const bytes = plainBytes(made.document, look, asMeant);
    nianbao = sum([nianbao, judge(made, await processDocument(bytes, { uri: 'file:print' })).counts]);
    const { right, wrong } = await scriptCounts(made, bytes);
    script.right += right;
    script.wrong += wrong;
  }
  return { name, nianbao, script };
}

async function scriptCounts({ report }: CleanDocument, bytes: Uint8Array): Promise<Script> {
  const read = await wordRows(bytes);
  const codes = codesOfReport(report);
  const valueOf = (code: string): number | null => report.values[code] ?? null;
  return {
    right: codes.filter((code) => valueOf(code) !== null && read.get(code) === valueOf(code)).length,
    wrong: codes.filter((code) => (read.get(code) ?? null) !== null && read.get(code) !== valueOf(code)).length,
  };
}
