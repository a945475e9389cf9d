/** Large documents of several sites at a time: none is lost, and the worker's memory stays what it may have. */
import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { type Handler, type Site, startSite } from '../support/site.ts';
import { dataWith, drained, enqueue, exported, recordsOf } from './support/daemon.ts';

const MEGABYTE = 1024 * 1024;
const SITES = 8;

it('are had one at a time', { timeout: 120_000 }, async () => {
  const document = randomBytes(45 * MEGABYTE);
  const open: Site[] = [];
  try {
    for (let index = 0; index < SITES; index += 1) {
      const send: Handler = (_request, response) => {
        response.write(`${index}`);
        response.end(document);
      };
      open.push(await startSite({ '/a.bin': send }, `127.0.1.${index + 1}`));
    }
    const test = dataWith({});
    const uris = open.map(({ origin }) => `${origin}/a.bin`);
    await enqueue(test, uris);
    const worker = await drained({
      ...test,
      parser: 'real',
      allowHost: open.map(({ origin }) => new URL(origin).host),
      minGapMs: 5,
    });
    const records = recordsOf(await exported(test.data));
    expect(records.map(({ source }) => source.uri).toSorted()).toEqual(uris.toSorted());
    expect(new Set(records.map(({ error }) => error?.code))).toEqual(new Set(['extract.unknown-format']));
    const closed = worker.events.find(({ kind }) => kind === 'closed');
    // All at a time they would be 800 MB.
    expect(Number(closed?.message) * 1024).toBeLessThan(400 * MEGABYTE);
  } finally {
    for (const site of open) await site[Symbol.asyncDispose]();
  }
});
