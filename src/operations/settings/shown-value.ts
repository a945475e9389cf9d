import type { SettingName, Settings } from './settings.ts';

/** A value as it may be printed: an address without its user and password. */
export function shownValue(name: SettingName, value: Settings[SettingName]): Settings[SettingName] {
  return name === 'redisUrl' && typeof value === 'string' ? withoutCredentials(value) : value;
}

export function withoutCredentials(url: string): string {
  const parsed = URL.parse(url);
  // Not an address, or a socket's path after a user and password.
  if (parsed === null || parsed.host === '') return url.replace(/^.*@/u, '');
  parsed.username = '';
  parsed.password = '';
  return parsed.href;
}
