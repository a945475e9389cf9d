import type { Message } from '../../model/note.ts';

export interface Check {
  readonly id: string;
  /** warning: it works, but not as it should on a machine that counts. */
  readonly state: 'ok' | 'warning' | 'failed';
  readonly found: Message;
  /** What to do; null where nothing is to be done. */
  readonly advice: Message | null;
}

export const ok = (id: string, found: Message): Check => ({ id, state: 'ok', found, advice: null });

export const warning = (id: string, found: Message, advice: Message): Check => ({
  id,
  state: 'warning',
  found,
  advice,
});

export const failed = (id: string, found: Message, advice: Message): Check => ({ id, state: 'failed', found, advice });

/** A check that throws has failed: its error is what it found. */
export async function guarded(id: string, advice: Message, look: () => Promise<Check> | Check): Promise<Check> {
  try {
    return await look();
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    return failed(id, { zh: text, en: text }, advice);
  }
}
