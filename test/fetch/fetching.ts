/** What the tests of fetching share: settings for a site on loopback, pages, expectations. */
import { expect } from 'vitest';
import { parseAllowedHosts } from '../../src/fetch/address/allowed-hosts.ts';
import { defaultLimits, type FetchLimits } from '../../src/fetch/fetch-limits.ts';
import { type Fetched, type FetchDeps, type FetchRequest, fetchUrl } from '../../src/fetch/fetch-url.ts';
import type { Handler, Site } from '../support/site.ts';

export const allow = (...sites: readonly Site[]): FetchDeps => ({
  userAgent: 'nianbao/0 (+https://example.org/who)',
  allowed: parseAllowedHosts(sites.map(({ port }) => `127.0.0.1:${port}`)),
});

export const limited = (site: Site, limits: Partial<FetchLimits>): FetchDeps => ({
  ...allow(site),
  limits: { ...defaultLimits, ...limits },
});

export async function fetched(request: FetchRequest, deps: FetchDeps): Promise<Fetched> {
  const result = await fetchUrl(request, deps);
  if (result.kind !== 'fetched') throw new Error(result.kind);
  return result;
}

export const failsWith = (fetchCode: string, more: object = {}): object =>
  expect.objectContaining({ fetchCode, ...more }) as object;

export const page = '<html><title>年报</title></html>';
export const text = ({ bytes }: Fetched): string => Buffer.from(bytes).toString();
export const send =
  (body: Buffer | string, headers: Record<string, string> = {}): Handler =>
  (_request, response) => {
    response.writeHead(200, headers).end(body);
  };
