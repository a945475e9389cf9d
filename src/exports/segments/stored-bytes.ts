/** The bytes of committed segments, wherever they are, checked against what the manifests say of them. */
import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { diskError, ExportError, systemCodeOf } from '../export-error.ts';
import type { Place } from './manifest-entry.ts';
import { isPack } from './pack-name.ts';
import { readManifests, type Segment, segmentsFolder } from './read-manifests.ts';

/** A segment in its data folder. */
export interface LocatedSegment {
  readonly folder: string;
  readonly segment: Segment;
  /** Numbers of the lines that are asked for; all if not said. */
  readonly only?: ReadonlySet<number>;
}

export const located = (folder: string, segment: Segment): LocatedSegment => ({ folder, segment });

/** What no other segment of any folder has: its folder and name. There may be no file of that name. */
export const pathOf = ({ folder, segment }: LocatedSegment): string => join(segmentsFolder(folder), segment.file);

/** The file that holds its bytes at a place. */
export const fileAt = ({ folder }: LocatedSegment, { file }: Place): string => join(segmentsFolder(folder), file);

export interface StoredBytes {
  readonly place: Place;
  /** As they are on the disk; too few or too many where the file is damaged. */
  readonly bytes: Buffer;
}

/**
 * From the first place that is there. Where none is, the manifests are looked at once more: compaction may have moved it.
 * Throws `export.segment-missing`, and `export.*` where the disk fails.
 */
export function readStored(found: LocatedSegment): StoredBytes {
  const read = readFirst(found) ?? readFirst(locatedAgain(found));
  if (read === null) throw missing(pathOf(found));
  return read;
}

function readFirst(found: LocatedSegment): StoredBytes | null {
  for (const place of found.segment.places) {
    const bytes = bytesAt(fileAt(found, place), place);
    if (bytes !== null) return { place, bytes };
  }
  return null;
}

/** With the places that are known now. */
export function locatedAgain(found: LocatedSegment): LocatedSegment {
  const segment = readManifests(found.folder).segments.find(({ file }) => file === found.segment.file);
  return segment === undefined ? found : { ...found, segment };
}

/** Null: there is no such file. */
function bytesAt(path: string, place: Place): Buffer | null {
  try {
    if (!isPack(place.file)) return readFileSync(path);
    const file = openSync(path, 'r');
    try {
      return readRange(file, place.from, Math.min(place.bytes, fstatSync(file).size));
    } finally {
      closeSync(file);
    }
  } catch (error) {
    if (systemCodeOf(error) === 'ENOENT') return null;
    throw diskError(error, path);
  }
}

/** Fewer bytes where the file ends. */
export function readRange(file: number, from: number, sizeBytes: number): Buffer {
  const bytes = Buffer.allocUnsafe(sizeBytes);
  let done = 0;
  for (let length = -1; done < sizeBytes && length !== 0; done += length)
    length = readSync(file, bytes, done, sizeBytes - done, from + done);
  return bytes.subarray(0, done);
}

const missing = (path: string): ExportError =>
  new ExportError('export.segment-missing', {
    zh: `清单所列的分段 ${path} 不存在，请从备份恢复，或运行 nianbao verify 查看详情`,
    en: `the segment ${path} is listed in the manifest but missing: restore it from a backup, or run nianbao verify for details`,
  });

export const damaged = (path: string): ExportError =>
  new ExportError('export.segment-damaged', {
    zh: `分段 ${path} 与清单不符，已损坏：请从备份恢复；nianbao verify 说明损坏之处，nianbao export --without-damaged 先导出其余记录，nianbao reprocess --all 由原始文件重做`,
    en: `the segment ${path} is not what the manifest says, so it is damaged: restore it from a backup; nianbao verify tells what is damaged, nianbao export --without-damaged goes on with the rest, nianbao reprocess --all makes it anew from the raw files`,
  });
