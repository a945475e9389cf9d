/**
 * What was asked for and how it ended, in append-only files, one a process: DATA/ledger/TIME-PID-RANDOM.jsonl. The queue
 * can be rebuilt from it: docs/decisions/0030-the-ledger.md.
 */
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { LedgerFile } from './ledger-file.ts';
import type { LedgerLine } from './ledger-line.ts';

export interface Ledger {
  /** Resolves when the lines are on the medium. Errors: `store.*`; the lines may then be written again. */
  readonly keep: (lines: readonly LedgerLine[]) => Promise<void>;
  /**
   * Resolves when the system has the line: it outlives the process, but not a power cut. For what does no harm when it is
   * forgotten: a job that is done once more gives the same lines.
   */
  readonly note: (line: LedgerLine) => Promise<void>;
  readonly close: () => Promise<void>;
}

export const ledgerFolder = (dataFolder: string): string => join(dataFolder, 'ledger');

interface Asked {
  readonly lines: readonly LedgerLine[];
  readonly isKept: boolean;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/** The data folder must exist. The file is made with the first line. `now`: milliseconds since 1970. */
export function createLedger(dataFolder: string, now: () => number = Date.now): Ledger {
  const file = new LedgerFile(ledgerFolder(dataFolder), now);
  let asked: Asked[] = [];
  let writing: Promise<void> | null = null;

  const writeAsked = async (): Promise<void> => {
    const together = asked;
    asked = [];
    try {
      await file.append(
        together.flatMap(({ lines }) => lines),
        together.some(({ isKept }) => isKept),
      );
      together.forEach(({ done }) => done());
    } catch (error) {
      together.forEach(({ failed }) => failed(error));
    }
  };
  /** What is asked for in one turn of the event loop, or while other lines are written, is written together. */
  const writeAll = async (): Promise<void> => {
    await setImmediate();
    while (asked.length > 0) await writeAsked();
    writing = null;
  };
  const append = (lines: readonly LedgerLine[], isKept: boolean): Promise<void> =>
    new Promise((done, failed) => {
      asked.push({ lines, isKept, done, failed });
      writing ??= writeAll();
    });
  return {
    keep: (lines) => (lines.length === 0 ? Promise.resolve() : append(lines, true)),
    note: (line) => append([line], false),
    close: async () => {
      await writing;
      await file.close();
    },
  };
}
