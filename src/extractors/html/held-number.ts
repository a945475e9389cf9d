/** Numbers that a page holds beside its text, for a script to show: those of counters that run up from 0, and of empty boxes. */
import type { PageElement } from './page.ts';

/** Attributes with the number that is to be shown. */
const shown =
  /^(?:data-(?:[a-z]+-)*(?:value|val|count|counter|counterup|countup|to|end|num|number|target|total|figure|text|content|final|stop|max)|value|placeholder|aria-label|aria-valuenow|title)$/;
/** Attributes that number or measure the parts of a page. */
const structural =
  /(?:row|col|column|index|idx|id|key|width|height|span|level|order|line|page|size|style|version|type|start|sort|time|date|tag|mce|sheets|ratio|hash|font|offset|top|left|^data-v-[a-z\d]+|^data-[a-z])$/;
const number = /^\s*[-+]?\d[\d,]*(?:\.\d+)?\s*(?:[件条个项次宗起人]|万?元)?\s*$/;

/** Whether an element in the cell holds a number other than 0, or any where the cell is blank. */
export function holdsOtherNumber(element: PageElement, isBlank: boolean): boolean {
  if (holdsIn(element, isBlank)) return true;
  return element.children.some(
    (child) => child.kind === 'element' && child.display !== 'none' && holdsOtherNumber(child, isBlank),
  );
}

function holdsIn({ tag, attributes }: PageElement, isBlank: boolean): boolean {
  for (const name in attributes) {
    if (!isNamed(name, tag)) continue;
    const value = attributes[name] ?? '';
    if (number.test(value) && (isBlank || /[1-9]/.test(value))) return true;
  }
  return false;
}

function isNamed(name: string, tag: string): boolean {
  if (name === 'value') return tag === 'data' || tag.includes('-');
  return shown.test(name) || (name.startsWith('data-') && !structural.test(name));
}
