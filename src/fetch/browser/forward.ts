/** What the guard let through, on its way: to the checked addresses alone, and counted. */
import { type ClientRequest, type IncomingMessage, request as requestHttp, type ServerResponse } from 'node:http';
import { connect, isIP, type Socket } from 'node:net';
import { Transform } from 'node:stream';
import type { GuardedUrl } from '../address/guard-url.ts';
import { fixedLookup, isChecked, MAX_HEADER_BYTES } from '../dial.ts';

/** Of one page. */
export interface Traffic {
  /** Both ways. */
  bytes: number;
  readonly maxBytes: number;
  readonly connectMs: number;
  /** Ends with the page. */
  readonly stop: AbortController;
}

interface Target {
  readonly guarded: GuardedUrl;
  readonly addresses: readonly string[];
}

/** Headers between two neighbours (RFC 9110, 7.6.1), and what only the proxy may know. */
const betweenNeighbours: ReadonlySet<string> = new Set([
  ...['connection', 'keep-alive', 'proxy-authenticate', 'proxy-authorization', 'proxy-connection'],
  ...['te', 'trailer', 'transfer-encoding', 'upgrade'],
]);

/** Name, value, name, value … as Node gives and takes them. */
function endToEnd(rawHeaders: readonly string[]): string[] {
  const pairs = rawHeaders.flatMap((name, at) => (at % 2 === 0 ? [[name, rawHeaders[at + 1] ?? '']] : []));
  return pairs.filter(([name = '']) => !betweenNeighbours.has(name.toLowerCase())).flat();
}

/** Past the limit everything of the page ends. */
function counting(traffic: Traffic): Transform {
  return new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      traffic.bytes += chunk.length;
      if (traffic.bytes > traffic.maxBytes) traffic.stop.abort();
      done(null, chunk);
    },
  });
}

/** Never rejects: what goes wrong is the page's to meet. */
export function forward(
  from: IncomingMessage,
  to: ServerResponse,
  { guarded: { url, host }, addresses }: Target,
  traffic: Traffic,
): Promise<void> {
  return new Promise((resolve) => {
    to.once('close', resolve);
    const giveUp = (): void => {
      if (to.headersSent) to.destroy();
      else to.writeHead(502, { 'content-length': 0 }).end();
    };
    const onward: ClientRequest = requestHttp({
      ...{ host, port: url.port === '' ? 80 : url.port, path: `${url.pathname}${url.search}`, method: from.method },
      ...{ headers: ['host', url.host, ...withoutHost(endToEnd(from.rawHeaders))], signal: traffic.stop.signal },
      ...{ agent: false, insecureHTTPParser: true, maxHeaderSize: MAX_HEADER_BYTES, lookup: fixedLookup(addresses) },
    });
    onward.once('socket', (socket) => boundConnect(socket, addresses, traffic));
    onward.once('error', giveUp);
    onward.once('response', (answer) => {
      answer.once('error', giveUp);
      try {
        to.writeHead(answer.statusCode ?? 502, endToEnd(answer.rawHeaders));
        answer.pipe(counting(traffic)).pipe(to);
      } catch {
        // A header that can't be written on.
        onward.destroy();
        giveUp();
      }
    });
    to.once('close', () => onward.destroy());
    from.pipe(counting(traffic)).pipe(onward);
  });
}

const withoutHost = (headers: readonly string[]): readonly string[] =>
  headers.filter((_, at) => headers[at - (at % 2)]?.toLowerCase() !== 'host');

/** Connected in time, and to an address that was checked. */
function boundConnect(socket: Socket, addresses: readonly string[], { connectMs }: Traffic): void {
  const timer = setTimeout(() => socket.destroy(new Error('no connection in time')), connectMs);
  socket.once('close', () => clearTimeout(timer));
  socket.once('connect', () => {
    clearTimeout(timer);
    if (!isChecked(socket.remoteAddress ?? '', addresses))
      socket.destroy(new Error('an address that was never checked'));
  });
}

/** As `forward`, for what is encrypted: bytes both ways. */
export function dialTunnel(
  client: Socket,
  { guarded: { host, port }, addresses }: Target,
  traffic: Traffic,
): Promise<void> {
  return new Promise((resolve) => {
    const lookup = isIP(host) === 0 ? { lookup: fixedLookup(addresses) } : {};
    const server = connect({ host, port, ...lookup, autoSelectFamily: addresses.length > 1 });
    const hangUp = (): void => {
      client.destroy();
      server.destroy();
    };
    boundConnect(server, addresses, traffic);
    traffic.stop.signal.addEventListener('abort', hangUp, { once: true });
    client.once('close', hangUp);
    server.once('error', hangUp);
    server.once('close', () => {
      traffic.stop.signal.removeEventListener('abort', hangUp);
      hangUp();
      resolve();
    });
    server.once('connect', () => {
      if (server.destroyed) return;
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      client.pipe(counting(traffic)).pipe(server);
      server.pipe(counting(traffic)).pipe(client);
    });
  });
}
