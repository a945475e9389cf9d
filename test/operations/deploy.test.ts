/** What operators copy must fit the program. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadSettings } from '../../src/operations/settings/load-settings.ts';
import { settingNames, variableOf } from '../../src/operations/settings/settings.ts';

const deploy = join(import.meta.dirname, '../../deploy');
const read = (name: string): string => readFileSync(join(deploy, name), 'utf8');

it('the example of settings is accepted, and every value is from it', () => {
  const { values, origins } = loadSettings({
    flags: {},
    environment: {},
    configFile: 'nianbao.config.json',
    folder: deploy,
  });
  const given = JSON.parse(read('nianbao.config.json')) as Readonly<Record<string, unknown>>;
  expect(values).toMatchObject(given);
  expect(
    origins
      .filter(({ origin }) => origin === 'file')
      .map(({ name }) => name)
      .toSorted(),
  ).toEqual(Object.keys(given).toSorted());
});

it.each(['nianbao.service', 'compose.yaml', 'Dockerfile'])('%s names only variables that there are', (name) => {
  const known = [...settingNames.map(variableOf), 'NIANBAO_CONFIG'];
  const named = [...read(name).matchAll(/NIANBAO_[A-Z_]+/gu)].map(([variable]) => variable);
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((variable) => !known.includes(variable))).toEqual([]);
});

it('Redis in the composition keeps its jobs', () => {
  expect(read('compose.yaml')).toMatch(/'--appendonly', 'yes'.*'--maxmemory-policy', 'noeviction'/u);
});

it('the unit is hardened, gives the worker its ten seconds, and systemd accepts it where there is one', () => {
  const unit = read('nianbao.service');
  for (const line of [
    'NoNewPrivileges=yes',
    'ProtectSystem=strict',
    'PrivateTmp=yes',
    'KillMode=mixed',
    'CapabilityBoundingSet=',
  ])
    expect(unit.split('\n')).toContain(line);
  expect(Number(/^TimeoutStopSec=(\d+)$/mu.exec(unit)?.[1])).toBeGreaterThan(10);
  expect(unit).toMatch(/^MemoryMax=/mu);
  const verified = spawnSync('systemd-analyze', ['verify', join(deploy, 'nianbao.service')], { encoding: 'utf8' });
  const said = verified.error === undefined ? verified.stderr : '';
  // Where Node.js lies is the machine's affair.
  const complaints = said
    .split('\n')
    .filter((line) => line.includes('nianbao.service') && !line.includes('is not executable'));
  expect(complaints).toEqual([]);
});
