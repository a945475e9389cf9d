import { toggleOf, type XmlElement } from './xml-tree.ts';

/** Whether a w:rPr strikes its text through; undefined where it doesn't say. */
export function struckBy(properties: XmlElement | undefined): boolean | undefined {
  const lines = [toggleOf(properties, 'w:strike'), toggleOf(properties, 'w:dstrike')];
  return lines.includes(true) ? true : lines.find((line) => line !== undefined);
}
