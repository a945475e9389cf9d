/** What bull-board may tell of jobs. */
import { loggedUri } from '../model/logged-uri.ts';

type Tell = (text: string) => string;

const ADDRESS = /(?:[a-z][a-z\d+.-]*:\/\/|file:)[^\s"'<>|（），；。]+/giu;

const inWords: Tell = (text) => text.replace(ADDRESS, loggedUri);

/**
 * The same without user, password and credentials of addresses: those that a job's `data` is made of, of which nobody knows where
 * a mistyped one has its password, and those in the words of failures.
 */
export function toldOfJobs(value: unknown, tell: Tell = inWords): unknown {
  if (typeof value === 'string') return tell(value);
  if (Array.isArray(value)) return value.map((one: unknown) => toldOfJobs(one, tell));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value) as readonly [string, unknown][];
  return Object.fromEntries(entries.map(([name, one]) => [name, toldOfJobs(one, name === 'data' ? loggedUri : tell)]));
}
