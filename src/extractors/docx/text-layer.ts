/** What the defaults of a file, and the styles of its tables, say of the text in them. */
import { inkOf } from './ink.ts';
import type { PlainText } from './shading.ts';
import { struckBy } from './struck.ts';
import { toggleOf, valueOf, type XmlElement } from './xml-tree.ts';

/** Undefined: says nothing. */
export type TextLayer = { readonly [K in keyof PlainText]: PlainText[K] | undefined };

/** What a w:rPr says. */
export function textLayerOf(properties: XmlElement | undefined): TextLayer {
  const size = valueOf(properties, 'w:sz');
  return {
    ink: inkOf(properties),
    size: size === undefined ? undefined : Number.parseFloat(size),
    struck: struckBy(properties),
    hidden: toggleOf(properties, 'w:vanish'),
  };
}

/** The last that says something counts. */
export function plainText(under: PlainText, layers: readonly TextLayer[]): PlainText {
  return {
    ink: layers.findLast(({ ink }) => ink !== undefined)?.ink ?? under.ink,
    size: layers.findLast(({ size }) => size !== undefined)?.size ?? under.size,
    struck: layers.findLast(({ struck }) => struck !== undefined)?.struck ?? under.struck,
    hidden: layers.findLast(({ hidden }) => hidden !== undefined)?.hidden ?? under.hidden,
  };
}
