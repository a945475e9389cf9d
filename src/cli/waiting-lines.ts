/** Lines that wait on the disk until a whole set was read. Their file has no name, or goes with the process. */
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { reasonOf } from '../model/reason.ts';
import { CommandError, exitCodes } from './exit-codes.ts';

export class WaitingLines {
  readonly #folder: string;
  readonly #file: FileHandle;

  private constructor(folder: string, file: FileHandle) {
    this.#folder = folder;
    this.#file = file;
  }

  static async open(): Promise<WaitingLines> {
    return guarded(async () => {
      const folder = await mkdtemp(join(tmpdir(), 'nianbao-'));
      const file = await open(join(folder, 'lines'), 'wx+', 0o600);
      // Some systems keep what is open; then it is removed in the end.
      await rm(folder, { recursive: true, force: true }).catch(() => undefined);
      return new WaitingLines(folder, file);
    });
  }

  /** Whole lines, with their line feeds. */
  async add(lines: Uint8Array): Promise<void> {
    if (lines.byteLength > 0) await guarded(() => this.#file.appendFile(lines));
  }

  /** In their order, without line feeds. To be called when nothing more is added. */
  async *read(): AsyncGenerator<string> {
    const input = createReadStream('', { fd: this.#file.fd, start: 0, autoClose: false });
    // No line holds any other separator of lines as it is.
    yield* createInterface({ input, crlfDelay: Infinity });
  }

  async close(): Promise<void> {
    await this.#file.close().catch(() => undefined);
    await rm(this.#folder, { recursive: true, force: true }).catch(() => undefined);
  }
}

async function guarded<T>(action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    const { zh, en } = reasonOf(error);
    throw new CommandError(
      exitCodes.outputFailed,
      {
        zh: `无法写入系统临时文件夹 ${tmpdir()}：${zh}（可用环境变量 TMPDIR 另指定）`,
        en: `cannot write to the system's temporary folder ${tmpdir()}: ${en} (TMPDIR names another one)`,
      },
      { cause: error },
    );
  }
}
