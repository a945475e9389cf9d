import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import type { SitePace } from '../site-pace.ts';
import type { RedisLink } from './redis-link.ts';

/** Where no gap is asked for and the site is held. */
const SHORTEST_WAIT_MS = 50;
/** A site's key goes when it has been free for so long. */
const FORGET_AFTER_MS = 3_600_000;

/** Redis' own clock: the machines' may differ. A site's key holds hold, gap, free (when it may be asked again) and slot. */
const NOW = `local time = redis.call('TIME'); local now = time[1] * 1000 + math.floor(time[2] / 1000)
local function known(field) return tonumber(redis.call('HGET', KEYS[1], field) or 0) or 0 end
local function keep() redis.call('PEXPIRE', KEYS[1], math.max(known('free'), known('slot')) - now + ${FORGET_AFTER_MS}) end
`;

/** ARGV: hold, lease, gap, lease of the claim that took the turn or ''. Returns 0 if granted, else the milliseconds to wait. */
const HOLD = `${NOW}
local held = redis.call('HGET', KEYS[1], 'hold')
if held == ARGV[1] then return 0 end -- sent once more after a lost connection
local free = known('free')
if free > now and held ~= ARGV[4] then
  if redis.call('HEXISTS', KEYS[1], 'hold') == 0 then return free - now end
  return math.min(free - now, math.max(tonumber(ARGV[3]), ${SHORTEST_WAIT_MS}))
end
redis.call('HSET', KEYS[1], 'hold', ARGV[1], 'gap', ARGV[3], 'free', now + math.max(tonumber(ARGV[2]), tonumber(ARGV[3])))
keep()
return 0`;

/** ARGV: hold, lease. Returns 1 if the hold goes on, 0 if it was over. */
const EXTEND = `${NOW}
if redis.call('HGET', KEYS[1], 'hold') ~= ARGV[1] then return 0 end
redis.call('HSET', KEYS[1], 'free', math.max(known('free'), now + tonumber(ARGV[2])))
keep()
return 1`;

/** ARGV: hold, wait that the site asked for. */
const RELEASE = `${NOW}
local asked = now + tonumber(ARGV[2])
if redis.call('HGET', KEYS[1], 'hold') == ARGV[1] then
  redis.call('HDEL', KEYS[1], 'hold')
  redis.call('HSET', KEYS[1], 'free', math.max(now + known('gap'), asked))
elseif redis.call('EXISTS', KEYS[1]) == 1 then
  redis.call('HSET', KEYS[1], 'free', math.max(known('free'), asked))
end
keep()
return 0`;

/**
 * ARGV: lease token, lease. Returns 0 if the site was free, and is now taken under the token, else how long to put a job of
 * it aside, milliseconds. Each job gets a slot of its own, a gap apart, so that ten thousand jobs of one site are put aside
 * about once each.
 */
const SLOT = `${NOW}
local free = known('free')
if free <= now then
  redis.call('HSET', KEYS[1], 'hold', ARGV[1], 'free', now + tonumber(ARGV[2]))
  keep()
  return 0
end
local gap = math.max(known('gap'), ${SHORTEST_WAIT_MS})
if redis.call('HEXISTS', KEYS[1], 'hold') == 1 then free = math.min(free, now + gap) end
local slot = math.max(free, known('slot'))
redis.call('HSET', KEYS[1], 'slot', slot + gap)
keep()
return slot - now`;

/** ARGV: lease token. */
const END_SLOT = `${NOW}
if redis.call('HGET', KEYS[1], 'hold') ~= ARGV[1] then return 0 end
redis.call('HDEL', KEYS[1], 'hold')
redis.call('HSET', KEYS[1], 'free', now)
keep()
return 0`;

export interface RedisPace extends SitePace {
  /** Takes the turn at a site for a lease; how long to put the job aside, milliseconds, where it isn't free, else 0. */
  readonly slot: (site: string, token: string, leaseMs: number) => Promise<number>;
  /** The lease is over: the turn that its claim took goes back, unless a request went on with it. */
  readonly endSlot: (site: string, token: string) => Promise<void>;
}

async function evaluate(
  redis: Redis,
  script: string,
  key: string,
  ...args: readonly (string | number)[]
): Promise<number> {
  return Number(await redis.eval(script, 1, key, ...args));
}

export function redisPace({ redis, run }: RedisLink, prefix: string, now: () => number): RedisPace {
  const latest = new Map<string, string>();
  const key = (site: string): string => `${prefix}:site:${site}`;
  return {
    hold: async (site, _worker, leaseMs, minGapMs, claimed = '') => {
      const hold = randomUUID();
      const times = [Math.ceil(leaseMs), Math.ceil(minGapMs)];
      const waitMs = await run(() => evaluate(redis, HOLD, key(site), hold, ...times, claimed));
      if (waitMs > 0) return { granted: false, waitMs };
      latest.set(site, hold);
      return { granted: true, hold };
    },
    release: async (site, notBefore, hold) => {
      const released = hold ?? latest.get(site);
      if (released === undefined) return;
      const askedMs = Math.ceil(Math.max(0, notBefore - now()));
      await run(() => evaluate(redis, RELEASE, key(site), released, askedMs));
      if (latest.get(site) === released) latest.delete(site);
    },
    extend: async (site, hold, leaseMs) =>
      (await run(() => evaluate(redis, EXTEND, key(site), hold, Math.ceil(leaseMs)))) === 1,
    slot: (site, token, leaseMs) => run(() => evaluate(redis, SLOT, key(site), token, Math.ceil(leaseMs))),
    endSlot: async (site, token) => {
      await run(() => evaluate(redis, END_SLOT, key(site), token));
    },
  };
}
