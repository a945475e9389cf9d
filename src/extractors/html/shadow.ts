/** Declarative shadow roots: a browser shows what stands in them, and of the host's own content what they have slots for. */
import { type DomElement, type DomNode, isElement, templateContent, textOf } from './dom.ts';

/** The HTML Standard's hosts, beside elements with a hyphen in their names. */
const hosts = new Set(
  'article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span'.split(' '),
);

/** The first of an element's templates that is its shadow root; null where it has none. */
export function shadowRootOf(element: DomElement): DomElement | null {
  if (!hosts.has(element.name) && !element.name.includes('-')) return null;
  for (const child of element.children) if (isElement(child) && isShadowRoot(child)) return child;
  return null;
}

const isShadowRoot = ({ name, attribs }: DomElement): boolean =>
  name === 'template' && /^(?:open|closed)$/i.test(attribs['shadowrootmode'] ?? '');

export interface ShadowTree {
  readonly nodes: readonly DomNode[];
  readonly sheets: readonly string[];
  /** The host's own content, for the slots; none of it where a sheet hides what stands in them. */
  readonly light: readonly DomNode[];
  /** A sheet hides the host itself. */
  readonly isHidden: boolean;
}

const hidden = 'display\\s*:\\s*none|visibility\\s*:\\s*hidden|font-size\\s*:\\s*0|opacity\\s*:\\s*0';
const hidesHost = new RegExp(`:host\\s*(?:\\([^)]*\\))?\\s*\\{[^}]*(?:${hidden})`, 'i');
const hidesSlotted = new RegExp(`(?:::slotted\\([^)]*\\)|(?:^|[\\s,}])slot)\\s*\\{[^}]*(?:${hidden})`, 'i');

export function shadowTree(host: DomElement, root: DomElement): ShadowTree {
  const nodes = templateContent(root);
  const sheets = nodes.filter(isElement).flatMap((node) => stylesIn(node));
  const all = sheets.join('\n');
  return {
    nodes,
    sheets,
    light: hidesSlotted.test(all) ? [] : host.children.filter((child) => child !== root),
    isHidden: hidesHost.test(all),
  };
}

const stylesIn = (element: DomElement): readonly string[] =>
  element.name === 'style' ? [textOf(element)] : element.children.filter(isElement).flatMap(stylesIn);

/** What of the host's content a slot shows; none: what stands in the slot itself. */
export function assignedTo(slot: DomElement, light: readonly DomNode[]): readonly DomNode[] {
  const name = slot.attribs['name'] ?? '';
  const assigned = light.filter((node) => (isElement(node) ? (node.attribs['slot'] ?? '') : '') === name);
  return assigned.some((node) => isElement(node) || ('data' in node && node.nodeType === 3 && node.data !== ''))
    ? assigned
    : [];
}
