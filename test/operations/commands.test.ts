/** The operator's commands as real processes over a folder that real workers filled. */
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { lines, records } from '../cli/support/run.ts';
import { command, emptyFolder, samples, workedFolder } from './support/data-folder.ts';

/** A read-only mount where the system lets us have one: root may write whatever the mode of a folder says. */
function readOnlyView(folder: string): { readonly folder: string; readonly release: () => void } {
  const mounted = emptyFolder();
  const run = (...args: readonly string[]): unknown => execFileSync(args[0]!, args.slice(1), { stdio: 'ignore' });
  try {
    run('mount', '--bind', folder, mounted);
    run('mount', '-o', 'remount,bind,ro', mounted);
    return { folder: mounted, release: () => void run('umount', mounted) };
  } catch {
    const modes = (mode: number): void => chmodSync(folder, mode);
    modes(0o500);
    return { folder, release: () => modes(0o700) };
  }
}

let data = '';
beforeAll(async () => {
  data = await workedFolder();
});

describe('export', () => {
  it('gives every record once, sorted, and says so', async () => {
    const { code, stdout, stderr } = await command(['export', data]);
    const ids = lines(stdout).map((line) => (JSON.parse(line) as { record_id: string }).record_id);
    expect([code, ids.length, stderr]).toEqual([
      0,
      samples.length,
      expect.stringMatching(/^3 lines in \(.* 3 out; 0 identical/u),
    ]);
    expect(ids).toEqual(ids.toSorted());
  });

  it('merges folders that hold the same', async () => {
    const twin = emptyFolder();
    cpSync(data, twin, { recursive: true });
    const [one, both] = [await command(['export', data]), await command(['export', data, twin, '--json'])];
    expect(both.stdout).toBe(one.stdout);
    expect(JSON.parse(both.stderr)).toMatchObject({ export: { linesIn: 6, linesOut: 3, identical: 3 } });
  });

  it('filters, and writes the long form', async () => {
    const filtered = await command(['export', data, '--where', 'year=2024', '--quiet']);
    expect([records(filtered.stdout).length, filtered.stderr]).toEqual([1, '']);
    const csv = await command(['export', data, '--format', 'csv', '--where', 'year=2024']);
    expect([csv.stdout.split('\r\n')[0], csv.stdout.split('\r\n').length]).toEqual([
      expect.stringMatching(/^\uFEFFrecord_id,/u),
      202,
    ]);
  });

  it('leaves the way back of each figure out on demand: records still, a fraction of the size', async () => {
    const [whole, lean] = [await command(['export', data]), await command(['export', data, '--lean'])];
    expect(records(lean.stdout)).toEqual(
      lines(whole.stdout).map((line) => {
        const record = JSON.parse(line) as { readonly report: object };
        const { evidence, ...report } = record.report as { readonly evidence: unknown };
        expect(evidence).toBeDefined();
        return { ...record, report, evidence: {} };
      }),
    );
    expect(lean.stdout.length).toBeLessThan(whole.stdout.length / 3);
  });

  it.each([
    [['--lean', '--format', 'csv'], 2, '--lean'],
    [['--where', 'colour=red'], 2, 'export.bad-filter'],
    [['--since', 'yesterday'], 2, 'export.bad-since'],
    [['--follow', '--out', 'x.jsonl'], 2, '--follow'],
  ] as const)('refuses %j', async (args, exit, words) => {
    const { code, stderr } = await command(['export', data, ...args]);
    expect([code, stderr]).toEqual([exit, expect.stringContaining(words)]);
  });

  it('leaves nothing behind where a folder is not there', async () => {
    const out = join(emptyFolder(), 'out.jsonl');
    const { code, stderr } = await command(['export', '/nonexistent', '--out', out]);
    expect([code, stderr]).toEqual([2, expect.stringContaining('export.folder-missing')]);
    expect(readdirSync(join(out, '..'))).toEqual([]);
  });
});

describe('verify', () => {
  it('finds a sound folder sound', async () => {
    const { code, stdout } = await command(['verify', data]);
    expect([code, stdout]).toEqual([0, expect.stringMatching(/: sound \(/u)]);
  });

  it('finds one flipped bit, and so does export', async () => {
    const damaged = emptyFolder();
    cpSync(data, damaged, { recursive: true });
    const folder = join(damaged, 'segments');
    const segment = readdirSync(folder).find((name) => !name.startsWith('manifest'))!;
    const bytes = readFileSync(join(folder, segment));
    bytes[bytes.length >> 1]! ^= 1;
    writeFileSync(join(folder, segment), bytes);
    const verified = await command(['verify', data, damaged, '--json']);
    const reports = lines(verified.stdout).map((line) => JSON.parse(line) as { isSound: boolean });
    expect([verified.code, reports.map(({ isSound }) => isSound)]).toEqual([5, [true, false]]);
    const exported = await command(['export', damaged]);
    expect([exported.code, exported.stderr]).toEqual([5, expect.stringContaining('export.segment-damaged')]);
  });

  it('finds raw bytes that are not those of their name', async () => {
    const folder = emptyFolder();
    const name = 'ab'.repeat(32);
    mkdirSync(join(folder, 'raw/ab/ab'), { recursive: true });
    writeFileSync(join(folder, 'raw/ab/ab', name), 'other bytes');
    const { code, stdout } = await command(['verify', folder]);
    expect([code, stdout]).toEqual([5, expect.stringMatching(/DAMAGED[\s\S]*store\.corrupt/u)]);
  });
});

describe('a copy that can only be read', () => {
  it('is verified and exported like any other', async () => {
    const copy = join(emptyFolder(), 'copy');
    cpSync(data, copy, { recursive: true });
    const seen = readOnlyView(copy);
    try {
      expect(await command(['verify', seen.folder])).toMatchObject({ code: 0 });
      const [whole, here] = [await command(['export', data]), await command(['export', seen.folder])];
      expect([here.code, here.stdout]).toEqual([0, whole.stdout]);
    } finally {
      seen.release();
    }
  });
});

describe('verify of what is no record', () => {
  it.each(['base.json', 'ledger', 'queue.sqlite', 'fetches.sqlite'])('finds %s damaged', async (name) => {
    const folder = emptyFolder();
    cpSync(data, folder, { recursive: true });
    const path = name === 'ledger' ? join(folder, name, readdirSync(join(folder, name))[0]!) : join(folder, name);
    const bytes = readFileSync(path);
    // A page of a database; in small files a byte.
    bytes.fill(0x5a, bytes.length > 4096 ? 4096 : 9, bytes.length > 4096 ? 8192 : 10);
    writeFileSync(path, bytes);
    const { code, stdout } = await command(['verify', folder, '--lang', 'en']);
    expect([code, stdout]).toEqual([5, expect.stringMatching(name === 'ledger' ? /line of the ledger/u : name)]);
  });
});

describe('status', () => {
  it('counts jobs and records', async () => {
    const { code, stdout } = await command(['status', '--data', data, '--json']);
    expect([code, JSON.parse(stdout)]).toMatchObject([
      0,
      {
        queue: { counts: { done: 3, waiting: 0, dead: 0 }, isWhole: true },
        segments: { lines: 3, manifestProblems: 0 },
        workers: [],
      },
    ]);
  });

  it('shows sites and the oldest job, in the language asked for', async () => {
    const folder = join(emptyFolder(), 'data');
    await command([
      'enqueue',
      'https://www.one.example/a',
      'https://two.example/b',
      'https://one.example/c',
      '--data',
      folder,
    ]);
    const { stdout } = await command(['status', '--lang', 'zh'], { NIANBAO_DATA: folder });
    expect(stdout).toMatch(/任务 {2}等待 3，/u);
    expect(stdout).toMatch(/最早等待 {2}https:\/\/www\.one\.example\/a/u);
    expect(stdout).toMatch(/one\.example +2 +0 +0 +0\n/u);
  });

  it('shows what is left when the queue can not be reached', async () => {
    const { code, stdout } = await command(['status', '--data', data, '--redis', 'redis://127.0.0.1:1', '--json']);
    expect([code, JSON.parse(stdout)]).toMatchObject([
      0,
      { queue: { error: { code: 'queue.unavailable' } }, segments: { lines: 3 } },
    ]);
  });

  it('makes no folder by looking', async () => {
    const folder = join(emptyFolder(), 'none');
    const { code, stderr } = await command(['status', '--data', folder]);
    expect([code, stderr]).toEqual([2, expect.stringContaining(folder)]);
  });
});

describe('config', () => {
  it('is heard by commands that have no flag for what it says', async () => {
    const folder = emptyFolder();
    const config = join(folder, 'settings.json');
    writeFileSync(config, JSON.stringify({ data: 'records' }));
    const added = await command(['enqueue', samples[0]!, '--config', config]);
    expect([added.code, readdirSync(folder).toSorted()]).toEqual([0, ['records', 'settings.json']]);
    const listed = await command(['dead', 'list'], { NIANBAO_CONFIG: config });
    const counted = await command(['status', '--json'], { NIANBAO_CONFIG: config });
    expect([listed.code, JSON.parse(counted.stdout)]).toMatchObject([0, { queue: { counts: { waiting: 1 } } }]);
  });

  it('says where each value came from, without passwords', async () => {
    const env = { NIANBAO_REDIS_URL: 'redis://me:secret@redis.test:6379', NIANBAO_LEASE_SECONDS: '7' };
    const { code, stdout } = await command(['config', '--json', '--gap', '2'], env);
    const { settings } = JSON.parse(stdout) as { settings: Record<string, unknown> };
    expect([code, settings]).toMatchObject([
      0,
      {
        gapSeconds: { value: 2, origin: 'flag' },
        leaseSeconds: { value: 7, origin: 'environment' },
        redisUrl: { value: 'redis://redis.test:6379' },
      },
    ]);
    expect(stdout).not.toContain('secret');
  });

  it('is what all commands go by', async () => {
    for (const args of [['config'], ['work', '--drain'], ['enqueue', 'samples'], ['status'], ['doctor'], ['export']]) {
      const { code, stderr } = await command(args, { NIANBAO_REDIS_URI: 'redis://x' });
      expect([args[0], code, stderr]).toEqual([args[0], 2, expect.stringContaining('did you mean NIANBAO_REDIS_URL?')]);
    }
  });
});
