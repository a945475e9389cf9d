import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inOrder } from '../../src/workers/in-order.ts';

const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);

const options = { jobs: 3, window: 8, sizeOf: () => 1, windowBytes: 1000 };

/** Work that ends only when the test says so. */
function gates() {
  const open = new Map<number, () => void>();
  const begun: number[] = [];
  const work = (input: number): Promise<number> =>
    new Promise((resolve) => {
      begun.push(input);
      open.set(input, () => resolve(input));
    });
  const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  return { work, begun, finish: async (input: number) => (open.get(input)?.(), settle()) };
}

describe('inOrder', () => {
  it('gives results in the order of the inputs, whichever ends first', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.integer({ min: 0, max: 30 }), async (scheduler, count) => {
        const work = scheduler.scheduleFunction((input: number) => Promise.resolve(input));
        const seen: number[] = [];
        const run = (async () => {
          for await (const result of inOrder(numbers(count), work, options)) seen.push(result);
        })();
        await scheduler.waitFor(run);
        expect(seen).toEqual(numbers(count));
      }),
    );
  });

  it('begins no more than the window while the first one is slow', async () => {
    const { work, begun, finish } = gates();
    const results = inOrder(numbers(100), work, options);
    const first = results.next();
    for (let input = 1; input < 100; input += 1) await finish(input);
    expect(begun).toEqual(numbers(8));
    await finish(0);
    expect(await first).toEqual({ done: false, value: 0 });
  });

  it('begins nothing more while too many bytes wait', async () => {
    const { work, begun, finish } = gates();
    const results = inOrder(numbers(100), work, { ...options, jobs: 2, sizeOf: () => 400 });
    void results.next();
    for (const input of [1, 2, 3, 4, 5]) await finish(input);
    expect(begun).toEqual([0, 1, 2, 3]);
  });

  it('never runs more than its jobs', async () => {
    const { work, begun, finish } = gates();
    void inOrder(numbers(10), work, options).next();
    expect(begun).toEqual([0, 1, 2]);
    await finish(1);
    expect(begun).toEqual([0, 1, 2, 3]);
  });

  it('ends with the first failure, after the results before it', async () => {
    const seen: number[] = [];
    const run = async (): Promise<void> => {
      const work = (input: number): Promise<number> =>
        input === 5 ? Promise.reject(new Error('five')) : Promise.resolve(input);
      for await (const result of inOrder(numbers(1000), work, options)) seen.push(result);
    };
    await expect(run()).rejects.toThrow('five');
    expect(seen).toEqual(numbers(5));
  });
});
