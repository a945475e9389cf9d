/** What a browser sends to its proxy, byte by byte. */
import { connect } from 'node:net';
import { parseAllowedHosts } from '../../../src/fetch/address/allowed-hosts.ts';
import { type GuardProxy, openGuardProxy, type ProxyOptions } from '../../../src/fetch/browser/guard-proxy.ts';

export const MEGABYTE = 1_048_576;

export const openProxy = (allow: readonly string[] = [], options: Partial<ProxyOptions> = {}): Promise<GuardProxy> =>
  openGuardProxy({
    ...{ allowed: parseAllowedHosts(allow), hosts: {} },
    limits: { maxBytes: MEGABYTE, maxRequests: 2_000, connectMs: 2_000 },
    ...options,
  });

export interface Asked {
  /** Null: the right one. */
  readonly token?: string;
  readonly body?: string;
  readonly headers?: readonly string[];
}

/** Everything that comes back until the connection ends. `line`: the request's first line. */
export function askRaw(
  proxy: GuardProxy,
  line: string,
  { token, body = '', headers = [] }: Asked = {},
): Promise<string> {
  const credentials = Buffer.from(`page:${token ?? proxy.token}`).toString('base64');
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(proxy.origin).port), '127.0.0.1');
    let said = '';
    socket.setEncoding('latin1').on('data', (text: string) => {
      said += text;
      // A tunnel that was granted is all there is to know.
      if (/^HTTP\/1\.1 200 Connection/u.test(said)) socket.destroy();
    });
    socket.on('error', () => undefined);
    socket.once('close', () => resolve(said));
    const own = ['Host: x', `Proxy-Authorization: Basic ${credentials}`, 'Connection: close', ...headers];
    const length = body === '' ? [] : [`Content-Length: ${Buffer.byteLength(body)}`];
    socket.write(`${line} HTTP/1.1\r\n${[...own, ...length].join('\r\n')}\r\n\r\n${body}`);
  });
}

export const statusOf = (answer: string): number => Number(/^HTTP\/1\.1 (\d+)/u.exec(answer)?.[1] ?? 0);
