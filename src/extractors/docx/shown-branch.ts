import { elementOf, type XmlElement } from './xml-tree.ts';

/** Namespaces that word processors understand, by the prefixes that all of them write. */
const understood = /^(?:w|wp|wp14|w1[4-9]\w*|wp[cgis]|wpsCustomData|a14|c14|cx\d?|pic|aink|am3d|v|o|m|r|a|c|dgm)$/;

/** The branch of mc:AlternateContent that is shown: the first understood one that holds text, else the first of them. */
export function shownBranch(alternate: XmlElement): XmlElement {
  const branches = alternate.children.filter(
    ({ name, attributes }) =>
      name === 'mc:Fallback' || (name === 'mc:Choice' && isUnderstood(attributes['Requires'] ?? '')),
  );
  return branches.find(holdsText) ?? branches[0] ?? elementOf('', []);
}

/** What it holds, as it is shown. */
export const shownChildren = (element: XmlElement): readonly XmlElement[] =>
  (element.name === 'mc:AlternateContent' ? shownBranch(element) : element).children;

function holdsText(element: XmlElement): boolean {
  return (element.text !== '' && element.name !== 'wp:posOffset') || element.children.some(holdsText);
}

function isUnderstood(requires: string): boolean {
  return requires
    .split(/\s+/)
    .filter((prefix) => prefix !== '')
    .every((prefix) => understood.test(prefix));
}
