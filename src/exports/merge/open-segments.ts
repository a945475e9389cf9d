/** Lines from here and there of segments that were checked before; compaction may have moved them meanwhile. */
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { diskError, systemCodeOf } from '../export-error.ts';
import type { Place } from '../segments/manifest-entry.ts';
import { segmentsFolder } from '../segments/read-manifests.ts';
import { lineAt, storedLinesIn } from '../segments/segment-content.ts';
import { sha256 } from '../segments/segment-name.ts';
import { damaged, type LocatedSegment, locatedAgain, readRange, readStored } from '../segments/stored-bytes.ts';
import type { Place as LinePlace } from './line-index.ts';

/** Enough for runs of neighbours; a process may open 1,024 files on most systems. */
const OPEN_AT_ONCE = 200;

interface Known {
  readonly found: LocatedSegment;
  readonly place: Place;
}

/** The files used last stay open. */
export class OpenSegments {
  readonly #files = new Map<string, number>();
  readonly #known = new Map<string, Known>();

  /** `place`: where its bytes were when they were checked. */
  know(path: string, found: LocatedSegment, place: Place): void {
    this.#known.set(path, { found, place });
  }

  /**
   * Without its line feed. `lineSha256`: what the line was when the segment was checked. Throws `export.segment-missing` and
   * `export.segment-damaged`.
   */
  readLine(line: Pick<LinePlace, 'path' | 'number' | 'offset' | 'sizeBytes'>, lineSha256: string): Buffer {
    const known = this.#known.get(line.path);
    if (known === undefined) throw damaged(line.path);
    const isRight = (bytes: Buffer | null): bytes is Buffer => bytes !== null && sha256(bytes) === lineSha256;
    const bytes = this.#lineAt(known, line);
    if (isRight(bytes)) return bytes;
    const moved = this.#searched(known, line);
    if (isRight(moved)) return moved;
    throw damaged(line.path);
  }

  close(): void {
    for (const file of this.#files.values()) closeSync(file);
    this.#files.clear();
  }

  #lineAt({ found, place }: Known, line: Pick<LinePlace, 'offset' | 'sizeBytes'>): Buffer | null {
    const path = join(segmentsFolder(found.folder), place.file);
    const file = this.#open(path);
    if (file === null) return null;
    try {
      return lineAt(place, readRange(file, place.from + line.offset, line.sizeBytes));
    } catch (error) {
      throw diskError(error, path);
    }
  }

  /** Where it is now, by its number. */
  #searched({ found }: Known, { path, number }: Pick<LinePlace, 'path' | 'number'>): Buffer | null {
    const now = locatedAgain(found);
    const stored = readStored(now);
    this.know(path, now, stored.place);
    for (const line of storedLinesIn(stored)) if (line.number === number) return line.line;
    return null;
  }

  /** Null: there is no such file. */
  #open(path: string): number | null {
    const known = this.#files.get(path);
    this.#files.delete(path);
    const file = known ?? opened(path);
    if (file === null) return null;
    this.#files.set(path, file);
    const [oldest] = this.#files;
    if (this.#files.size > OPEN_AT_ONCE && oldest !== undefined) {
      this.#files.delete(oldest[0]);
      closeSync(oldest[1]);
    }
    return file;
  }
}

function opened(path: string): number | null {
  try {
    return openSync(path, 'r');
  } catch (error) {
    if (systemCodeOf(error) === 'ENOENT') return null;
    throw diskError(error, path);
  }
}
