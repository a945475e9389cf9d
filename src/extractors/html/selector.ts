/** Selectors made of tags, ids and classes, matched without an engine since there may be thousands of elements. */

export interface StyledElement {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly parent: StyledElement | null;
}

/** One compound selector: `td.figure#total`. */
export interface Compound {
  readonly tag: string | null;
  readonly id: string | null;
  readonly classes: readonly string[];
  /** How it stands to the compound before it. */
  readonly combinator: ' ' | '>';
}

/** Null for what isn't a chain of tags, ids and classes (pseudo-classes, attributes, siblings). */
export function parseSelector(selector: string): readonly Compound[] | null {
  const compounds: Compound[] = [];
  let combinator: ' ' | '>' = ' ';
  for (const part of selector
    .trim()
    .replace(/\s*>\s*/g, ' > ')
    .split(/\s+/)) {
    if (part === '>') {
      combinator = '>';
      continue;
    }
    const compound = parseCompound(part, combinator);
    if (compound === null) return null;
    compounds.push(compound);
    combinator = ' ';
  }
  return compounds.length === 0 ? null : compounds;
}

function parseCompound(part: string, combinator: ' ' | '>'): Compound | null {
  const match = /^([a-z][\w-]*|\*)?((?:[.#][\w\u0080-\uffff-]+)*)$/i.exec(part);
  if (match === null || part === '') return null;
  const names = match[2]?.match(/[.#][^.#]+/g) ?? [];
  return {
    tag: match[1] === undefined || match[1] === '*' ? null : match[1].toLowerCase(),
    id: names.find((name) => name.startsWith('#'))?.slice(1) ?? null,
    classes: names.filter((name) => name.startsWith('.')).map((name) => name.slice(1)),
    combinator,
  };
}

/** What the rightmost compound is looked up by. */
export function keyOf({ id, classes, tag }: Compound): string {
  if (id !== null) return `#${id}`;
  const [first] = classes;
  return first === undefined ? (tag ?? '*') : `.${first}`;
}

export function specificityOf(compounds: readonly Compound[]): number {
  return compounds.reduce(
    (sum, { id, classes, tag }) => sum + (id === null ? 0 : 10_000) + classes.length * 100 + (tag === null ? 0 : 1),
    0,
  );
}

/** `compounds` are in the selector's order. */
export function matches(compounds: readonly Compound[], element: StyledElement): boolean {
  const last = compounds.at(-1);
  if (last === undefined || !matchesCompound(last, element)) return false;
  return matchesBefore(compounds, compounds.length - 1, element);
}

function matchesBefore(compounds: readonly Compound[], index: number, element: StyledElement): boolean {
  const wanted = compounds[index - 1];
  if (wanted === undefined) return true;
  const direct = compounds[index]?.combinator === '>';
  for (let { parent } = element; parent !== null; parent = parent.parent) {
    // A descendant matched as near as possible leaves the most room for the compounds before it.
    if (matchesCompound(wanted, parent)) return matchesBefore(compounds, index - 1, parent);
    if (direct) return false;
  }
  return false;
}

function matchesCompound({ tag, id, classes }: Compound, element: StyledElement): boolean {
  if (tag !== null && tag !== element.tag) return false;
  if (id !== null && id !== element.attributes['id']) return false;
  if (classes.length === 0) return true;
  const own = element.attributes['class']?.split(/\s+/) ?? [];
  return classes.every((name) => own.includes(name));
}
