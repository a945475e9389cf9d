import { withoutCredentials } from '../../model/logged-uri.ts';
import type { SettingName, Settings } from './settings.ts';

const HIDDEN = '…';

/**
 * A value as it may be printed: an address without its user, its password and what looks like one
 * in its query, headers without what they say.
 */
export function shownValue(name: SettingName, value: Settings[SettingName]): Settings[SettingName] {
  if (typeof value === 'string') return name === 'redisUrl' ? withoutCredentials(value) : value;
  return isHosts(value) ? withoutHeaders(value) : value;
}

/** The only setting that is an object. */
const isHosts = (value: Settings[SettingName]): value is Settings['hosts'] =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const withoutHeaders = (hosts: Settings['hosts']): Settings['hosts'] =>
  Object.fromEntries(Object.entries(hosts).map(([host, rule]) => [host, { ...rule, ...hidden(rule.headers) }]));

const hidden = (headers: Readonly<Record<string, string>> | undefined): object =>
  headers === undefined ? {} : { headers: Object.fromEntries(Object.keys(headers).map((name) => [name, HIDDEN])) };
