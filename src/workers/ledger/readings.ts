/** In which order the bytes of an address were read, where it was read more than once: by the queue's own count, never by a clock. */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readings } from '../../exports/merge/readings.ts';
import { linesOfFile } from '../../fetch/raw-store/lines-of-file.ts';
import { ledgerFolder } from './ledger.ts';
import { type LedgerLine, unsealedLine } from './ledger-line.ts';
import { ledgerFiles } from './read-ledger.ts';

/** What one round of an address came to, where that says something about the document. */
export interface Round {
  readonly uri: string;
  readonly round: number;
  /** Null: there was nothing any more. */
  readonly sha256: string | null;
}

/** Where its line stands in the ledger. */
export interface PlacedRound extends Round {
  readonly file: string;
  /** Bytes from the file's start to behind the line. */
  readonly to: number;
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
  const rounds: Round[] = [];
  for (const folder of dataFolders)
    for (const file of await ledgerFiles(folder)) {
      const to = upTo === null ? Infinity : (upTo[file] ?? 0);
      rounds.push(...(await roundsBetween(folder, file, 0, to)));
    }
  return readingsOf(rounds);
}

/** Lines of a file that begin behind one position and end before another, in bytes from its start. Errors: `store.*`. */
export async function roundsBetween(
  dataFolder: string,
  file: string,
  from: number,
  to: number,
): Promise<readonly PlacedRound[]> {
  const rounds: PlacedRound[] = [];
  for await (const line of linesOfFile(join(ledgerFolder(dataFolder), file), from)) {
    const round = line.to <= to ? roundIn(line.text) : null;
    if (round !== null) rounds.push({ ...round, file, to: line.to });
  }
  return rounds;
}

/** Most lines are about first rounds, and needn't be parsed. */
function roundIn(text: string): Round | null {
  const line = text.includes('"round":') ? unsealedLine(text) : null;
  return line?.kind === 'ended' ? roundOf(line) : null;
}

function roundOf({ uri, round, outcome }: Extract<LedgerLine, { kind: 'ended' }>): Round | null {
  const sha256 = outcome?.['sha256'] ?? null;
  const saysSomething = typeof sha256 === 'string' || outcome?.['code'] === GONE;
  if (uri === undefined || round === undefined || !saysSomething) return null;
  return { uri, round, sha256: typeof sha256 === 'string' ? sha256 : null };
}

export function readingsOf(rounds: Iterable<Round>): Readings {
  const byAddress = new Map<string, Round[]>();
  for (const round of rounds) {
    const list = byAddress.get(round.uri);
    if (list === undefined) byAddress.set(round.uri, [round]);
    else list.push(round);
  }
  const gone = [...byAddress].filter(([, list]) => isGone(list));
  return {
    order: new Map(Array.from(byAddress, ([uri, list]) => [uri, digestsOf(list)])),
    gone: new Map(gone.map(([uri]) => [uri, GONE])),
  };
}

/** A round that was done twice, since its worker was killed, may have met two contents: the order of their digests decides. */
function digestsOf(readings: readonly Round[]): readonly string[] {
  const read = readings.flatMap(({ round, sha256 }) => (sha256 === null ? [] : [{ round, sha256 }]));
  const sorted = read.toSorted((a, b) => a.round - b.round || (a.sha256 < b.sha256 ? -1 : 1));
  return [...new Set(sorted.map(({ sha256 }) => sha256).toReversed())].reverse();
}

function isGone(readings: readonly Round[]): boolean {
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
