import type { XmlElement } from './xml-tree.ts';

const nothing: XmlElement = { name: '', attributes: {}, children: [], text: '' };

/** The branch of mc:AlternateContent that is shown: the first choice that holds text, else the first branch. */
export function shownBranch(alternate: XmlElement): XmlElement {
  const branches = alternate.children.filter(({ name }) => name === 'mc:Choice' || name === 'mc:Fallback');
  return branches.find(holdsText) ?? branches[0] ?? nothing;
}

function holdsText(element: XmlElement): boolean {
  return element.text !== '' || element.children.some(holdsText);
}
