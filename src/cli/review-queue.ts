/** The jobs behind the data folders under review, of either engine: only looked at. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openQueue } from '../queue/open-queue.ts';
import { inputStandings } from '../workers/ledger/input-standings.ts';
import { type InputRow, inputRow } from './input-row.ts';
import type { Language } from './language.ts';

export type ReadQueue = (language: Language) => Promise<readonly InputRow[]>;

/** Null where no folder has a queue of its own, and no Redis is named. */
export function queueReader(dataFolders: readonly string[], redisUrl: string | null): ReadQueue | null {
  const folders = dataFolders.map((folder) => resolve(folder));
  const own = folders.filter((folder) => redisUrl !== null || existsSync(join(folder, 'queue.sqlite')));
  if (own.length === 0) return null;
  return async (language) => {
    const rows: InputRow[] = [];
    // One Redis has the jobs of all folders; an embedded queue those of its own.
    for (const asked of redisUrl === null ? own.map((folder) => [folder]) : [own]) {
      const [folder = ''] = asked;
      const opened = await openQueue({ folder, redisUrl, onError: () => undefined });
      try {
        for await (const standing of inputStandings(asked, opened)) rows.push(inputRow(standing, language));
      } finally {
        await opened.queue.close();
      }
    }
    return rows;
  };
}
