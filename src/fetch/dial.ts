/** One request over one new connection to an address that was checked before. */
import { isIP, type Socket } from 'node:net';
import type { LookupFunction } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import { buildConnector, Client } from 'undici';
import type { GuardedUrl } from './address/guard-url.ts';
import { parseIp } from './address/parse-ip.ts';
import type { FetchLimits } from './fetch-limits.ts';
import { FetchError } from './fetch-error.ts';

export interface Answer {
  readonly statusCode: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Readable;
}

export interface Dialled {
  readonly answer: Answer;
  /** The address that was connected to. */
  readonly address: string;
  /** Whether bytes came behind the announced end of the body; to be asked when the body was read. */
  readonly hasSurplus: () => Promise<boolean>;
  /** Closes the connection at once, whatever is still under way. */
  readonly hangUp: () => Promise<void>;
}

export interface DialOptions {
  readonly addresses: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  readonly limits: Pick<FetchLimits, 'connectMs'>;
}

/** More header bytes than this are an attack: real answers have 0.3–2 KiB. */
export const MAX_HEADER_BYTES = 32_768;

/** Rejects with undici's and Node's errors; no connection is left behind then. */
export async function dial({ url, host }: GuardedUrl, options: DialOptions): Promise<Dialled> {
  const dialled: { socket: Socket | null } = { socket: null };
  const client = new Client(url.origin, {
    connect: checkedConnector(host, options, (socket) => (dialled.socket = socket)),
    allowH2: false,
    pipelining: 1,
    maxHeaderSize: MAX_HEADER_BYTES,
    // Time is kept by the caller's signal, to the millisecond and over all hops.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  const hangUp = (): Promise<void> => client.destroy();
  try {
    const path = `${url.pathname}${url.search}`;
    const answer = await client.request({ method: 'GET', path, headers: options.headers, signal: options.signal });
    const address = dialled.socket?.remoteAddress ?? '';
    return { answer, address, hasSurplus: () => hasSurplus(dialled.socket), hangUp };
  } catch (error) {
    await hangUp();
    throw error;
  }
}

function checkedConnector(
  host: string,
  { addresses, limits }: DialOptions,
  connected: (socket: Socket) => void,
): buildConnector.connector {
  const connect = buildConnector({
    timeout: limits.connectMs,
    allowH2: false,
    lookup: fixedLookup(addresses),
    autoSelectFamily: addresses.length > 1,
    ...(isIP(host) === 0 ? { servername: host } : {}),
  });
  return (options, callback) => {
    connect({ ...options, hostname: host }, (error, socket) => {
      if (error !== null) {
        callback(error, null);
        return;
      }
      const address = socket.remoteAddress ?? '';
      if (isChecked(address, addresses)) {
        connected(socket);
        callback(null, socket);
      } else {
        socket.destroy();
        callback(uncheckedAddress(address), null);
      }
    });
  };
}

export const uncheckedAddress = (address: string): FetchError =>
  new FetchError('fetch.refused-address', `连接到了未经检查的地址 ${address} | ${address} was never checked`);

/** Answers with what was checked, whatever is asked: nothing is resolved a second time. */
export const fixedLookup =
  (addresses: readonly string[]): LookupFunction =>
  (_host, { all }, callback) => {
    const found = addresses.map((address) => ({ address, family: isIP(address) }));
    if (all === true) callback(null, found);
    else callback(null, found[0]?.address ?? '', found[0]?.family ?? 0);
  };

/** The system may write an IPv6 address differently from how it was resolved. */
export const isChecked = (address: string, addresses: readonly string[]): boolean => {
  const dialled = parseIp(address);
  return addresses.some((checked) => {
    const ip = parseIp(checked);
    return ip !== null && dialled !== null && ip.family === dialled.family && ip.value === dialled.value;
  });
};

/** The parser destroys a connection that goes on after the last byte of the only answer, as soon as it sees that. */
async function hasSurplus(socket: Socket | null): Promise<boolean> {
  await setImmediate();
  const error = socket?.errored;
  return error?.name === 'HTTPParserError' || error?.message === 'bad response';
}
