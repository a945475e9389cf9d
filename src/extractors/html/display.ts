/** Which box an element is: by its tag, its role, its attributes and what is declared of it. */
import { valueOf, type Declarations } from './inline-style.ts';
import type { Display } from './page.ts';
import { isEmptied, isRemoved } from './removal.ts';
import type { StyledElement } from './selector.ts';

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
  'inline-flex': 'inline',
  'inline-grid': 'inline',
  '-webkit-box': 'block',
  '-webkit-flex': 'block',
  '-ms-flexbox': 'block',
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

/** Pieces of a line that are boxes. */
const boxed = new Set(['button', 'input', 'select', 'textarea', 'img', 'meter', 'progress', 'marquee']);

export const isTablePart = (tag: string): boolean => tag in tableParts;

/** A piece of a line, unless something else is declared. */
export const isPiece = (tag: string): boolean => !isTablePart(tag) && !blocks.has(tag) && !boxed.has(tag);

export function displayOf(
  tag: string,
  attributes: StyledElement['attributes'],
  declared: Declarations,
  inLine: boolean,
): Display {
  // The second of two words is the layout inside of the box.
  const value = valueOf(declared, 'display').replace(/\s.*$/, '');
  if (isTakenOff(tag, declared, inLine) || (value === '' && isClosed(tag, attributes, inLine))) return 'none';
  // A real table stays one, whatever a style sheet for small screens makes of its cells.
  const known = displayOfTag(tag) ?? roles[attributes['role'] ?? ''] ?? displayValues[value];
  return known ?? (blocks.has(tag) ? 'block' : 'inline');
}

/** The parts of a table have what their content needs, whatever is declared. */
function isTakenOff(tag: string, declared: Declarations, inLine: boolean): boolean {
  return isRemoved(declared) || (!inLine && !isTablePart(tag) && isEmptied(declared));
}

/** What is hidden until it is found has the contents of its box hidden; a piece of a line has no box. */
export const UNTIL_FOUND = 'until-found';

function isClosed(tag: string, { hidden, open, popover }: StyledElement['attributes'], inLine: boolean): boolean {
  const isOpen = tag === 'dialog' ? open !== undefined : popover === undefined;
  if (!isOpen && (tag === 'dialog' || popover !== undefined)) return true;
  // `rp`: the brackets of notes over the letters, for programs that can't set them there.
  return (hidden !== undefined && !(inLine && hidden === UNTIL_FOUND)) || tag === 'rp';
}

function displayOfTag(tag: string): Display | undefined {
  return tag === 'br' ? 'break' : tableParts[tag];
}
