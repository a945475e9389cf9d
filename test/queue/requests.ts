import type { Failure, JobRequest } from '../../src/queue/job.ts';

export const request = (name: string | number, more: Partial<JobRequest> = {}): JobRequest => ({
  uri: `https://www.example${name}.gov.cn/nb.html`,
  hints: {},
  follow: 'attachments',
  foundOn: null,
  site: `example${name}.gov.cn`,
  ...more,
});

export const requests = (count: number): JobRequest[] => Array.from({ length: count }, (_, at) => request(at));

export const timeout: Failure = { code: 'fetch.timeout', message: 'no answer', crashed: false };
export const crash: Failure = { code: 'extract.crashed', message: 'child ended', crashed: true };

export const HOUR = 3_600_000;
