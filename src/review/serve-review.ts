/** The server of the review page over its life. */
import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { hostForOthers, isLoopback } from './guard.ts';
import { reviewApp, type ReviewAppOptions } from './review-app.ts';

export interface RunningReview {
  /** With the token where one is needed. */
  readonly url: string;
  close(): Promise<void>;
}

export interface ServeOptions extends Omit<ReviewAppOptions, 'port' | 'token'> {
  /** 0: any that is free. */
  readonly wantedPort: number;
}

const TOKEN_BYTES = 24;

/** Rejects with the system's error where the address can't be had. */
export async function serveReview({ wantedPort, ...options }: ServeOptions): Promise<RunningReview> {
  const { host } = options;
  const token = isLoopback(host) ? null : randomBytes(TOKEN_BYTES).toString('base64url');
  let port = wantedPort;
  const app = reviewApp({ ...options, token, port: () => port });
  const server = createAdaptorServer({ fetch: app.fetch });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(wantedPort, host, resolve);
  });
  // Listening on a port, not on a pipe.
  port = (server.address() as AddressInfo).port;
  return {
    url: `http://${hostForOthers(host)}:${port}/${token === null ? '' : `?token=${token}`}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}
