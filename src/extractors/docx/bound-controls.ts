/** Content controls bound to a custom XML part: word processors show what the part says, whatever the text in the control. */
import { takenAway } from './deleted-text.ts';
import { type CustomParts, storeKey, valueAt } from './custom-parts.ts';
import type { WordPackage } from './open-package.ts';
import { childOf, childrenOf, elementsIn, toggleOf, type XmlElement } from './xml-tree.ts';

/** Controls whose part says otherwise, or can't be read, and the controls and paragraphs in them. */
export function staleControls({ elements, customParts }: WordPackage): readonly XmlElement[] {
  let parts: CustomParts | null = null;
  const stale = elements
    .filter(({ name }) => name === 'w:sdt')
    .filter((one) => isStale(one, () => (parts ??= customParts())));
  return stale.flatMap((control) => elementsIn(control).filter(({ name }) => name === 'w:sdt' || name === 'w:p'));
}

/** Controls that show no text of the part: pictures, check boxes, sections that repeat. */
const withoutText = /^w(?:14|15)?:(?:picture|checkbox|repeatingSection|repeatingSectionItem)$/;

function isStale(control: XmlElement, parts: () => CustomParts): boolean {
  const properties = childOf(control, 'w:sdtPr');
  const binding = properties?.children.find(({ name }) => /^w(?:15)?:dataBinding$/.test(name));
  if (properties === undefined || binding === undefined) return false;
  if (properties.children.some(({ name }) => withoutText.test(name))) return false;
  const value = boundValue(binding, parts());
  // What invites to type stands there while the part is empty.
  if (value?.trim() === '' && toggleOf(properties, 'w:showingPlcHdr') === true) return false;
  return value === null || folded(entryOf(properties, value)) !== folded(textOf(childOf(control, 'w:sdtContent')));
}

/** Null where it can't be read. */
function boundValue({ attributes }: XmlElement, parts: CustomParts): string | null {
  const root = parts.get(storeKey(attributes['storeItemID'] ?? ''));
  return root === undefined ? null : valueAt(root, attributes['xpath'] ?? '');
}

/** A list shows the words of the entry that the part names. */
function entryOf(properties: XmlElement, value: string): string {
  const list = properties.children.find(({ name }) => /^w:(?:dropDownList|comboBox)$/.test(name));
  const entry = childrenOf(list, 'w:listItem').find(({ attributes }) => attributes['value'] === value);
  return entry?.attributes['displayText'] ?? value;
}

function textOf(element: XmlElement | undefined): string {
  if (element === undefined || takenAway.test(element.name)) return '';
  const own = element.name === 'w:t' ? element.text : /^w:(?:br|cr|tab)$/.test(element.name) ? ' ' : '';
  return own + element.children.map(textOf).join('');
}

const folded = (text: string): string => text.replace(/\s+/g, '');
