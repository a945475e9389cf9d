/** How an element is shown: by its tag, attributes, style attribute and the page's own rules. */
import { parseDeclarations, type Declarations } from './inline-style.ts';
import type { Display, PageElement } from './page.ts';
import { cascade, declaredFor, type PageStyles, type StyledElement } from './page-styles.ts';

export type Appearance = Pick<PageElement, 'display' | 'visible' | 'struck' | 'raised' | 'preserved'>;

export const initialAppearance: Appearance = {
  display: 'block',
  visible: true,
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

export function appearanceOf(element: StyledElement, parent: Appearance, styles: PageStyles): Appearance {
  const { tag, attributes } = element;
  const inline = parseDeclarations(attributes['style']);
  const declared = styles.size === 0 ? inline : cascade(declaredFor(styles, element), inline);
  return {
    display: displayOf(tag, attributes, declared),
    visible: visibilityOf(parent.visible, declared),
    struck: parent.struck || /^(?:s|strike|del)$/.test(tag) || isStruck(declared),
    raised:
      tag === 'sup' || tag === 'sub' || /^(?:super|sub)\b/.test(declared['vertical-align'] ?? '') || parent.raised,
    preserved: preservedBy(tag, declared) ?? parent.preserved,
  };
}

function displayOf(tag: string, attributes: StyledElement['attributes'], declared: Declarations): Display {
  const value = declared['display']?.replace(/\s*!important$/, '');
  if (value === 'none' || declared['mso-hide']?.startsWith('all') === true) return 'none';
  if (attributes['hidden'] !== undefined && value === undefined) return 'none';
  if (tag === 'br') return 'break';
  // A real table stays one, whatever a style sheet for small screens makes of its cells.
  const part = tableParts[tag];
  if (part !== undefined) return part;
  const role = attributes['role'];
  const byRole = role === undefined ? undefined : roles[role];
  if (byRole !== undefined) return byRole;
  const byStyle = value === undefined ? undefined : displayValues[value];
  return byStyle ?? (blocks.has(tag) ? 'block' : 'inline');
}

function visibilityOf(inherited: boolean, declared: Declarations): boolean {
  if (/^(?:0|0px|0pt|0em|0%)$/.test(declared['font-size'] ?? '') || /^0(?:\.0+)?$/.test(declared['opacity'] ?? ''))
    return false;
  if (declared['color'] === 'transparent') return false;
  const visibility = declared['visibility'];
  if (visibility === undefined) return inherited;
  return !/^(?:hidden|collapse)/.test(visibility);
}

function isStruck(declared: Declarations): boolean {
  return /line-through/.test(`${declared['text-decoration'] ?? ''} ${declared['text-decoration-line'] ?? ''}`);
}

function preservedBy(tag: string, declared: Declarations): boolean | null {
  const whiteSpace = declared['white-space'];
  if (whiteSpace !== undefined) return /^(?:pre|break-spaces)/.test(whiteSpace);
  return /^(?:pre|textarea|xmp|listing|plaintext)$/.test(tag) ? true : null;
}
