/** Straight lines that are drawn over the text beside which they are anchored, as a pen strikes out. */
import { type Float, placeOf, placeOfShape } from './covering.ts';
import { shownChildren } from './shown-branch.ts';
import { localName, type XmlElement } from './xml-tree.ts';

export function linesText(element: XmlElement): boolean {
  if (localName(element) === 'anchor') return isLine(element) && crosses(placeOf(element));
  if (element.name === 'v:line') return crosses(placeOfLine(element));
  // A straight connector.
  if (element.name === 'v:shape' && element.attributes['type'] === '#_x0000_t32') return crosses(placeOfShape(element));
  return shownChildren(element).some(linesText);
}

function isLine(element: XmlElement): boolean {
  if (localName(element) === 'prstGeom')
    return /^(?:line|straightConnector\d?)$/.test(element.attributes['prst'] ?? '');
  return shownChildren(element).some(isLine);
}

/** In points: what lies above is the cell's border, what lies below an underline. */
const highest = 2;
const lowest = 12;
const columnWidth = 40;
/** A line over more than a cell is one of the page's. */
const longest = 120;

/** What is placed by the page may stand anywhere. */
function crosses({ across, width, down, height }: Float): boolean {
  if (width > longest || height > longest) return false;
  const isBeside = Number.isNaN(across) || (across < columnWidth && across + width > 0);
  return isBeside && (Number.isNaN(down) || (down <= lowest && down + height >= highest));
}

function placeOfLine({ attributes: { from = '', to = '' } }: XmlElement): Float {
  const [x0 = 0, y0 = 0] = pointsOf(from);
  const [x1 = 0, y1 = 0] = pointsOf(to);
  return { across: Math.min(x0, x1), width: Math.abs(x1 - x0), down: Math.min(y0, y1), height: Math.abs(y1 - y0) };
}

const pointsOf = (place: string): readonly number[] => place.split(',').map((value) => Number.parseFloat(value) || 0);
