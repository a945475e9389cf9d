/** The ledger of a data folder, read line by line. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { linesOfFile } from '../../fetch/raw-store/lines-of-file.ts';
import { toStoreError } from '../../fetch/raw-store/store-error.ts';
import { ledgerFolder } from './ledger.ts';
import { type LedgerLine, unsealedLine } from './ledger-line.ts';

/** Null for a line that is torn or damaged; oldest file first. No ledger gives no lines. Errors: `store.*`. */
export async function* readLedger(dataFolder: string): AsyncGenerator<LedgerLine | null> {
  for (const file of await ledgerFiles(dataFolder))
    for await (const { text } of linesOfFile(join(ledgerFolder(dataFolder), file))) yield unsealedLine(text);
}

/** Names, oldest first. */
export async function ledgerFiles(dataFolder: string): Promise<readonly string[]> {
  try {
    return (await readdir(ledgerFolder(dataFolder))).filter((name) => name.endsWith('.jsonl')).sort();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw toStoreError(error, ledgerFolder(dataFolder));
  }
}
