/** What is read when somebody asks: the queue, the disk, the processes. */
import type { Counts } from '../../queue/queue.ts';
import type { Family, Sample } from './exposition.ts';

export interface WorkerState {
  /** Jobs under a lease. */
  readonly active: number;
  readonly children: number;
  readonly childrenResidentBytes: number;
  /** Since the claiming loop last went round. */
  readonly idleMs: number;
}

export interface MachineReading {
  /** Null: the queue can't be reached. */
  readonly counts: Counts | null;
  /** Since the oldest of the jobs that wait was enqueued; null: none waits, or the queue can't be reached. */
  readonly oldestWaitingSeconds: number | null;
  /** That use this data folder. */
  readonly workersAlive: number;
  /** Null: the data folder can't be asked. */
  readonly freeBytes: number | null;
  readonly worker: WorkerState;
  readonly residentBytes: number;
  /** Seconds since 1970. */
  readonly startedAt: number;
  readonly version: string;
}

export function machineFamilies(reading: MachineReading): readonly Family[] {
  const { counts, freeBytes, worker } = reading;
  const states = Object.entries(counts ?? {}).map(([state, value]): Sample => ({ labels: { state }, value }));
  const free: readonly Sample[] = freeBytes === null ? [] : [{ labels: {}, value: freeBytes }];
  return [
    { name: 'nianbao_jobs', type: 'gauge', help: 'Jobs in the queue, by state, over all workers.', samples: states },
    gauge(
      'nianbao_oldest_waiting_seconds',
      'Since the oldest of the jobs that wait was enqueued; 0 where none waits.',
      reading.oldestWaitingSeconds ?? 0,
    ),
    gauge('nianbao_workers_alive', 'Workers that use the same data folder.', reading.workersAlive),
    gauge('nianbao_queue_up', 'Whether the queue answers.', counts === null ? 0 : 1),
    { name: 'nianbao_disk_free_bytes', type: 'gauge', help: 'Free space of the data folder.', samples: free },
    gauge('nianbao_active_jobs', 'Jobs that this worker holds.', worker.active),
    gauge('nianbao_children', 'Parser children of this worker.', worker.children),
    gauge('nianbao_children_resident_bytes', 'Memory of the parser children.', worker.childrenResidentBytes),
    gauge('nianbao_loop_idle_seconds', 'Since the claiming loop last went round.', worker.idleMs / 1000),
    gauge('process_resident_memory_bytes', 'Memory of this process.', reading.residentBytes),
    gauge('process_start_time_seconds', 'When this process began, since 1970.', reading.startedAt),
    { ...gauge('nianbao_build_info', 'Version.', 1), samples: [{ labels: { version: reading.version }, value: 1 }] },
  ];
}

const gauge = (name: string, help: string, value: number): Family => ({
  ...{ name, help, type: 'gauge', samples: [{ labels: {}, value }] },
});
