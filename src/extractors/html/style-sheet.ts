/** The rules of a style sheet, as far as they hold on a desk's screen. */

export interface SheetRule {
  readonly selectors: readonly string[];
  readonly body: string;
  /** Dotted name of the `@layer` that it stands in, empty where it stands in none. */
  readonly layer: string;
}

/** `@media` blocks within `@media` blocks; real pages have two. */
const maxDepth = 8;

/** Rules outside of blocks with a condition, and those in blocks whose condition holds. */
export function readRules(sheet: string): readonly SheetRule[] {
  // A comment without an end goes on to the end of the sheet.
  return rulesOf(sheet.replace(/\/\*[\s\S]*?(?:\*\/|$)/g, '').replace(/<!--|-->/g, ''), [], 0);
}

/** `outer`: the selectors of the rule that `css` is the body of; empty where it is none. */
function rulesOf(css: string, outer: readonly string[], depth: number): readonly SheetRule[] {
  const found: SheetRule[] = [];
  let own = '';
  let at = 0;
  while (at < css.length) {
    const open = css.indexOf('{', at);
    if (open < 0) break;
    const before = css.slice(at, open);
    const from = before.lastIndexOf(';') + 1;
    own += before.slice(0, from);
    found.push(...layersNamed(before.slice(0, from)));
    const close = endOfBlock(css, open);
    const block = { prelude: before.slice(from).trim(), body: css.slice(open + 1, close) };
    if (depth < maxDepth) for (const rule of rulesOfBlock(block, outer, depth + 1)) found.push(rule);
    at = close + 1;
  }
  found.push(...layersNamed(css.slice(at)));
  if (outer.length > 0) found.unshift({ selectors: outer, body: own + css.slice(at), layer: '' });
  return found;
}

interface SheetBlock {
  readonly prelude: string;
  readonly body: string;
}

function rulesOfBlock({ prelude, body }: SheetBlock, outer: readonly string[], depth: number): readonly SheetRule[] {
  if (prelude.startsWith('@'))
    return rulesOfAtBlock(prelude.slice(0, maxPreludeLength).toLowerCase(), body, outer, depth);
  const selectors = nestedIn(outer, splitSelectors(prelude));
  return body.includes('{') ? rulesOf(body, selectors, depth) : [{ selectors, body, layer: '' }];
}

function rulesOfAtBlock(prelude: string, body: string, outer: readonly string[], depth: number): readonly SheetRule[] {
  const root = /^@scope\s*\(([^()]*)\)/.exec(prelude)?.[1];
  if (root !== undefined) return rulesOf(body, nestedIn(outer, splitSelectors(root)), depth);
  if (!holds(prelude)) return [];
  const rules = rulesOf(body, outer, depth);
  return prelude.startsWith('@layer') ? inLayer(prelude, body, rules) : rules;
}

/** A layer without a name is one of its own. */
function inLayer(prelude: string, body: string, rules: readonly SheetRule[]): readonly SheetRule[] {
  const name = prelude.replace(/^@layer\s*/, '').trim() || `(${body.replaceAll('.', ' ')})`;
  return [
    { selectors: [], body: '', layer: name },
    ...rules.map((rule) => ({ ...rule, layer: rule.layer === '' ? name : `${name}.${rule.layer}` })),
  ];
}

/** `@layer b, a;` gives their order, and no rules. */
const layersNamed = (css: string): readonly SheetRule[] =>
  css.includes('@layer')
    ? [...css.matchAll(/@layer\s+([^;{}]+);/gi)]
        .flatMap(([, names = '']) => names.toLowerCase().split(','))
        .map((name) => ({ selectors: [], body: '', layer: name.trim() }))
    : [];

/** Of selectors within selectors; pages made by programs have some. */
const maxNested = 500;

function nestedIn(outer: readonly string[], selectors: readonly string[]): readonly string[] {
  if (outer.length === 0) return selectors;
  return selectors
    .flatMap((inner) =>
      outer.map((one) => (inner.includes('&') ? inner.replaceAll('&', () => one) : `${one} ${inner}`)),
    )
    .slice(0, maxNested);
}

/** Of a block's condition; no page comes near it. */
const maxPreludeLength = 500;
/** Where reports are read; what only smaller or larger screens show is a copy for these. */
const screenWidthPx = 1440;

function holds(prelude: string): boolean {
  const [, name, condition = ''] = /^@([\w-]+)\s*([\s\S]*)$/.exec(prelude) ?? [];
  if (name === 'media') return holdsForMedia(condition);
  // A part of the page is taken to be as wide as the screen.
  if (name === 'container') return holdsOnScreen(condition.replace(/^[\w-]+\s+(?=\()/, ''));
  return name === 'layer' || (name === 'supports' && !condition.startsWith('not'));
}

/** `condition`: as in the `media` attribute of a style sheet; empty: all. */
export function holdsForMedia(condition: string): boolean {
  return condition.trim() === '' || condition.toLowerCase().split(',').some(holdsOnScreen);
}

function holdsOnScreen(query: string): boolean {
  const trimmed = query.trim();
  const negated = trimmed.startsWith('not ');
  const terms = trimmed.replace(/^(?:only|not)\s+/, '').split(/\s+and\s+/);
  return terms.every((term) => /^(?:all|screen)$/.test(term) || hasFeature(term)) !== negated;
}

const usual =
  /^\(\s*(?:orientation\s*:\s*landscape|prefers-color-scheme\s*:\s*light|hover(?:\s*:\s*hover)?|pointer\s*:\s*fine)\s*\)$/;

function hasFeature(feature: string): boolean {
  if (usual.test(feature)) return true;
  const bounded = /^\(\s*(min|max)-(?:device-)?width\s*:\s*(\d*\.?\d+)(px|em|rem)\s*\)$/.exec(feature);
  const compared = /^\(\s*width\s*([<>])=?\s*(\d*\.?\d+)(px|em|rem)\s*\)$/.exec(feature);
  const [, bound, number, unit] = bounded ?? compared ?? [];
  const width = Number(number) * (unit === 'px' ? 1 : 16);
  return bound === 'min' || bound === '>' ? width <= screenWidthPx : width >= screenWidthPx;
}

function endOfBlock(css: string, open: number): number {
  let depth = 1;
  let close = css.indexOf('}', open);
  let next = css.indexOf('{', open + 1);
  while (close >= 0) {
    if (next >= 0 && next < close) {
      depth += 1;
      next = css.indexOf('{', next + 1);
    } else {
      depth -= 1;
      if (depth === 0) return close;
      close = css.indexOf('}', close + 1);
    }
  }
  return css.length;
}

/** Commas inside of `:not(a, b)` don't part selectors. */
function splitSelectors(selectors: string): readonly string[] {
  const found: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < selectors.length; at += 1) {
    const character = selectors[at];
    if (character === '(') depth += 1;
    else if (character === ')') depth = Math.max(0, depth - 1);
    else if (character === ',' && depth === 0) {
      found.push(selectors.slice(from, at).trim());
      from = at + 1;
    }
  }
  return [...found, selectors.slice(from).trim()];
}
