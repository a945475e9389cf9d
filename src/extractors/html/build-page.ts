/** Markup → Page. The only file that knows the parser. */
// Cheerio's main entry would load an HTTP client with it, which takes longer than reading a page.
import { load } from 'cheerio/slim';
import { html, parse } from 'parse5';
import { shownLength } from '../characters.ts';
import { tooComplex } from '../limits.ts';
import { appearanceOf, initialAppearance, type Appearance, type Styling } from './appearance.ts';
import { classesOfText } from './classes-of-text.ts';
import { type DomElement, type DomNode, textOf } from './dom.ts';
import { collectFacts } from './page-facts.ts';
import { assignedTo, shadowRootOf, type ShadowTree, shadowTree } from './shadow.ts';
import { BuiltElement } from './built-element.ts';
import { endsWhole, isCutOff, withMarkedCut } from './cut-off.ts';
import { gateHtml } from './gate-html.ts';
import { createSheetReader, type LinkedSheets, noSheets, type SheetReader } from './linked-sheets.ts';
import { mayLink } from './links.ts';
import type { Page, PageElement, PageNode } from './page.ts';
import { withValues } from './custom-properties.ts';
import { RUNS, runs, WRITES, writesText } from './held-number.ts';
import { createStyleReader } from './inline-style.ts';
import { foldingTo, type FoldSelector } from './old-names.ts';
import { parseStyles, type SelectAll } from './page-styles.ts';
import { surroundingsOf } from './surroundings.ts';
import { treeAdapter } from './tree-adapter.ts';

/** Counted anew, since the gate leaves cells and paragraphs out and the parser adds elements. The walkers recurse: 2,500 exhaust the stack. */
const maxDepth = 1_000;
/** Their content is never shown as text (or, like object, only where the viewer fails). */
const withoutText = new Set(
  'script style template noscript svg canvas audio video head noframes noembed datalist map iframe object meter progress'.split(
    ' ',
  ),
);

interface InFile {
  /** The file ends within it, whatever its markup tells. */
  readonly isPart: boolean;
  readonly sheets: LinkedSheets;
}

const alone: InFile = { isPart: false, sheets: noSheets };

/** Errors: `extract.too-large`, `extract.too-complex`. */
export function buildPage(markup: string, sizeBytes: number, { isPart, sheets }: InFile = alone): Page {
  const end = gateHtml(markup, sizeBytes);
  const isCut = isCutOff(markup, end) || (isPart && !endsWhole(markup));
  const ids = new Map<string, number>();
  const linking: PageElement[] = [];
  const shared = { ids, linking, sheetAt: createSheetReader(sheets) };
  const { root, facts } = buildTree(isCut ? withMarkedCut(markup, end) : markup, null, shared);
  return {
    root,
    uniqueIds: new Set([...ids].filter(([, count]) => count === 1).map(([id]) => id)),
    properties: Object.fromEntries(facts.properties),
    linking,
    around: surroundingsOf(facts.sheets, facts.scripts, facts.hasForeignSheet, () => classesOfText(root)),
    unseenTables: facts.unseenTables,
    isCutOff: isCut,
  };
}

type Shared = Pick<Building, 'linking' | 'ids' | 'sheetAt'>;

/** `frame`: the element that shows the markup; null for the page itself. */
function buildTree(markup: string, frame: PageElement | null, shared: Shared) {
  const tree = parse(markup, { treeAdapter });
  const isOld = treeAdapter.getDocumentMode(tree) === html.DOCUMENT_MODE.QUIRKS;
  const $ = load(tree);
  const top = $.root()[0]?.children ?? [];
  const facts = collectFacts(top, isOld, shared);
  const select = (selector: string): readonly unknown[] => $(selector).toArray();
  const styling = stylingOf(facts.sheets, select, isOld ? foldingTo(facts.ids.keys()) : asWritten);
  const root = new BuiltElement('', {}, frame, 1, initialAppearance);
  fill(root, buildChildren(top, root, initialAppearance, { ...shared, styling, shadow: null }, 0));
  return { root, facts };
}

function stylingOf(sheets: readonly string[], select: SelectAll, fold: FoldSelector): Styling {
  const selectAll = (selector: string): readonly unknown[] => {
    try {
      return select(selector);
    } catch {
      return []; // a selector that the engine can't read hides nothing that we know of
    }
  };
  const rules = parseStyles(sheets, selectAll, fold);
  const readStyle = createStyleReader((style) => withValues(style, rules.values), rules.fonts);
  return { rules, readStyle, known: new Map(), merged: new Map() };
}

const asWritten: FoldSelector = (selector) => selector;

interface Building {
  readonly styling: Styling;
  readonly linking: PageElement[];
  readonly ids: Map<string, number>;
  readonly sheetAt: SheetReader;
  /** The shadow tree that is being built, and how the content of its host is. */
  readonly shadow: { readonly light: readonly DomNode[]; readonly outer: Building } | null;
}

function fill(element: BuiltElement, children: readonly PageNode[]): void {
  element.children = children;
  for (const child of children) {
    if (child.kind === 'text') {
      if (element.visible) element.shownLength += shownLength(child.text);
    } else if (child.display !== 'none') {
      element.shownLength += child.shownLength;
      element.tableCount += child.tableCount + (child.display === 'table' ? 1 : 0);
    }
  }
}

function buildChildren(
  nodes: readonly DomNode[],
  parent: PageElement,
  appearance: Appearance,
  building: Building,
  depth: number,
): readonly PageNode[] {
  if (depth > maxDepth) throw tooComplex({ zh: '标签嵌套层数', en: 'levels of nested tags' }, maxDepth);
  const children: PageNode[] = [];
  let nth = 0;
  for (const node of nodes) {
    if (node.nodeType === 3) {
      children.push({ kind: 'text', text: node.data });
      continue;
    }
    if (!('attribs' in node)) continue;
    nth += 1;
    children.push(buildElement(node, parent, nth, appearance, building, depth));
  }
  return children;
}

function buildElement(
  node: DomElement,
  parent: PageElement,
  nth: number,
  inherited: Appearance,
  building: Building,
  depth: number,
): PageElement {
  const tag = node.name;
  const attributes = tag === 'script' ? scriptAttributes(node) : node.attribs;
  const appearance = appearanceOf(
    { tag, attributes, parent: tag === 'html' ? null : parent },
    node,
    inherited,
    building.styling,
  );
  const element = new BuiltElement(tag, attributes, parent, nth, appearance);
  if (mayLink(tag)) building.linking.push(element);
  const shown = shownIn(node, element, appearance, building, depth + 1);
  if (shown.length > 0) fill(element, shown);
  return element;
}

const nothing: readonly PageNode[] = [];

function shownIn(
  node: DomElement,
  element: BuiltElement,
  appearance: Appearance,
  building: Building,
  depth: number,
): readonly PageNode[] {
  const { srcdoc } = node.attribs;
  if (node.name === 'iframe' && srcdoc !== undefined) return framedIn(element, srcdoc, building, depth);
  if (withoutText.has(node.name)) return nothing;
  if (node.name === 'slot' && building.shadow !== null) {
    const assigned = assignedTo(node, building.shadow.light);
    if (assigned.length > 0) return buildChildren(assigned, element, appearance, building.shadow.outer, depth);
  }
  const root = shadowRootOf(node);
  return root === null
    ? buildChildren(node.children, element, appearance, building, depth)
    : shadowIn(shadowTree(node, root), element, appearance, building, depth);
}

/** Frames within frames: each is parsed with its own rules. */
const maxFrames = 20;

function framedIn(frame: PageElement, markup: string, building: Building, depth: number): readonly PageNode[] {
  if (depth > maxDepth / 2) throw tooComplex({ zh: '标签嵌套层数', en: 'levels of nested tags' }, maxDepth);
  let frames = 0;
  for (let at: PageElement | null = frame; at !== null; at = at.parent) if (at.tag === 'iframe') frames += 1;
  if (frames > maxFrames) throw tooComplex({ zh: '框架嵌套层数', en: 'nested frames' }, maxFrames);
  gateHtml(markup, markup.length);
  return [buildTree(markup, frame, building).root];
}

/** Sheets of the page hold for none of it, and its own for nothing else. */
function shadowIn(
  tree: ShadowTree,
  host: PageElement,
  appearance: Appearance,
  building: Building,
  depth: number,
): readonly PageNode[] {
  if (tree.isHidden) return nothing;
  const select = (selector: string): readonly unknown[] => load([...tree.nodes])(selector).toArray();
  const styling = stylingOf(tree.sheets, select, asWritten);
  return buildChildren(
    tree.nodes,
    host,
    appearance,
    { ...building, styling, shadow: { light: tree.light, outer: building } },
    depth,
  );
}

function scriptAttributes(script: DomElement): PageElement['attributes'] {
  const text = textOf(script);
  return {
    ...script.attribs,
    ...(writesText(text) && { [WRITES]: '' }),
    ...(runs(text, script.attribs['type'] ?? '') && { [RUNS]: '' }),
  };
}
