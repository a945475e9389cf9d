/** Paths that `document.querySelector` finds the same element by, as short as an id allows. */
import type { PageElement } from './page.ts';

export type CssPath = (element: PageElement) => string;

/** Ids that need no escaping in a selector. */
const plainId = /^[A-Za-z][\w-]*$/;
const plainTag = /^[a-z][a-z0-9-]*$/;

export function createCssPath(uniqueIds: ReadonlySet<string>): CssPath {
  const known = new Map<PageElement, string>();
  function pathOf(element: PageElement): string {
    const found = known.get(element);
    if (found !== undefined) return found;
    const path = newPath(element);
    known.set(element, path);
    return path;
  }
  function newPath({ tag, attributes, parent, nth }: PageElement): string {
    const { id } = attributes;
    if (id !== undefined && plainId.test(id) && uniqueIds.has(id)) return `#${id}`;
    if (tag === 'html' || tag === 'body' || parent === null) return framePath(parent) + tag;
    // Names such as `o:p` would need escaping; the position alone says as much.
    const own = `${plainTag.test(tag) ? tag : '*'}:nth-child(${nth})`;
    return `${pathOf(parent)} > ${own}`;
  }
  /** `parent`: of an `html` or `body`. What a frame holds is another page: its paths begin anew behind `>>`. */
  function framePath(parent: PageElement | null): string {
    const root = parent?.tag === 'html' ? parent.parent : parent;
    const frame = root?.parent ?? null;
    return frame === null ? '' : `${pathOf(frame)} >> `;
  }
  return pathOf;
}
