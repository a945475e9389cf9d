/** The rules of a page's own `<style>` elements that decide whether and how text is shown. */
import { type Declarations, parseDeclarations } from './inline-style.ts';

/** One compound selector: `td.figure#total`. */
interface Compound {
  readonly tag: string | null;
  readonly id: string | null;
  readonly classes: readonly string[];
  /** How it stands to the compound before it. */
  readonly combinator: ' ' | '>';
}

interface StyleRule {
  /** Rightmost last. */
  readonly compounds: readonly Compound[];
  readonly specificity: number;
  readonly declarations: Declarations;
}

export interface StyledElement {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly parent: StyledElement | null;
}

/** Rules by the rightmost class, id or tag, so that an element is compared with few. */
export type PageStyles = ReadonlyMap<string, readonly StyleRule[]>;

const maxRules = 5_000;
const relevant =
  /^(?:display|visibility|text-decoration|text-decoration-line|font-size|opacity|color|vertical-align|white-space|mso-hide|content-visibility)$/;

export function parseStyles(sheets: readonly string[]): PageStyles {
  const rules = new Map<string, StyleRule[]>();
  let count = 0;
  for (const { selectors, body } of sheets.flatMap(readRules)) {
    const declarations = relevantOf(parseDeclarations(body));
    if (Object.keys(declarations).length === 0) continue;
    for (const selector of selectors.split(',')) {
      const compounds = parseSelector(selector);
      const last = compounds?.at(-1);
      if (compounds === null || last === undefined || count >= maxRules) continue;
      count += 1;
      const key = keyOf(last);
      const rule = { compounds, specificity: specificityOf(compounds), declarations };
      rules.set(key, [...(rules.get(key) ?? []), rule]);
    }
  }
  return rules;
}

/** What the page's rules declare for an element: by specificity, then order; `!important` ones are left marked. */
export function declaredFor(styles: PageStyles, element: StyledElement): Declarations {
  if (styles.size === 0) return {};
  const { id, class: classes } = element.attributes;
  const keys = [element.tag, '*', ...(id === undefined ? [] : [`#${id}`])];
  for (const name of classes?.split(/\s+/) ?? []) keys.push(`.${name}`);
  const matching = keys.flatMap((key) => styles.get(key) ?? []).filter((rule) => matches(rule.compounds, element));
  if (matching.length === 0) return {};
  matching.sort((a, b) => a.specificity - b.specificity);
  return matching.reduce<Declarations>((found, rule) => cascade(found, rule.declarations), {});
}

/** `stronger` wins except over a value marked `!important`. */
export function cascade(weaker: Declarations, stronger: Declarations): Declarations {
  const merged: Record<string, string> = { ...weaker };
  for (const [name, value] of Object.entries(stronger)) {
    if (isImportant(merged[name]) && !isImportant(value)) continue;
    merged[name] = value;
  }
  return merged;
}

function isImportant(value: string | undefined): boolean {
  return value?.includes('!important') === true;
}

function relevantOf(declarations: Declarations): Declarations {
  return Object.fromEntries(Object.entries(declarations).filter(([name]) => relevant.test(name)));
}

/** Rules outside of `@media` blocks, and those in blocks that hold for every screen. */
function readRules(sheet: string): readonly { readonly selectors: string; readonly body: string }[] {
  const css = sheet.replace(/\/\*[\s\S]*?\*\//g, '').replace(/<!--|-->/g, '');
  const found: { selectors: string; body: string }[] = [];
  let at = 0;
  while (at < css.length) {
    const open = css.indexOf('{', at);
    if (open < 0) break;
    const selectors = css
      .slice(at, open)
      .replace(/^[\s\S]*;/, '')
      .trim();
    const nested = selectors.startsWith('@');
    const close = nested ? endOfBlock(css, open) : indexOrEnd(css, '}', open);
    const body = css.slice(open + 1, close);
    if (!nested) found.push({ selectors, body });
    else if (/^@media\s+(?:all|screen)\s*$/i.test(selectors)) found.push(...readRules(body));
    at = close + 1;
  }
  return found;
}

function indexOrEnd(css: string, text: string, from: number): number {
  const index = css.indexOf(text, from);
  return index < 0 ? css.length : index;
}

function endOfBlock(css: string, open: number): number {
  let depth = 0;
  for (let at = open; at < css.length; at += 1) {
    if (css[at] === '{') depth += 1;
    else if (css[at] === '}') depth -= 1;
    if (depth === 0) return at;
  }
  return css.length;
}

/** Null for what isn't a chain of tags, ids and classes (pseudo-classes, attributes, siblings). */
function parseSelector(selector: string): readonly Compound[] | null {
  const compounds: Compound[] = [];
  let combinator: ' ' | '>' = ' ';
  for (const part of selector
    .trim()
    .replace(/\s*>\s*/g, ' > ')
    .split(/\s+/)) {
    if (part === '>') {
      combinator = '>';
      continue;
    }
    const compound = parseCompound(part, combinator);
    if (compound === null) return null;
    compounds.push(compound);
    combinator = ' ';
  }
  return compounds.length === 0 ? null : compounds;
}

function parseCompound(part: string, combinator: ' ' | '>'): Compound | null {
  const match = /^([a-z][\w-]*|\*)?((?:[.#][\w\u0080-\uffff-]+)*)$/i.exec(part);
  if (match === null || part === '') return null;
  const names = match[2]?.match(/[.#][^.#]+/g) ?? [];
  return {
    tag: match[1] === undefined || match[1] === '*' ? null : match[1].toLowerCase(),
    id: names.find((name) => name.startsWith('#'))?.slice(1) ?? null,
    classes: names.filter((name) => name.startsWith('.')).map((name) => name.slice(1)),
    combinator,
  };
}

function keyOf({ id, classes, tag }: Compound): string {
  if (id !== null) return `#${id}`;
  const [first] = classes;
  return first === undefined ? (tag ?? '*') : `.${first}`;
}

function specificityOf(compounds: readonly Compound[]): number {
  return compounds.reduce(
    (sum, { id, classes, tag }) => sum + (id === null ? 0 : 10_000) + classes.length * 100 + (tag === null ? 0 : 1),
    0,
  );
}

function matches(compounds: readonly Compound[], element: StyledElement): boolean {
  const last = compounds.at(-1);
  if (last === undefined || !matchesCompound(last, element)) return false;
  return matchesBefore(compounds, compounds.length - 1, element);
}

function matchesBefore(compounds: readonly Compound[], index: number, element: StyledElement): boolean {
  const wanted = compounds[index - 1];
  if (wanted === undefined) return true;
  const direct = compounds[index]?.combinator === '>';
  for (let { parent } = element; parent !== null; parent = parent.parent) {
    // A descendant matched as near as possible leaves the most room for the compounds before it.
    if (matchesCompound(wanted, parent)) return matchesBefore(compounds, index - 1, parent);
    if (direct) return false;
  }
  return false;
}

function matchesCompound({ tag, id, classes }: Compound, element: StyledElement): boolean {
  if (tag !== null && tag !== element.tag) return false;
  if (id !== null && id !== element.attributes['id']) return false;
  if (classes.length === 0) return true;
  const own = element.attributes['class']?.split(/\s+/) ?? [];
  return classes.every((name) => own.includes(name));
}
