/** Any sequence of operations leaves both engines in the state that a few lines of arithmetic predict. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jobId } from '../../src/queue/job-id.ts';
import { jobStates, type JobState, type Lease } from '../../src/queue/job.ts';
import { DEFAULT_ATTEMPT_LIMIT, type Counts, type Queue } from '../../src/queue/queue.ts';
import { engines, openWhere, type Engine } from './engines.ts';
import { crash, HOUR, request, timeout } from './requests.ts';

const NAMES = 6;

const operation = fc.oneof(
  fc.record({ do: fc.constant('enqueue'), names: fc.array(fc.nat(NAMES - 1), { maxLength: 4 }), skip: fc.boolean() }),
  fc.record({ do: fc.constant('claim') }),
  fc.record({ do: fc.constantFrom('complete', 'bury', 'handBack', 'extend'), lease: fc.nat(9) }),
  fc.record({ do: fc.constant('retry'), lease: fc.nat(9), later: fc.boolean(), crashed: fc.boolean() }),
  fc.record({ do: fc.constant('replay'), state: fc.constantFrom('dead', 'done', 'skipped') }),
);
type Operation = typeof operation extends fc.Arbitrary<infer T> ? T : never;

interface Known {
  state: JobState;
  attempts: number;
  crashes: number;
  token: string | null;
}

/** Leases given so far, the newest first; old ones are asked for again, to be refused. */
class Model {
  readonly jobs = new Map<string, Known>();
  readonly leases: Lease[] = [];

  counts(): Counts {
    const counts = { waiting: 0, delayed: 0, active: 0, done: 0, dead: 0, skipped: 0 };
    for (const { state } of this.jobs.values()) counts[state] += 1;
    return counts;
  }

  enqueue(name: number, skip: boolean): boolean {
    const id = jobId(request(name));
    const known = this.jobs.get(id);
    const state = skip ? 'skipped' : 'waiting';
    if (known !== undefined && (skip || known.state !== 'skipped')) return false;
    this.jobs.set(id, { state, attempts: 0, crashes: 0, token: null });
    return true;
  }

  under(lease: Lease): Known | null {
    const job = this.jobs.get(lease.jobId)!;
    return job.state === 'active' && job.token === lease.token ? job : null;
  }

  replay(from: string): number {
    const found = [...this.jobs.values()].filter(({ state }) => state === from);
    for (const job of found) Object.assign(job, { state: 'waiting', attempts: 0, crashes: 0 });
    return found.length;
  }
}

async function claimBoth(queue: Queue, model: Model): Promise<void> {
  const claim = await queue.claim('test', HOUR);
  if (claim === null) {
    expect(model.counts().waiting).toBe(0);
    return;
  }
  const job = model.jobs.get(claim.job.id)!;
  expect(job.state).toBe('waiting');
  expect(claim.job).toMatchObject({ attempts: job.attempts, crashes: job.crashes });
  Object.assign(job, { state: 'active', token: claim.lease.token });
  model.leases.unshift(claim.lease);
}

async function endBoth(queue: Queue, model: Model, how: string, lease: Lease): Promise<void> {
  const job = model.under(lease);
  const said = {
    complete: () => queue.complete(lease, {}),
    bury: () => queue.bury(lease, timeout),
    handBack: () => queue.handBack(lease),
    extend: () => queue.extend(lease, HOUR),
  }[how]!;
  expect(await said()).toBe(job === null ? 'lost' : 'kept');
  const next = { complete: 'done', bury: 'dead', handBack: 'waiting', extend: 'active' }[how];
  if (job !== null) Object.assign(job, { state: next, attempts: job.attempts + Number(how === 'bury') });
}

async function retryBoth(queue: Queue, model: Model, lease: Lease, later: boolean, crashed: boolean): Promise<void> {
  const job = model.under(lease);
  const said = await queue.retry(lease, later ? Date.now() + HOUR : 0, crashed ? crash : timeout);
  if (job === null) {
    expect(said).toBe('lost');
    return;
  }
  job.attempts += 1;
  job.crashes += Number(crashed);
  const buried = job.attempts >= DEFAULT_ATTEMPT_LIMIT;
  expect(said).toBe(buried ? 'buried' : 'retried');
  job.state = buried ? 'dead' : later ? 'delayed' : 'waiting';
}

async function step(queue: Queue, model: Model, op: Operation): Promise<void> {
  if ('names' in op) {
    const requests = op.names.map((name) => request(name, op.skip ? { skipped: '图解' } : {}));
    const added = op.names.filter((name) => model.enqueue(name, op.skip)).length;
    expect(await queue.enqueue(requests)).toEqual({ added, known: requests.length - added });
  } else if ('state' in op) {
    expect(await queue.replay({ state: op.state })).toBe(model.replay(op.state));
  } else if ('lease' in op) {
    const lease = model.leases[op.lease % Math.max(1, model.leases.length)];
    if (lease === undefined) return;
    if ('later' in op) await retryBoth(queue, model, lease, op.later, op.crashed);
    else await endBoth(queue, model, op.do, lease);
  } else {
    await claimBoth(queue, model);
  }
}

async function states(queue: Queue): Promise<readonly unknown[]> {
  const pages = await Promise.all(jobStates.map((state) => queue.list({ state, cursor: null, limit: 100 })));
  return pages.flatMap(({ entries }) =>
    entries.map(({ job, state }) => [job.id, state, job.attempts, job.crashes]).sort(),
  );
}

describe.each(engines)('%s queue', (_name, make) => {
  let engine: Engine;
  let run = 0;
  beforeAll(async () => {
    engine = await make();
  });
  afterAll(() => engine.remove());

  /** A queue that nobody has used. */
  const openFresh = () => {
    run += 1;
    const { where } = engine;
    return openWhere(
      where.kind === 'embedded'
        ? { ...where, folder: `${where.folder}/${run}` }
        : { ...where, prefix: `${where.prefix}-${run}` },
    );
  };

  it('behaves as the model does', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(operation, { minLength: 10, maxLength: 40, size: 'max' }), async (operations) => {
        const { queue } = await openFresh();
        const model = new Model();
        try {
          for (const op of operations) {
            await step(queue, model, op);
            expect(await queue.counts()).toEqual(model.counts());
          }
          const expected = jobStates.flatMap((wanted) =>
            [...model.jobs]
              .filter(([, { state }]) => state === wanted)
              .map(([id, { state, attempts, crashes }]) => [id, state, attempts, crashes])
              .sort(),
          );
          expect(await states(queue)).toEqual(expected);
        } finally {
          await queue.close();
        }
      }),
      { numRuns: 25 },
    );
  });
});
