import { readFileSync } from 'node:fs';
import { platform, uptime } from 'node:os';

/** Time as the queue needs it. Leases run on `steady`, so that setting the wall clock neither starves nor doubles them. */
export interface Clock {
  /** Wall clock, milliseconds since 1970. May jump. */
  readonly now: () => number;
  /** Milliseconds that never go back, the same for all processes of this machine while `boot` stays the same. */
  readonly steady: () => number;
  /** Names the run of the machine that `steady` counts in. */
  readonly boot: string;
}

/** Rounded so that a clock set right by less than this isn't taken for a restart. */
const BOOT_TIME_GRAIN_MS = 3_600_000;

function bootName(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return `${platform()}-${Math.round((Date.now() - uptime() * 1000) / BOOT_TIME_GRAIN_MS)}`;
  }
}

/** `process.hrtime` counts from the machine's start on every platform that Node runs on. */
export const systemClock = (): Clock => ({
  now: () => Date.now(),
  steady: () => Number(process.hrtime.bigint() / 1_000_000n),
  boot: bootName(),
});
