/** What shows something and holds no text: it may be a scanned figure. Lines and empty shapes show nothing. */
import { shownChildren } from './shown-branch.ts';
import type { XmlElement } from './xml-tree.ts';

/** Pictures, word art, charts, diagrams, ink and OLE objects, by their local names. */
const showing = /(?:^|:)(?:pic|blip|imagedata|textpath|chart|relIds|contentPart|OLEObject|control|subDoc)$/;

export function showsPicture(element: XmlElement): boolean {
  if (showing.test(element.name)) return true;
  return shownChildren(element).some(showsPicture);
}
