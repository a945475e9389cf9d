/** A Redis of one's own: a real redis-server on a free port and an empty folder. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface RedisOptions {
  /** Every write is on disk before it is answered, and survives a restart. */
  readonly appendOnly?: boolean;
  readonly maxMemoryPolicy?: string;
  /** Further arguments of redis-server. */
  readonly more?: readonly string[];
}

export interface TestRedis {
  readonly url: string;
  /** SIGSTOP: it answers nothing more, until it is killed. */
  readonly hang: () => void;
  /** SIGKILL, as a crash would. */
  readonly kill: () => Promise<void>;
  /** Again on the same port, with what its append-only file holds. */
  readonly start: () => Promise<void>;
  /** Ends it and removes its folder. */
  readonly stop: () => Promise<void>;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function untilReady(child: ChildProcess): Promise<void> {
  let said = '';
  for await (const chunk of child.stdout!) {
    said += String(chunk);
    if (said.includes('Ready to accept connections')) {
      child.stdout!.resume();
      return;
    }
  }
  throw new Error(`redis-server ended early: ${said}`);
}

export async function startRedis(options: RedisOptions = {}): Promise<TestRedis> {
  const folder = await mkdtemp(join(tmpdir(), 'nianbao-redis-'));
  const port = await freePort();
  const persistence = options.appendOnly === true ? ['--appendonly', 'yes', '--appendfsync', 'always'] : [];
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', '', ...persistence];
  args.push('--maxmemory-policy', options.maxMemoryPolicy ?? 'noeviction', ...(options.more ?? []));
  let child: ChildProcess | null = null;

  const start = async (): Promise<void> => {
    child = spawn('redis-server', args, { stdio: ['ignore', 'pipe', 'inherit'] });
    await untilReady(child);
  };
  const kill = async (): Promise<void> => {
    const running = child;
    child = null;
    if (running === null || running.exitCode !== null) return;
    running.kill('SIGKILL');
    await once(running, 'exit');
  };
  await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    hang: () => child?.kill('SIGSTOP'),
    kill,
    start,
    stop: async () => {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
