/**
 * `/livez`: 503 when only a restart helps. `/readyz`: 503 while the work can't be done, with the reason. `/metrics`:
 * Prometheus. No password: it listens on this machine unless told otherwise, and gives no texts of documents.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import { EXPOSITION_TYPE, exposition, type Family } from '../metrics/exposition.ts';
import { loopCheck, type ReadinessCheck } from './readiness.ts';

export interface HealthDeps {
  readonly idleMs: () => number;
  readonly readiness: () => Promise<readonly ReadinessCheck[]>;
  readonly families: () => Promise<readonly Family[]>;
}

export interface HealthServer {
  /** `http://127.0.0.1:9464`. */
  readonly address: string;
  readonly close: () => Promise<void>;
}

interface Reply {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

/** However often they are asked for, disk and queue are looked at no more often than this. */
const FRESH_MS = 1000;

/** Rejects as `listen` does: the port is taken, or not allowed. */
export async function startHealthServer(host: string, port: number, deps: HealthDeps): Promise<HealthServer> {
  const shared = { ...deps, readiness: remembered(deps.readiness), families: remembered(deps.families) };
  const server = createServer((request, response) => void answer(request, response, shared));
  server.requestTimeout = 10_000;
  server.listen(port, host);
  await once(server, 'listening');
  // A probe that keeps its connection must not keep the worker from ending.
  server.unref();
  return { address: addressOf(server), close: () => closed(server) };
}

function remembered<T>(ask: () => Promise<T>): () => Promise<T> {
  let last: { readonly at: number; readonly result: Promise<T> } | null = null;
  return () => {
    if (last === null || performance.now() - last.at > FRESH_MS) last = { at: performance.now(), result: ask() };
    return last.result;
  };
}

async function answer(request: IncomingMessage, response: ServerResponse, deps: HealthDeps): Promise<void> {
  const { status, type, body } = await replyTo(request, deps).catch(brokenReply);
  response.writeHead(status, {
    'content-type': type,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

async function replyTo({ method, url }: IncomingMessage, deps: HealthDeps): Promise<Reply> {
  if (method !== 'GET' && method !== 'HEAD') return json(405, { error: 'GET or HEAD' });
  switch (url?.split('?', 1)[0]) {
    case '/livez':
      return checks([loopCheck(deps.idleMs())]);
    case '/readyz':
      return checks(await deps.readiness());
    case '/metrics':
      return { status: 200, type: EXPOSITION_TYPE, body: exposition(await deps.families()) };
    default:
      return json(404, { error: '/livez, /readyz, /metrics' });
  }
}

const checks = (all: readonly ReadinessCheck[]): Reply => {
  const ok = all.every((check) => check.ok);
  return json(ok ? 200 : 503, { ok, checks: all });
};

const json = (status: number, body: unknown): Reply => ({
  ...{ status, type: 'application/json; charset=utf-8', body: `${JSON.stringify(body)}\n` },
});

const brokenReply = (error: unknown): Reply =>
  json(500, { error: error instanceof Error ? error.message : String(error) });

function addressOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === 'string') return '';
  const host = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return `http://${host}:${address.port}`;
}

async function closed(server: Server): Promise<void> {
  const done = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await done;
}
