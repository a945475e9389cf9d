import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { defaultLimits, MEGABYTE, type ParserLimits } from '../../src/workers/parser-limits.ts';
import { type ParseOutcome, ParserPool } from '../../src/workers/parser-pool.ts';
import { startSite } from '../support/site.ts';

const childFile = (name: string): string => join(import.meta.dirname, 'children', name);
const pools: ParserPool[] = [];

function poolWith(limits: Partial<ParserLimits> = {}, jobs = 1, entry = 'stub-parser.ts'): ParserPool {
  const pool = new ParserPool({ jobs, limits: { ...defaultLimits, ...limits }, entry: childFile(entry) });
  pools.push(pool);
  return pool;
}

const parse = (pool: ParserPool, text: string): Promise<ParseOutcome> =>
  pool.parse({ source: { uri: 'file:x' }, follow: 'none' }, Buffer.from(text));

const codeOf = (outcome: ParseOutcome): string => (outcome.kind === 'failed' ? outcome.code : outcome.kind);

const detailOf = (outcome: ParseOutcome): string => (outcome.kind === 'failed' ? outcome.detail : '');

afterEach(() => {
  for (const pool of pools.splice(0)) pool.close();
});

describe('a document that harms its child', () => {
  it.each([
    ['spins for ever', '!hang', { timeoutMs: 1000 }, 'extract.timeout'],
    ['never ends', '!never', { timeoutMs: 1000 }, 'extract.timeout'],
    ['exits', '!exit 0', {}, 'extract.crashed'],
    ['aborts', '!abort', {}, 'extract.crashed'],
    ['leaves a rejection unmet', '!reject', {}, 'extract.crashed'],
    ['throws: our own mistake', '!throw oops', {}, 'extract.crashed'],
    ['fills buffers, which V8 does not count', '!buffers', { memoryBytes: 300 * MEGABYTE }, 'extract.out-of-memory'],
    ['fills the heap', '!objects', { memoryBytes: 300 * MEGABYTE }, 'extract.out-of-memory'],
    ['answers with too much', '!long 3000000', { outputBytes: 2 * MEGABYTE }, 'extract.too-large'],
  ])('%s', async (_name, text, limits, code) => {
    const pool = poolWith(limits);
    const [bad, good] = await Promise.all([parse(pool, text), parse(pool, 'a report')]);
    expect(codeOf(bad)).toBe(code);
    expect(codeOf(good)).toBe('done');
  });

  it('says what the child said last', async () => {
    const outcome = await parse(poolWith(), '!throw the table has no end');
    expect(detailOf(outcome)).toContain('the table has no end');
  });

  it('is tried again in a fresh child where an earlier document may be to blame', async () => {
    const pool = poolWith();
    expect(codeOf(await parse(pool, 'first'))).toBe('done');
    expect(codeOf(await parse(pool, '!exit-if-used'))).toBe('done');
  });

  it('may answer with a frame of impossible length', async () => {
    expect(codeOf(await parse(poolWith({}, 1, 'babbling-parser.ts'), 'x'))).toBe('extract.crashed');
  });
});

describe('the rights of a child', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-'));
  const secret = join(folder, 'secret');
  writeFileSync(secret, 'secret');

  it.each([
    ['read files', `!read ${secret}`],
    ['read the system', '!read /etc/passwd'],
    ['write files', `!write ${join(folder, 'written')}`],
    ['start programs', '!spawn /bin/true'],
    ['start threads', '!thread'],
    ['run code from strings', '!eval 1'],
  ])('do not include to %s', async (_name, text) => {
    const outcome = await parse(poolWith(), text);
    expect(detailOf(outcome)).toMatch(/has been restricted|EvalError/u);
    expect(existsSync(join(folder, 'written'))).toBe(false);
  });
});

/** Where users may make namespaces; not in most containers. */
const canIsolate = spawnSync('unshare', ['--user', '--net', 'true']).status === 0;

it.skipIf(!canIsolate)('a child has no network, not even this machine', async () => {
  await using site = await startSite({});
  const outcome = await parse(poolWith(), `!connect ${site.port}`);
  expect(detailOf(outcome)).toMatch(/ENETUNREACH|ERR_ACCESS_DENIED/u);
});

describe('the pool', () => {
  it('gives each document its own answer whatever the number of children', async () => {
    const pool = poolWith({}, 3);
    const uris = Array.from({ length: 60 }, (_, index) => `file:${index}`);
    const outcomes = await Promise.all(
      uris.map((uri) => pool.parse({ source: { uri }, follow: 'none' }, Buffer.from(uri))),
    );
    const seen = outcomes.map((outcome) =>
      outcome.kind === 'done'
        ? (JSON.parse(Buffer.from(outcome.output).toString()) as { source: { uri: string } }).source.uri
        : '',
    );
    expect(seen).toEqual(uris);
  });

  it('carries large documents whole', async () => {
    const outcome = await poolWith().parse({ source: { uri: 'x' }, follow: 'none' }, Buffer.alloc(30 * MEGABYTE, 'a'));
    expect(outcome.kind === 'done' && Buffer.from(outcome.output).toString()).toContain(
      `"size_bytes":${30 * MEGABYTE}`,
    );
  });

  it('is not disturbed by what libraries print', async () => {
    expect(codeOf(await parse(poolWith(), '!print noise\n'))).toBe('done');
  });

  it('replaces a child after a number of documents', async () => {
    const pool = poolWith({ recycleAfter: 2 });
    const texts = ['one', 'two', '!exit-if-used', 'four'];
    for (const text of texts) expect(codeOf(await parse(pool, text))).toBe('done');
  });

  it('refuses to go on when no child can be started, since no document is to blame', async () => {
    await expect(parse(poolWith({}, 1, 'broken-parser.ts'), 'x')).rejects.toThrow('no parser here');
  });

  it('rejects what waits when it is closed', async () => {
    const pool = poolWith();
    const waiting = [parse(pool, '!never'), parse(pool, 'next')];
    pool.close();
    const ends = await Promise.allSettled(waiting);
    expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await expect(parse(pool, 'late')).rejects.toThrow('closed');
  });

  it('keeps settings of the environment out of its children', async () => {
    process.env['NODE_OPTIONS'] = '--require=/nowhere/hook.js';
    try {
      expect(codeOf(await parse(poolWith(), 'x'))).toBe('done');
    } finally {
      delete process.env['NODE_OPTIONS'];
    }
  });

  it.runIf(process.platform === 'linux')('leaves no child behind', async () => {
    const pool = poolWith({}, 2);
    await Promise.all([parse(pool, 'a'), parse(pool, 'b')]);
    expect(childrenOf(process.pid, 'stub-parser').length).toBe(2);
    pool.close();
    await expect.poll(() => childrenOf(process.pid, 'stub-parser').length, { timeout: 10_000 }).toBe(0);
  });
});

/** Processes whose parent is `pid` and whose command line names `program`. */
function childrenOf(pid: number, program: string): readonly string[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'latin1').trim().split(' ').filter(Boolean);
  return children.filter((child) => {
    try {
      return readFileSync(`/proc/${child}/cmdline`, 'latin1').includes(program);
    } catch {
      return false;
    }
  });
}
