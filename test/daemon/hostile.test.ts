/** Documents made to hurt, through a worker: typed ends, a worker that lives on, bounded memory. */
import { deflateRawSync } from 'node:zlib';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { zipSync } from 'fflate';
import { dataWith, drained, enqueue, exported, recordsOf } from './support/daemon.ts';

const MEGABYTE = 1024 * 1024;

/** A document of 300 MB of spaces in some 300 KB. */
const bomb = (): Uint8Array => {
  const types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>';
  const body = Buffer.alloc(300 * MEGABYTE, ' ');
  return zipSync({ '[Content_Types].xml': Buffer.from(types), 'word/document.xml': body }, { level: 9 });
};

const hostile: Readonly<Record<string, () => Uint8Array>> = {
  'bomb.docx': bomb,
  'deep.html': () => Buffer.from('<div>'.repeat(200_000)),
  'wide.html': () => Buffer.from(`<table><tr>${'<td colspan=1000 rowspan=65534>1'.repeat(3000)}</table>`),
  'empty.pdf': () => new Uint8Array(),
  'cut.pdf': () => Buffer.from('%PDF-1.7\n1 0 obj\n<< /Length 99999999 >>\nstream\n'),
  'noise.docx': () => Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), deflateRawSync(Buffer.alloc(MEGABYTE, 7))]),
  'good.txt': () => Buffer.from('no report at all'),
};

describe('hostile documents', () => {
  it('give a line each, and leave the worker as it was', { timeout: 300_000 }, async () => {
    const test = dataWith({});
    for (const [name, make] of Object.entries(hostile)) writeFileSync(join(test.folder, name), make());
    await enqueue(
      test,
      Object.keys(hostile).map((name) => `file:${name}`),
    );
    const worker = await drained({ ...test, parser: 'real', concurrency: 2, limits: { timeoutMs: 20_000 } });
    const records = recordsOf(await exported(test.data));
    expect(records.map(({ source }) => source.uri.slice('file:'.length)).toSorted()).toEqual(
      Object.keys(hostile).toSorted(),
    );
    for (const { error } of records) expect(error?.code).toMatch(/^(?:extract|normalize)\./u);
    const closed = worker.events.find(({ kind }) => kind === 'closed');
    expect(Number(closed?.message)).toBeLessThan(384 * 1024);
  });
});
