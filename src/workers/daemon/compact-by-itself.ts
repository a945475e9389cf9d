/** A worker joins the segments of its folder now and then, so that nobody has to think of it. */
import { compact } from '../../exports/compaction/compact.ts';
import { isCompactionDue } from '../../exports/compaction/is-compaction-due.ts';

const EVERY_MS = 60_000;

export interface OwnCompaction {
  /** Once more, if there is time for it. Resolves when nothing is under way. */
  readonly end: (isHurried: boolean) => Promise<void>;
}

/** What fails here fails again in the next round, or is told by whatever else uses the folder: no job waits for it. */
export function compactByItself(dataFolder: string, everyMs = EVERY_MS): OwnCompaction {
  const stopping = new AbortController();
  let running: Promise<void> | null = null;
  const round = async (signal: AbortSignal): Promise<void> => {
    try {
      if (isCompactionDue(dataFolder)) await compact(dataFolder, { now: false, clock: Date.now, signal });
    } catch {
      // The next round is soon.
    }
  };
  const start = (): void => void (running ??= round(stopping.signal).finally(() => (running = null)));
  const timer = setInterval(start, everyMs);
  timer.unref();
  return {
    end: async (isHurried) => {
      clearInterval(timer);
      if (isHurried) stopping.abort();
      await running;
      if (!isHurried) await round(stopping.signal);
    },
  };
}
