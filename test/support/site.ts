/** Web servers on loopback: a well-behaved one with a log, and one that says byte by byte what it is told to. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createRawServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

export interface LoggedRequest {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  /** Milliseconds of the process's own clock when it came and when its answer was over. */
  readonly from: number;
  to: number | null;
}

export interface Site extends AsyncDisposable {
  readonly port: number;
  /** `http://HOST:PORT` */
  readonly origin: string;
  readonly log: readonly LoggedRequest[];
}

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** `pages` by path with query; a string is sent as HTML. What is missing gives 404. Each loopback address is a site of its own. */
export async function startSite(pages: Readonly<Record<string, string | Handler>>, host = '127.0.0.1'): Promise<Site> {
  const log: LoggedRequest[] = [];
  const server = createServer((request, response) => {
    const entry: LoggedRequest = {
      path: request.url ?? '',
      headers: request.headers,
      from: performance.now(),
      to: null,
    };
    log.push(entry);
    response.once('close', () => (entry.to = performance.now()));
    const page = pages[entry.path];
    if (typeof page === 'function') page(request, response);
    else if (page === undefined) response.writeHead(404).end('not here');
    else response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
  });
  return listening(server, log, host);
}

/** `speak` gets the socket after the first request's head has come. */
export async function startRawSite(speak: (socket: Socket) => void): Promise<Site> {
  const sockets = new Set<Socket>();
  const server = createRawServer((socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    socket.once('data', () => speak(socket));
  });
  const port = await listen(server);
  const stop = async (): Promise<void> => {
    const closed = new Promise((resolve) => server.close(resolve));
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  return { port, origin: `http://127.0.0.1:${port}`, log: [], [Symbol.asyncDispose]: stop };
}

async function listening(server: Server, log: readonly LoggedRequest[], host: string): Promise<Site> {
  const port = await listen(server, host);
  const stop = async (): Promise<void> => {
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  };
  return { port, origin: `http://${host}:${port}`, log, [Symbol.asyncDispose]: stop };
}

interface Listener {
  listen(port: number, host: string, done: () => void): unknown;
  address(): AddressInfo | string | null;
}

const listen = (server: Listener, host = '127.0.0.1'): Promise<number> =>
  new Promise((resolve) => {
    server.listen(0, host, () => resolve((server.address() as AddressInfo).port));
  });

export const redirectTo =
  (location: string, status = 302): Handler =>
  (_request, response) => {
    // As sites do: the bytes of whatever encoding the address is in.
    response
      .writeHead(status, {
        location: Buffer.from(location, /[^\x00-\xff]/u.test(location) ? 'utf8' : 'latin1').toString('latin1'),
      })
      .end('moved');
  };
