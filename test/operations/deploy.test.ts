/** What operators copy must fit the program. */
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { defaultRenderLimits } from '../../src/fetch/browser/render-limits.ts';
import { machineFamilies, type MachineReading } from '../../src/operations/metrics/machine-families.ts';
import { WorkerMetrics } from '../../src/operations/metrics/worker-metrics.ts';
import { loadSettings } from '../../src/operations/settings/load-settings.ts';
import { settingNames, variableOf } from '../../src/operations/settings/settings.ts';
import { checkExposition } from './support/check-exposition.ts';
import { command, emptyFolder } from './support/data-folder.ts';
import { startWorker } from './support/running-worker.ts';

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

it('Redis in the composition keeps its jobs, and has a password that nobody can leave out', () => {
  const { services } = parse(read('compose.yaml')) as {
    readonly services: {
      readonly redis: { readonly command: readonly string[] };
      readonly worker: { readonly environment: Readonly<Record<string, string>> };
    };
  };
  const { command } = services.redis;
  const valueOf = (option: string): string | undefined => command[command.indexOf(option) + 1];
  expect([valueOf('--appendonly'), valueOf('--maxmemory-policy')]).toEqual(['yes', 'noeviction']);
  expect(valueOf('--requirepass')).toMatch(/^\$\{REDIS_PASSWORD:\?/u);
  expect(services.worker.environment['NIANBAO_REDIS_URL']).toBe('redis://:${REDIS_PASSWORD}@redis:6379');
});

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly annotations: { readonly summary: string; readonly description: string };
}

it('the alert rules ask for metrics that there are, and promtool accepts them where there is one', () => {
  const { groups } = parse(read('alerts.yaml')) as { readonly groups: readonly { readonly rules: readonly Rule[] }[] };
  const rules = groups.flatMap(({ rules }) => rules);
  const reading: MachineReading = {
    ...{ counts: null, oldestWaitingSeconds: null, workersAlive: 1, freeBytes: 1, residentBytes: 1, startedAt: 1 },
    ...{ version: '0', worker: { active: 0, children: 0, childrenResidentBytes: 0, idleMs: 0 } },
  };
  const known = [...machineFamilies(reading), ...new WorkerMetrics().families()].map(({ name }) => name);
  for (const { expr, annotations } of rules) {
    const named = [...expr.matchAll(/\bnianbao_[a-z_]+/gu)].map(([name]) => name);
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((name) => !known.includes(name))).toEqual([]);
    expect(annotations.summary).toMatch(/\p{Script=Han}.* · .*[a-z]/u);
  }
  expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length);
  const checked = spawnSync('promtool', ['check', 'rules', join(deploy, 'alerts.yaml')], { encoding: 'utf8' });
  if (checked.error === undefined) expect([checked.status, checked.stderr]).toEqual([0, '']);
});

interface Panel {
  readonly title: string;
  readonly targets: readonly { readonly expr: string; readonly legendFormat: string }[];
}

/** Label names that an expression groups by, asks for or shows. */
const labelsIn = ({ expr, legendFormat }: Panel['targets'][number]): readonly string[] => [
  ...[...expr.matchAll(/\bby \(([^)]*)\)/gu)].flatMap(([, names = '']) => names.split(', ')),
  ...[...expr.matchAll(/([a-z]+)="/gu)].map(([, name = '']) => name),
  ...[...legendFormat.matchAll(/\{\{([a-z]+)\}\}/gu)].map(([, name = '']) => name),
];

it('every query of the dashboard asks for metrics that a worker shows, by labels that they have', async () => {
  const data = join(emptyFolder(), 'data');
  await command(['enqueue', 'samples/faults-2024.html', 'no-such-file.html', 'LICENSE', '--data', data]);
  const { child, address, logged } = await startWorker(data);
  await logged('done', 2);
  const text = await (await fetch(`${address}/metrics`)).text();
  child.kill('SIGTERM');
  const ended = once(child, 'close');
  const shown = new Set([...text.matchAll(/^# TYPE (\S+)/gmu)].map(([, name]) => name));
  const named = new Set(checkExposition(text).flatMap(({ labels }) => Object.keys(labels)));
  const { panels } = JSON.parse(read('grafana-dashboard.json')) as { readonly panels: readonly Panel[] };
  for (const { title, targets } of panels) {
    expect(title).toMatch(/\p{Script=Han}.* · [a-z]/u);
    expect(targets.length).toBeGreaterThan(0);
    for (const target of targets) {
      const names = [...target.expr.matchAll(/\b(?:nianbao|process)_[a-z_]+/gu)].map(([name]) => name);
      expect(names.length, target.expr).toBeGreaterThan(0);
      expect(names.filter((name) => !shown.has(name.replace(/_bucket$/u, '')))).toEqual([]);
      // A site is one that made somebody wait; Prometheus itself says which instance it was.
      expect(labelsIn(target).filter((label) => !named.has(label) && !['site', 'instance'].includes(label))).toEqual(
        [],
      );
    }
  }
  const asked = JSON.stringify(panels);
  const ofOurs = [...shown].filter((name) => name !== undefined && name.startsWith('nianbao_'));
  expect(ofOurs.filter((name) => name !== undefined && !asked.includes(name))).toEqual([]);
  await ended;
});

it('monitoring in the composition is only there when asked for, reads what there is, and is open to this machine alone', () => {
  const { services, configs } = parse(read('compose.yaml')) as {
    readonly services: Readonly<
      Record<
        string,
        {
          readonly profiles?: readonly string[];
          readonly ports?: readonly string[];
          readonly configs?: readonly { readonly source: string }[];
        }
      >
    >;
    readonly configs: Readonly<Record<string, { readonly file?: string; readonly content?: string }>>;
  };
  const optional = Object.entries(services).filter(([, { profiles }]) => profiles !== undefined);
  expect(optional.map(([name]) => name)).toEqual(['prometheus', 'grafana']);
  expect(optional.flatMap(([, { ports = [] }]) => ports)).toEqual(['127.0.0.1:3000:3000']);
  for (const { source } of optional.flatMap(([, one]) => one.configs ?? [])) expect(configs[source]).toBeDefined();
  for (const { file, content } of Object.values(configs))
    expect(file === undefined ? parse(content ?? '') : read(file)).toBeTruthy();
  expect(configs['prometheus']?.content).toContain("names: ['worker'], type: A, port: 9464");
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
  expect(complaintsOf(join(deploy, 'nianbao.service'))).toEqual([]);
});

it('systemd accepts the drop-in for a browser where there is one, and would say what it does not know', () => {
  const folder = emptyFolder();
  mkdirSync(join(folder, 'nianbao.service.d'));
  const unit = join(folder, 'nianbao.service');
  copyFileSync(join(deploy, 'nianbao.service'), unit);
  const complaintsWith = (text: string): readonly string[] => {
    writeFileSync(join(folder, 'nianbao.service.d/browser.conf'), text);
    return complaintsOf(unit);
  };
  const dropIn = read('nianbao-browser.conf');
  expect(complaintsWith(dropIn)).toEqual([]);
  const isThere = spawnSync('systemd-analyze', ['--version']).error === undefined;
  expect(complaintsWith(dropIn.replace('chroot', 'chrooot')).length).toBe(isThere ? 1 : 0);
  const memory = (text: string): number => Number(/^MemoryMax=(\d+)G$/mu.exec(text)?.[1]) * 1_024 ** 3;
  expect(memory(dropIn)).toBeGreaterThanOrEqual(memory(read('nianbao.service')) + defaultRenderLimits.maxMemoryBytes);
});

/** What systemd says of a unit; nothing where there is none. */
function complaintsOf(unit: string): readonly string[] {
  const verified = spawnSync('systemd-analyze', ['verify', unit], { encoding: 'utf8' });
  const said = verified.error === undefined ? verified.stderr : '';
  // Where Node.js lies is the machine's affair.
  return said.split('\n').filter((line) => line.includes('nianbao.service') && !line.includes('is not executable'));
}
