/** A crawl over three sites with all their oddities and five kills, and the next day's changes, as a consumer gets them. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { lines, main, nianbao } from '../cli/support/run.ts';
import { emptyFolder } from '../operations/support/data-folder.ts';
import { startRedis, type TestRedis } from '../support/redis.ts';
import { imitationSite } from '../support/three-sites.ts';

const LONG = process.env['NIANBAO_LONG'] === '1';
/** Of the three sites; the last asks for a gap of so many seconds, over redirects and the pages of its list too. */
const REPORTS = LONG ? ([140, 130, 30] as const) : ([24, 24, 12] as const);
const CRAWL_DELAY = LONG ? 7 : 0.2;
const KILLS = 5;

const redis: TestRedis[] = [];
afterAll(() => Promise.all(redis.map((one) => one.stop())));

interface Given {
  readonly status: string;
  readonly source: { readonly uri: string; readonly sha256: string | null };
}

interface Change {
  readonly change: 'add' | 'replace' | 'withdraw';
  readonly uri?: string;
  readonly record?: Given;
}

describe.each(['embedded', 'redis'])('three sites, %s', (engine) => {
  it(
    'give every report once, and the next day what is new, changed and gone',
    async () => {
      await using base = await imitationSite('base', '127.0.0.1', REPORTS[0]);
      await using jpage = await imitationSite('jpage', '127.0.0.2', REPORTS[1]);
      await using slow = await imitationSite('slow', '127.0.0.3', REPORTS[2], CRAWL_DELAY);
      const sites = [base, jpage, slow];
      const folder = emptyFolder();
      if (engine === 'redis') redis.push(await startRedis());
      const where = ['--data', join(folder, 'data'), ...(engine === 'redis' ? ['--redis', redis[0]!.url] : [])];
      // What would be tried again in an hour is set aside at once.
      const options = { cwd: folder, env: { NIANBAO_ATTEMPT_LIMIT: '1' } };
      const work = [
        ...[
          'work',
          '--gap',
          '0',
          '--lease',
          '2',
          ...['1', '2', '3'].flatMap((host) => ['--allow-host', `127.0.0.${host}:*`]),
          '--concurrency',
          '2',
        ],
        ...where,
      ];
      const crawl = async (again: readonly string[]): Promise<void> => {
        await nianbao(['enqueue', ...sites.map(({ list }) => list), '--follow', 'list', ...again, ...where], options);
      };
      const step = async (): Promise<readonly Change[]> => {
        const args = ['export', 'data', '--changes', '--cursor', 'cursor.json', '--out', 'changes.jsonl'];
        expect(await nianbao(args, options)).toMatchObject({ code: 0 });
        return lines(readFileSync(join(folder, 'changes.jsonl'), 'utf8')).map((line) => JSON.parse(line) as Change);
      };
      const asked = (): number => sites.reduce((sum, { requests }) => sum + requests(), 0);
      const isReport = ({ record }: Change): boolean => record !== undefined && record.status !== 'failed';

      await crawl([]);
      for (let kill = 0; kill < KILLS; kill += 1) {
        const child = spawn(process.execPath, ['--no-warnings', main, ...work], { ...options, stdio: 'ignore' });
        const before = asked();
        // Killed in the midst of it: after some requests more, as long as there are any.
        const until = performance.now() + 4000;
        while (asked() < before + 8 && performance.now() < until) await delay(20);
        await delay(Math.random() * 300);
        child.kill('SIGKILL');
        await once(child, 'close');
      }
      expect(await nianbao([...work, '--drain'], options)).toMatchObject({ code: 0 });
      const first = await step();
      const names = new Map(sites.flatMap(({ obtainable }) => obtainable()));
      const had = first
        .filter(isReport)
        .map(({ record }) => names.get(record?.source.sha256 ?? '') ?? record?.source.uri);
      expect(had.toSorted()).toEqual([...names.values()].toSorted());

      // The next day.
      const listed = { version: 1, isListed: true, isGone: false };
      for (const [at, site] of [base, base, jpage, jpage, slow].entries())
        site.reports.push({ ...listed, number: site.reports.length, version: 1 + at });
      for (const [site, number] of [
        [base, 0],
        [jpage, 5],
        [slow, 9],
      ] as const)
        site.reports[number]!.version = 2;
      base.reports[3]!.isGone = true; // its link stays
      Object.assign(jpage.reports[10]!, { isGone: true, isListed: false });
      await crawl(['--again']);
      expect(await nianbao([...work, '--drain'], options)).toMatchObject({ code: 0 });
      const second = (await step()).filter((change) => change.change === 'withdraw' || isReport(change));
      const told = second.map(({ change, record, uri }) => [
        change,
        (record?.source.uri ?? uri ?? '').replace(/^.*\/nb\//u, ''),
      ]);
      expect(told.toSorted()).toEqual([
        ...[base, base, jpage, jpage, slow].map(() => ['add', expect.any(String) as string]),
        ['replace', 'files/9.txt'],
        ['replace', 'r0.html'],
        ['replace', 'r5.html'],
        ['withdraw', 'files/10.txt'],
        ['withdraw', 'r3.html'],
      ]);
      expect(await step()).toEqual([]);
    },
    LONG ? 3_000_000 : 120_000,
  );
});
