/** Concurrent work whose results come out in the order of what went in. */

export interface InOrderOptions<Result> {
  /** How many at a time. */
  readonly jobs: number;
  /** How many inputs may be begun and not yet taken by the consumer. */
  readonly window: number;
  /** Size of a result that waits for its turn, and how much may wait in all before no further work is begun. */
  readonly sizeOf: (result: Result) => number;
  readonly windowBytes: number;
}

/**
 * Memory stays bounded whatever the length of `inputs`: nothing new is begun while the window is full, because the
 * consumer is slow or an early input is. The first rejection ends it.
 */
export async function* inOrder<Input, Result>(
  inputs: Iterable<Input>,
  work: (input: Input) => Promise<Result>,
  { jobs, window, sizeOf, windowBytes }: InOrderOptions<Result>,
): AsyncGenerator<Result> {
  const source = inputs[Symbol.iterator]();
  const queue: Promise<Result>[] = [];
  const load = { running: 0, waitingBytes: 0, exhausted: false };

  const hasRoom = (): boolean =>
    !load.exhausted && load.running < jobs && queue.length < window && load.waitingBytes < windowBytes;
  const begin = async (input: Input): Promise<Result> => {
    load.running += 1;
    try {
      const result = await work(input);
      load.waitingBytes += sizeOf(result);
      return result;
    } finally {
      load.running -= 1;
      queueMicrotask(fill);
    }
  };
  const fill = (): void => {
    while (hasRoom()) {
      const next = source.next();
      if (next.done === true) load.exhausted = true;
      else enqueue(begin(next.value));
    }
  };
  const enqueue = (result: Promise<Result>): void => {
    queue.push(result);
    // A rejection is met when its turn comes; until then it must not count as unhandled.
    result.catch(() => (load.exhausted = true));
  };

  try {
    fill();
    for (;;) {
      const first = queue[0];
      if (first === undefined) return;
      const result = await first;
      void queue.shift();
      load.waitingBytes -= sizeOf(result);
      fill();
      yield result;
    }
  } finally {
    load.exhausted = true;
  }
}
