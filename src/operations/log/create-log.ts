/** The daemon's log: a JSON line for each event, on standard error. No texts of documents, no user names, no passwords. */
import { pino, stdTimeFunctions, type DestinationStream, type Logger } from 'pino';
import type { LogLevel } from '../settings/settings.ts';

export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

const STANDARD_ERROR = 2;

/** Written at once: what a crash is about stands in the lines before it. */
export function createLog(level: LogLevel, stream?: DestinationStream): Log {
  return pino(
    {
      level,
      // Host names are nobody's business in a log that is passed on; the process id tells workers apart.
      base: { pid: process.pid },
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    stream ?? pino.destination({ fd: STANDARD_ERROR, sync: true }),
  );
}
