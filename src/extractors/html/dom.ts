/** The parser's tree, as far as the page is built from it. */
import type { load } from 'cheerio/slim';

export type Dom = NonNullable<ReturnType<ReturnType<typeof load>['root']>[0]>;
export type DomNode = Dom['children'][number];
export type DomElement = Extract<DomNode, { attribs: unknown }>;

export const isElement = (node: DomNode): node is DomElement => 'attribs' in node;

/** Of its own text nodes. */
export function textOf(element: DomElement): string {
  return element.children.map((child) => ('data' in child ? child.data : '')).join('');
}

/** What stands in a `template`: the parser keeps it apart in a document of its own. */
export function templateContent(template: DomElement): readonly DomNode[] {
  return template.children.flatMap((child) => ('children' in child && !isElement(child) ? child.children : [child]));
}
