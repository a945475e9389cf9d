/** Complex fields: their instruction isn't shown, their result is. */
import type { XmlElement } from './xml-tree.ts';

/** The w:fldChar elements that belong to a field with an end; a field that is never closed hides nothing. */
export type FieldMarks = ReadonlySet<XmlElement>;

export function matchedFields(body: XmlElement): FieldMarks {
  const matched = new Set<XmlElement>();
  const open: XmlElement[][] = [];
  visit(body, (mark) => {
    const type = mark.attributes['fldCharType'];
    if (type === 'begin') open.push([mark]);
    else if (type === 'separate') open.at(-1)?.push(mark);
    else for (const one of [...(open.pop() ?? []), mark]) matched.add(one);
  });
  return matched;
}

function visit(element: XmlElement, found: (mark: XmlElement) => void): void {
  if (element.name === 'w:fldChar') found(element);
  for (const child of element.children) visit(child, found);
}
