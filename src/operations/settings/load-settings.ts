/** Flags over environment over file over default; every value knows where it came from. */
import { reasonOf } from '../../model/reason.ts';
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { nearestName } from './nearest-name.ts';
import {
  defaultSettings,
  settingFields,
  type SettingName,
  type Settings,
  settingNames,
  settingWords,
  variableOf,
} from './settings.ts';
import { SettingsError } from './settings-error.ts';

const CONFIG_FILE = 'nianbao.config.json';
/** Names the file by the environment, as a service does. */
const CONFIG_VARIABLE = 'NIANBAO_CONFIG';

export interface SettingSources {
  /** By setting; undefined where the flag was not given. Text is read as in the environment. */
  readonly flags: Readonly<Partial<Record<SettingName, unknown>>>;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The file asked for, which must be there. Null: `nianbao.config.json` in the folder, if there is one. */
  readonly configFile: string | null;
  /** Where the program was called. */
  readonly folder: string;
}

export type Origin = 'flag' | 'environment' | 'file' | 'default';

export interface LoadedSettings {
  readonly values: Settings;
  /** In the order of the table. */
  readonly origins: readonly { readonly name: SettingName; readonly origin: Origin }[];
  /** The file that was read. */
  readonly configFile: string | null;
}

type Given = Readonly<Record<string, unknown>>;

/** Throws `settings.*`. */
export function loadSettings(sources: SettingSources): LoadedSettings {
  const { environment, folder } = sources;
  refuseMistyped(environment);
  const file = readConfigFile(sources.configFile ?? environment[CONFIG_VARIABLE] ?? null, folder);
  const read = settingNames.map((name) => ({ name, ...valueOf(name, sources, file?.values ?? {}) }));
  const given = Object.fromEntries(read.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]])));
  // Each value was read by its field.
  const values: Settings = { ...defaultSettings(), ...(given as Partial<Settings>) };
  const baseOf = (wanted: SettingName): string => {
    const origin = read.find(({ name }) => name === wanted)?.origin;
    return origin === 'file' && file !== null ? dirname(file.path) : folder;
  };
  const { data, rules, browser } = values;
  return {
    values: {
      ...values,
      data: resolve(baseOf('data'), data),
      rules: rules === null ? null : resolve(baseOf('rules'), rules),
      browser: browser === null ? null : resolve(baseOf('browser'), browser),
    },
    origins: read.map(({ name, origin }) => ({ name, origin })),
    configFile: file?.path ?? null,
  };
}

interface Found {
  readonly origin: Origin;
  /** Undefined: the default. */
  readonly value: unknown;
}

function valueOf(name: SettingName, { flags, environment }: SettingSources, file: Given): Found {
  const variable = variableOf(name);
  const { flag } = settingWords[name];
  if (flags[name] !== undefined)
    return { origin: 'flag', value: checked(name, readings(flags[name]), flag ?? name, flags[name]) };
  const text = environment[variable];
  if (text !== undefined) return { origin: 'environment', value: checked(name, readings(text), variable, text) };
  if (file[name] !== undefined) return { origin: 'file', value: checked(name, [file[name]], name, file[name]) };
  return { origin: 'default', value: undefined };
}

/** What a text may mean; the setting takes the first that fits. An empty text unsets what can be unset. */
function readings(given: unknown): readonly unknown[] {
  if (typeof given !== 'string') return [given];
  const text = given.trim();
  if (text === '') return [null, []];
  if (text.startsWith('{')) return [jsonIn(text)];
  return [text, ...(/^\d+(?:\.\d+)?$/u.test(text) ? [Number(text)] : []), text.split(',').map((part) => part.trim())];
}

/** What isn't JSON stays what it is, and is refused as that. */
function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function checked(name: SettingName, candidates: readonly unknown[], said: string, given: unknown): unknown {
  const accepted = candidates.map((candidate) => settingFields[name].read(candidate)).find((one) => one !== undefined);
  if (accepted !== undefined) return accepted;
  const { allowed } = settingWords[name];
  const shown = name === 'redisUrl' || name === 'hosts' ? '…' : JSON.stringify(given);
  throw new SettingsError('settings.bad-value', {
    zh: `设置 ${said} 的值 ${shown} 无效：应为${allowed.zh}`,
    en: `${said} cannot be ${shown}: it takes ${allowed.en}`,
  });
}

/** Other programs may have variables of that beginning; only what looks like one of ours is a mistake. */
function refuseMistyped(environment: SettingSources['environment']): void {
  const known = [...settingNames.map(variableOf), CONFIG_VARIABLE];
  for (const variable of Object.keys(environment)) {
    if (!variable.startsWith('NIANBAO_') || known.includes(variable)) continue;
    const meant = nearestName(
      variable.slice('NIANBAO_'.length),
      known.map((name) => name.slice('NIANBAO_'.length)),
    );
    if (meant !== null) throw unknownName(variable, `NIANBAO_${meant}`, 'environment');
  }
}

function readConfigFile(
  asked: string | null,
  folder: string,
): { readonly path: string; readonly values: Given } | null {
  const path = resolve(folder, asked ?? CONFIG_FILE);
  const text = textOf(path, asked !== null);
  if (text === null) return null;
  const values = objectIn(text, path);
  for (const name of Object.keys(values)) {
    if (name === '$schema' || settingNames.some((known) => known === name)) continue;
    throw unknownName(name, nearestName(name, settingNames), path);
  }
  return { path, values };
}

function textOf(path: string, mustExist: boolean): string | null {
  try {
    return readFileSync(path, 'utf8').replace(/^\uFEFF/u, '');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'ENOENT' && !mustExist) return null;
    throw unreadable(path, reasonOf(error), error);
  }
}

function objectIn(text: string, path: string): Given {
  try {
    const parsed: unknown = JSON.parse(text);
    if (isObject(parsed)) return parsed;
  } catch (error) {
    const { zh, en } = reasonOf(error);
    throw unreadable(path, { zh: `不是 JSON（${zh}）`, en: `not JSON (${en})` }, error);
  }
  throw unreadable(path, { zh: '内容应为 JSON 对象', en: 'it must hold a JSON object' });
}

const isObject = (value: unknown): value is Given =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const unreadable = (
  path: string,
  reason: { readonly zh: string; readonly en: string },
  cause?: unknown,
): SettingsError =>
  new SettingsError(
    'settings.unreadable',
    { zh: `无法读取设置文件 ${path}：${reason.zh}`, en: `cannot read the settings in ${path}: ${reason.en}` },
    { cause },
  );

function unknownName(name: string, meant: string | null, where: string): SettingsError {
  const place = where === 'environment' ? { zh: '环境变量', en: 'the environment' } : { zh: where, en: where };
  return new SettingsError('settings.unknown', {
    zh: `${place.zh}中有未知的设置 ${name}${meant === null ? '' : `，是否应为 ${meant}？`}（nianbao config 列出全部设置）`,
    en: `unknown setting ${name} in ${place.en}${meant === null ? '' : `; did you mean ${meant}?`} (nianbao config lists all)`,
  });
}
