/**
 * A page as markup that holds nothing of the source but its text: every tag, class and attribute is one of ours. Cells and
 * lines that are asked for carry `data-at`, found by the very paths that their figures were read with.
 */
import { fieldText } from '../html/form-fields.ts';
import type { PageElement, PageNode } from '../html/page.ts';
import { pictureTags } from '../html/pictures.ts';

/** Where the things that are asked for stand: path → what `data-at` says. */
export type Wanted = ReadonlyMap<string, number>;

export interface ShownMarkup {
  readonly markup: string;
  /** Of those asked for, what was found. */
  readonly found: readonly number[];
}

/** Some hundred times the elements of a report: what is beyond isn't shown. */
const MOST_ELEMENTS = 60_000;
/** As browsers limit them. */
const MOST_COLUMNS = 1_000;
const MOST_ROWS = 5_000;

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
export const escaped = (text: string): string =>
  text.replaceAll(/[&<>"]/gu, (character) => entities[character] ?? character);

/** Elements whose content no browser shows as text. */
const unshown = new Set([
  'script',
  'style',
  'head',
  'template',
  'noscript',
  'meta',
  'link',
  'title',
  'base',
  'datalist',
]);

/** Parts of tables, and what each must stand in to stay one when the markup is parsed again. */
const tableParts: Readonly<Record<string, readonly string[]>> = {
  caption: ['table'],
  thead: ['table'],
  tbody: ['table'],
  tfoot: ['table'],
  tr: ['thead', 'tbody', 'tfoot'],
  td: ['tr'],
  th: ['tr'],
};

interface Writing {
  readonly pathOf: (element: PageElement) => string;
  readonly wanted: Wanted;
  readonly found: Set<number>;
  count: number;
}

/** `prefix` stands before the paths of what is embedded in another document. */
export function shownMarkup(
  root: PageElement,
  pathOf: (element: PageElement) => string,
  wanted: Wanted,
  prefix = '',
): ShownMarkup {
  const found = new Set<number>();
  const writing: Writing = { pathOf: (element) => prefix + pathOf(element), wanted, found, count: 0 };
  const markup = contentOf(root, 'div', writing);
  return { markup, found: [...found] };
}

const contentOf = ({ children }: PageElement, shownAs: string, writing: Writing): string =>
  children.map((child) => nodeMarkup(child, shownAs, writing)).join('');

function nodeMarkup(node: PageNode, within: string, writing: Writing): string {
  if (node.kind === 'text') return escaped(node.text);
  if (unshown.has(node.tag)) return '';
  writing.count += 1;
  if (writing.count > MOST_ELEMENTS) return '';
  if (node.display === 'break') return '<br>';
  if (node.tag === 'hr') return '<hr>';
  return elementMarkup(node, within, writing);
}

function elementMarkup(element: PageElement, within: string, writing: Writing): string {
  const as = shownAs(element, within);
  const at = placeOf(element, writing);
  const before = writing.found.size;
  const inner = ownContent(element, as, writing);
  // What isn't shown is left out, unless a figure was read there.
  if (element.display === 'none' && at === '' && writing.found.size === before) return '';
  const classes = classesOf(element, as).join(' ');
  return `<${as}${classes === '' ? '' : ` class="${classes}"`}${spansOf(element, as)}${at}>${inner}</${as}>`;
}

function ownContent(element: PageElement, as: string, writing: Writing): string {
  if (element.tag === 'input') return escaped(fieldText(element));
  if (pictureTags.has(element.tag) && element.children.length === 0) return '▧';
  return contentOf(element, as, writing);
}

function placeOf(element: PageElement, { pathOf, wanted, found }: Writing): string {
  const at = wanted.get(pathOf(element));
  // In Word files what stands in a cell has the cell's path: the outermost is the cell.
  if (at === undefined || found.has(at)) return '';
  found.add(at);
  return ` data-at="${at}"`;
}

/** Boxes for all but tables: a paragraph would end where a box begins in it. */
function shownAs({ tag, display }: PageElement, within: string): string {
  if (tag === 'table') return 'table';
  if (tableParts[tag]?.includes(within) === true) return tag;
  return display === 'inline' ? 'span' : 'div';
}

const namedClasses: Readonly<Record<string, string>> = {
  ...{ h1: 'h1', h2: 'h2', h3: 'h3', h4: 'h4', h5: 'h4', h6: 'h4', b: 'b', strong: 'b', i: 'i', em: 'i', u: 'u' },
  ...{ p: 'p', li: 'li', center: 'center', blockquote: 'quote' },
};

function classesOf(element: PageElement, as: string): readonly string[] {
  const { tag, parent, display, arrangement } = element;
  const begins = (look: (of: PageElement) => boolean): boolean => look(element) && (parent === null || !look(parent));
  const isFlowing = as === 'div' && (display === 'row' || ['row', 'grid'].includes(arrangement.parts ?? ''));
  const classes: Readonly<Record<string, boolean>> = {
    [namedClasses[tag] ?? '']: tag in namedClasses,
    flow: isFlowing,
    hid: display === 'none',
    ...Object.fromEntries(Object.entries(looks).map(([name, look]) => [name, begins(look)])),
    picture: pictureTags.has(tag),
  };
  return Object.keys(classes).filter((name) => classes[name] === true);
}

/** Said where they begin: what is within has them too. */
const looks: Readonly<Record<string, (of: PageElement) => boolean>> = {
  unseen: ({ visible }) => !visible,
  pale: ({ pale }) => pale,
  struck: ({ struck }) => struck,
  raised: ({ raised }) => raised,
  pre: ({ preserved }) => preserved,
};

function spansOf({ attributes }: PageElement, as: string): string {
  if (as !== 'td' && as !== 'th') return '';
  const columns = spanOf(attributes['colspan'], MOST_COLUMNS);
  const rows = spanOf(attributes['rowspan'], MOST_ROWS);
  return `${columns > 1 ? ` colspan="${columns}"` : ''}${rows > 1 ? ` rowspan="${rows}"` : ''}`;
}

const spanOf = (text: string | undefined, most: number): number =>
  Math.min(most, Number.parseInt(text ?? '1', 10) || 1);
