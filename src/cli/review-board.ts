/** bull-board over the queue in Redis, for `review --bull-board`. */
import type { BoardQueue } from '../queue/bullmq/board-queue.ts';
import { BOARD_PATH, bullBoard } from '../review/bull-board.ts';
import type { ReviewAppOptions } from '../review/review-app.ts';
import { CommandError, exitCodes } from './exit-codes.ts';
import type { Language } from './language.ts';

export type Board = NonNullable<ReviewAppOptions['board']>;

export interface OpenedBoard {
  readonly board: Board;
  readonly close: () => Promise<void>;
}

/** Fails with `QueueError`, and with `CommandError` without Redis or bull-board. */
export async function openBoard(redisUrl: string | null, language: Language): Promise<OpenedBoard> {
  if (redisUrl === null)
    throw new CommandError(exitCodes.usage, {
      zh: '--bull-board 只能查看 Redis 中的队列：请以 --redis 或 redisUrl 指明 Redis',
      en: '--bull-board shows a queue in Redis alone: name it by --redis or redisUrl',
    });
  try {
    const { openBoardQueue } = await import('../queue/bullmq/board-queue.ts'); // loads slowly
    return await over(await openBoardQueue(redisUrl), language);
  } catch (error) {
    if (!isMissingPackage(error)) throw error;
    const text = {
      zh: '未安装 bull-board：请在本程序所在文件夹中运行 npm install @bull-board/api @bull-board/hono',
      en: "bull-board isn't installed: run npm install @bull-board/api @bull-board/hono in the folder of this program",
    };
    throw new CommandError(exitCodes.usage, text, { cause: error });
  }
}

async function over({ adapter, close }: BoardQueue, language: Language): Promise<OpenedBoard> {
  try {
    return { board: await bullBoard(adapter, language), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** With the token, where the page's own address has one. */
export const boardUrl = (pageUrl: string): string => Object.assign(new URL(pageUrl), { pathname: BOARD_PATH }).href;

const isMissingPackage = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^(?:ERR_)?MODULE_NOT_FOUND$/u.test(String(error.code));
