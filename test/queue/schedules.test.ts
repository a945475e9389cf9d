/** What is asked for again and again, on both engines; times of days with a clock that is passed in. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Clock } from '../../src/queue/clock.ts';
import { openEmbedded } from '../../src/queue/embedded/open-embedded.ts';
import { jobId } from '../../src/queue/job-id.ts';
import type { Claim } from '../../src/queue/job.ts';
import type { OpenedQueue } from '../../src/queue/open-queue.ts';
import type { Queue } from '../../src/queue/queue.ts';
import { type Engine, engines } from './engines.ts';
import { HOUR, request } from './requests.ts';

const DAY = 24 * HOUR;
const list = request('list', { follow: 'list', hints: { organ: '某县人民政府' }, site: null });

async function claimIn(queue: Queue, ms: number): Promise<Claim | null> {
  const until = performance.now() + ms;
  for (;;) {
    const claim = await queue.claim('test', HOUR);
    if (claim !== null || performance.now() > until) return claim;
    await delay(20);
  }
}

describe.each(engines)('schedules on %s', (_name, make) => {
  let engine: Engine;
  let opened: OpenedQueue;
  beforeAll(async () => {
    engine = await make();
    opened = await engine.open();
  });
  afterAll(async () => {
    await opened.queue.close();
    await engine.remove();
  });

  it('ask again in their time, round after round, and keep nobody waiting for them', async () => {
    const { queue, schedules } = opened;
    await queue.enqueue([list]);
    await queue.complete((await claimIn(queue, 0))!.lease, { status: 'leads-on' });
    await schedules.set([{ request: list, everyMs: 400 }], 'replace');
    const counts = await queue.counts();
    expect([counts.waiting, counts.delayed, counts.active]).toEqual([0, 0, 0]);
    expect((await queue.list({ state: 'delayed', cursor: null, limit: 9 })).entries).toEqual([]);
    expect(await queue.replay({ state: 'delayed' })).toBe(0);
    expect(await claimIn(queue, 0)).toBeNull();
    for (const round of [2, 3]) {
      const claim = (await claimIn(queue, 10_000))!;
      expect(claim.job).toMatchObject({ ...list, round, attempts: 0 });
      await queue.complete(claim.lease, { status: 'leads-on' });
    }
  });

  it('are listed, changed and removed, by any process', async () => {
    const { schedules } = opened;
    const other = request('other');
    await schedules.set([{ request: other, everyMs: 9 * DAY }], 'replace');
    await schedules.set([{ request: list, everyMs: DAY }], 'replace');
    await schedules.set([{ request: list, everyMs: HOUR }], 'keep');
    const again = await engine.open();
    const entries = await again.schedules.list();
    expect(entries.map(({ id, request: { uri, hints }, everyMs }) => [id, uri, hints, everyMs])).toEqual([
      [jobId(list), list.uri, list.hints, DAY],
      [jobId(other), other.uri, {}, 9 * DAY],
    ]);
    expect(Math.abs(entries[0]!.nextAt - Date.now() - DAY)).toBeLessThan(HOUR);
    expect(await again.schedules.remove([jobId(list), jobId(request('unknown'))])).toBe(1);
    expect((await schedules.list()).map(({ request: { uri } }) => uri)).toEqual([other.uri]);
    await again.queue.close();
  });
});

describe('in the embedded database', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-schedules-'));
  let at = Date.UTC(2026, 0, 1);
  let boot = 'first';
  const clock: Clock = {
    now: () => at,
    steady: () => at,
    get boot() {
      return boot;
    },
  };

  it('a week is a week over restarts, a month of rest asks once, and the same interval again postpones nothing', async () => {
    const first = openEmbedded({ folder, clock });
    await first.schedules.set([{ request: list, everyMs: 7 * DAY }], 'replace');
    at += 6 * DAY;
    await first.schedules.set([{ request: list, everyMs: 7 * DAY }], 'replace');
    expect(await first.queue.claim('w', HOUR)).toBeNull();
    await first.queue.close();
    boot = 'second';
    at += 31 * DAY;
    const { queue, schedules } = openEmbedded({ folder, clock });
    await queue.complete((await queue.claim('w', HOUR))!.lease, {});
    expect(await queue.claim('w', HOUR)).toBeNull();
    expect((await schedules.list())[0]!.nextAt).toBe(at + 7 * DAY);
    await queue.close();
  });

  it('a clock that was years ahead when the interval was set delays by no more than the interval', async () => {
    at += 3650 * DAY;
    const wrong = openEmbedded({ folder, clock });
    await wrong.queue.claim('w', HOUR);
    await wrong.queue.close();
    at -= 3650 * DAY;
    const { queue, schedules } = openEmbedded({ folder, clock });
    expect((await schedules.list())[0]!.nextAt).toBe(at + 7 * DAY);
    await queue.close();
  });

  it('thousands that are due at once are all asked for', async () => {
    const { queue, schedules } = openEmbedded({ folder, clock });
    const many = Array.from({ length: 1000 }, (_, number) => request(number, { site: null }));
    await schedules.set(
      many.map((one) => ({ request: one, everyMs: HOUR })),
      'replace',
    );
    at += HOUR;
    const seen = new Set<string>();
    for (let claims = 0; claims < 1100; claims += 100) {
      const some = await Promise.all(Array.from({ length: 100 }, () => queue.claim('w', DAY)));
      some.forEach((claim) => seen.add(claim?.job.uri ?? ''));
    }
    expect(many.filter(({ uri }) => !seen.has(uri))).toEqual([]);
    await queue.close();
  });
});
