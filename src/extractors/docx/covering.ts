/** Pictures and filled shapes that lie in front of the text beside which they are anchored. */
import { showsPicture } from './pictures.ts';
import { shownChildren } from './shown-branch.ts';
import { isFilled } from './text-boxes.ts';
import { isOn, localName, type XmlElement } from './xml-tree.ts';

/** In points: a cell's first line is seldom taller, and a column of figures seldom wider. */
const lineHeight = 14;
const columnWidth = 72;
const emuPerPoint = 12_700;

/** In points, from where the text beside which it is anchored begins; NaN where it is placed by something else. */
export interface Float {
  readonly across: number;
  readonly width: number;
  readonly down: number;
  readonly height: number;
}

/** Those that hide what lies behind them. */
export function floatsIn(element: XmlElement): readonly Float[] {
  if (localName(element) === 'anchor') return isInFront(element) ? [placeOf(element)] : [];
  if (/^v:(?:shape|rect|roundrect|oval)$/.test(element.name)) return shapeInFront(element);
  return shownChildren(element).flatMap(floatsIn);
}

/** Whether it lies over the first line of the text. */
export function coversText({ across, width, down, height }: Float): boolean {
  return across < columnWidth && across + width > 0 && down < lineHeight && down + height > 0;
}

const partOf = (anchor: XmlElement, name: string): XmlElement | undefined =>
  anchor.children.find((one) => localName(one) === name);

function isInFront(anchor: XmlElement): boolean {
  return !isOn(anchor.attributes['behindDoc']) && partOf(anchor, 'wrapNone') !== undefined && isOpaque(anchor);
}

export function placeOf(anchor: XmlElement): Float {
  const { cx, cy } = partOf(anchor, 'extent')?.attributes ?? {};
  return {
    across: startOf(partOf(anchor, 'positionH'), /^(?:column|character)$/),
    width: Number(cx) / emuPerPoint,
    down: startOf(partOf(anchor, 'positionV'), /^(?:paragraph|line)$/),
    height: Number(cy) / emuPerPoint,
  };
}

function startOf(position: XmlElement | undefined, fromText: RegExp): number {
  if (!fromText.test(position?.attributes['relativeFrom'] ?? '')) return Number.NaN;
  return Number(position?.children.find((one) => localName(one) === 'posOffset')?.text || Number.NaN) / emuPerPoint;
}

function shapeInFront(shape: XmlElement): readonly Float[] {
  const style = styleOf(shape);
  if (style.get('position') !== 'absolute' || style.get('z-index')?.startsWith('-') === true) return [];
  if (shape.children.some(({ name }) => name === 'w10:wrap' || name === 'wrap')) return [];
  return isFilled(shape) || showsPicture(shape) ? [placeOfShape(shape)] : [];
}

function styleOf({ attributes }: XmlElement): ReadonlyMap<string, string> {
  const parts = (attributes['style'] ?? '').split(';').map((part) => part.split(':'));
  return new Map(parts.map(([name = '', value = '']) => [name.trim(), value.trim()]));
}

export function placeOfShape(shape: XmlElement): Float {
  const style = styleOf(shape);
  const points = (name: string, relative = ''): number => {
    const [, number, unit] = /^(-?[\d.]+)(pt|)$/.exec(style.get(name) ?? '0') ?? [];
    const isFromText = /^(?:text|char|line)$/.test(style.get(relative) ?? 'text');
    return unit === undefined || !isFromText ? Number.NaN : Number(number);
  };
  return {
    across: points('margin-left', 'mso-position-horizontal-relative'),
    width: points('width'),
    down: points('margin-top', 'mso-position-vertical-relative'),
    height: points('height'),
  };
}

function isOpaque(element: XmlElement): boolean {
  if (localName(element) === 'wsp') return isFilled(element);
  if (localName(element) === 'pic') return true;
  return shownChildren(element).some(isOpaque);
}
