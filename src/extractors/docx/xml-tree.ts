/** XML of an office part → a light tree with names by the usual prefixes, whatever prefixes the producer chose. */
import { SaxesParser } from 'saxes';
import { PipelineError } from '../../model/pipeline-error.ts';
import { tooComplex } from '../limits.ts';

export interface XmlElement {
  /** With the usual prefix: `w:tbl`, `mc:Choice`. */
  readonly name: string;
  /** By local name: `val`, `id`. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Character data of elements that print it, or did (`w:t`, `w:delText`, `m:t`), or hold a number (`wp:posOffset`), else empty. */
  readonly text: string;
}

/** A report has some 20,000. */
const maxElements = 300_000;
const maxDepth = 300;
/** Word declares some 35; every element that declares one more copies all that hold around it. */
const maxPrefixes = 200;

const prefixes: Readonly<Record<string, string>> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'http://schemas.microsoft.com/office/2006/xmlPackage': 'pkg',
  'urn:schemas-microsoft-com:vml': 'v',
  'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing': 'wp',
  'http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing': 'wp',
  'http://schemas.microsoft.com/office/word/2010/wordml': 'w14',
};
const printing = /^(?:w:t|wp:posOffset|w:delText|m:t|w:instrText|Target|(?:dc|cp|dcterms):\w+|Company|Application)$/;

type Growing = { -readonly [K in keyof XmlElement]: XmlElement[K] } & { readonly children: XmlElement[] };

/**
 * `part` names the XML in messages; `keepsAllText`: whatever the names of the elements.
 * Errors: `extract.damaged`, `extract.too-complex`.
 */
export function parseXml(xml: string, part: string, keepsAllText = false): XmlElement {
  const top: Growing = { name: '', attributes: {}, children: [], text: '' };
  const open: Growing[] = [top];
  const scopes: Scope[] = [newScope(new Map())];
  const locals = new Map<string, string>();
  let count = 0;
  const parser = new SaxesParser({ xmlns: false, position: false });
  parser.on('opentag', ({ name, attributes }) => {
    count += 1;
    if (count > maxElements) throw tooComplex({ zh: `部件 ${part} 元素数`, en: `elements in ${part}` }, maxElements);
    if (open.length > maxDepth)
      throw tooComplex({ zh: `部件 ${part} 嵌套层数`, en: `levels of nesting in ${part}` }, maxDepth);
    const scope = scopeOf(attributes, scopes.at(-1) ?? newScope(new Map()));
    if (scope.prefixes.size > maxPrefixes)
      throw tooComplex({ zh: `部件 ${part} 命名空间数`, en: `namespaces in ${part}` }, maxPrefixes);
    scopes.push(scope);
    const element: Growing = {
      name: usualName(name, scope),
      attributes: localNames(attributes, locals),
      children: [],
      text: '',
    };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => {
    open.pop();
    scopes.pop();
  });
  const append = (text: string): void => {
    const element = open.at(-1);
    if (element !== undefined && (keepsAllText || printing.test(element.name))) element.text += text;
  };
  parser.on('text', append);
  parser.on('cdata', append);
  parser.on('error', (cause) => {
    throw damaged(part, cause);
  });
  parser.write(xml.replace(/^\ufeff/, '')).close();
  const [root] = top.children;
  if (root === undefined) throw damaged(part);
  return root;
}

function damaged(part: string, cause?: Error): PipelineError {
  return new PipelineError(
    'extract.damaged',
    `DOCX 的 ${part} 不是有效的 XML；请用 Word 或 WPS 打开后另存。${part} of the DOCX is not valid XML; open it in Word or WPS and save it again.`,
    { cause },
  );
}

/** What prefixes stand for in an element, and the names that were met there: documents repeat few of them. */
interface Scope {
  readonly prefixes: ReadonlyMap<string, string>;
  readonly names: Map<string, string>;
}

const newScope = (known: ReadonlyMap<string, string>): Scope => ({ prefixes: known, names: new Map() });

type Attributes = Readonly<Record<string, string>>;

function scopeOf(attributes: Attributes, outer: Scope): Scope {
  let declared: Map<string, string> | null = null;
  for (const name in attributes) {
    if (!name.startsWith('xmlns') || !(name.length === 5 || name[5] === ':')) continue;
    declared ??= new Map(outer.prefixes);
    declared.set(name.slice(6), prefixes[attributes[name] ?? ''] ?? name.slice(6));
  }
  return declared === null ? outer : newScope(declared);
}

function usualName(name: string, scope: Scope): string {
  const known = scope.names.get(name);
  if (known !== undefined) return known;
  const colon = name.indexOf(':');
  const prefix = colon < 0 ? '' : name.slice(0, colon);
  const usual = scope.prefixes.get(prefix) ?? prefix;
  const found = usual === '' ? name.slice(colon + 1) : `${usual}:${name.slice(colon + 1)}`;
  scope.names.set(name, found);
  return found;
}

const noAttributes: Attributes = {};

function localNames(attributes: Attributes, locals: Map<string, string>): Attributes {
  let local: Record<string, string> | null = null;
  for (const name in attributes) (local ??= {})[localNameOf(name, locals)] = attributes[name] ?? '';
  return local ?? noAttributes;
}

function localNameOf(name: string, locals: Map<string, string>): string {
  const known = locals.get(name);
  if (known !== undefined) return known;
  const found = name.slice(name.indexOf(':') + 1);
  locals.set(name, found);
  return found;
}

/** All that it holds but properties, the element itself first, in the order in which they begin. */
export function elementsIn(element: XmlElement, into: XmlElement[] = []): readonly XmlElement[] {
  into.push(element);
  for (const child of element.children) if (!child.name.endsWith('Pr')) elementsIn(child, into);
  return into;
}

/** One that stands in no file. */
export const elementOf = (name: string, children: readonly XmlElement[], text = ''): XmlElement => ({
  ...{ name, attributes: {}, children, text },
});

/** Without its prefix. */
export const localName = ({ name }: XmlElement): string => name.slice(name.indexOf(':') + 1);

export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((child) => child.name === name);
}

export function childrenOf(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

/** The `w:val` of a child, undefined without the child or the attribute. */
export function valueOf(element: XmlElement | undefined, name: string): string | undefined {
  return childOf(element, name)?.attributes['val'];
}

/** A property that is on when it stands there, unless it says that it isn't; undefined where it doesn't stand. */
export function toggleOf(element: XmlElement | undefined, name: string): boolean | undefined {
  const child = childOf(element, name);
  if (child === undefined) return undefined;
  return isOn(child.attributes['val'] ?? 'true');
}

export function isOn(value: string | undefined): boolean {
  return value !== undefined && !/^(?:0|false|off|none)$/i.test(value);
}
