/** Selectors made of tags, ids, classes and attributes, matched without an engine since there may be thousands of elements. */

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
  readonly attributes: readonly AttributeTest[];
  /** How it stands to the compound before it. */
  readonly combinator: ' ' | '>';
}

/** `[name]`, `[name=value]` and their kin. */
interface AttributeTest {
  readonly name: string;
  /** Empty: the attribute is there. */
  readonly operator: string;
  readonly value: string;
}

/** Null for what isn't a chain of tags, ids, classes and attributes (pseudo-classes, siblings). */
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

const name = /[.#](?:[\w\u0080-\uffff-]|\\[^\s\da-f])+/giu;
const attribute = /\[([\w-]+)(?:([~|^$*]?=)(?:"([^"]*)"|'([^']*)'|([\w-]*)))?\]/g;
const compoundShape = new RegExp(`^([a-z][\\w-]*|\\*)?((?:${name.source}|${attribute.source})*)$`, 'iu');

function parseCompound(part: string, combinator: ' ' | '>'): Compound | null {
  const [, tag, rest] = part === '' ? [] : (compoundShape.exec(part) ?? []);
  if (rest === undefined) return null;
  const attributes = [...rest.matchAll(attribute)].map(testOf);
  const names = (rest.replace(attribute, '').match(name) ?? []).map((one) => one.replaceAll('\\', ''));
  return {
    tag: tag === undefined || tag === '*' ? null : tag.toLowerCase(),
    id: names.find((one) => one.startsWith('#'))?.slice(1) ?? null,
    classes: names.filter((one) => one.startsWith('.')).map((one) => one.slice(1)),
    attributes,
    combinator,
  };
}

function testOf([, attributeName = '', operator = '', ...values]: RegExpExecArray): AttributeTest {
  return { name: attributeName.toLowerCase(), operator, value: values.find(Boolean) ?? '' };
}

/** What the rightmost compound is looked up by. */
export function keyOf({ id, classes, tag }: Compound): string {
  if (id !== null) return `#${id}`;
  const [first] = classes;
  return first === undefined ? (tag ?? '*') : `.${first}`;
}

export function specificityOf(compounds: readonly Compound[]): number {
  return compounds.reduce(
    (sum, { id, classes, attributes, tag }) =>
      sum + (id === null ? 0 : 10_000) + (classes.length + attributes.length) * 100 + (tag === null ? 0 : 1),
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

function matchesCompound({ tag, id, classes, attributes }: Compound, element: StyledElement): boolean {
  if (tag !== null && tag !== element.tag) return false;
  if (id !== null && id !== element.attributes['id']) return false;
  if (attributes.length > 0 && !attributes.every((test) => passes(test, element.attributes[test.name]))) return false;
  if (classes.length === 0) return true;
  const own = element.attributes['class']?.split(/\s+/) ?? [];
  return classes.every((name) => own.includes(name));
}

function passes({ operator, value }: AttributeTest, actual: string | undefined): boolean {
  if (actual === undefined) return false;
  if (operator === '') return true;
  if (operator === '=') return actual === value;
  if (operator === '|=') return actual === value || actual.startsWith(`${value}-`);
  if (value === '') return false;
  if (operator === '~=') return actual.split(/\s+/).includes(value);
  if (operator === '^=') return actual.startsWith(value);
  return operator === '$=' ? actual.endsWith(value) : actual.includes(value);
}
