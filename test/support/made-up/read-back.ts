/** Runs a rendering through the pipeline and says what came out wrong, with all that is needed to make it again. */
import { processDocument } from '../../../src/pipeline.ts';
import { nameOf, type Case } from './case.ts';
import { demandOf, faultsOf } from './judge.ts';

export interface Rendering {
  readonly made: Case;
  readonly style: string;
  readonly bytes: Uint8Array;
  /** `noted`: what can't be told for sure may be in doubt, as long as a note names it. What the bends ask if left out. */
  readonly expects?: 'noted';
}

/** Null if all is right. */
export async function faultOf({ made, style, bytes, expects }: Rendering): Promise<string | null> {
  const records = await processDocument(bytes, { uri: 'file:made-up' });
  const demand = demandOf(made.bends);
  const faults = faultsOf(records, [made.report], expects === undefined ? demand : { ...demand, expects });
  return faults.length === 0 ? null : [nameOf(made, style), ...faults].join('\n  ');
}

/** One after the other, so that memory holds one document. */
export async function faultsIn(renderings: Iterable<Rendering>): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const rendering of renderings) {
    const fault = await faultOf(rendering);
    if (fault !== null) faults.push(fault);
  }
  return faults;
}

/** How many times more documents than in the usual run: `npm run test:long` sets NIANBAO_LONG. */
export const effort = process.env['NIANBAO_LONG'] === '1' ? 20 : 1;

/** Of documents that a browser or an office must print, which takes a second each. */
export const printEffort = effort === 1 ? 1 : 5;

export const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);
