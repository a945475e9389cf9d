/** Tables that stand in a page's markup and that no browser shows: in a `template`, or for browsers without scripts. */
import { type DomElement, type DomNode, isElement, templateContent, textOf } from './dom.ts';
import { shadowRootOf } from './shadow.ts';

/** A table of data; a pattern that a script fills in has fewer. */
const leastNumbers = 15;
const numberCell = /<t[dh]\b[^<>]*>(?:\s|<(?!\/?t)[^<>]*>)*\d[\d.,]*/gi;

export function unseenTablesIn(element: DomElement): boolean {
  if (element.name === 'noscript') return (textOf(element).match(numberCell)?.length ?? 0) >= leastNumbers;
  if (element.name !== 'template') return false;
  const host = element.parent;
  if (host !== null && isElement(host) && shadowRootOf(host) === element) return false;
  return numbersIn(templateContent(element)) >= leastNumbers;
}

function numbersIn(nodes: readonly DomNode[]): number {
  let count = 0;
  const waiting = [...nodes];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (!isElement(node)) continue;
    if (/^t[dh]$/.test(node.name) && /^\s*\d[\d.,]*\s*$/.test(deepText(node))) count += 1;
    waiting.push(...(node.name === 'template' ? templateContent(node) : node.children));
  }
  return count;
}

function deepText(node: DomElement): string {
  return node.children
    .map((child) => (isElement(child) ? deepText(child) : 'data' in child ? child.data : ''))
    .join('');
}
