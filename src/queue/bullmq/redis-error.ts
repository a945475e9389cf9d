import { QueueError, type QueueErrorCode } from '../queue-error.ts';

/** First words of what Redis replies when it, and not our command, is the trouble. */
const replies: readonly (readonly [prefix: string, code: QueueErrorCode])[] = [
  ['OOM', 'queue.disk-full'],
  ['MISCONF', 'queue.disk-full'], // it cannot save to its disk
  ['READONLY', 'queue.read-only'],
  ['NOREPLICAS', 'queue.read-only'],
  ['NOPERM', 'queue.access-denied'],
  ['WRONGTYPE', 'queue.corrupt'],
  ['LOADING', 'queue.unavailable'],
  ['BUSY', 'queue.unavailable'],
  ['MASTERDOWN', 'queue.unavailable'],
  ['CLUSTERDOWN', 'queue.unavailable'],
  ['TRYAGAIN', 'queue.unavailable'],
  ['NOAUTH', 'queue.access-denied'],
  ['WRONGPASS', 'queue.access-denied'],
  ['ERR unknown command', 'queue.command-missing'],
  ['ERR Unknown Redis command', 'queue.command-missing'],
  ['ERR invalid password', 'queue.access-denied'],
  ['ERR max number of clients', 'queue.unavailable'],
];

function codeOfReply(message: string): QueueErrorCode | undefined {
  // A script hands on the reply of the command that failed in it.
  return replies.find(
    ([prefix]) => message.startsWith(prefix) || message.includes(`-${prefix} `) || message.includes(`: ${prefix}`),
  )?.[1];
}

const isOurMistake = (error: Error): boolean => error instanceof TypeError || error instanceof RangeError;

/** Number of BullMQ's own refusals (its finishedErrors). */
const bullmqCode = (error: Error): number | null =>
  'code' in error && typeof error.code === 'number' ? error.code : null;

/** The error to throw instead of what came from Redis or the way to it; our own mistakes come back as they are. */
export function redisErrorFrom(error: unknown, server: string): unknown {
  if (error instanceof QueueError || !(error instanceof Error) || isOurMistake(error) || bullmqCode(error) !== null)
    return error;
  const detail = `${server}: ${error.message}`;
  if (error.name === 'ReplyError') {
    const code = codeOfReply(error.message);
    return code === undefined ? error : new QueueError(code, detail, { cause: error, place: 'redis' });
  }
  return new QueueError('queue.unavailable', detail, { cause: error, place: 'redis' });
}

/** BullMQ's numbers for: no such job, no lock, not in that state, another's lock. */
const LOST: readonly number[] = [-1, -2, -3, -6];

/** The lease is not, or no longer, ours. */
export const isLost = (error: unknown): boolean => error instanceof Error && LOST.includes(bullmqCode(error) ?? 0);
