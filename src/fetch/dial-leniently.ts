/**
 * As `dial`, with Node's own client and its lenient parser: for sites that announce a length beside chunks, which browsers
 * pass over and undici takes for a body cut short.
 */
import { type ClientRequest, type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import type { GuardedUrl } from './address/guard-url.ts';
import { type Dialled, type DialOptions, fixedLookup, isChecked, MAX_HEADER_BYTES, uncheckedAddress } from './dial.ts';

/** Rejects with Node's errors; no connection is left behind then. */
export async function dialLeniently({ url, host }: GuardedUrl, options: DialOptions): Promise<Dialled> {
  const { addresses, headers, signal, limits } = options;
  const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, {
    ...{ headers, signal, agent: false, insecureHTTPParser: true, maxHeaderSize: MAX_HEADER_BYTES },
    lookup: fixedLookup(addresses),
    ...(isIP(host) === 0 ? { servername: host } : {}),
  });
  const answer = await answerTo(request, limits.connectMs, addresses);
  const { statusCode = 0, headers: answered, socket } = answer;
  return {
    answer: { statusCode, headers: answered, body: answer },
    address: socket.remoteAddress ?? '',
    hasSurplus: () => Promise.resolve(false),
    hangUp: () => {
      request.destroy();
      return Promise.resolve();
    },
  };
}

function answerTo(request: ClientRequest, connectMs: number, addresses: readonly string[]): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => request.destroy(Object.assign(new Error('connect timeout'), { code: 'ETIMEDOUT' })),
      connectMs,
    );
    request.once('error', reject);
    request.once('response', resolve);
    request.once('close', () => clearTimeout(timer));
    request.once('socket', (socket) => {
      socket.once('connect', () => {
        clearTimeout(timer);
        const address = socket.remoteAddress ?? '';
        if (!isChecked(address, addresses)) request.destroy(uncheckedAddress(address));
      });
    });
    request.end();
  });
}
