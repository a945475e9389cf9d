/** How often: `7d`, `12h`, `90m`. */
import { InvalidArgumentError } from 'commander';

const SECOND = 1000;
const DAY = 86_400 * SECOND;

const units: Readonly<Record<string, number>> = {
  s: SECOND,
  m: 60 * SECOND,
  h: 3600 * SECOND,
  d: DAY,
  w: 7 * DAY,
};

const LONGEST = 3660 * DAY;

/** Milliseconds. Throws what commander prints. */
export function parseInterval(text: string): number {
  const [, count = '', unit = ''] = /^(\d+(?:\.\d+)?)\s*([smhdw])$/u.exec(text.trim().toLowerCase()) ?? [];
  const everyMs = Math.round(Number(count) * (units[unit] ?? Number.NaN));
  if (everyMs >= SECOND && everyMs <= LONGEST) return everyMs;
  throw new InvalidArgumentError('30m, 12h, 7d, 4w');
}

/** In the largest unit that gives a whole number. */
export function intervalText(everyMs: number): string {
  const found = Object.entries(units)
    .toReversed()
    .find(([, size]) => everyMs % size === 0);
  return found === undefined ? `${everyMs / SECOND}s` : `${everyMs / found[1]}${found[0]}`;
}
