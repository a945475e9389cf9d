/** Messages and a progress bar on standard error; the bar only where a person sees it. */
import type { Paint } from './colour.ts';

export interface Progress {
  /** A line of its own, above the bar. */
  note(line: string): void;
  advance(done: number): void;
  /** Takes the bar away. */
  end(): void;
}

interface ProgressOptions {
  readonly total: number;
  readonly hasBar: boolean;
  readonly paint: Paint;
  readonly write: (text: string) => void;
  /** Milliseconds of a clock that only goes forward. */
  readonly now: () => number;
}

const BAR_COLUMNS = 30;
/** Fast enough to look alive, slow enough to cost nothing. */
const REDRAW_MS = 100;
const CLEAR_LINE = '\r\u001B[K';

export function progressOn({ total, hasBar, paint, write, now }: ProgressOptions): Progress {
  const began = now();
  let drawnAt = Number.NEGATIVE_INFINITY;
  let bar = '';
  const clear = (): void => {
    if (bar !== '') write(CLEAR_LINE);
    bar = '';
  };
  const draw = (done: number): void => {
    const filled = total === 0 ? 0 : Math.round((done / total) * BAR_COLUMNS);
    const rate = (done / Math.max(1, now() - began)) * 1000;
    bar = `${paint('cyan', '#'.repeat(filled))}${'.'.repeat(BAR_COLUMNS - filled)} ${done}/${total}  ${rate.toFixed(1)}/s`;
    write(`${CLEAR_LINE}${bar}`);
  };
  return {
    note: (line) => {
      clear();
      write(`${line}\n`);
    },
    advance: (done) => {
      if (!hasBar || now() - drawnAt < REDRAW_MS) return;
      drawnAt = now();
      draw(done);
    },
    end: clear,
  };
}
