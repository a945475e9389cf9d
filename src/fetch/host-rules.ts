/** What an operator sets for single hosts: their gap, headers of their own, or that they aren't asked at all. */
import { isIP } from 'node:net';

export interface HostRule {
  /** In place of the usual gap; a Crawl-delay that asks for more gets it. */
  readonly gapMs?: number | undefined;
  /** In lower case; they go to this host alone, whoever redirects. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly isOff?: boolean | undefined;
}

/** By name, which stands for its subdomains too: of several the longest counts. */
export type HostRules = Readonly<Record<string, HostRule>>;

const NONE: HostRule = {};

export function ruleFor({ hostname }: URL, rules: HostRules): HostRule {
  // The end of an address of numbers is no domain.
  const isNamed = isIP(hostname) === 0;
  const names = Object.keys(rules).filter((name) => hostname === name || (isNamed && hostname.endsWith(`.${name}`)));
  const [longest] = names.toSorted((a, b) => b.length - a.length);
  return longest === undefined ? NONE : (rules[longest] ?? NONE);
}
