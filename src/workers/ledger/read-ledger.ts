/** The ledger of a data folder, read line by line. */
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { toStoreError } from '../../fetch/raw-store/store-error.ts';
import { ledgerFolder } from './ledger.ts';
import { type LedgerLine, unsealedLine } from './ledger-line.ts';

/** Null for a line that is torn or damaged; oldest file first. No ledger gives no lines. Errors: `store.*`. */
export async function* readLedger(dataFolder: string): AsyncGenerator<LedgerLine | null> {
  for (const file of await ledgerFiles(dataFolder)) {
    const path = join(ledgerFolder(dataFolder), file);
    const lines = createInterface({ input: createReadStream(path), crlfDelay: Infinity });
    try {
      for await (const line of lines) yield unsealedLine(line);
    } catch (error) {
      throw toStoreError(error, path);
    }
  }
}

async function ledgerFiles(dataFolder: string): Promise<readonly string[]> {
  try {
    return (await readdir(ledgerFolder(dataFolder))).filter((name) => name.endsWith('.jsonl')).sort();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw toStoreError(error, ledgerFolder(dataFolder));
  }
}
