import type { SettingName, Settings } from './settings.ts';

/** A value as it may be printed: an address without its user and password. */
export function shownValue(name: SettingName, value: Settings[SettingName]): Settings[SettingName] {
  return name === 'redisUrl' && typeof value === 'string' ? withoutCredentials(value) : value;
}

export function withoutCredentials(url: string): string {
  if (!URL.canParse(url)) return url.replace(/^.*@/u, '');
  const parsed = new URL(url);
  parsed.username = '';
  parsed.password = '';
  return parsed.href;
}
