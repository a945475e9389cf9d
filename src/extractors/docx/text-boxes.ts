/** Text boxes: what stands in them, and what it lies on. */
import { white, type Channels } from '../contrast.ts';
import { colourOf } from './colour.ts';
import type { Surface } from './run-looks.ts';
import { groundOf, type Shading } from './shading.ts';
import { shownBranch } from './shown-branch.ts';
import { isOn, localName, type XmlElement } from './xml-tree.ts';

export interface TextBox {
  readonly content: XmlElement;
  readonly surface: Surface;
}

/** Those in a drawing that is anchored where text lies on `surface`. */
export function textBoxes(drawing: XmlElement, surface: Surface): readonly TextBox[] {
  if (isHidden(drawing)) return [];
  const inside = insideShape(drawing, surface);
  return drawing.children.flatMap((child) => {
    if (child.name === 'w:txbxContent') return [{ content: child, surface: inside }];
    return textBoxes(child.name === 'mc:AlternateContent' ? shownBranch(child) : child, inside);
  });
}

function isHidden({ attributes, children }: XmlElement): boolean {
  if (/(?:visibility\s*:\s*hidden|display\s*:\s*none)/i.test(attributes['style'] ?? '')) return true;
  return children.some((child) => localName(child) === 'docPr' && isOn(child.attributes['hidden']));
}

/** `shape`: what may be the shape around a text box; any other element changes nothing. */
function insideShape(shape: XmlElement, { ground, text }: Surface): Surface {
  const fill = /^v:(?:shape|rect|roundrect|oval)$/.test(shape.name) ? vmlFill(shape) : drawnFill(shape);
  return { ground: groundOf(fill, ground), text, width: Infinity };
}

/** Whether what lies behind the shape can't be seen. */
export function isFilled(shape: XmlElement): boolean {
  const fill = shape.name.startsWith('v:') ? vmlFill(shape) : drawnFill(shape);
  return fill !== 'none';
}

function vmlFill({ attributes, children }: XmlElement): Shading {
  const { filled = 't', fillcolor = 'white' } = attributes;
  if (/^(?:f|false|0)$/.test(filled)) return 'none';
  if (children.some(({ name, attributes: { type = 'solid' } }) => name === 'v:fill' && type !== 'solid'))
    return 'unknown';
  return /^white\b/.test(fillcolor) ? white : (colourOf(/^#\w+/.exec(fillcolor)?.[0]) ?? 'unknown');
}

function drawnFill(shape: XmlElement): Shading {
  if (localName(shape) !== 'wsp') return 'none';
  const properties = shape.children.find((child) => localName(child) === 'spPr');
  const fill = properties?.children.find((child) => /Fill$/.test(localName(child)));
  if (fill === undefined) return shape.children.some((child) => localName(child) === 'style') ? 'unknown' : 'none';
  if (localName(fill) === 'noFill') return 'none';
  return localName(fill) === 'solidFill' ? solidFill(fill.children[0]) : 'unknown';
}

function solidFill(color: XmlElement | undefined): Channels | 'unknown' {
  if (color === undefined || color.children.length > 0) return 'unknown';
  const { val = '' } = color.attributes;
  return /^(?:bg1|lt1)$/.test(val) ? white : (colourOf(val) ?? 'unknown');
}
