/** What a job's document gave, and what is needed to read it. */
import type { RefusedTargets } from '../../fetch/browser/guard-proxy.ts';
import type { OpenVisit } from '../../fetch/fetch-politely.ts';
import type { RawStore } from '../../fetch/raw-store/open-raw-store.ts';
import type { Leads } from '../../leads.ts';
import type { PipelineError } from '../../model/pipeline-error.ts';
import type { Job } from '../../queue/job.ts';
import type { SourceFacts } from '../../record.ts';
import type { PageRenderer } from '../browser/page-renderer.ts';
import type { Processed, Processing } from '../process-bytes.ts';
import type { Gate } from '../gate.ts';
import type { ReadingsIndex } from './readings-index.ts';
import type { Step } from './worker-events.ts';

export type JobReading =
  | {
      readonly kind: 'read';
      readonly processed: Processed;
      readonly leads: Leads | null;
      /** Null: the bytes were never had whole. */
      readonly sha256: string | null;
      /** The final address where it isn't the one that was asked for. */
      readonly resolvedUri?: string | undefined;
      /** Of a document that cost its parser child: what is needed to see it again. */
      readonly bytes: Uint8Array | null;
    }
  | { readonly kind: 'unchanged'; readonly sha256: string; readonly resolvedUri?: string | undefined }
  | { readonly kind: 'failed'; readonly error: PipelineError; readonly source: SourceFacts };

export interface ReadJobDeps {
  readonly openVisit: OpenVisit;
  readonly raw: Pick<RawStore, 'latest' | 'validators' | 'keep' | 'readRaw'>;
  readonly base: string;
  /** Folders that `file:` jobs may read from; null: all. */
  readonly fileRoots: readonly string[] | null;
  readonly processing: Processing;
  /** As wide as there are parser children: no more documents than that are held in memory. */
  readonly parsing: Gate;
  /** Large bodies are had one at a time: together they would be more than a worker's memory. */
  readonly large: Gate;
  readonly readings: Pick<ReadingsIndex, 'has'>;
  /** For pages that only scripts fill; null: there is no browser. */
  readonly renderer: Pick<PageRenderer, 'render'> | null;
}

/** What is told while a job is read. */
export interface JobHooks {
  readonly onStep: OnStep;
  /** What a page of a list leads to, as soon as it was read. */
  readonly onLeads: (leads: Leads) => Promise<void>;
  /** What a page tried to reach in the browser and may not. */
  readonly onRefused: (traffic: RefusedTargets) => void;
}

export type OnStep = (step: Step, durationMs: number) => void;

export const plainSource = ({ uri, foundOn }: Pick<Job, 'uri' | 'foundOn'>): SourceFacts => ({
  uri,
  ...(foundOn !== null && { foundOn }),
});

/** Told whether it works or not. */
export async function timed<T>(step: Step, onStep: OnStep, work: () => Promise<T>): Promise<T> {
  const began = performance.now();
  try {
    return await work();
  } finally {
    onStep(step, performance.now() - began);
  }
}
