/** Which workers there are: each keeps DATA/workers/NAME.json fresh while it lives. Nobody's lease hangs on it. */
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

const presenceSchema = z.object({
  worker: z.string(),
  pid: z.number().int(),
  host: z.string(),
  /** ISO 8601, UTC. */
  startedAt: z.string(),
  /** Last sign of life, milliseconds since 1970. */
  seenAt: z.number(),
  active: z.number().int(),
  children: z.number().int(),
  /** Address of the health server; null: none. */
  health: z.string().nullable(),
});

export type Presence = Readonly<z.infer<typeof presenceSchema>>;

export interface PresenceSign {
  readonly active: number;
  readonly children: number;
  readonly health: string | null;
}

export interface KeptPresence {
  /** Takes the sign down. */
  readonly end: () => Promise<void>;
}

const EVERY_MS = 5000;
/** Several missed beats, so that a machine under load isn't taken for dead. */
const SILENT_AFTER_MS = 30_000;

const folderOf = (dataFolder: string): string => join(dataFolder, 'workers');

/** `sign` is asked at every beat. A disk that takes no writes stops the beats and nothing else. */
export function keepPresence(dataFolder: string, worker: string, sign: () => PresenceSign): KeptPresence {
  const path = join(folderOf(dataFolder), `${hostname()}-${process.pid}.json`);
  const startedAt = new Date().toISOString();
  const beat = async (): Promise<void> => {
    const presence: Presence = { worker, pid: process.pid, host: hostname(), startedAt, seenAt: Date.now(), ...sign() };
    await mkdir(folderOf(dataFolder), { recursive: true });
    await writeFile(`${path}.tmp`, `${JSON.stringify(presence)}\n`);
    await rename(`${path}.tmp`, path);
  };
  let last = beat().catch(() => undefined);
  const timer = setInterval(() => {
    last = last.then(beat).catch(() => undefined);
  }, EVERY_MS).unref();
  return {
    end: async () => {
      clearInterval(timer);
      await last;
      await rm(path, { force: true }).catch(() => undefined);
    },
  };
}

export interface SeenWorker extends Presence {
  readonly isAlive: boolean;
}

/** All that have left a sign, the dead among them too. None where the folder can't be read. */
export async function seenWorkers(dataFolder: string, nowMs: number): Promise<readonly SeenWorker[]> {
  const names = await readdir(folderOf(dataFolder)).catch(() => []);
  const files = names.filter((name) => name.endsWith('.json')).sort();
  const presences = await Promise.all(files.map((name) => readPresence(join(folderOf(dataFolder), name))));
  return presences.filter((one) => one !== null).map((one) => ({ ...one, isAlive: isAlive(one, nowMs) }));
}

async function readPresence(path: string): Promise<Presence | null> {
  try {
    return presenceSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return null;
  }
}

/** On this machine the system knows; of another, how long it has been silent. */
function isAlive({ host, pid, seenAt }: Presence, nowMs: number): boolean {
  if (nowMs - seenAt > SILENT_AFTER_MS) return false;
  return host !== hostname() || processExists(pid);
}

function processExists(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // It is there, under another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
