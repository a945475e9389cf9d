/** Markup → Page. The only file that knows the parser. */
// Cheerio's main entry would load an HTTP client with it, which takes longer than reading a page.
import { load } from 'cheerio/slim';
import { html, parse } from 'parse5';
import { tooComplex } from '../limits.ts';
import { appearanceOf, initialAppearance, type Appearance, type Styling } from './appearance.ts';
import { BuiltElement } from './built-element.ts';
import { isCutOff, withMarkedCut } from './cut-off.ts';
import { gateHtml } from './gate-html.ts';
import { mayLink } from './links.ts';
import type { Page, PageElement, PageNode } from './page.ts';
import { withValues } from './custom-properties.ts';
import { WRITES, writesText } from './held-number.ts';
import { createStyleReader } from './inline-style.ts';
import { foldingTo, type FoldSelector } from './old-names.ts';
import { parseStyles } from './page-styles.ts';
import { holdsForMedia } from './style-sheet.ts';
import { treeAdapter } from './tree-adapter.ts';

type Dom = NonNullable<ReturnType<ReturnType<typeof load>['root']>[0]>;
type DomNode = Dom['children'][number];
type DomElement = Extract<DomNode, { attribs: unknown }>;

/** Counted anew, since the gate leaves cells and paragraphs out and the parser adds elements. The walkers recurse: 2,500 exhaust the stack. */
const maxDepth = 1_000;
/** Their content is never shown as text (or, like object, only where the viewer fails). */
const withoutText = new Set(
  'script style template noscript svg canvas audio video head noframes noembed datalist map iframe object meter progress'.split(
    ' ',
  ),
);

/** Errors: `extract.too-large`, `extract.too-complex`. */
export function buildPage(markup: string, sizeBytes: number): Page {
  const end = gateHtml(markup, sizeBytes);
  const isCut = isCutOff(markup, end);
  const tree = parse(isCut ? withMarkedCut(markup, end) : markup, { treeAdapter });
  const isOld = treeAdapter.getDocumentMode(tree) === html.DOCUMENT_MODE.QUIRKS;
  const $ = load(tree);
  const dom = $.root()[0];
  const facts = collectFacts(dom?.children ?? [], isOld);
  const selectAll = (selector: string): readonly unknown[] => {
    try {
      return $(selector).toArray();
    } catch {
      return []; // a selector that the engine can't read hides nothing that we know of
    }
  };
  const rules = parseStyles(facts.sheets, selectAll, isOld ? foldingTo(facts.ids.keys()) : asWritten);
  const readStyle = createStyleReader((style) => withValues(style, rules.values));
  const styling: Styling = { rules, readStyle, known: new Map(), merged: new Map() };
  const root = new BuiltElement('', {}, null, 1, initialAppearance);
  const building = { styling, linking: [] };
  fill(root, buildChildren(dom?.children ?? [], root, initialAppearance, building, 0));
  const uniqueIds = new Set([...facts.ids].filter(([, count]) => count === 1).map(([id]) => id));
  return {
    root,
    uniqueIds,
    properties: Object.fromEntries(facts.properties),
    linking: building.linking,
    isCutOff: isCut,
  };
}

const asWritten: FoldSelector = (selector) => selector;

interface Building {
  readonly styling: Styling;
  readonly linking: PageElement[];
}

interface Facts {
  readonly sheets: string[];
  readonly ids: Map<string, number>;
  readonly properties: Map<string, string>;
}

function collectFacts(top: readonly DomNode[], isOld: boolean): Facts {
  const facts: Facts = { sheets: [], ids: new Map(), properties: new Map() };
  const waiting = [...top].reverse();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (!('attribs' in node)) continue;
    if (isOld && node.attribs['class'] !== undefined) node.attribs['class'] = node.attribs['class'].toLowerCase();
    noteElement(node, facts);
    for (let index = node.children.length - 1; index >= 0; index -= 1) {
      const child = node.children[index];
      if (child !== undefined && 'attribs' in child) waiting.push(child);
    }
  }
  return facts;
}

function noteElement(element: DomElement, facts: Facts): void {
  const { id } = element.attribs;
  if (id !== undefined && id !== '') facts.ids.set(id, (facts.ids.get(id) ?? 0) + 1);
  if (element.name === 'style') {
    if (isStyleSheet(element)) facts.sheets.push(textOf(element));
  } else if (element.name === 'meta') noteMeta(element, facts.properties);
  else if (element.name === 'title' && !facts.properties.has('title')) {
    const title = textOf(element).replace(/\s+/g, ' ').trim();
    if (title !== '') facts.properties.set('title', title);
  }
}

/** For a screen, in a language that a browser reads. */
function isStyleSheet({ attribs }: DomElement): boolean {
  const type = attribs['type']?.trim().toLowerCase() ?? '';
  return (type === '' || type === 'text/css') && holdsForMedia(attribs['media'] ?? '');
}

/** Names of people are nobody's business here. */
const ofPeople = /^(?:dc\.|dcterms\.)?(?:author|creator|editor|responsibleeditor|changedby|lastmodifiedby|责任编辑)$/;

function noteMeta({ attribs }: DomElement, properties: Map<string, string>): void {
  const key = metaName(attribs);
  const value = attribs['content']?.trim() ?? '';
  // The first of two equal names is the template's own; later ones come with pasted content. `title` is the page's.
  const known = key === '' || key === 'title' || properties.has(key) || ofPeople.test(key);
  if (!known && value !== '') properties.set(key, value);
}

function metaName(attributes: DomElement['attribs']): string {
  return (attributes['name'] ?? attributes['property'] ?? attributes['itemprop'] ?? '').trim().toLowerCase();
}

function textOf(element: DomElement): string {
  return element.children.map((child) => ('data' in child ? child.data : '')).join('');
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

function shownLength(text: string): number {
  let length = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code > 0x20 && code !== 0xa0 && code !== 0x3000) length += 1;
  }
  return length;
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
  if (withoutText.has(tag)) return element;
  fill(element, buildChildren(node.children, element, appearance, building, depth + 1));
  return element;
}

function scriptAttributes(script: DomElement): PageElement['attributes'] {
  return writesText(textOf(script)) ? { ...script.attribs, [WRITES]: '' } : script.attribs;
}
