/** The rules of a style sheet, as far as they hold on every screen. */

export interface SheetRule {
  readonly selectors: readonly string[];
  readonly body: string;
}

/** `@media` blocks within `@media` blocks; real pages have two. */
const maxDepth = 8;

/** Rules outside of `@media` blocks, and those in blocks that hold for every screen. */
export function readRules(sheet: string): readonly SheetRule[] {
  // A comment without an end goes on to the end of the sheet.
  return rulesOf(sheet.replace(/\/\*[\s\S]*?(?:\*\/|$)/g, '').replace(/<!--|-->/g, ''), 0);
}

function rulesOf(css: string, depth: number): readonly SheetRule[] {
  const found: SheetRule[] = [];
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
    if (!nested) found.push({ selectors: splitSelectors(selectors), body });
    else if (depth < maxDepth && /^@media\s+(?:all|screen)\s*$/i.test(selectors))
      for (const rule of rulesOf(body, depth + 1)) found.push(rule);
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
