import { createHash } from 'node:crypto';
import type { JobRequest } from './job.ts';

/**
 * SHA-256, hex, of the address and what is asked of it. Hints and origin don't count: the same page found twice, or listed
 * under two names, is one job.
 */
export const jobId = ({ uri, follow }: Pick<JobRequest, 'uri' | 'follow'>): string =>
  createHash('sha256').update(`${follow}\n${uri}`).digest('hex');
