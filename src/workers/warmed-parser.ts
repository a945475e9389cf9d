/** What a snapshot holds of a parser child: all that a page needs, after it has read some (docs/decisions/0094-a-snapshot-of-the-child.md). */
import { readPage } from '../pipeline.ts';
import { renderRecords } from './render-records.ts';
import { serveParser } from './serve-parser.ts';

/** Rejects where one can't be read. */
export async function readOnce(documents: readonly Uint8Array[]): Promise<void> {
  for (const bytes of documents) {
    const { records } = await readPage(bytes, { uri: 'file:sample' }, 'none');
    if (records.some(({ status }) => status === 'failed')) throw new Error(renderRecords(records));
  }
}

export const serve = (): void => serveParser(() => Promise.resolve(readPage));
