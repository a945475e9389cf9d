/** A page that a crawler put into JSON: the longest of its strings, under the short ones that name it. */

export interface WrappedPage {
  /** Strings that stand under a key of titles. */
  readonly titles: readonly string[];
  readonly content: string;
}

/** No page is shorter. */
const MIN_PAGE_LENGTH = 300;
const MAX_TITLE_LENGTH = 120;
const MOST_STRINGS = 10_000;
const titleKey = /title|标题|name$|^h1$/iu;

export const mayBeJson = (text: string): boolean => /^\ufeff?\s*(?:\[\s*)?\{\s*"/u.test(text);

/** Null where the text is no JSON, or holds no string as long as a page. */
export function unwrapJson(text: string): WrappedPage | null {
  if (!mayBeJson(text)) return null;
  const value = parsed(text);
  return value === null ? ofLines(text) : pageIn(value);
}

/** A value a line, of which each may hold a page. */
function ofLines(text: string): WrappedPage | null {
  const lines = text
    .replace(/^\ufeff/u, '')
    .split(/\r?\n/u)
    .filter((line) => line.trim() !== '');
  if (lines.length < 2 || lines.length > MOST_STRINGS) return null;
  const values = lines.map(parsed);
  if (values.includes(null)) return null;
  const pages = values.flatMap((value) => pageIn(value) ?? []);
  if (pages.length === 0) return null;
  const [only, further] = pages;
  if (only !== undefined && further === undefined) return only;
  return { titles: [], content: pages.map(({ titles, content }) => [...titles, content].join('\n\n')).join('\n\n') };
}

function pageIn(value: unknown): WrappedPage | null {
  const strings: Found[] = [];
  collect(value, '', strings);
  const content = strings.reduce((longest, { text: own }) => (own.length > longest.length ? own : longest), '');
  if (content.length < MIN_PAGE_LENGTH) return null;
  const titles = strings.filter(({ key, text: own }) => titleKey.test(key) && own.length <= MAX_TITLE_LENGTH);
  return { titles: [...new Set(titles.map(({ text: own }) => own))], content };
}

interface Found {
  readonly key: string;
  readonly text: string;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/u, ''));
  } catch {
    return null;
  }
}

function collect(value: unknown, key: string, found: Found[]): void {
  if (found.length >= MOST_STRINGS) return;
  if (typeof value === 'string') found.push({ key, text: value });
  else if (Array.isArray(value)) value.forEach((one) => collect(one, key, found));
  else if (typeof value === 'object' && value !== null)
    Object.entries(value).forEach(([name, one]) => collect(one, name, found));
}
