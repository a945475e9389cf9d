/** Pictures and filled shapes that lie in front of the text beside which they are anchored. */
import { showsPicture } from './pictures.ts';
import { shownBranch } from './shown-branch.ts';
import { isFilled, localName } from './text-boxes.ts';
import { isOn, type XmlElement } from './xml-tree.ts';

/** In points: a cell's first line is seldom taller, and a column of figures seldom wider. */
const lineHeight = 14;
const columnWidth = 72;
const emuPerPoint = 12_700;

export function coversText(element: XmlElement): boolean {
  if (localName(element) === 'anchor') return isOverText(element);
  if (/^v:(?:shape|rect|roundrect|oval)$/.test(element.name)) return isShapeOverText(element);
  const { children } = element.name === 'mc:AlternateContent' ? shownBranch(element) : element;
  return children.some(coversText);
}

function isOverText(anchor: XmlElement): boolean {
  const child = (name: string): XmlElement | undefined => anchor.children.find((one) => localName(one) === name);
  if (isOn(anchor.attributes['behindDoc']) || child('wrapNone') === undefined) return false;
  const { cx, cy } = child('extent')?.attributes ?? {};
  const across = startOf(child('positionH'), /^(?:column|character)$/);
  const down = startOf(child('positionV'), /^(?:paragraph|line)$/);
  return isNear(across, Number(cx) / emuPerPoint, down, Number(cy) / emuPerPoint) && isOpaque(anchor);
}

/** In points from where the text begins; NaN where that can't be told. */
function startOf(position: XmlElement | undefined, fromText: RegExp): number {
  if (!fromText.test(position?.attributes['relativeFrom'] ?? '')) return Number.NaN;
  return Number(position?.children.find((one) => localName(one) === 'posOffset')?.text || Number.NaN) / emuPerPoint;
}

function isShapeOverText(shape: XmlElement): boolean {
  const style = new Map(
    (shape.attributes['style'] ?? '').split(';').map((part) => {
      const [name = '', value = ''] = part.split(':');
      return [name.trim(), value.trim()] as const;
    }),
  );
  if (style.get('position') !== 'absolute' || style.get('z-index')?.startsWith('-') === true) return false;
  if (shape.children.some(({ name }) => name === 'w10:wrap' || name === 'wrap')) return false;
  const points = (name: string): number => {
    const [, number, unit] = /^(-?[\d.]+)(pt|)$/.exec(style.get(name) ?? '0') ?? [];
    return unit === undefined ? Number.NaN : Number(number);
  };
  const near = isNear(points('margin-left'), points('width'), points('margin-top'), points('height'));
  return near && (isFilled(shape) || showsPicture(shape));
}

function isNear(across: number, width: number, down: number, height: number): boolean {
  return across < columnWidth && across + width > 0 && down < lineHeight && down + height > 0;
}

function isOpaque(element: XmlElement): boolean {
  if (localName(element) === 'wsp') return isFilled(element);
  if (localName(element) === 'pic') return true;
  const { children } = element.name === 'mc:AlternateContent' ? shownBranch(element) : element;
  return children.some(isOpaque);
}
