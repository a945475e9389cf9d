/** What the styles of a document say about whether text shows, how it is set, and which paragraphs are numbered. */
import { foldLooks, looksOf, type Looks } from './run-looks.ts';
import { shadingOf, type Shading } from './shading.ts';
import { readTableStyle, type TableStyle } from './table-look.ts';
import { childOf, childrenOf, valueOf, type XmlElement } from './xml-tree.ts';

export interface Style {
  readonly looks: Looks;
  /** Of its paragraphs. */
  readonly shading: Shading | undefined;
  readonly flat: boolean;
  /** 1–6 for headings, 1 for the title, else null. */
  readonly headingLevel: number | null;
  readonly numbering: StyleNumbering | null;
}

export interface StyleNumbering {
  readonly numId: string;
  readonly level: number | null;
  /** The style that names the numbering: its level is the one linked to it. */
  readonly styleId: string;
}

export interface StyleBook {
  readonly paragraph: (styleId: string | undefined) => Style;
  readonly character: (styleId: string | undefined) => Style;
  readonly table: (styleId: string | undefined) => TableStyle;
  /** Text that no style says anything of. */
  readonly defaults: Looks;
}

const plain: Style = {
  looks: looksOf(undefined),
  shading: undefined,
  flat: false,
  headingLevel: null,
  numbering: null,
};
/** Longer chains of basedOn are loops. */
const maxChain = 20;

export function readStyleBook(part: XmlElement | null): StyleBook {
  const styles = childrenOf(part ?? undefined, 'w:style');
  const byId = new Map(
    styles.map((style) => [`${style.attributes['type'] ?? ''}:${style.attributes['styleId'] ?? ''}`, style]),
  );
  const standard = new Map(
    styles
      .filter(({ attributes }) => /^(?:1|true|on)$/.test(attributes['default'] ?? ''))
      .toReversed()
      .map(({ attributes }) => [attributes['type'], attributes['styleId']]),
  );
  const known = (type: string, styleId: string | undefined): string | undefined =>
    styleId !== undefined && byId.has(`${type}:${styleId}`) ? styleId : standard.get(type);
  const chain = (type: string, styleId: string | undefined): readonly XmlElement[] => chainOf(type, styleId, byId);
  const defaults = childOf(childOf(part ?? undefined, 'w:docDefaults'), 'w:rPrDefault');
  return {
    defaults: looksOf(childOf(defaults, 'w:rPr')),
    paragraph: cached((styleId) => styleOf(chain('paragraph', known('paragraph', styleId)))),
    character: cached((styleId) => (styleId === undefined ? plain : styleOf(chain('character', styleId)))),
    table: cached((styleId) => readTableStyle(chain('table', known('table', styleId)))),
  };
}

function cached<T>(read: (styleId: string | undefined) => T): (styleId: string | undefined) => T {
  const known = new Map<string | undefined, T>();
  return (styleId) => {
    const before = known.get(styleId);
    if (before !== undefined) return before;
    const style = read(styleId);
    known.set(styleId, style);
    return style;
  };
}

/** The style and those that it is based on, itself first. */
function chainOf(
  type: string,
  styleId: string | undefined,
  byId: ReadonlyMap<string, XmlElement>,
): readonly XmlElement[] {
  const chain: XmlElement[] = [];
  let style = byId.get(`${type}:${styleId ?? ''}`);
  while (style !== undefined && chain.length < maxChain) {
    chain.push(style);
    style = byId.get(`${type}:${valueOf(style, 'w:basedOn') ?? ''}`);
  }
  return chain;
}

function styleOf(chain: readonly XmlElement[]): Style {
  return {
    looks: foldLooks(chain.map((style) => looksOf(childOf(style, 'w:rPr')))),
    shading: firstOf(chain, (style) => shadingOf(childOf(style, 'w:pPr'))),
    flat: firstOf(chain, (style) => flatBy(childOf(style, 'w:pPr'))) ?? false,
    headingLevel: firstOf(chain, headingLevelOf) ?? null,
    numbering: firstOf(chain, numberingOf) ?? null,
  };
}

function firstOf<T>(chain: readonly XmlElement[], read: (style: XmlElement) => T | undefined): T | undefined {
  for (const style of chain) {
    const value = read(style);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** In twips: less than half of what the smallest print needs. */
const unreadableLine = 100;

/** Lines of a fixed height that shows nothing of their letters. */
export function flatBy(properties: XmlElement | undefined): boolean | undefined {
  const { line, lineRule } = childOf(properties, 'w:spacing')?.attributes ?? {};
  return line === undefined ? undefined : lineRule === 'exact' && Number.parseFloat(line) <= unreadableLine;
}

function headingLevelOf(style: XmlElement): number | undefined {
  const name = valueOf(style, 'w:name') ?? '';
  const level = /^(?:heading|标题)\s*([1-6])$/i.exec(name)?.[1];
  if (level !== undefined) return Number(level);
  if (/^(?:title|标题)$/i.test(name)) return 1;
  return outlineLevelOf(childOf(style, 'w:pPr'));
}

/** Outline levels count from 0; 9 is body text. */
export function outlineLevelOf(properties: XmlElement | undefined): number | undefined {
  const outline = Number(valueOf(properties, 'w:outlineLvl') ?? Number.NaN);
  return outline >= 0 && outline <= 5 ? outline + 1 : undefined;
}

function numberingOf(style: XmlElement): StyleNumbering | undefined {
  const properties = childOf(childOf(style, 'w:pPr'), 'w:numPr');
  const numId = valueOf(properties, 'w:numId');
  if (numId === undefined) return undefined;
  const level = valueOf(properties, 'w:ilvl');
  return { numId, level: level === undefined ? null : Number(level), styleId: style.attributes['styleId'] ?? '' };
}
