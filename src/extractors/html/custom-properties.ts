/** `--name: value` in a page's rules, and `var(--name)` that stands for it. */
import type { SheetRule } from './style-sheet.ts';

export type CustomProperties = ReadonlyMap<string, string>;

const definition = /(?:^|[;{\s])(--[\w-]+)\s*:\s*([^;]*)/g;
const use = /var\(\s*(--[\w-]+)\s*(?:,([^()]*(?:\([^()]*\)[^()]*)*))?\)/g;
/** Values that are made of others. */
const maxRounds = 4;
/** Longer ones are pictures. */
const maxValueLength = 200;
/** Values that repeat one another may grow without end. */
const maxGrowth = 20_000;

/** The last value of each name: pages give the few that they have for the whole page. */
export function customProperties(rules: readonly SheetRule[]): CustomProperties {
  const found = new Map<string, string>();
  for (const { selectors, body } of rules) {
    if (!body.includes('--') || !selectors.some(isOfPage)) continue;
    for (const [, name = '', value = ''] of body.matchAll(definition))
      found.set(name, value.slice(0, maxValueLength).trim());
  }
  return found;
}

const isOfPage = (selector: string): boolean =>
  /^(?::root|:host|html|body|\*|\*?::?(?:before|after))$/i.test(selector.trim());

/** What an element may say for itself: letters that nobody knows. */
const UNKNOWN_LETTERS = 'counter(unknown)';
const isOfLetters = /(?:^|[;{\s])content\s*:[^;]*$/i;

export function withValues(css: string, values: CustomProperties): string {
  let resolved = css;
  for (let round = 0; round < maxRounds && resolved.includes('var('); round += 1) {
    if (resolved.length > css.length + maxGrowth) return css;
    resolved = resolved.replace(
      use,
      (_, name: string, otherwise: string | undefined, at: number, whole: string) =>
        values.get(name) ?? otherwise ?? (isOfLetters.test(whole.slice(0, at)) ? UNKNOWN_LETTERS : 'unset'),
    );
  }
  return resolved;
}
