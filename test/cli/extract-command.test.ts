import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith } from './support/folder.ts';
import { ended, extractStub, lines, records, startStub, urisOf } from './support/run.ts';

const many = (count: number, text: (index: number) => string): Record<string, string> =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`${String(index).padStart(5, '0')}.txt`, text(index)]),
  );

const codesOf = (stdout: string): readonly string[] =>
  records(stdout).map(({ status, error }) => error?.code ?? status);

describe('extract', () => {
  it('gives the same bytes in the order of the inputs, whatever the number of children', async () => {
    const folder = folderWith(many(60, (index) => `!wait ${(index * 7) % 40}`));
    const runs = await Promise.all(
      [1, 2, 4].map((jobs) => extractStub({ paths: ['.'], options: { jobs } }, { cwd: folder })),
    );
    const [first] = runs;
    expect(runs.map(({ stdout }) => stdout === first?.stdout)).toEqual([true, true, true]);
    expect(urisOf(first!.stdout)).toEqual(
      readdirSync(folder)
        .sort()
        .map((name) => `file:${name}`),
    );
  });

  it('loses nothing to documents that hang, crash or swell', async () => {
    const folder = folderWith({
      'a.txt': 'a',
      'b.txt': '!hang',
      'c.txt': 'c',
      'd.txt': '!abort',
      'e.txt': '!buffers',
      'f.txt': 'f',
    });
    const limits = { timeoutMs: 6000, memoryBytes: 300 * 1024 * 1024 };
    const { stdout, stderr, code } = await extractStub({ paths: ['.'], limits }, { cwd: folder });
    const expected = [
      'complete',
      'extract.timeout',
      'complete',
      'extract.crashed',
      'extract.out-of-memory',
      'complete',
    ];
    expect(codesOf(stdout)).toEqual(expected);
    expect(code).toBe(1);
    expect(stderr).toContain('"failed":3');
  });

  it('gives a line for each file that was named, readable or not', async () => {
    const folder = folderWith({ 'here.txt': 'x', 'image.png': 'x', 'sub/x.txt': 'x' });
    const paths = ['gone.txt', 'image.png', 'here.txt/part', 'no-*.html', 'sub'];
    const { stdout, code } = await extractStub({ paths }, { cwd: folder });
    expect(codesOf(stdout)).toEqual([
      'extract.unreadable-file',
      'complete',
      'extract.unreadable-file',
      'extract.unreadable-file',
      'complete',
    ]);
    expect(code).toBe(1);
  });

  it('reads standard input once, with the address that is given', async () => {
    const { stdout } = await extractStub(
      { paths: ['-', '-'], options: { stdinUri: 'https://example.org/a' } },
      { stdin: 'x' },
    );
    expect(urisOf(stdout)).toEqual(['https://example.org/a']);
  });

  it('refuses a large input before reading it, a stream as soon as it is too long', async () => {
    const folder = folderWith({ 'large.txt': 'x'.repeat(5000) });
    const { stdout } = await extractStub(
      { paths: ['large.txt', '-'], limits: { inputBytes: 4000 } },
      { cwd: folder, stdin: 'y'.repeat(5000) },
    );
    expect(codesOf(stdout)).toEqual(['extract.too-large', 'extract.too-large']);
  });

  it.skipIf(process.platform === 'win32')('reads a pipe that has no size', async () => {
    const folder = folderWith({});
    execFileSync('mkfifo', ['pipe'], { cwd: folder });
    const writer = spawn('sh', ['-c', 'echo report > pipe'], { cwd: folder });
    const { stdout } = await extractStub({ paths: ['pipe'] }, { cwd: folder });
    expect(codesOf(stdout)).toEqual(['complete']);
    writer.kill();
  });

  it.skipIf(process.platform === 'win32')('ends typed where an input never ends, or never begins', async () => {
    const folder = folderWith({ 'good.txt': 'report' });
    execFileSync('mkfifo', ['silent', 'endless', 'slow'], { cwd: folder });
    const endless = spawn('sh', ['-c', 'cat /dev/zero > endless'], { cwd: folder });
    const slow = spawn('sh', ['-c', 'while echo x; do sleep 0.2; done > slow'], { cwd: folder });
    const paths = ['silent', 'endless', 'slow', '/dev/zero', 'good.txt'];
    const limits = { timeoutMs: 3000, inputBytes: 20 * 1024 * 1024 };
    const { stdout } = await extractStub({ paths, limits }, { cwd: folder });
    endless.kill();
    slow.kill();
    expect(codesOf(stdout)).toEqual([
      'extract.timeout',
      'extract.too-large',
      'extract.timeout',
      'extract.too-large',
      'complete',
    ]);
  });

  it('sums up what it read and passed over', async () => {
    const folder = folderWith({ 'a.txt': 'a', 'b.zip': 'b', 'c.ZIP': 'c', '.hidden.txt': 'd' });
    const { stderr } = await extractStub({ paths: ['.', 'a.txt'] }, { cwd: folder });
    const { summary } = JSON.parse(lines(stderr)[0]!) as { summary: object };
    expect(summary).toMatchObject({ inputs: 1, complete: 1, failed: 0, passed_over: { '.zip': 2 }, repeated: 1 });
  });

  it.each([
    ['nothing to read', ['.'], 2],
    ['an address', ['https://example.org/report.html'], 2],
  ])('ends with a usage error on %s', async (_name, paths, code) => {
    expect(await extractStub({ paths }, { cwd: folderWith({ 'a.zip': '' }) })).toMatchObject({ code, stdout: '' });
  });
});

describe('the output file', () => {
  it('appears whole or not at all', async () => {
    const folder = folderWith(many(5, () => 'x'));
    expect(await extractStub({ paths: ['.'], options: { out: 'out.jsonl' } }, { cwd: folder })).toMatchObject({
      code: 0,
    });
    expect(lines(readFileSync(join(folder, 'out.jsonl'), 'utf8')).length).toBe(5);
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('of two runs at a time is whole, the one or the other', async () => {
    const folder = folderWith({ ...many(40, () => 'x'), 'only.txt': 'x' });
    const runs = [['.'], ['only.txt'], ['.']].map((paths) =>
      extractStub({ paths, options: { out: 'out.jsonl' } }, { cwd: folder }),
    );
    expect((await Promise.all(runs)).map(({ code }) => code)).toEqual([0, 0, 0]);
    const written = readFileSync(join(folder, 'out.jsonl'), 'utf8');
    expect([1, 41]).toContain(records(written).length);
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('is no input, even where it lies among them', async () => {
    const folder = folderWith({ 'a.txt': 'x', 'out.txt': 'earlier' });
    await extractStub({ paths: ['.'], options: { out: 'out.txt' } }, { cwd: folder });
    expect(urisOf(readFileSync(join(folder, 'out.txt'), 'utf8'))).toEqual(['file:a.txt']);
  });

  it.each(['no/out.jsonl', 'folder', 'loop', 'a.txt/x', 'x'.repeat(300)])(
    'is refused where it cannot be written, before any work: %s',
    async (out) => {
      const folder = folderWith({ 'a.txt': '!never', 'folder/b.md': '' });
      symlinkSync('loop', join(folder, 'loop'));
      const { code } = await extractStub({ paths: ['a.txt'], options: { out } }, { cwd: folder });
      expect(code).toBe(4);
    },
  );

  it('has the permissions of the one that it replaces, and stands where a link leads', async () => {
    const folder = folderWith({ 'a.txt': 'x', 'private.jsonl': '', 'other/b.md': '' });
    chmodSync(join(folder, 'private.jsonl'), 0o600);
    symlinkSync('other/new.jsonl', join(folder, 'link.jsonl'));
    for (const out of ['private.jsonl', 'link.jsonl']) {
      await extractStub({ paths: ['a.txt'], options: { out } }, { cwd: folder });
    }
    expect(statSync(join(folder, 'private.jsonl')).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(folder, 'other')).sort()).toEqual(['b.md', 'new.jsonl']);
  });

  it('may be a device, which is written to and never replaced', async () => {
    const folder = folderWith({ 'a.txt': 'x' });
    expect(await extractStub({ paths: ['.'], options: { out: '/dev/null' } }, { cwd: folder })).toMatchObject({
      code: 0,
    });
    expect(existsSync('/dev/null.tmp')).toBe(false);
    rmSync(folder, { recursive: true });
  });

  it('keeps its former content when the run is interrupted', async () => {
    const folder = folderWith({ 'a.txt': 'x', 'b.txt': '!never', 'out.jsonl': 'former' });
    const child = startStub(
      { paths: ['a.txt', 'missing.txt', 'b.txt'], options: { out: 'out.jsonl' } },
      { cwd: folder },
    );
    const end = ended(child);
    // The second input's failure is told when the third is at work.
    await once(child.stderr!, 'data');
    child.kill('SIGTERM');
    expect((await end).code).toBe(143);
    expect(readdirSync(folder).sort()).toEqual(['a.txt', 'b.txt', 'out.jsonl']);
    expect(readFileSync(join(folder, 'out.jsonl'), 'utf8')).toBe('former');
  });
});

describe('an interrupted run', () => {
  it('has written whole lines and leaves no child behind', async () => {
    const folder = folderWith({ ...many(20, () => '!long 100000'), 'z.txt': '!hang' });
    const child = startStub({ paths: ['.'] }, { cwd: folder });
    const end = ended(child);
    let seen = 0;
    child.stdout!.on('data', (chunk: Buffer) => {
      seen += chunk.toString().split('\n').length - 1;
      if (seen === 20) child.kill('SIGINT');
    });
    const { code, stdout } = await end;
    expect(code).toBe(130);
    expect(stdout.endsWith('\n')).toBe(true);
    expect(records(stdout).length).toBe(20);
    await expect.poll(() => stubsIn(folder), { timeout: 10_000 }).toEqual([]);
  });

  it.runIf(process.platform === 'linux' && existsSync('/usr/bin/setpriv'))(
    'leaves no spinning child behind even when it is killed',
    async () => {
      const folder = folderWith({ 'a.txt': 'x', 'b.txt': '!hang' });
      const child = startStub({ paths: ['a.txt', 'b.txt'], options: { jobs: 1 } }, { cwd: folder });
      const children = (): readonly string[] =>
        readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, 'latin1').trim().split(' ').filter(Boolean);
      await once(child.stdout!, 'data');
      const [parser] = children();
      const end = ended(child);
      child.kill('SIGKILL');
      await end;
      await expect.poll(() => isRunning(parser!), { timeout: 10_000 }).toBe(false);
    },
  );

  it('ends quietly when its reader has gone', async () => {
    const folder = folderWith(many(50, () => '!long 100000'));
    const child = startStub({ paths: ['.'] }, { cwd: folder });
    child.stdout!.once('data', () => child.stdout!.destroy());
    let stderr = '';
    child.stderr!.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    const [code] = (await once(child, 'exit')) as [number];
    expect({ code, stderr }).toEqual({ code: 141, stderr: '' });
  });
});

/** Whether a process lives: a zombie is dead, whoever has yet to bury it. */
function isRunning(pid: string): boolean {
  try {
    return !/^State:\s+Z/mu.test(readFileSync(`/proc/${pid}/status`, 'latin1'));
  } catch {
    return false;
  }
}

/** Command lines of running stub parsers that were started for `folder`. */
function stubsIn(folder: string): readonly string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'latin1').includes(folder);
      } catch {
        return false;
      }
    });
}

describe('a long run', () => {
  const peakOf = async (folder: string): Promise<number> => {
    const { stderr, code } = await extractStub({ paths: ['.'], options: { out: '/dev/null' } }, { cwd: folder });
    expect(code).toBe(0);
    return (JSON.parse(lines(stderr).at(-1)!) as { peakKilobytes: number }).peakKilobytes / 1024;
  };

  it('keeps its memory flat: 2,000 documents take little more than 200', async () => {
    const order = (): string => '!long 100000';
    const short = await peakOf(folderWith(many(200, order)));
    const long = await peakOf(folderWith(many(2000, order)));
    // All the output is 200 MB; what waits for its turn is bounded by 64 MB.
    expect(long - short).toBeLessThan(64);
  });
});
