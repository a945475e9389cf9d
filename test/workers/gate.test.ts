import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { Gate } from '../../src/workers/gate.ts';

it('lets in so many at a time, in the order of asking, whatever becomes of them', async () => {
  const gate = new Gate(2);
  const order: number[] = [];
  let [inside, most] = [0, 0];
  const work = (index: number) => async (): Promise<void> => {
    order.push(index);
    inside += 1;
    most = Math.max(most, inside);
    await setTimeout(1);
    inside -= 1;
    if (index === 1) throw new Error('its own');
  };
  const settled = await Promise.allSettled([0, 1, 2, 3, 4].map((index) => gate.pass(work(index))));
  expect(settled.map(({ status }) => status)).toEqual([
    ...['fulfilled', 'rejected', 'fulfilled', 'fulfilled', 'fulfilled'],
  ]);
  expect([order, most]).toEqual([[0, 1, 2, 3, 4], 2]);
});

it('is not waited for longer than said, and who gave up is passed over', async () => {
  const gate = new Gate(1);
  expect(await gate.enter(5)).toBe(true);
  const [first, second] = [gate.enter(5), gate.enter(10_000)];
  expect(await first).toBe(false);
  gate.leave();
  expect(await second).toBe(true);
  gate.leave();
  expect(await gate.enter(5)).toBe(true);
});
