/** A server of this machine that no page may reach: whatever comes is noted, by whichever protocol. */
import { createSocket } from 'node:dgram';
import { createServer, type AddressInfo, type Socket } from 'node:net';

export interface Canary extends AsyncDisposable {
  readonly port: number;
  readonly udpPort: number;
  /** Connections and datagrams. */
  readonly hits: () => number;
}

export async function startCanary(host = '127.0.0.1'): Promise<Canary> {
  let hits = 0;
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    hits += 1;
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
  });
  const datagrams = createSocket(host.includes(':') ? 'udp6' : 'udp4').on('message', () => (hits += 1));
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  await new Promise<void>((resolve) => datagrams.bind(0, host, resolve));
  return {
    port: (server.address() as AddressInfo).port,
    udpPort: datagrams.address().port,
    hits: () => hits,
    [Symbol.asyncDispose]: async () => {
      datagrams.close();
      sockets.forEach((socket) => socket.destroy());
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
