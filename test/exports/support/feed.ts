/** A consumer's steps, and rounds as workers note them. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { changesCommand, type ChangesOptions } from '../../../src/cli/changes-command.ts';
import { jobId } from '../../../src/queue/job-id.ts';
import { createLedger } from '../../../src/workers/ledger/ledger.ts';

export type Change =
  | { readonly change: 'add'; readonly record: Given }
  | { readonly change: 'replace'; readonly replaces: string; readonly record: Given }
  | { readonly change: 'withdraw'; readonly record_id: string; readonly uri: string; readonly reason: string };

export interface Given {
  readonly record_id: string;
  readonly replaces?: string;
  readonly withdrawn?: string;
  readonly source: { readonly uri: string };
}

export async function step(folders: readonly string[], more: Partial<ChangesOptions> = {}): Promise<readonly Change[]> {
  const [out, cursor] = [join(folders[0]!, 'changes.jsonl'), join(folders[0]!, 'cursor.json')];
  await changesCommand(folders, { out, cursor, where: [], json: false, quiet: true, language: 'en', ...more });
  return readFileSync(out, 'utf8')
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Change);
}

export const told = (changes: readonly Change[]): readonly string[] =>
  changes.map((change) =>
    change.change === 'withdraw'
      ? `withdraw ${change.uri} ${change.reason}`
      : `${change.change} ${change.record.source.uri}`,
  );

/** As a worker notes the end of a round; content null: it was gone. */
export async function ended(folder: string, uri: string, round: number, content: string | null): Promise<void> {
  const ledger = createLedger(folder);
  const sha256 = content === null ? null : createHash('sha256').update(content).digest('hex');
  const outcome = sha256 === null ? { status: 'failed', code: 'fetch.not-found' } : { status: 'ok', sha256 };
  const id = jobId({ uri, follow: 'none' });
  await ledger.keep([
    { kind: 'ended', at: 1, id, uri, round, state: 'done', attempts: 0, crashes: 0, failure: null, outcome },
  ]);
  await ledger.close();
}

const DAY = 86_400_000;
export const slow = (days: number) => ({ clock: () => Date.UTC(2026, 10, 22) - days * DAY, worker: `slow${days}` });
