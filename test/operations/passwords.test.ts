/** What operators paste into a chat or a ticket never holds a password, of whatever address, however mistyped. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ended, nianbao } from '../cli/support/run.ts';
import { type Site, startSite } from '../support/site.ts';
import { emptyFolder } from './support/data-folder.ts';

const SECRET = 'geheim';

const mistyped = [
  `http//me:${SECRET}@h.test/a`,
  `http:/me:${SECRET}@h.test/a`,
  `htps://me:${SECRET}@h.test/a`,
  `me:${SECRET}@h.test/a`,
  `https://me:${SECRET}@`,
  `http：//me：${SECRET}@h.test/a`,
  `1、某局：http://me:${SECRET}@h.test/a`,
  `https://h.test:port/?token=${SECRET}`,
];

let site: Site;
let folder = '';
const run = (...args: readonly string[]): Promise<Ended> =>
  nianbao(args, { cwd: folder, env: { NIANBAO_ATTEMPT_LIMIT: '1', NIANBAO_DATA: 'data' } });

beforeAll(async () => {
  const forbidden = (_request: unknown, response: { writeHead: (status: number) => { end: () => unknown } }): void =>
    void response.writeHead(403).end();
  site = await startSite({ [`/a.html?access_token=${SECRET}`]: forbidden, [`/b.html?pwd=${SECRET}`]: '<p>b</p>' });
  folder = emptyFolder();
  mkdirSync(join(folder, 'data'));
  const hosts = { 'h.test': { headers: { authorization: `Bearer ${SECRET}` } } };
  writeFileSync(join(folder, 'nianbao.config.json'), JSON.stringify({ hosts, metricsPort: 0 }));
  const addresses = [
    `${site.origin}/a.html?access_token=${SECRET}`,
    `${site.origin}/b.html?pwd=${SECRET}`,
    site.origin.replace('//', `//me:${SECRET}@`),
  ];
  writeFileSync(join(folder, 'list.txt'), `${[...addresses, ...mistyped].join('\n')}\n`);
  writeFileSync(join(folder, 'list.csv'), `地址,单位\n${mistyped.map((text) => `"${text}",甲局`).join('\n')}\n`);
});
afterAll(() => site[Symbol.asyncDispose]());

/** What it said, and that it ran at all. */
async function saidBy(...args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await run(...args);
  expect(code, stderr).not.toBe(70);
  return `${stdout}\n${stderr}`;
}

describe('a password or a token', { timeout: 240_000 }, () => {
  it('is told by no command', async () => {
    for (const lang of ['zh', 'en'])
      for (const list of ['list.txt', 'list.csv'])
        expect(await saidBy('enqueue', '--list', list, '--lang', lang)).not.toContain(SECRET);
    expect(await saidBy('enqueue', '--list', 'list.txt', '--again', '--every', '7d', '--json')).not.toContain(SECRET);
    const work = ['work', '--drain', '--gap', '0', '--allow-host', '127.0.0.1:*', '--log-level', 'debug'];
    expect(await saidBy(...work, '--json')).not.toContain(SECRET);
    expect(await saidBy('retry', '--code', 'fetch.forbidden')).not.toContain(SECRET);
    expect(await saidBy(...work, '--lang', 'en')).not.toContain(SECRET);
    for (const args of [
      ['status'],
      ['status', '--json'],
      ['config'],
      ['config', '--json'],
      ...['table', 'jsonl', 'csv'].map((format) => ['inputs', '--format', format]),
      ['dead', 'list'],
      ['dead', 'list', '--json'],
      ['schedules'],
      ['schedules', '--json'],
      ['schedules', 'remove', `${site.origin}/none?token=${SECRET}`],
      ['retry', `${site.origin}/none?token=${SECRET}`],
      ['reconcile', '--json'],
      ['doctor'],
    ])
      expect(await saidBy(...args), args.join(' ')).not.toContain(SECRET);
  });

  it.each(mistyped)('in a mistyped address of Redis (%s) is told by no command', async (address) => {
    for (const command of [['status'], ['config'], ['enqueue', 'https://a.gov.cn/']])
      expect(await saidBy(...command, '--redis', address)).not.toContain(SECRET);
  });

  it.each(mistyped)('in a mistyped address that is to be enqueued (%s) is told by no command', async (address) => {
    expect(await saidBy('enqueue', address)).not.toContain(SECRET);
    // The record itself says what it is about.
    expect((await run('extract', address)).stderr).not.toContain(SECRET);
  });
});
