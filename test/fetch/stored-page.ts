import { createHash } from 'node:crypto';
import type { Fetched, NotModified } from '../../src/fetch/fetch-url.ts';

export const fetchedPage = (url: string, bytes: Uint8Array, more: Partial<Fetched> = {}): Fetched => ({
  ...{
    kind: 'fetched',
    url,
    resolvedUrl: url,
    status: 200,
    hops: [{ url, status: 200, address: '8.8.8.8', downgraded: false }],
  },
  ...{ headers: { 'content-type': 'text/html' }, mediaType: 'text/html', charset: 'gbk', fileName: '年报.html' },
  ...{ etag: '"1"', lastModified: null, fetchedAt: '2026-01-02T03:04:05.000Z' },
  ...{
    bytes,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    wireBytes: bytes.length,
    cut: false,
    lengthProved: true,
  },
  ...more,
});

/** A 304 that says nothing but that. */
export const notModified = (url: string): NotModified => ({
  ...{ kind: 'not-modified', url, resolvedUrl: url, status: 304, headers: {}, fetchedAt: '2026-03-01T00:00:00.000Z' },
  ...{ mediaType: null, charset: null, fileName: null, etag: null, lastModified: null },
  hops: [{ url, status: 304, address: '8.8.8.8', downgraded: false }],
});
