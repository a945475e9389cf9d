import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countingEvents } from '../../src/cli/counting-events.ts';
import { Counter } from '../../src/operations/metrics/counter.ts';
import { exposition } from '../../src/operations/metrics/exposition.ts';
import { Histogram } from '../../src/operations/metrics/histogram.ts';
import { WorkerMetrics } from '../../src/operations/metrics/worker-metrics.ts';
import type { Job } from '../../src/queue/job.ts';
import { checkExposition } from './support/check-exposition.ts';

const job = (id: string): Job => ({
  ...{ id, uri: `https://example.test/${id}`, hints: {}, follow: 'none', foundOn: null, site: 'example.test' },
  ...{ enqueuedAt: 0, round: 1, attempts: 0, crashes: 0, abandoned: 0 },
});

const read = (metrics: WorkerMetrics): ReadonlyMap<string, number> =>
  new Map(
    checkExposition(exposition(metrics.families())).map(({ name, labels, value }) => [
      `${name}${JSON.stringify(labels)}`,
      value,
    ]),
  );

describe('the reader of these tests', () => {
  it.each([
    '# TYPE x gauge\nx 1\n',
    '# HELP x X.\n# TYPE x gauge\nx 1',
    '# HELP x X.\n# TYPE x gauge\nx 1\nx 1\n',
    '# HELP x X.\n# TYPE x counter\nx 1\n',
    '# HELP x X.\n# TYPE x gauge\ny 1\n',
    '# HELP x X.\n# TYPE x gauge\nx{a="b} 1\n',
    '# HELP x X.\n# TYPE x histogram\nx_bucket{le="1"} 2\nx_bucket{le="+Inf"} 1\nx_sum 1\nx_count 1\n',
  ])('refuses %j', (text) => expect(() => checkExposition(text)).toThrow());
});

describe('metrics', () => {
  it('can be read whatever the labels hold', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', minLength: 1 })), (names) => {
        const counter = new Counter();
        for (const site of names) counter.add({ site: site.replaceAll('\r', '') });
        const text = exposition([{ name: 'x_total', help: 'A\nB\\', type: 'counter', samples: counter.samples() }]);
        const total = checkExposition(text).reduce((sum, { value }) => sum + value, 0);
        expect(total).toBe(names.length);
      }),
    );
  });

  it('put a value into every bucket that it fits', () => {
    const histogram = new Histogram([0.1, 1]);
    for (const value of [0.05, 0.1, 0.5, 7]) histogram.observe({ step: 'parse' }, value);
    const text = exposition([{ name: 'x_seconds', help: 'X.', type: 'histogram', samples: histogram.samples() }]);
    expect(checkExposition(text).map(({ value }) => value)).toEqual([2, 3, 4, 7.65, 4]);
  });

  it('count the sites beyond the first two hundred together', () => {
    const metrics = new WorkerMetrics();
    for (let at = 0; at < 250; at += 1) metrics.siteMadeWait(`site-${at}.test`, 1000);
    metrics.siteMadeWait('site-0.test', 500);
    const found = read(metrics);
    expect(found.get('nianbao_site_waits_total{"site":"other"}')).toBe(50);
    expect(found.get('nianbao_site_wait_seconds_total{"site":"site-0.test"}')).toBe(1.5);
    expect([...found.keys()].filter((name) => name.startsWith('nianbao_site_waits_total'))).toHaveLength(201);
  });

  it('follow a worker: steps by carrier, ends, failures', () => {
    const metrics = new WorkerMetrics();
    const tell = countingEvents(metrics);
    const findings = { error: 0, warning: 0, info: 0 };
    const failure = { code: 'fetch.timeout', message: '', crashed: false };
    tell({ kind: 'claimed', job: job('a') });
    tell({ kind: 'step', job: job('a'), step: 'parse', durationMs: 20 });
    const record = { status: 'complete', carrier: 'html', error: null, notes: 0, findings } as const;
    tell({ kind: 'done', job: job('a'), records: [record], found: 0, unchanged: false, durationMs: 30 });
    tell({ kind: 'claimed', job: job('b') });
    tell({ kind: 'step', job: job('b'), step: 'fetch', durationMs: 3000 });
    tell({ kind: 'retried', job: job('b'), failure, delayMs: 1 });
    tell({ kind: 'trouble', error: Object.assign(new Error('x'), { code: 'queue.unavailable' }), waitMs: 1 });
    const found = read(metrics);
    expect(found.get('nianbao_step_duration_seconds_count{"step":"parse","carrier":"html"}')).toBe(1);
    expect(found.get('nianbao_step_duration_seconds_sum{"step":"fetch","carrier":"unknown"}')).toBe(3);
    expect(found.get('nianbao_jobs_ended_total{"ending":"done"}')).toBe(1);
    expect(found.get('nianbao_records_total{"status":"complete","carrier":"html"}')).toBe(1);
    expect(found.get('nianbao_failures_total{"code":"fetch.timeout"}')).toBe(1);
    expect(found.get('nianbao_troubles_total{"code":"queue.unavailable"}')).toBe(1);
  });
});
