/** Bytes of committed segments, checked against what the manifest says of them. */
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { diskError, ExportError, systemCodeOf } from '../export-error.ts';
import type { Segment } from '../segments/manifest-entry.ts';
import { segmentsFolder } from '../segments/read-manifests.ts';
import { sha256 } from '../segments/segment-name.ts';

export interface LocatedSegment {
  readonly path: string;
  readonly segment: Segment;
}

export const located = (dataFolder: string, segment: Segment): LocatedSegment => ({
  path: join(segmentsFolder(dataFolder), segment.file),
  segment,
});

/** The whole segment. Throws `export.segment-missing` and `export.segment-damaged`, as does `OpenSegments`. */
export function readSegment({ path, segment }: LocatedSegment): Buffer {
  const bytes = reading(path, () => readFileSync(path));
  if (bytes.byteLength !== segment.bytes || sha256(bytes) !== segment.sha256) throw damaged(path);
  return bytes;
}

/** Enough for runs of neighbours; a process may open 1,024 files on most systems. */
const OPEN_AT_ONCE = 200;

/** Lines from here and there; the files used last stay open. */
export class OpenSegments {
  readonly #files = new Map<string, number>();

  /** `lineSha256`: what the line was when the segment was checked. */
  readLine(path: string, offset: number, sizeBytes: number, lineSha256: string): Buffer {
    const line = Buffer.allocUnsafe(sizeBytes);
    const length = reading(path, () => readSync(this.#open(path), line, 0, sizeBytes, offset));
    if (length !== sizeBytes || sha256(line) !== lineSha256) throw damaged(path);
    return line;
  }

  close(): void {
    for (const file of this.#files.values()) closeSync(file);
    this.#files.clear();
  }

  #open(path: string): number {
    const known = this.#files.get(path);
    this.#files.delete(path);
    const file = known ?? openSync(path, 'r');
    this.#files.set(path, file);
    const [oldest] = this.#files;
    if (this.#files.size > OPEN_AT_ONCE && oldest !== undefined) {
      this.#files.delete(oldest[0]);
      closeSync(oldest[1]);
    }
    return file;
  }
}

function reading<Result>(path: string, read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    if (systemCodeOf(error) !== 'ENOENT') throw diskError(error, path);
    throw new ExportError('export.segment-missing', {
      zh: `清单所列的分段 ${path} 不存在，请从备份恢复，或运行 nianbao verify 查看详情`,
      en: `the segment ${path} is listed in the manifest but missing: restore it from a backup, or run nianbao verify for details`,
    });
  }
}

export const damaged = (path: string): ExportError =>
  new ExportError('export.segment-damaged', {
    zh: `分段 ${path} 与清单不符，已损坏，请从备份恢复，或运行 nianbao verify 查看详情`,
    en: `the segment ${path} is not what the manifest says, so it is damaged: restore it from a backup, or run nianbao verify for details`,
  });
