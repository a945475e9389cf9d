import { describe, expect, it } from 'vitest';
import { FetchError } from '../../src/fetch/fetch-error.ts';
import { PipelineError } from '../../src/model/pipeline-error.ts';
import type { Job } from '../../src/queue/job.ts';
import { decideEnding } from '../../src/workers/daemon/decide-ending.ts';
import type { JobReading } from '../../src/workers/daemon/job-reading.ts';
import { defectReading } from '../../src/workers/daemon/read-job.ts';
import { defaultLimits } from '../../src/workers/parser-limits.ts';

const policy = { attemptLimit: 5, random: () => 0 };
const uri = 'https://www.example.gov.cn/report.html';

const job = (more: Partial<Job> = {}): Job => ({
  ...{ id: 'id', uri, hints: {}, follow: 'none', foundOn: null, site: 'example.gov.cn' },
  ...{ enqueuedAt: 0, round: 1, attempts: 0, crashes: 0, abandoned: 0, ...more },
});

const failed = (error: PipelineError): JobReading => ({ kind: 'failed', error, source: { uri } });
const lineOf = (lines: Uint8Array): { error: { code: string } } =>
  JSON.parse(Buffer.from(lines).toString()) as { error: { code: string } };

const crash = defectReading(job(), new Error('oops'), {
  pool: { parse: () => Promise.reject(new Error('unused')) },
  limits: defaultLimits,
});

describe('what becomes of a job', () => {
  it('ends with a failed line where the same request gives the same answer', () => {
    const ending = decideEnding(job(), failed(new FetchError('fetch.not-found', 'gone')), policy);
    expect(ending).toMatchObject({ kind: 'complete', outcome: { status: 'failed', code: 'fetch.not-found' } });
    expect(ending.kind === 'complete' && lineOf(ending.lines).error.code).toBe('fetch.not-found');
  });

  it('is tried again as its class of failure says, and never sooner than the site asked for', () => {
    const error = new FetchError('fetch.server-error', 'down', { retryAfterMs: 900_000 });
    expect(decideEnding(job(), failed(error), policy)).toMatchObject({ kind: 'retry', delayMs: 900_000 });
    const plain = new FetchError('fetch.server-error', 'down');
    expect(decideEnding(job({ attempts: 1 }), failed(plain), policy)).toMatchObject({
      kind: 'retry',
      delayMs: 120_000,
    });
  });

  it('is buried with a failed line after as many failures as allowed', () => {
    const ending = decideEnding(job({ attempts: 4 }), failed(new FetchError('fetch.dns', 'no such name')), policy);
    expect(ending).toMatchObject({ kind: 'bury', failure: { code: 'fetch.dns', crashed: false } });
    expect(ending.kind === 'bury' && lineOf(ending.lines).error.code).toBe('fetch.dns');
  });

  it('is handed back, and not counted, while others have the site', () => {
    const error = new FetchError('fetch.site-busy', 'busy');
    expect(decideEnding(job({ attempts: 4 }), failed(error), policy)).toEqual({ kind: 'hand-back' });
  });

  it('is tried again later where it leads on to a site that wants to be left alone', () => {
    const busy = (url: string): FetchError => new FetchError('fetch.site-busy', 'busy', { url, retryAfterMs: 600_000 });
    const from = job({ uri: 'http://www.a.gov.cn/', site: 'a.gov.cn' });
    expect(decideEnding(from, failed(busy('http://www.b.gov.cn/')), policy)).toMatchObject({
      ...{ kind: 'retry', delayMs: 600_000 },
    });
    expect(decideEnding(from, failed(busy('http://b.a.gov.cn/')), policy)).toEqual({ kind: 'hand-back' });
  });

  it('is tried again where the disk stutters, but not where there is no file', () => {
    const unreadable = (code: string): PipelineError =>
      new PipelineError('extract.unreadable-file', code, { cause: Object.assign(new Error(code), { code }) });
    expect(decideEnding(job(), failed(unreadable('EIO')), policy).kind).toBe('retry');
    expect(decideEnding(job(), failed(unreadable('ENOENT')), policy).kind).toBe('complete');
  });

  it('is buried when the document took its child down twice, however the attempts stand', () => {
    expect(decideEnding(job(), crash, policy)).toMatchObject({ kind: 'retry', failure: { crashed: true } });
    const ending = decideEnding(job({ attempts: 1, crashes: 1 }), crash, policy);
    expect(ending).toMatchObject({ kind: 'bury', failure: { code: 'extract.crashed', crashed: true } });
    expect(ending.kind === 'bury' && ending.log).toContain('oops');
    expect(decideEnding(job({ attempts: 4 }), crash, policy).kind).toBe('bury');
  });
});
