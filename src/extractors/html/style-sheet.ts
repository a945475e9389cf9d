/** The rules of a style sheet, as far as they hold on every screen. */

export interface SheetRule {
  readonly selectors: readonly string[];
  readonly body: string;
}

/** Rules outside of `@media` blocks, and those in blocks that hold for every screen. */
export function readRules(sheet: string): readonly SheetRule[] {
  const css = sheet.replace(/\/\*[\s\S]*?\*\//g, '').replace(/<!--|-->/g, '');
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

/** Commas inside of `:not(a, b)` don't part selectors. */
function splitSelectors(selectors: string): readonly string[] {
  return selectors.split(/,(?![^(]*\))/).map((selector) => selector.trim());
}
