/** What a running worker shows of itself: metrics, health, a sign in the data folder. */
import { freeBytes, readiness } from '../operations/health/readiness.ts';
import { type HealthServer, startHealthServer } from '../operations/health/health-server.ts';
import { type MachineReading, machineFamilies } from '../operations/metrics/machine-families.ts';
import { WorkerMetrics } from '../operations/metrics/worker-metrics.ts';
import { type KeptPresence, keepPresence, seenWorkers } from '../operations/presence/presence.ts';
import type { Queue } from '../queue/queue.ts';
import type { SitePace } from '../queue/site-pace.ts';
import { extractorVersion } from '../version.ts';
import type { Worker } from '../workers/daemon/open-worker.ts';
import type { OnWorkerEvent } from '../workers/daemon/worker-events.ts';
import { MEGABYTE } from '../workers/parser-limits.ts';
import { CommandError, exitCodes } from './exit-codes.ts';
import { countingEvents } from './counting-events.ts';

export interface HealthOptions {
  readonly metricsHost: string;
  /** 0: any free one. */
  readonly metricsPort: number;
  readonly minFreeMegabytes: number;
}

export interface Telemetry {
  readonly onEvent: OnWorkerEvent;
  /** The same, with each wait counted. */
  readonly watched: (pace: SitePace) => SitePace;
  /** Rejects with a CommandError if the port can't be had. */
  readonly start: (worker: Worker, queue: Queue, dataFolder: string) => Promise<void>;
  readonly end: () => Promise<void>;
}

/** `options` null: nothing listens. */
export function telemetry(options: HealthOptions | null, onListening: (address: string) => void): Telemetry {
  const metrics = new WorkerMetrics();
  let server: HealthServer | null = null;
  let presence: KeptPresence | null = null;
  return {
    onEvent: countingEvents(metrics),
    watched: (pace) => ({
      ...pace,
      hold: async (...asked) => {
        const hold = await pace.hold(...asked);
        if (!hold.granted) metrics.siteMadeWait(asked[0], hold.waitMs);
        return hold;
      },
    }),
    start: async (worker, queue, dataFolder) => {
      if (options !== null) {
        server = await listening({ options, worker, queue, dataFolder, metrics });
        onListening(server.address);
      }
      const health = server?.address ?? null;
      presence = keepPresence(dataFolder, worker.name, () => {
        const { active, children } = worker.status();
        return { active, children, health };
      });
    },
    end: async () => {
      await presence?.end();
      await server?.close();
    },
  };
}

interface Running {
  readonly options: HealthOptions;
  readonly worker: Worker;
  readonly queue: Queue;
  readonly dataFolder: string;
  readonly metrics: WorkerMetrics;
}

async function listening(running: Running): Promise<HealthServer> {
  const { options, worker, queue, dataFolder, metrics } = running;
  const { metricsHost, metricsPort, minFreeMegabytes } = options;
  const ready = {
    dataFolder,
    minFreeBytes: minFreeMegabytes * MEGABYTE,
    askQueue: queue.counts,
    worker: () => loopOf(worker),
  };
  try {
    return await startHealthServer(metricsHost, metricsPort, {
      idleMs: () => loopOf(worker).idleMs,
      readiness: () => readiness(ready),
      families: async () => [...machineFamilies(await readMachine(running)), ...metrics.families()],
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CommandError(exitCodes.usage, {
      zh: `无法监听 ${metricsHost}:${metricsPort}（--metrics-port）：${reason}`,
      en: `cannot listen on ${metricsHost}:${metricsPort} (--metrics-port): ${reason}`,
    });
  }
}

/** While it waits out a trouble the loop rests on purpose: a restart would not help. */
function loopOf(worker: Worker): { readonly idleMs: number; readonly stopping: boolean } {
  const { idleMs, trouble, stopping } = worker.status();
  return { idleMs: trouble === null && !stopping ? idleMs : 0, stopping };
}

/** The oldest come first, but for those that were put back: so a few of them are looked at. */
const LOOKED_AT = 100;

async function oldestWaitingSeconds(queue: Queue, nowMs: number): Promise<number | null> {
  const { entries } = await queue.list({ state: 'waiting', cursor: null, limit: LOOKED_AT });
  const times = entries.filter(({ failure }) => failure?.code !== 'queue.bad-job').map(({ job }) => job.enqueuedAt);
  return times.length === 0 ? null : Math.max(0, nowMs - Math.min(...times)) / 1000;
}

async function readMachine({ worker, queue, dataFolder }: Running): Promise<MachineReading> {
  return {
    counts: await queue.counts().catch(() => null),
    oldestWaitingSeconds: await oldestWaitingSeconds(queue, Date.now()).catch(() => null),
    workersAlive: (await seenWorkers(dataFolder, Date.now())).filter(({ isAlive }) => isAlive).length,
    freeBytes: await freeBytes(dataFolder).catch(() => null),
    worker: worker.status(),
    residentBytes: process.memoryUsage.rss(),
    startedAt: performance.timeOrigin / 1000,
    version: extractorVersion.version,
  };
}
