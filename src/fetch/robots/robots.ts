/** robots.txt as RFC 9309 reads it, and Crawl-delay, which it doesn't know. */

interface Rule {
  readonly allow: boolean;
  /** Percent-encoding normalised. */
  readonly pattern: string;
}

export interface Robots {
  readonly rules: readonly Rule[];
  readonly crawlDelayMs: number | null;
}

export const allowAll: Robots = { rules: [], crawlDelayMs: null };

/** RFC 9309, 2.5: at least 500 KiB are parsed; what is past that is ignored. */
export const MAX_ROBOTS_BYTES = 512_000;

interface Group {
  readonly agents: string[];
  readonly rules: Rule[];
  delaySeconds: number | null;
}

/** What a robots.txt says to `token`: the groups that name it together, else those for `*`, else nothing. */
export function parseRobots(text: string, token: string): Robots {
  const groups = readGroups(text);
  const named = groups.filter(({ agents }) => agents.includes(token.toLowerCase()));
  const chosen = named.length > 0 ? named : groups.filter(({ agents }) => agents.includes('*'));
  const delays = chosen.flatMap(({ delaySeconds }) => (delaySeconds === null ? [] : [delaySeconds]));
  return {
    rules: chosen.flatMap(({ rules }) => rules),
    crawlDelayMs: delays.length === 0 ? null : Math.max(...delays) * 1000,
  };
}

function readGroups(text: string): readonly Group[] {
  const groups: Group[] = [];
  let agentsGoOn = false;
  for (const line of text.replace(/^\uFEFF/u, '').split(/\r\n|\r|\n/u)) {
    const { key, value } = readLine(line);
    const isAgent = key === 'user-agent';
    if (isAgent) addAgent(groups, agentsGoOn, value);
    else addLine(groups.at(-1), key, value);
    // Lines of other records (Sitemap) don't end a list of agents.
    if (isAgent || memberKeys.has(key)) agentsGoOn = isAgent;
  }
  return groups;
}

const memberKeys: ReadonlySet<string> = new Set(['allow', 'disallow', 'crawl-delay']);

function readLine(line: string): { readonly key: string; readonly value: string } {
  const content = line.replace(/#.*$/su, '');
  const colon = content.indexOf(':');
  if (colon < 0) return { key: '', value: '' };
  return { key: content.slice(0, colon).trim().toLowerCase(), value: content.slice(colon + 1).trim() };
}

function addAgent(groups: Group[], agentsGoOn: boolean, value: string): void {
  // `nianbao/1.0` names the product as `nianbao` does.
  const agent = /^(?:\*|[a-z_-]+)/iu.exec(value)?.[0].toLowerCase() ?? '';
  const last = groups.at(-1);
  if (agentsGoOn && last !== undefined) last.agents.push(agent);
  else groups.push({ agents: [agent], rules: [], delaySeconds: null });
}

function addLine(group: Group | undefined, key: string, value: string): void {
  if (group === undefined) return;
  // An empty pattern forbids nothing and allows nothing.
  if ((key === 'allow' || key === 'disallow') && value !== '')
    group.rules.push({ allow: key === 'allow', pattern: normalised(value) });
  if (key === 'crawl-delay' && /^\d{1,6}(?:\.\d{1,3})?$/u.test(value)) group.delaySeconds = Number(value);
}

/** Whether `url` may be fetched: the longest matching pattern decides, Allow where two are equally long. */
export function mayFetch(robots: Robots, url: URL): boolean {
  const path = normalised(`${url.pathname}${url.search}`);
  if (path === '/robots.txt') return true;
  let best: Rule | null = null;
  for (const rule of robots.rules) {
    const longer =
      best === null ||
      rule.pattern.length > best.pattern.length ||
      (rule.pattern.length === best.pattern.length && rule.allow);
    if (longer && matches(rule.pattern, path)) best = rule;
  }
  return best?.allow ?? true;
}

/** Linear in the path for each part between stars: nothing a robots.txt says can make it backtrack. */
function matches(pattern: string, path: string): boolean {
  const anchored = pattern.endsWith('$');
  const [first = '', ...rest] = (anchored ? pattern.slice(0, -1) : pattern).split('*');
  if (!path.startsWith(first)) return false;
  if (rest.length === 0) return !anchored || path.length === first.length;
  return restMatches(rest, path, first.length, anchored);
}

/** The parts behind stars, each at its first place after the one before; the last at the end where the pattern is anchored. */
function restMatches(parts: readonly string[], path: string, from: number, anchored: boolean): boolean {
  let at = from;
  for (const part of parts.slice(0, -1)) {
    const found = path.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  const last = parts.at(-1) ?? '';
  return anchored ? path.length - last.length >= at && path.endsWith(last) : path.includes(last, at);
}

/** RFC 9309, 2.2.2: escapes of unreserved characters are the characters; everything outside ASCII is escaped UTF-8. */
function normalised(text: string): string {
  const escaped = text.replaceAll(/[^\x21-\x7E]/gu, (character) => Array.from(Buffer.from(character), hex).join(''));
  return escaped.replaceAll(/%([0-9a-f]{2})/giu, (whole, digits: string) => {
    const character = String.fromCharCode(parseInt(digits, 16));
    return /[A-Za-z0-9._~-]/u.test(character) ? character : whole.toUpperCase();
  });
}

const hex = (byte: number): string => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
