import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadSettings, type SettingSources } from '../../src/operations/settings/load-settings.ts';
import { nearestName } from '../../src/operations/settings/nearest-name.ts';
import { defaultSettings, settingNames, variableOf } from '../../src/operations/settings/settings.ts';
import { SettingsError } from '../../src/operations/settings/settings-error.ts';
import { shownValue } from '../../src/operations/settings/shown-value.ts';

const folderWith = (config: unknown): string => {
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-settings-'));
  if (config !== undefined)
    writeFileSync(join(folder, 'nianbao.config.json'), typeof config === 'string' ? config : JSON.stringify(config));
  return folder;
};

const load = (sources: Partial<SettingSources>, config?: unknown): ReturnType<typeof loadSettings> =>
  loadSettings({ flags: {}, environment: {}, configFile: null, folder: folderWith(config), ...sources });

function errorOf(sources: Partial<SettingSources>, config?: unknown): SettingsError {
  try {
    load(sources, config);
  } catch (error) {
    if (error instanceof SettingsError) return error;
    throw error;
  }
  throw new Error('nothing was wrong');
}

describe('settings', () => {
  it('come from the flag, else the environment, else the file, else the default', () => {
    const config = { leaseSeconds: 10, gapSeconds: 2, contact: 'https://example.test/file' };
    const environment = { NIANBAO_GAP_SECONDS: '3', NIANBAO_CONTACT: 'https://example.test/env' };
    const { values, origins } = load({ flags: { contact: 'https://example.test/flag' }, environment }, config);
    expect(values).toMatchObject({
      contact: 'https://example.test/flag',
      gapSeconds: 3,
      leaseSeconds: 10,
      attemptLimit: 5,
    });
    const originOf = Object.fromEntries(origins.map(({ name, origin }) => [name, origin]));
    expect(originOf).toMatchObject({
      contact: 'flag',
      gapSeconds: 'environment',
      leaseSeconds: 'file',
      attemptLimit: 'default',
    });
  });

  it('are all there, each with its own variable', () => {
    expect(load({}).origins.map(({ name }) => name)).toEqual(settingNames);
    expect(new Set(settingNames.map(variableOf)).size).toBe(settingNames.length);
    expect(variableOf('data')).toBe('NIANBAO_DATA');
    expect(variableOf('memoryMegabytes')).toBe('NIANBAO_MEMORY_MEGABYTES');
  });

  it('of single hosts are shown without what their headers say', () => {
    const hosts = { 'a.gov.cn': { gapSeconds: 5, headers: { cookie: 'geheim' } }, 'b.gov.cn': { off: true } };
    expect(load({}, { hosts }).values.hosts).toEqual(hosts);
    expect(load({ environment: { NIANBAO_HOSTS: JSON.stringify(hosts) } }).values.hosts).toEqual(hosts);
    expect(shownValue('hosts', hosts)).toEqual({
      ...{ 'a.gov.cn': { gapSeconds: 5, headers: { cookie: '…' } }, 'b.gov.cn': { off: true } },
    });
  });

  it('read lists, fractions and unset values from text', () => {
    const environment = {
      NIANBAO_ALLOW_HOSTS: '10.0.0.0/8, intranet:8080',
      NIANBAO_LEASE_SECONDS: '0.5',
      NIANBAO_CONTACT: '',
    };
    const { values } = load({ environment }, { contact: 'https://example.test/' });
    expect(values).toMatchObject({ allowHosts: ['10.0.0.0/8', 'intranet:8080'], leaseSeconds: 0.5, contact: null });
  });

  it.each([
    [{ flags: { concurrency: '0' } }, undefined, /--concurrency cannot be "0".*1 to 64/u],
    [{ environment: { NIANBAO_METRICS_PORT: '70000' } }, undefined, /NIANBAO_METRICS_PORT cannot be "70000"/u],
    [{ environment: { NIANBAO_LOG_LEVEL: 'loud' } }, undefined, /debug, info, warn/u],
    [{}, { leaseSeconds: '60' }, /leaseSeconds cannot be "60"/u],
    [{}, { allowHosts: 'intranet' }, /allowHosts/u],
    [{}, { hosts: { 'A.gov.cn': { off: true } } }, /hosts cannot be …/u],
    [{}, { hosts: { 'a.gov.cn': { headers: { host: 'b' } } } }, /hosts cannot be …/u],
    [{ environment: { NIANBAO_HOSTS: '{' } }, undefined, /NIANBAO_HOSTS/u],
  ] as const)('refuse what does not fit: %j %j', (sources, config, message) => {
    const error = errorOf(sources, config);
    expect([error.code, error.text.en]).toEqual(['settings.bad-value', expect.stringMatching(message)]);
  });

  it.each([
    [{}, { leaseSecond: 60 }, 'leaseSeconds'],
    [{}, { redis: 'redis://x' }, 'redisUrl'],
    [{ environment: { NIANBAO_DATA_FOLDER: '/x' } }, undefined, 'NIANBAO_DATA'],
    [{}, { Concurrency: 2 }, 'concurrency'],
    [{ environment: { NIANBAO_REDIS: 'redis://x' } }, undefined, 'NIANBAO_REDIS_URL'],
    [{ environment: { NIANBAO_LOGLEVEL: 'info' } }, undefined, 'NIANBAO_LOG_LEVEL'],
  ] as const)('name what was meant by %j %j', (sources, config, meant) => {
    const error = errorOf(sources, config);
    expect([error.code, error.text.en]).toEqual([
      'settings.unknown',
      expect.stringContaining(`did you mean ${meant}?`),
    ]);
  });

  it('leave variables of other programs alone', () => {
    expect(load({ environment: { NIANBAO_DEBUG: '1', NIANBAO_BACKUP_TARGET: 'x', PATH: '/bin' } }).values.data).toMatch(
      /nianbao-data$/u,
    );
  });

  it.each(['{', '[]', '"x"', ''])('refuse a file that holds %j', (config) => {
    expect(errorOf({}, config).code).toBe('settings.unreadable');
  });

  it('miss a file that was asked for, but not the usual one', () => {
    expect(errorOf({ configFile: 'absent.json' }).code).toBe('settings.unreadable');
    expect(errorOf({ environment: { NIANBAO_CONFIG: 'absent.json' } }).code).toBe('settings.unreadable');
    expect(load({}).configFile).toBeNull();
  });

  it('take a data folder from a file to be beside that file, otherwise where the program was called', () => {
    const folder = folderWith(undefined);
    mkdirSync(join(folder, 'etc'));
    writeFileSync(join(folder, 'etc/settings.json'), '\uFEFF{"data": "here", "$schema": "x"}');
    const sources = { folder, configFile: 'etc/settings.json' };
    expect(load(sources).values.data).toBe(join(folder, 'etc/here'));
    expect(load({ ...sources, environment: { NIANBAO_DATA: 'there' } }).values.data).toBe(join(folder, 'there'));
  });

  it('never print a password', () => {
    expect(shownValue('redisUrl', 'rediss://user:secret@redis.test:6380/1')).toBe('rediss://redis.test:6380/1');
    expect(shownValue('redisUrl', 'user:secret@/run/redis.sock')).toBe('/run/redis.sock');
    for (const mistyped of [
      'redis://:secret',
      'redis//:secret@host',
      'redis:/u:secret@host',
      'host:6379?password=secret',
    ])
      expect(JSON.stringify(shownValue('redisUrl', mistyped))).not.toContain('secret');
    expect(shownValue('redisUrl', 'redis://h:6379/0?password=secret')).toBe('redis://h:6379/0?password=%E2%80%A6');
    expect(errorOf({}, { redisUrl: { password: 'secret' } }).message).not.toContain('secret');
  });

  it('accept their own defaults, written out as text', () => {
    for (const [name, value] of Object.entries(defaultSettings())) {
      const written = typeof value === 'object' ? JSON.stringify(value) : String(value);
      const text = value === null || Array.isArray(value) ? (value ?? []).join(',') : written;
      const environment = { [variableOf(settingNames.find((known) => known === name)!)]: text };
      expect(load({ environment, folder: '/x' }).values).toEqual(load({ folder: '/x' }).values);
    }
  });
});

describe('the nearest name', () => {
  it('survives any single slip', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...settingNames.filter((name) => name.length > 5)),
        fc.nat(),
        fc.constantFrom('x', ''),
        (name, at, slip) => {
          const place = at % name.length;
          expect(nearestName(name.slice(0, place) + slip + name.slice(place + 1), settingNames)).toBe(name);
        },
      ),
    );
  });

  it.each(['x', 'colour', 'maximumNumberOfThings'])('is none for %s', (name) =>
    expect(nearestName(name, settingNames)).toBeNull(),
  );
});
