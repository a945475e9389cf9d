/** Classes of the elements in which text is seen. */
import type { PageElement } from './page.ts';

export function classesOfText(root: PageElement): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (element: PageElement): void => {
    if (element.shownLength === 0) return;
    for (const name of element.attributes['class']?.split(/\s+/) ?? []) found.add(name);
    for (const child of element.children) if (child.kind === 'element') visit(child);
  };
  visit(root);
  return found;
}
