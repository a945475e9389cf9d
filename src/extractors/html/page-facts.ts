/** What the elements of a page say about the page as a whole: style sheets, scripts, ids, `meta` and `title`. */
import { type DomElement, type DomNode, isElement, textOf } from './dom.ts';
import { holdsForMedia } from './style-sheet.ts';
import { unseenTablesIn } from './unseen-tables.ts';

export interface PageFacts {
  readonly sheets: string[];
  readonly scripts: string[];
  hasForeignSheet: boolean;
  readonly ids: Map<string, number>;
  readonly properties: Map<string, string>;
  /** Names of elements that hold tables which no browser shows. */
  readonly unseenTables: Set<string>;
}

/** `isOld`: names match in any case. `ids`: those counted before. */
export function collectFacts(top: readonly DomNode[], isOld: boolean, ids = new Map<string, number>()): PageFacts {
  const facts: PageFacts = {
    sheets: [],
    scripts: [],
    hasForeignSheet: false,
    ids,
    properties: new Map(),
    unseenTables: new Set(),
  };
  const waiting = [...top].reverse();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (!isElement(node)) continue;
    if (isOld && node.attribs['class'] !== undefined) node.attribs['class'] = node.attribs['class'].toLowerCase();
    noteElement(node, facts);
    for (let index = node.children.length - 1; index >= 0; index -= 1) {
      const child = node.children[index];
      if (child !== undefined && isElement(child)) waiting.push(child);
    }
  }
  return facts;
}

const noteOf: Readonly<Record<string, (element: DomElement, facts: PageFacts) => void>> = {
  style: (element, { sheets }) => {
    if (isStyleSheet(element)) sheets.push(textOf(element));
  },
  script: (element, { scripts }) => scripts.push(textOf(element)),
  link: ({ attribs }, facts) => {
    facts.hasForeignSheet ||= /stylesheet/i.test(attribs['rel'] ?? '');
  },
  meta: (element, { properties }) => {
    noteMeta(element, properties);
  },
  title: (element, { properties }) => {
    const title = textOf(element).replace(/\s+/g, ' ').trim();
    if (title !== '' && !properties.has('title')) properties.set('title', title);
  },
};

function noteElement(element: DomElement, facts: PageFacts): void {
  const { id } = element.attribs;
  if (id !== undefined && id !== '') facts.ids.set(id, (facts.ids.get(id) ?? 0) + 1);
  noteOf[element.name]?.(element, facts);
  if (unseenTablesIn(element)) facts.unseenTables.add(element.name);
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
