/** In which order the bytes of an address were read, where it was read more than once: by the queue's own count, never by a clock. */
import { join } from 'node:path';
import { linesOfFile } from '../../fetch/raw-store/lines-of-file.ts';
import { ledgerFolder } from './ledger.ts';
import { unsealedLine } from './ledger-line.ts';
import { ledgerFiles } from './read-ledger.ts';

/** By address: digests of the bytes in the order of their rounds, each at its last; the first round isn't among them. */
export type ReadingOrder = ReadonlyMap<string, readonly string[]>;

interface Reading {
  readonly round: number;
  readonly sha256: string;
}

/** Of all machines that worked on the jobs. Errors: `store.*`. */
export async function readingOrder(dataFolders: readonly string[]): Promise<ReadingOrder> {
  const readings = new Map<string, Reading[]>();
  for (const folder of dataFolders)
    for (const file of await ledgerFiles(folder))
      for await (const { text } of linesOfFile(join(ledgerFolder(folder), file))) note(text, readings);
  return new Map([...readings].map(([uri, list]) => [uri, digestsOf(list)]));
}

/** Most lines are about first rounds, and needn't be parsed. */
function note(text: string, readings: Map<string, Reading[]>): void {
  const line = text.includes('"round":') ? unsealedLine(text) : null;
  if (line?.kind !== 'ended' || line.uri === undefined || line.round === undefined) return;
  const sha256 = line.outcome?.['sha256'];
  if (typeof sha256 !== 'string') return;
  const list = readings.get(line.uri);
  const reading = { round: line.round, sha256 };
  if (list === undefined) readings.set(line.uri, [reading]);
  else list.push(reading);
}

/** A round that was done twice, since its worker was killed, may have met two contents: the order of their digests decides. */
function digestsOf(readings: readonly Reading[]): readonly string[] {
  const sorted = readings.toSorted((a, b) => a.round - b.round || (a.sha256 < b.sha256 ? -1 : 1));
  return [...new Set(sorted.map(({ sha256 }) => sha256).toReversed())].reverse();
}
