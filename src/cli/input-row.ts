/** An input as `inputs` prints it. */
import { loggedUri } from '../model/logged-uri.ts';
import type { InputStanding, InputState } from '../workers/ledger/input-standings.ts';
import { adviceOf, titleOf } from './advice/advice-of.ts';
import type { Language } from './language.ts';

/** Addresses are without passwords. */
export interface InputRow {
  readonly id: string;
  readonly address: string;
  readonly found_on: string | null;
  readonly final_address: string | null;
  readonly state: InputState;
  readonly code: string | null;
  readonly title: string | null;
  readonly advice: string | null;
  readonly attempts: number;
  /** ISO. */
  readonly next_attempt: string | null;
  /** ISO; null without a schedule. */
  readonly next_scheduled: string | null;
  readonly records: number | null;
  readonly found: number;
}

export const inputColumns = [
  ...['id', 'address', 'found_on', 'final_address', 'state', 'code', 'title', 'advice'],
  ...['attempts', 'next_attempt', 'records', 'found', 'next_scheduled'],
] as readonly (keyof InputRow)[];

export function inputRow(standing: InputStanding, language: Language): InputRow {
  const { id, uri, foundOn, finalUri, state, attempts, nextAttempt, records, found } = standing;
  const code = standing.code ?? (state === 'unknown' ? 'unknown' : null);
  return {
    ...{ id, address: loggedUri(uri), state, code: standing.code, attempts, records, found },
    found_on: foundOn === null ? null : loggedUri(foundOn),
    final_address: finalUri === null ? null : loggedUri(finalUri),
    title: code === null ? null : titleOf(code)[language],
    advice: code === null ? null : (adviceOf(code)?.[language] ?? null),
    next_attempt: isoOf(nextAttempt),
    next_scheduled: isoOf(standing.nextScheduled),
  };
}

const isoOf = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());
