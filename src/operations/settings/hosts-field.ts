/** The setting `hosts`: what holds for single hosts and their subdomains. */
import { type Field, isSeconds } from './field.ts';

export interface HostSettings {
  readonly gapSeconds?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly off?: boolean;
}

/** Of headers that say what the request is, not what it carries: those are ours to send. */
const ownHeaders = /^(?:host|connection|content-length|transfer-encoding|upgrade|te|expect|accept-encoding)$/u;

const isObject = (given: unknown): given is Readonly<Record<string, unknown>> =>
  typeof given === 'object' && given !== null && !Array.isArray(given);

const isHeader = ([name, value]: readonly [string, unknown]): boolean =>
  /^[a-z0-9-]+$/u.test(name) && !ownHeaders.test(name) && typeof value === 'string' && /^[\x20-\x7E]*$/u.test(value);

/** By the name of what may be set for a host. */
const isGood: Readonly<Record<keyof HostSettings, (given: unknown) => boolean>> = {
  gapSeconds: (given) => isSeconds(given, 0),
  headers: (given) => isObject(given) && Object.entries(given).every(isHeader),
  off: (given) => typeof given === 'boolean',
};

const isHostSettings = (given: unknown): given is HostSettings =>
  isObject(given) &&
  Object.entries(given).every(([name, value]) => name in isGood && isGood[name as keyof HostSettings](value));

const isHosts = (given: unknown): given is Readonly<Record<string, HostSettings>> =>
  isObject(given) &&
  Object.entries(given).every(([host, value]) => /^[a-z0-9.-]+$/u.test(host) && isHostSettings(value));

export const hosts: Field<Readonly<Record<string, HostSettings>>> = {
  default: () => ({}),
  read: (given) => (isHosts(given) ? given : undefined),
};
