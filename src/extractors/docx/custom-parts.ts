/** Custom XML parts of a Word file, which content controls may be bound to (ECMA-376 part 1, 17.5.2.6). */
import { type PackageParts, quietly } from './package-parts.ts';
import { childrenOf, elementOf, localName, type XmlElement } from './xml-tree.ts';

/** Their roots by the ids of their stores. */
export type CustomParts = ReadonlyMap<string, XmlElement>;

/** The stores of the file's own properties have fixed ids. */
const properties: readonly (readonly [string, string])[] = [
  ['{6C3C8BC8-F283-45AE-878A-BAB7291924A1}', 'docProps/core.xml'],
  ['{6668398D-A668-4E3E-A5EB-62B293D839F1}', 'docProps/app.xml'],
];
const relationshipsPart = /^(customXml\/)_rels\/([^/]+)\.rels$/i;
/** No template has more. */
const maxParts = 50;

export function customParts(parts: PackageParts): CustomParts {
  const found = new Map<string, XmlElement>();
  for (const [id, path] of [...itemsIn(parts), ...properties]) {
    const root = readQuietly(parts, path);
    if (root !== null) found.set(storeKey(id), root);
  }
  return found;
}

/** Ids and paths. */
function itemsIn(parts: PackageParts): readonly (readonly [string, string])[] {
  const items = parts.paths.map((path) => relationshipsPart.exec(path)).filter((match) => match !== null);
  return items.slice(0, maxParts).flatMap(([path, folder = '', name = '']) => {
    const relationships = childrenOf(readQuietly(parts, path) ?? undefined, 'Relationship');
    const target = relationships.find(({ attributes }) => attributes['Type']?.endsWith('/customXmlProps'))?.attributes[
      'Target'
    ];
    const facts =
      target === undefined ? null : readQuietly(parts, target.startsWith('/') ? target.slice(1) : folder + target);
    const id = facts?.attributes['itemID'];
    return id === undefined ? [] : [[id, folder + name] as const];
  });
}

export const storeKey = (id: string): string => id.trim().toLowerCase();

/** What is bound to a part that can't be read is in doubt. */
const readQuietly = ({ readWhole }: PackageParts, path: string): XmlElement | null => quietly(() => readWhole(path));

const step = /^(?:[\w.-]+:)?([\w.\u0080-\uffff-]+|\*)(?:\[(\d+)\])?$/;

/** What a path leads to: `/n:report[1]/n:figure[3]`, `…/@total`, `…/text()`. Null where it leads nowhere, or is of another kind. */
export function valueAt(root: XmlElement, xpath: string): string | null {
  const [, path = '', attribute] =
    /^((?:\/[^/@]+)+?)(?:\/@(?:[\w.-]+:)?([\w.-]+))?(?:\/text\(\)(?:\[1\])?)?$/.exec(xpath.trim()) ?? [];
  let at: XmlElement | undefined = path === '' ? undefined : elementOf('', [root]);
  for (const one of path.split('/').slice(1)) at = at === undefined ? undefined : childAt(at, one);
  if (at === undefined) return null;
  return attribute === undefined ? textOf(at) : (at.attributes[attribute] ?? null);
}

function childAt({ children }: XmlElement, written: string): XmlElement | undefined {
  const [, name, ordinal = '1'] = step.exec(written) ?? [];
  const named = children.filter((child) => name !== undefined && (name === '*' || localName(child) === name));
  return named[Number(ordinal) - 1];
}

const textOf = ({ text, children }: XmlElement): string => text + children.map(textOf).join('');
