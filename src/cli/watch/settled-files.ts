/** Which files are whole: those whose size and times have been the same for a while, whoever is copying or saving them. */

export interface SeenFile {
  /** What it is known by. */
  readonly uri: string;
  readonly sizeBytes: number;
  /** Of the last change of content and of attributes: a file that takes another's place shows in the second. */
  readonly times: string;
}

interface Seen {
  readonly mark: string;
  readonly sinceMs: number;
}

const markOf = ({ sizeBytes, times }: SeenFile): string => `${sizeBytes}/${times}`;

export class SettledFiles {
  readonly #quietMs: number;
  #seen: ReadonlyMap<string, Seen> = new Map();

  constructor(quietMs: number) {
    this.#quietMs = quietMs;
  }

  /** `files`: all that are there now; `nowMs` never goes back. */
  look(files: readonly SeenFile[], nowMs: number): readonly SeenFile[] {
    const seen = new Map<string, Seen>();
    for (const file of files) {
      const before = this.#seen.get(file.uri);
      const mark = markOf(file);
      seen.set(file.uri, before?.mark === mark ? before : { mark, sinceMs: nowMs });
    }
    this.#seen = seen;
    return files.filter(({ uri }) => nowMs - (seen.get(uri)?.sinceMs ?? nowMs) >= this.#quietMs);
  }
}
