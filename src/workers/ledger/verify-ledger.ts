/** The ledger's lines against their seals. Only reads. */
import { join } from 'node:path';
import { linesOfFile, lostLineFeed } from '../../fetch/raw-store/lines-of-file.ts';
import { ledgerFolder } from './ledger.ts';
import { unsealedLine } from './ledger-line.ts';
import { ledgerFiles } from './read-ledger.ts';

export interface LedgerVerification {
  readonly lines: number;
  /** `file@byte` of each line that is damaged. The torn end of a file that a worker was killed at isn't one. */
  readonly damaged: readonly string[];
}

const isSealed = (text: string): boolean => unsealedLine(text) !== null;

/** Throws `store.*` only where a file can't be read at all. */
export async function verifyLedger(dataFolder: string, signal?: AbortSignal): Promise<LedgerVerification> {
  const damaged: string[] = [];
  let lines = 0;
  for (const file of await ledgerFiles(dataFolder)) {
    signal?.throwIfAborted();
    for await (const line of linesOfFile(join(ledgerFolder(dataFolder), file))) {
      if (line.isWhole) lines += 1;
      const isDamaged = line.isWhole ? !isSealed(line.text) : lostLineFeed(line, isSealed);
      if (isDamaged) damaged.push(`${file}@${line.from}`);
    }
  }
  return { lines, damaged };
}
