/** Drawings that stand in a line of text, or touch it: beside digits they may be digits themselves. */
import { type Float, placeOf } from './covering.ts';
import { showsPicture } from './pictures.ts';
import { shownChildren } from './shown-branch.ts';
import { localName, type XmlElement } from './xml-tree.ts';

export function inksText(element: XmlElement): boolean {
  const name = localName(element);
  if (name === 'inline' || name === 'object') return holdsDrawing(element);
  if (name === 'anchor') return holdsDrawing(element) && mayTouch(placeOf(element));
  if (name === 'pict') return element.children.some(inksAsShape);
  return shownChildren(element).some(inksText);
}

const inksAsShape = (shape: XmlElement): boolean =>
  !/position\s*:\s*absolute/i.test(shape.attributes['style'] ?? '') && holdsDrawing(shape);

/** Pictures, and shapes without words in them; a straight line is a stroke or a rule. */
function holdsDrawing(element: XmlElement): boolean {
  if (holdsWords(element)) return false;
  return showsPicture(element) || holdsShape(element);
}

const holdsWords = (element: XmlElement): boolean =>
  localName(element) === 'txbxContent' || element.children.some(holdsWords);

const vmlShape = /^v:(?:shape|rect|roundrect|oval|polyline|curve|arc)$/;

function holdsShape(element: XmlElement): boolean {
  if (vmlShape.test(element.name)) return true;
  const name = localName(element);
  if (name === 'custGeom') return true;
  if (name === 'prstGeom') return !/^(?:line|straightConnector\d?)$/.test(element.attributes['prst'] ?? '');
  return shownChildren(element).some(holdsShape);
}

/** In points: seals and watermarks are larger than any digit. */
const largest = 60;
/** Of a line of text, with what stands before and behind it. */
const lineWidth = 72;
const lineHeight = 20;

/** What is placed by the page may stand anywhere, if it is as small as digits. */
function mayTouch({ across, width, down, height }: Float): boolean {
  if (width > largest || height > largest) return false;
  const isBeside = Number.isNaN(across) || (across < lineWidth && across + width > -lineWidth);
  const isOnLine = Number.isNaN(down) || (down < lineHeight && down + height > 0);
  return isBeside && isOnLine;
}
