/** What in a cell may show a part of its figure and isn't text: pictures, drawings, icons, boxes that a script fills. */
import { CUT } from './cut-off.ts';
import { RUNS } from './held-number.ts';
import { lengthPx } from './css-length.ts';
import type { PageElement } from './page.ts';
import { pictureTags } from './pictures.ts';
import type { Surroundings } from './surroundings.ts';

/** Whether anything in the cell is drawn. `isBlank`: it holds no text, so that anything at all may be its figure. */
export function holdsInk(cell: PageElement, isBlank: boolean, around: Surroundings): boolean {
  if (isBlank && isFilledLater(cell, around)) return true;
  return holdsInkWithin(cell, isBlank, around);
}

function holdsInkWithin(element: PageElement, isBlank: boolean, around: Surroundings): boolean {
  return element.children.some((child) => {
    if (child.kind === 'text' || child.display === 'none') return false;
    if (!child.visible && child.tag !== 'script') return false;
    return isInk(child, isBlank, around) || holdsInkWithin(child, isBlank, around);
  });
}

function isInk(element: PageElement, isBlank: boolean, around: Surroundings): boolean {
  const { tag, attributes, picture } = element;
  if (tag === 'script') return attributes[RUNS] !== undefined || attributes['src'] !== undefined;
  if (tag === 'input') return drawnInputs.test(attributes['type'] ?? '');
  if (tag === 'video') return true;
  if (pictureTags.has(tag)) return !isIdlePicture(element);
  return picture !== '' || tag.startsWith('v:') || isFilledBox(element, isBlank, around);
}

const isFilledBox = (element: PageElement, isBlank: boolean, around: Surroundings): boolean =>
  (isBlank && isFilledLater(element, around)) || (isBare(element) && isDrawnBox(element, around));

const drawnInputs = /^(?:image|range|password|color)$/i;
const addresses = ['src', 'srcset', 'data-src', 'data-original'];

/** A picture without an address shows nothing, and one of a line's width or height is a rule or a spacer. */
function isIdlePicture({ tag, attributes }: PageElement): boolean {
  if (tag === 'img' && addresses.every((name) => (attributes[name] ?? '').trim() === '')) return true;
  return ['width', 'height'].some((side) => sideOf(attributes, side) <= leastPx);
}

/** NaN where it isn't given. */
function sideOf({ style = '', ...attributes }: PageElement['attributes'], side: string): number {
  const styled = new RegExp(`(?:^|[;\\s])${side}\\s*:\\s*([^;!]+)`, 'i').exec(style)?.[1];
  return lengthPx((styled ?? attributes[side] ?? '').trim().toLowerCase());
}

/** Of the side of a picture in which a digit may be recognised. */
const leastPx = 2;

/** Nothing is written in it, nor in what it holds. */
const isBare = ({ shownLength, tableCount }: PageElement): boolean => shownLength === 0 && tableCount === 0;

/** Names of icons, sprites and digits. */
const drawnName =
  /(?:^|[\s_-])(?:icon\w*|ico|num(?:ber)?|digit|sprite|glyph|shuzi|pic|img|fa|bi|n|no|d|s)(?:[_-]?\d|[\s_-]|$)/i;
/** What editors and word processors leave behind. */
const idleName =
  /^(?:Mso\w*|Apple-\S+|ql-\S+|mce\S*|_\S*|font\d*|xl\d+|x_\S+|clear\w*|cursor\S*|bookmark\S*|anchor\S*|caret\S*|\S*indent\S*)$/i;
const boxes = /^(?:p|div|br|hr|wbr|col|colgroup|o:p|option|select|label|button)$/;

/** A box without text that a sheet, known or not, may give a picture or an icon's letter. */
function isDrawnBox({ tag, attributes, altered }: PageElement, around: Surroundings): boolean {
  if (tag === CUT) return false;
  if (altered || tag.includes('-')) return true;
  const { class: names = '' } = attributes;
  const telling = names.split(/\s+/).filter((name) => name !== '' && !idleName.test(name));
  if (telling.length === 0) return false;
  if (drawnName.test(telling.join(' '))) return true;
  if (boxes.test(tag)) return false;
  if (telling.every(around.isOfText)) return false;
  return around.hasForeignSheet || telling.some(around.isStyled);
}

/** Attributes by which frameworks put a value into an element. */
const binding =
  /^(?:v-(?:text|html|model)|:(?:text|value|inner)|ng-bind\S*|x-(?:text|html)|data-(?:bind|field|key)|th:(?:u?text)|t-(?:esc|field|out)|\[inner)/i;

/** By a script, as far as names tell. */
function isFilledLater({ attributes }: PageElement, around: Surroundings): boolean {
  return Object.entries(attributes).some(([name, value]) => {
    if (binding.test(name)) return true;
    if (!/^(?:id|class|name|data-.*)$/.test(name) || value === '') return false;
    return value
      .split(/\s+/)
      .some((one) => one.length > 1 && !/^(?:t[dr]|cell|table|row|\d+)$/i.test(one) && around.isScripted(one));
  });
}
