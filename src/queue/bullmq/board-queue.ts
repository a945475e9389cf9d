/** The jobs in Redis as bull-board shows them: only looked at. */
import type { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { Queue as BullQueue } from 'bullmq';
import { closePart, KEY_PREFIX, QUEUE_NAME } from './engine.ts';
import { linkRedis } from './redis-link.ts';

export interface BoardQueue {
  readonly adapter: BullMQAdapter;
  readonly close: () => Promise<void>;
}

const noListener = (): void => undefined;

/** Fails with `QueueError`, and with the system's error where bull-board isn't installed. */
export async function openBoardQueue(url: string): Promise<BoardQueue> {
  const { BullMQAdapter } = await import('@bull-board/api/bullMQAdapter'); // an optional dependency
  const link = await linkRedis(url, noListener);
  const bull = new BullQueue(QUEUE_NAME, { connection: link.redis, prefix: KEY_PREFIX, skipVersionCheck: true });
  bull.on('error', noListener);
  return {
    adapter: new BullMQAdapter(bull, { readOnlyMode: true }),
    close: async () => {
      await closePart(bull, noListener);
      await link.close();
    },
  };
}
