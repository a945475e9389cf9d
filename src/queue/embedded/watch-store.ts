import type { Store } from './store.ts';

/** How often the file is asked whether another process wrote to it: a few microseconds each. */
const LOOK_EVERY_MS = 250;

interface Watch {
  readonly subscribe: (listener: () => void) => () => Promise<void>;
  readonly close: () => void;
}

/** SQLite tells no one of a change; so look, but only while somebody listens. */
export function watchStore(store: Store): Watch {
  const listeners = new Set<() => void>();
  let timer: NodeJS.Timeout | undefined;
  let seen = '';

  const look = (): void => {
    const before = seen;
    try {
      seen = store.version();
    } catch {
      return; // whoever works with the queue hears of it
    }
    if (seen !== before) for (const listener of listeners) listener();
  };
  const stop = (): void => {
    clearInterval(timer);
    timer = undefined;
  };
  return {
    subscribe: (listener) => {
      if (timer === undefined) {
        seen = store.version();
        timer = setInterval(look, LOOK_EVERY_MS).unref();
      }
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) stop();
        return Promise.resolve();
      };
    },
    close: stop,
  };
}
