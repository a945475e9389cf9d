/** A worker's events as numbers. */
import type { WorkerMetrics } from '../operations/metrics/worker-metrics.ts';
import type { OnWorkerEvent, Step, WorkerEvent } from '../workers/daemon/worker-events.ts';

interface Took {
  readonly step: Step;
  readonly durationMs: number;
}

type Done = Extract<WorkerEvent, { kind: 'done' }>;

export function countingEvents(metrics: WorkerMetrics): OnWorkerEvent {
  // What a document is shows only when it has been read: its steps wait until then.
  const steps = new Map<string, readonly Took[]>();
  const flush = (jobId: string, carrier: string | null): void => {
    for (const { step, durationMs } of steps.get(jobId) ?? []) metrics.stepTook(step, carrier, durationMs);
    steps.delete(jobId);
  };
  return (event) => {
    if (event.kind === 'recovered' || event.kind === 'waiting' || event.kind === 'refused') return;
    if (event.kind === 'trouble') {
      metrics.troubled(codeOf(event.error));
      return;
    }
    const { id } = event.job;
    if (event.kind === 'claimed') return void steps.set(id, []);
    if (event.kind === 'step') return void steps.set(id, [...(steps.get(id) ?? []), event]);
    flush(id, event.kind === 'done' ? carrierOf(event) : null);
    ended(metrics, event);
  };
}

type Ended = Exclude<WorkerEvent, { kind: 'recovered' | 'waiting' | 'refused' | 'trouble' | 'claimed' | 'step' }>;

function ended(metrics: WorkerMetrics, event: Ended): void {
  if (event.kind === 'done') {
    done(metrics, event);
    return;
  }
  metrics.jobEnded(event.kind);
  if (event.kind === 'retried' || event.kind === 'buried') metrics.failed(event.failure.code);
}

function done(metrics: WorkerMetrics, event: Done): void {
  metrics.jobEnded(event.unchanged ? 'unchanged' : 'done');
  metrics.jobTook(carrierOf(event), event.durationMs);
  for (const { status, carrier, error } of event.records) {
    metrics.recordMade({ status, carrier });
    if (error !== null) metrics.failed(error.code);
  }
}

const carrierOf = ({ records }: Done): string | null => records[0]?.carrier ?? null;

const codeOf = (error: Error): string => ('code' in error && typeof error.code === 'string' ? error.code : 'other');
