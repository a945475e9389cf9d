import { QueueEvents } from 'bullmq';
import { closePart, type Engine } from './engine.ts';

/** Events of a burst become one call. */
const GATHER_MS = 250;

interface Watch {
  readonly subscribe: (listener: () => void) => Promise<() => Promise<void>>;
  readonly close: () => Promise<void>;
}

/** BullMQ's event stream, on a connection of its own that is opened while somebody listens. */
export function watchQueue({ link, bull, prefix, onError }: Engine): Watch {
  const listeners = new Set<() => void>();
  let events: QueueEvents | null = null;
  let gathering: NodeJS.Timeout | undefined;

  const tell = (): void => {
    gathering ??= setTimeout(() => {
      gathering = undefined;
      for (const listener of listeners) listener();
    }, GATHER_MS).unref();
  };
  const listen = async (): Promise<QueueEvents> => {
    const opened = new QueueEvents(bull.name, { connection: link.redis, prefix });
    opened.on('error', onError);
    for (const event of ['added', 'waiting', 'delayed', 'active', 'completed', 'failed', 'stalled'] as const)
      opened.on(event, tell);
    await link.run(() => opened.waitUntilReady());
    return opened;
  };
  const close = async (): Promise<void> => {
    clearTimeout(gathering);
    const opened = events;
    events = null;
    if (opened !== null) await closePart(opened, onError);
  };
  return {
    subscribe: async (listener) => {
      listeners.add(listener);
      events ??= await listen();
      return async () => {
        listeners.delete(listener);
        if (listeners.size === 0) await close();
      };
    },
    close,
  };
}
