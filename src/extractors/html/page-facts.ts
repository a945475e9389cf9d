/** What the elements of a page say about the page as a whole: style sheets, scripts, ids, `meta` and `title`. */
import { type DomElement, type DomNode, isElement, textOf } from './dom.ts';
import { gateSize } from './gate-html.ts';
import { type SheetReader, withImports } from './linked-sheets.ts';
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

interface Noted extends PageFacts {
  readonly sheetAt: SheetReader;
  /** `<base href>`, as written. */
  base: string;
  /** Of the sheets that stand outside of it. */
  linkedLength: number;
}

/** `isOld`: names match in any case. `ids`: those counted before. Errors: `extract.too-large`. */
export function collectFacts(
  top: readonly DomNode[],
  isOld: boolean,
  { ids, sheetAt }: Pick<Noted, 'ids' | 'sheetAt'>,
): PageFacts {
  const facts: Noted = {
    sheets: [],
    scripts: [],
    hasForeignSheet: false,
    ids,
    sheetAt,
    base: '',
    linkedLength: 0,
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

const noteOf: Readonly<Record<string, (element: DomElement, facts: Noted) => void>> = {
  base: ({ attribs }, facts) => {
    facts.base ||= attribs['href'] ?? '';
  },
  style: (element, { sheets, base, sheetAt }) => {
    if (isStyleSheet(element)) sheets.push(withImports(textOf(element), base, sheetAt));
  },
  script: (element, { scripts }) => scripts.push(textOf(element)),
  link: (element, facts) => {
    if (/stylesheet/i.test(element.attribs['rel'] ?? '')) noteLinkedSheet(element, facts);
  },
  meta: (element, { properties }) => {
    noteMeta(element, properties);
  },
  title: (element, { properties }) => {
    const title = textOf(element).replace(/\s+/g, ' ').trim();
    if (title !== '' && !properties.has('title')) properties.set('title', title);
  },
};

/** As a `style` in its place would be. */
function noteLinkedSheet(link: DomElement, facts: Noted): void {
  const { href = '', rel = '', disabled } = link.attribs;
  const sheet = href.trim() === '' ? null : facts.sheetAt(href, facts.base);
  if (sheet === null) {
    facts.hasForeignSheet = true;
  } else if (isStyleSheet(link) && disabled === undefined && !/\balternate\b/i.test(rel)) {
    facts.linkedLength += sheet.length;
    gateSize(facts.linkedLength);
    facts.sheets.push(sheet);
  }
}

function noteElement(element: DomElement, facts: Noted): void {
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
