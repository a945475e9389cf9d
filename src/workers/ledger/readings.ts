/** In which order the bytes of an address were read, where it was read more than once: by the queue's own count, never by a clock. */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readings } from '../../exports/merge/readings.ts';
import { linesOfFile } from '../../fetch/raw-store/lines-of-file.ts';
import { ledgerFolder } from './ledger.ts';
import { type LedgerLine, unsealedLine } from './ledger-line.ts';
import { ledgerFiles } from './read-ledger.ts';

interface Reading {
  readonly round: number;
  /** Null: there was nothing any more. */
  readonly sha256: string | null;
}

/** Whole lines of each file, by its name: bytes from its start. */
export type LedgerPositions = Readonly<Record<string, number>>;

/** Where the address answers that it has nothing: the only failure that says something about the document. */
const GONE = 'fetch.not-found';

/** Of all machines that worked on the jobs. `upTo`: as much as stood there then; else all. Errors: `store.*`. */
export async function readingsIn(
  dataFolders: readonly string[],
  upTo: LedgerPositions | null = null,
): Promise<Readings> {
  const readings = new Map<string, Reading[]>();
  for (const folder of dataFolders)
    for (const file of await ledgerFiles(folder)) {
      const end = upTo === null ? Infinity : (upTo[file] ?? 0);
      if (end > 0) await noteAll(join(ledgerFolder(folder), file), end, readings);
    }
  const gone = [...readings].filter(([, list]) => isGone(list));
  return {
    order: new Map(Array.from(readings, ([uri, list]) => [uri, digestsOf(list)])),
    gone: new Map(gone.map(([uri]) => [uri, GONE])),
  };
}

/** Most lines are about first rounds, and needn't be parsed. */
async function noteAll(path: string, end: number, readings: Map<string, Reading[]>): Promise<void> {
  for await (const { text, to } of linesOfFile(path)) {
    const line = to <= end && text.includes('"round":') ? unsealedLine(text) : null;
    if (line?.kind === 'ended') note(line, readings);
  }
}

function note({ uri, round, outcome }: Extract<LedgerLine, { kind: 'ended' }>, readings: Map<string, Reading[]>): void {
  const sha256 = outcome?.['sha256'] ?? null;
  const saysSomething = typeof sha256 === 'string' || outcome?.['code'] === GONE;
  if (uri === undefined || round === undefined || !saysSomething) return;
  const reading = { round, sha256: typeof sha256 === 'string' ? sha256 : null };
  const list = readings.get(uri);
  if (list === undefined) readings.set(uri, [reading]);
  else list.push(reading);
}

/** A round that was done twice, since its worker was killed, may have met two contents: the order of their digests decides. */
function digestsOf(readings: readonly Reading[]): readonly string[] {
  const read = readings.flatMap(({ round, sha256 }) => (sha256 === null ? [] : [{ round, sha256 }]));
  const sorted = read.toSorted((a, b) => a.round - b.round || (a.sha256 < b.sha256 ? -1 : 1));
  return [...new Set(sorted.map(({ sha256 }) => sha256).toReversed())].reverse();
}

function isGone(readings: readonly Reading[]): boolean {
  const last = Math.max(...readings.map(({ round }) => round));
  return readings.every(({ round, sha256 }) => round < last || sha256 === null);
}

/** As much as stands there now. A line that is being written comes with the next look. Errors: `store.*`. */
export async function ledgerPositions(dataFolders: readonly string[]): Promise<LedgerPositions> {
  const positions: Record<string, number> = {};
  for (const folder of dataFolders)
    for (const file of await ledgerFiles(folder))
      positions[file] = Math.max(positions[file] ?? 0, await wholeBytes(join(ledgerFolder(folder), file)));
  return positions;
}

/** Up to the last line feed; of a file's end a little is looked at. */
async function wholeBytes(path: string): Promise<number> {
  const { size } = await stat(path);
  for (let from = Math.max(0, size - TAIL_BYTES); ; from = Math.max(0, from - TAIL_BYTES)) {
    let whole = from === 0 ? 0 : -1;
    for await (const line of linesOfFile(path, from)) if (line.isWhole) whole = line.to;
    if (whole >= 0) return whole;
  }
}

const TAIL_BYTES = 4096;
