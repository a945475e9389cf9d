/** The rules of a page's own `<style>` elements that decide whether and how text is shown. */
import { customProperties, withValues, type CustomProperties } from './custom-properties.ts';
import {
  type Declarations,
  isImportant,
  noDeclarations,
  ODD,
  OWN_FONT,
  parseDeclarations,
  valueOf,
} from './inline-style.ts';
import { isLostOn, paper, parseColour } from './colour.ts';
import { isDisplaced, isRaised, isStruck } from './displacement.ts';
import { GENERATED, generatedBy, lostBy } from './generated-text.ts';
import { layerWeights, weighed } from './layers.ts';
import type { FoldSelector } from './old-names.ts';
import { ownFonts } from './own-fonts.ts';
import { hides } from './removal.ts';
import { LINE, LINED } from './strike-lines.ts';
import { type Compound, keyOf, matches, parseSelector, specificityOf, type StyledElement } from './selector.ts';
import { readRules, type SheetRule } from './style-sheet.ts';

interface StyleRule {
  readonly specificity: number;
  readonly order: number;
  readonly declarations: Declarations;
}

interface ChainRule extends StyleRule {
  readonly compounds: readonly Compound[];
}

export interface PageStyles {
  /** By the rightmost class, id or tag, so that an element is compared with few. */
  readonly chains: ReadonlyMap<string, readonly ChainRule[]>;
  /** Rules whose selectors take an engine (`td:nth-child(4)`, `[data-old]`), by the elements that it found. */
  readonly selected: ReadonlyMap<unknown, readonly StyleRule[]>;
  readonly values: CustomProperties;
  /** Names of the fonts that the page brings along. */
  readonly fonts: ReadonlySet<string>;
  /** What several rules declare together, by their orders. */
  readonly combined: Map<string, Declarations>;
}

/** Finds elements by any selector; empty where it can't be read. */
export type SelectAll = (selector: string) => readonly unknown[];

/** Frameworks have up to ten thousand selectors, and a page's own come after them. */
const maxRules = 20_000;
/** Each is a walk over the whole page; only rules that hide, show or move text are worth it. */
const maxSelected = 50;
/** State that no reader's first view has, and boxes that aren't in the text. */
const dynamic = /:(?::|hover|focus|active|visited|target|checked|disabled|placeholder|selection)/;

/** `fold`: the selector as the page's names are written. */
export function parseStyles(sheets: readonly string[], selectAll: SelectAll, fold: FoldSelector): PageStyles {
  const chains = new Map<string, ChainRule[]>();
  const selected = new Map<unknown, StyleRule[]>();
  let selections = 0;
  const sheetRules = sheets.flatMap(readRules);
  const values = customProperties(sheetRules);
  const fonts = ownFonts(sheets);
  for (const declared of readDeclared(sheetRules, values, fonts)) {
    const { selector: written, declarations, order, weight } = ofElement(declared);
    if (declarations === noDeclarations) continue;
    const selector = fold(written);
    const compounds = parseSelector(selector);
    if (compounds !== null) {
      addChain(chains, compounds, { specificity: specificityOf(compounds) + weight, order, declarations });
    } else if (changesText(declarations) && !dynamic.test(selector) && selections < maxSelected) {
      selections += 1;
      const rule = { specificity: roughSpecificity(selector) + weight, order, declarations };
      for (const node of selectAll(selector)) addSelected(selected, node, rule);
    }
  }
  return { chains, selected, values, fonts, combined: new Map() };
}

/** Whether text may be read otherwise for a rule: it is hidden or shown, set off its line or elsewhere, or struck out. */
function changesText(declared: Declarations): boolean {
  if (telling.some((name) => declared[name] !== undefined) || hides(declared)) return true;
  if (isRaised(declared) || isDisplaced('span', declared) || isStruck(declared)) return true;
  return isInked(declared) || isDark(declared);
}

/** Whatever their value is. */
const telling = ['display', 'visibility', 'border-image', 'border-image-source', GENERATED, OWN_FONT, LINE, LINED];

const isInked = (declared: Declarations): boolean =>
  declared['color'] !== undefined && parseColour(valueOf(declared, 'color')) !== null;

/** A background on which white text is read. */
function isDark(declared: Declarations): boolean {
  const ground = valueOf(declared, 'background-color') || valueOf(declared, 'background');
  const colour = parseColour(ground);
  return ground !== '' && (colour === null || !isLostOn(colour, paper));
}

interface Declared {
  readonly selector: string;
  readonly declarations: Declarations;
  readonly order: number;
  /** That of its layer. */
  readonly weight: number;
}

/** What a rule for the letters that a style adds to an element, or takes from it, says about the element. */
function ofElement(declared: Declared): Declared {
  const { selector, declarations } = declared;
  const [, base, part] = pseudoElement.exec(selector) ?? [];
  if (base === undefined) return declared;
  return { ...declared, selector: base === '' ? '*' : base, declarations: drawnBy(declarations, part) };
}

function drawnBy(declarations: Declarations, part = ''): Declarations {
  const shown = /^(?:before|after)$/i.test(part) ? generatedBy(declarations) : lostBy(declarations);
  const isLine = declarations[LINE] !== undefined && !hides(declarations);
  if (shown === '' && !isLine) return noDeclarations;
  return { ...(shown !== '' && { [GENERATED]: shown }), ...(isLine && { [LINED]: '1' }) };
}

const pseudoElement = /^(.*?)::?(before|after|first-letter|first-line)$/i;

/** One selector with what it declares about the showing of text, in order. */
function readDeclared(
  rules: readonly SheetRule[],
  values: CustomProperties,
  fonts: ReadonlySet<string>,
): readonly Declared[] {
  const found: Declared[] = [];
  const weights = layerWeights(rules.map(({ layer }) => layer));
  for (const { selectors, body, layer } of rules) {
    const declarations = parseDeclarations(withValues(body, values), fonts);
    if (declarations === noDeclarations) continue;
    const parts = weighed(declarations, weights.get(layer) ?? 0);
    for (const selector of selectors.slice(0, maxRules - found.length))
      for (const { weight, declarations: own } of parts)
        found.push({
          selector,
          declarations: isOfTags(selector) ? withoutOdd(own) : own,
          order: found.length,
          weight,
        });
  }
  return found;
}

/** What a sheet says of all elements of a kind sets none of them apart. */
const isOfTags = (selector: string): boolean => !/[.#[:]/.test(selector);

function withoutOdd(declarations: Declarations): Declarations {
  if (declarations[ODD] === undefined) return declarations;
  const others = Object.entries(declarations).filter(([name]) => name !== ODD);
  return others.length === 0 ? noDeclarations : Object.fromEntries(others);
}

function addSelected(selected: Map<unknown, StyleRule[]>, node: unknown, rule: StyleRule): void {
  const known = selected.get(node);
  if (known === undefined) selected.set(node, [rule]);
  else known.push(rule);
}

function addChain(chains: Map<string, ChainRule[]>, compounds: readonly Compound[], rule: StyleRule): void {
  const last = compounds.at(-1);
  if (last === undefined) return;
  const key = keyOf(last);
  const known = chains.get(key);
  if (known === undefined) chains.set(key, [{ ...rule, compounds }]);
  else known.push({ ...rule, compounds });
}

function roughSpecificity(selector: string): number {
  const ids = selector.match(/#/g)?.length ?? 0;
  const classes = selector.match(/[.[:]/g)?.length ?? 0;
  const tags = selector.match(/(?:^|[\s>+~])[a-z]/gi)?.length ?? 0;
  return ids * 10_000 + classes * 100 + tags;
}

const noMatch = { declarations: noDeclarations };

/** What the page's rules declare for an element: by specificity, then order. `node` is the element for the engine. */
export function declaredFor(
  { chains, selected, combined }: PageStyles,
  element: StyledElement,
  node: unknown,
): Declarations {
  if (chains.size === 0 && selected.size === 0) return noDeclarations;
  const matching: readonly StyleRule[] = [
    ...keysOf(element)
      .flatMap((key) => chains.get(key) ?? [])
      .filter((rule) => matches(rule.compounds, element)),
    ...(selected.get(node) ?? []),
  ];
  const [only = noMatch] = matching;
  if (matching.length <= 1) return only.declarations;
  const sorted = matching.toSorted((a, b) => a.specificity - b.specificity || a.order - b.order);
  const key = sorted.map(({ order }) => order).join();
  const declared =
    combined.get(key) ??
    sorted.reduce<Declarations>((found, rule) => cascade(found, rule.declarations), noDeclarations);
  combined.set(key, declared);
  return declared;
}

function keysOf({ tag, attributes }: StyledElement): readonly string[] {
  const { id, class: classes } = attributes;
  const keys = [tag, '*'];
  if (id !== undefined) keys.push(`#${id}`);
  for (const name of classes?.split(/\s+/) ?? []) keys.push(`.${name}`);
  return keys;
}

/** `stronger` wins except over a value marked as important. */
export function cascade(weaker: Declarations, stronger: Declarations): Declarations {
  if (weaker === noDeclarations) return stronger;
  if (stronger === noDeclarations) return weaker;
  const merged: Record<string, string> = { ...weaker };
  for (const [name, value] of Object.entries(stronger)) {
    if (isImportant(merged[name]) && !isImportant(value)) continue;
    merged[name] = value;
  }
  return merged;
}
