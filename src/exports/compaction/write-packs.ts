/** Segments → packs. What can't be read as it was stored stays where it is. */
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Disk } from '../segments/disk.ts';
import { siftedLines } from '../segments/damaged-lines.ts';
import { HOLE, nameIn, type StoredFrame, storedFrames, storedLine, storedLines } from '../segments/frames.ts';
import { isPlain, type ListedSegment, type SegmentFacts } from '../segments/manifest-entry.ts';
import { packName } from '../segments/pack-name.ts';
import { type Segment, segmentsFolder } from '../segments/read-manifests.ts';
import { isSound, type StoredLine } from '../segments/segment-content.ts';
import { sha256, UNFINISHED_ENDING, type WriterId } from '../segments/segment-name.ts';
import { located, readStored, type StoredBytes } from '../segments/stored-bytes.ts';
import { tableFrame } from '../segments/table-frame.ts';
import { type Choice, PACK_BYTES } from './choose-segments.ts';

export interface PackOptions {
  readonly dataFolder: string;
  readonly writer: WriterId;
  readonly disk: Disk;
  /** By name of the segment the numbers of the lines to let go; a damaged one is kept only if all that is damaged is among them. */
  readonly thinned: ReadonlyMap<string, ReadonlySet<number>>;
  readonly signal?: AbortSignal | undefined;
}

export interface Packed {
  /** In their packs, which are on the medium. */
  readonly listed: readonly ListedSegment[];
  /** Names of those that are damaged. */
  readonly damaged: readonly string[];
}

interface Member {
  readonly segment: Segment;
  readonly bytes: Buffer;
  readonly holes: number;
}

/** Errors: as the disk has them. What was written is nobody's until it is listed. */
export async function writePacks({ segments, generation }: Choice, options: PackOptions): Promise<Packed> {
  const listed: ListedSegment[] = [];
  const damaged: string[] = [];
  let members: Member[] = [];
  let number = 0;
  const write = async (): Promise<void> => {
    if (members.length === 0) return;
    number += 1;
    listed.push(...(await writePack(packName(generation, options.writer, number), members, options)));
    members = [];
  };
  for (const segment of segments) {
    options.signal?.throwIfAborted();
    const member = memberOf(segment, options);
    if (member === null) damaged.push(segment.file);
    else members.push(member);
    if (members.reduce((sum, { bytes }) => sum + bytes.length, 0) >= PACK_BYTES) await write();
    await nextTurn();
  }
  await write();
  await options.disk.flushFolder(segmentsFolder(options.dataFolder));
  return { listed, damaged };
}

async function writePack(
  file: string,
  members: readonly Member[],
  { dataFolder, disk }: PackOptions,
): Promise<readonly ListedSegment[]> {
  const path = join(segmentsFolder(dataFolder), file);
  const listed = listedIn(file, members);
  await disk.writeNew(path + UNFINISHED_ENDING, packBytes(listed, members));
  await disk.rename(path + UNFINISHED_ENDING, path);
  return listed;
}

function listedIn(file: string, members: readonly Member[]): readonly ListedSegment[] {
  let from = 0;
  return members.map(({ segment, bytes, holes }) => {
    const place = { file, from, bytes: bytes.length, sha256: sha256(bytes), holes };
    from += bytes.length;
    return { ...factsOf(segment), place };
  });
}

const packBytes = (listed: readonly ListedSegment[], members: readonly Member[]): Buffer =>
  Buffer.concat([...members.map(({ bytes }) => bytes), tableFrame(listed)]);

const factsOf = ({ file, lines, bytes, sha256: digest, schema, created }: Segment): SegmentFacts => ({
  ...{ file, lines, bytes, sha256: digest, schema, created },
});

/** Null: damaged. */
function memberOf(segment: Segment, { dataFolder, thinned }: PackOptions): Member | null {
  const stored = readStored(located(dataFolder, segment));
  const dropped = thinned.get(segment.file);
  if (dropped !== undefined) return thinnedMember(segment, stored, dropped);
  if (!isSound(stored)) return null;
  const bytes = isPlain(stored.place) ? storedLines(stored.bytes) : stored.bytes;
  return { segment, bytes, holes: stored.place.holes };
}

/** The lines that are left stay as they are stored, and where they stand. */
function thinnedMember(segment: Segment, stored: StoredBytes, dropped: ReadonlySet<number>): Member | null {
  const { sound, damaged, isCounted } = siftedLines(segment, stored);
  if (!isCounted || damaged.some(({ number }) => !dropped.has(number))) return null;
  const left = new Map(sound.filter(({ number }) => !dropped.has(number)).map((line) => [line.number, line]));
  const each = Array.from({ length: segment.lines }, (_, number) => frameOf(left.get(number), stored));
  return { segment, bytes: storedFrames(each), holes: segment.lines - left.size };
}

function frameOf(line: StoredLine | undefined, { bytes, place }: StoredBytes): StoredFrame {
  if (line?.line == null) return { frame: HOLE, name: null };
  if (isPlain(place)) return storedLine(line.line);
  const frame = bytes.subarray(line.from, line.from + line.sizeBytes);
  return { frame, name: line.name ?? nameIn(line.line) };
}
