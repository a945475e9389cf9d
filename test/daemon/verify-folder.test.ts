import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openDataFolder } from '../../src/workers/daemon/data-folder.ts';
import { keepDeadLetter, readDeadLetter } from '../../src/workers/daemon/dead-letters.ts';
import { verifyFolder } from '../../src/workers/daemon/verify-folder.ts';

it('any byte changed in the base or in what is kept of a buried document is found', async () => {
  const data = join(mkdtempSync(join(tmpdir(), 'nianbao-sealed-')), 'data');
  await openDataFolder(data, tmpdir());
  const made = {
    limits: { timeoutMs: 1 },
    extractor: { name: 'x', version: '1', ruleset: '1' },
    node: 'v',
    platform: 'p',
  };
  const about = {
    id: 'a',
    uri: 'file:a',
    foundOn: null,
    attempts: 2,
    log: '年报 oops',
    buriedAt: '2026-01-01T00:00:00Z',
  };
  const failure = { code: 'extract.crashed', message: '崩溃', crashed: true };
  await keepDeadLetter(data, { ...about, ...made, failure }, null);
  expect(await readDeadLetter(data, 'a')).toMatchObject({ uri: 'file:a' });
  expect(await verifyFolder(data)).toEqual([]);
  for (const name of ['base.json', join('dead', 'a.json')]) {
    const whole = readFileSync(join(data, name));
    for (let at = 0; at < whole.length; at += 1) {
      const spoiled = Buffer.from(whole);
      spoiled[at]! ^= 1;
      writeFileSync(join(data, name), spoiled);
      expect([at, await verifyFolder(data)]).toEqual([at, [name]]);
    }
    writeFileSync(join(data, name), whole.subarray(0, 7));
    expect(await verifyFolder(data)).toEqual([name]);
    if (name === 'base.json')
      await expect(openDataFolder(data, tmpdir())).rejects.toMatchObject({ code: 'store.corrupt' });
    writeFileSync(join(data, name), whole);
  }
});
