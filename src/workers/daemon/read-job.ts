/** A job to what its document gives. Nothing is committed or completed here. */
import { createHash } from 'node:crypto';
import { PipelineError } from '../../model/pipeline-error.ts';
import type { Claim, Job } from '../../queue/job.ts';
import { lossOutput } from '../failed-output.ts';
import { processBytes, type Processing } from '../process-bytes.ts';
import { readInput } from '../read-input.ts';
import { assertAllowed } from './allowed-file.ts';
import { filePath } from './file-path.ts';
import { type JobHooks, type JobReading, plainSource, type ReadJobDeps } from './job-reading.ts';
import { readWebJob } from './read-web-job.ts';

/** Rejects with trouble (`store.*`, `queue.*`, a parser that can't be started) and our own mistakes only. */
export async function readJob(claim: Claim, deps: ReadJobDeps, hooks: JobHooks): Promise<JobReading> {
  const { job } = claim;
  try {
    return await (job.uri.startsWith('file:') ? readFileJob(job, deps, hooks) : readWebJob(claim, deps, hooks));
  } catch (error) {
    if (!(error instanceof PipelineError)) throw error;
    return { kind: 'failed', error, source: plainSource(job) };
  }
}

/** What a job gives that our own mistake kept from being read. */
export function defectReading(job: Job, { stack, message }: Error, processing: Processing): JobReading {
  const loss = { code: 'extract.crashed', detail: stack ?? message } as const;
  const processed = lossOutput(plainSource(job), null, loss, processing);
  return { kind: 'read', processed, leads: null, sha256: null, bytes: null };
}

async function readFileJob(
  job: Job,
  { base, fileRoots, parsing, processing, readings }: ReadJobDeps,
  { onStep }: Pick<JobHooks, 'onStep'>,
): Promise<JobReading> {
  const path = filePath(job.uri, base);
  if (path === null) throw new PipelineError('extract.unreadable-file', '不是文件地址 | Not the address of a file');
  await assertAllowed(path, fileRoots);
  return parsing.pass(async () => {
    const began = performance.now();
    const bytes = await readInput(path, { maxBytes: processing.limits.inputBytes, waitMs: null });
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    if (job.round > 1 && (await readings.has(job.id, sha256))) return { kind: 'unchanged', sha256 };
    const processed = await processBytes(bytes, { source: plainSource(job), follow: 'none' }, processing);
    onStep('parse', performance.now() - began);
    const kept = processed.loss === null ? null : bytes;
    return { kind: 'read', processed, leads: null, sha256, bytes: kept };
  });
}
