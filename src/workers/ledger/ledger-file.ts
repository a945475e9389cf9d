/** The file of the ledger that this process appends to; after a failure, and when it is large enough, the next one. */
import { randomBytes } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder, syncFolder } from '../../fetch/raw-store/durable-file.ts';
import { toStoreError } from '../../fetch/raw-store/store-error.ts';
import { type LedgerLine, sealedLine } from './ledger-line.ts';

const MAX_FILE_BYTES = 64 * 1_048_576;

export class LedgerFile {
  readonly #folder: string;
  readonly #now: () => number;
  #handle: FileHandle | null = null;
  #size = 0;

  /** `now`: milliseconds since 1970. Folder and file are made with the first line. */
  constructor(folder: string, now: () => number) {
    this.#folder = folder;
    this.#now = now;
  }

  /** One call at a time. `isKept`: resolves when the lines are on the medium. Errors: `store.*`. */
  async append(lines: readonly LedgerLine[], isKept: boolean): Promise<void> {
    const bytes = Buffer.from(lines.map(sealedLine).join(''));
    try {
      this.#handle ??= await this.#openNext();
      await this.#handle.appendFile(bytes);
      if (isKept) await this.#handle.datasync();
      this.#size += bytes.length;
      if (this.#size > MAX_FILE_BYTES) await this.close();
    } catch (error) {
      // What was half written stays behind as the torn end of a file that nobody appends to any more.
      await this.close().catch(() => undefined);
      throw toStoreError(error, this.#folder);
    }
  }

  async close(): Promise<void> {
    const closing = this.#handle;
    this.#handle = null;
    await closing?.close();
  }

  async #openNext(): Promise<FileHandle> {
    await makeFolder(this.#folder);
    const time = new Date(this.#now()).toISOString().replaceAll(/[:.]/gu, '');
    const name = `${time}-${process.pid}-${randomBytes(4).toString('hex')}.jsonl`;
    const handle = await open(join(this.#folder, name), 'ax');
    await syncFolder(this.#folder);
    this.#size = 0;
    return handle;
  }
}
