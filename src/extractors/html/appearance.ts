/** How an element is shown: by its tag, attributes, style attribute and the page's own rules. */
import { isRemoved, noDeclarations, valueOf, type Declarations, type ReadStyle } from './inline-style.ts';
import type { Display, PageElement } from './page.ts';
import { cascade, declaredFor, type PageStyles } from './page-styles.ts';
import type { StyledElement } from './selector.ts';
import { isPale, isSeen, noVeil, veilOf, type Veil } from './veil.ts';

export interface Appearance extends Pick<
  PageElement,
  'display' | 'visible' | 'pale' | 'struck' | 'raised' | 'preserved'
> {
  readonly veil: Veil;
}

export const initialAppearance: Appearance = {
  display: 'block',
  visible: true,
  pale: false,
  veil: noVeil,
  struck: false,
  raised: false,
  preserved: false,
};

const blocks = new Set(
  'address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p pre section summary ul'.split(
    ' ',
  ),
);
const tableParts: Readonly<Record<string, Display>> = {
  table: 'table',
  caption: 'caption',
  thead: 'row-group',
  tbody: 'row-group',
  tfoot: 'row-group',
  tr: 'row',
  td: 'cell',
  th: 'cell',
};
const displayValues: Readonly<Record<string, Display>> = {
  none: 'none',
  table: 'table',
  'inline-table': 'table',
  'table-row-group': 'row-group',
  'table-header-group': 'row-group',
  'table-footer-group': 'row-group',
  'table-row': 'row',
  'table-cell': 'cell',
  'table-caption': 'caption',
  block: 'block',
  flex: 'block',
  grid: 'block',
  'list-item': 'block',
  'flow-root': 'block',
  inline: 'inline',
  'inline-block': 'inline',
};
const roles: Readonly<Record<string, Display>> = {
  table: 'table',
  grid: 'table',
  treegrid: 'table',
  rowgroup: 'row-group',
  row: 'row',
  cell: 'cell',
  gridcell: 'cell',
  columnheader: 'cell',
  rowheader: 'cell',
};

/** How the page's rules and its style attributes are read. */
export interface Styling {
  readonly rules: PageStyles;
  readonly readStyle: ReadStyle;
  /** What elements without any styling look like, by the look of their parent and their tag. */
  readonly plain: Map<Appearance, Map<string, Appearance>>;
}

/** `node` is the element as the selector engine knows it. */
export function appearanceOf(
  element: StyledElement,
  node: unknown,
  parent: Appearance,
  { rules, readStyle, plain }: Styling,
): Appearance {
  const { tag, attributes } = element;
  const declared = cascade(declaredFor(rules, element, node), readStyle(attributes['style']));
  if (declared !== noDeclarations || isMarked(attributes)) return newAppearance(element, parent, declared);
  const known = plain.get(parent) ?? new Map<string, Appearance>();
  plain.set(parent, known);
  const appearance = known.get(tag) ?? newAppearance(element, parent, declared);
  known.set(tag, appearance);
  return appearance;
}

/** Attributes that say how an element is shown. */
function isMarked({ hidden, role, bgcolor, color }: StyledElement['attributes']): boolean {
  return (hidden ?? role ?? bgcolor ?? color) !== undefined;
}

function newAppearance({ tag, attributes }: StyledElement, parent: Appearance, declared: Declarations): Appearance {
  const styled = declared !== noDeclarations;
  const veil = veilOf(parent.veil, declared, attributes);
  return {
    display: displayOf(tag, attributes, declared),
    veil,
    visible: isSeen(veil),
    pale: isPale(veil),
    struck: parent.struck || striking.has(tag) || (styled && isStruck(declared)),
    raised: parent.raised || raisedTags.has(tag) || (styled && isRaised(declared)),
    preserved: preservedBy(tag, declared) ?? parent.preserved,
  };
}

const striking = new Set(['s', 'strike', 'del']);
const preserving = new Set(['pre', 'textarea', 'xmp', 'listing', 'plaintext']);

/** Footnote marks, and notes over the letters. */
const raisedTags = new Set(['sup', 'sub', 'rt', 'rp']);

function isRaised(declared: Declarations): boolean {
  return /^(?:super|sub)$/.test(valueOf(declared, 'vertical-align'));
}

function displayOf(tag: string, attributes: StyledElement['attributes'], declared: Declarations): Display {
  const value = valueOf(declared, 'display');
  if (isRemoved(declared) || (attributes['hidden'] !== undefined && value === '')) return 'none';
  // A real table stays one, whatever a style sheet for small screens makes of its cells.
  const known = displayOfTag(tag) ?? roles[attributes['role'] ?? ''] ?? displayValues[value];
  return known ?? (blocks.has(tag) ? 'block' : 'inline');
}

function displayOfTag(tag: string): Display | undefined {
  return tag === 'br' ? 'break' : tableParts[tag];
}

function isStruck(declared: Declarations): boolean {
  return /line-through/.test(`${valueOf(declared, 'text-decoration')} ${valueOf(declared, 'text-decoration-line')}`);
}

function preservedBy(tag: string, declared: Declarations): boolean | null {
  const whiteSpace = valueOf(declared, 'white-space');
  if (whiteSpace !== '') return /^(?:pre|break-spaces)/.test(whiteSpace);
  return preserving.has(tag) ? true : null;
}
