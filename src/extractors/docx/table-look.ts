/** What lies under the text of a table's cells: their own shading, their table's, or that of its style for their place. */
import type { XmlElement } from './xml-tree.ts';
import { childOf, childrenOf, valueOf } from './xml-tree.ts';
import { foldLooks, type Looks, looksOf, type Surface } from './run-looks.ts';
import { groundOf, shadingOf, type Shading } from './shading.ts';

interface Layer {
  readonly text: Looks;
  readonly shading: Shading | undefined;
}

/** What a table's style says of the whole table and of parts of it (ECMA-376 part 1, 17.7.6). */
export interface TableStyle {
  readonly whole: readonly Layer[];
  /** By w:tblStylePr type. */
  readonly parts: ReadonlyMap<string, readonly Layer[]>;
  /** Rows, and columns, of one band. */
  readonly bandRows: number;
  readonly bandColumns: number;
}

/** Ordinals from 0 and their counts. */
export interface CellPlace {
  readonly row: number;
  readonly rows: number;
  readonly column: number;
  readonly columns: number;
}

/** `chain`: the style and those that it is based on, itself first. */
export function readTableStyle(chain: readonly XmlElement[]): TableStyle {
  const general = chain.toReversed();
  const parts = new Map<string, readonly Layer[]>();
  for (const part of general.flatMap((style) => childrenOf(style, 'w:tblStylePr'))) {
    const type = part.attributes['type'] ?? '';
    const layer = layerOf(part);
    if (isTelling(layer)) parts.set(type, [...(parts.get(type) ?? []), layer]);
  }
  const bandOf = (name: string): number =>
    Number(chain.map((style) => valueOf(childOf(style, 'w:tblPr'), name)).find((size) => size !== undefined) ?? 1) || 1;
  return {
    whole: general.map(layerOf).filter(isTelling),
    parts,
    bandRows: bandOf('w:tblStyleRowBandSize'),
    bandColumns: bandOf('w:tblStyleColBandSize'),
  };
}

function layerOf(style: XmlElement): Layer {
  const shading = shadingOf(childOf(style, 'w:tcPr')) ?? shadingOf(childOf(style, 'w:tblPr'));
  return { text: looksOf(childOf(style, 'w:rPr')), shading };
}

const isTelling = ({ text, shading }: Layer): boolean =>
  shading !== undefined || Object.values(text).some((said) => said !== undefined);

/** `own`: the properties of the cell, its row's exceptions and its table, the nearest first. */
export function surfaceOf(
  style: TableStyle,
  own: readonly (XmlElement | undefined)[],
  place: CellPlace,
  outer: Surface,
): Surface {
  const ownShading = own.map(shadingOf).find((shading) => shading !== undefined);
  if (style.whole.length + style.parts.size === 0)
    return ownShading === undefined ? outer : { ...outer, ground: groundOf(ownShading, outer.ground) };
  const parts = partsAt(place, lookOf(own.at(-1)), style);
  const layers = [...style.whole, ...parts.flatMap((part) => style.parts.get(part) ?? [])];
  const shading = ownShading ?? layers.findLast((layer) => layer.shading !== undefined)?.shading;
  return {
    ...outer,
    ground: groundOf(shading, outer.ground),
    text: foldLooks([...layers.map(({ text }) => text).reverse(), outer.text]),
  };
}

const lookBits = {
  firstRow: 0x20,
  lastRow: 0x40,
  firstColumn: 0x80,
  lastColumn: 0x100,
  noHBand: 0x200,
  noVBand: 0x400,
};

type TableLook = (part: keyof typeof lookBits) => boolean;

/** The w:tblLook, in both spellings (17.4.55). */
function lookOf(tableProperties: XmlElement | undefined): TableLook {
  const { val = '0', ...named } = childOf(tableProperties, 'w:tblLook')?.attributes ?? {};
  const bits = Number.parseInt(val, 16) || 0;
  return (part) => (named[part] === undefined ? (bits & lookBits[part]) !== 0 : /^(?:1|true|on)$/.test(named[part]));
}

/** The parts of a table that a cell belongs to; later ones count before earlier ones. */
function partsAt(place: CellPlace, look: TableLook, { bandRows, bandColumns }: TableStyle): readonly string[] {
  const rowEdge = edgeAt(place.row, place.rows, look('firstRow'), look('lastRow'));
  const columnEdge = edgeAt(place.column, place.columns, look('firstColumn'), look('lastColumn'));
  const parts: string[] = [];
  if (columnEdge === null && !look('noVBand'))
    parts.push(bandAt(place.column, look('firstColumn'), bandColumns, 'Vert'));
  if (rowEdge === null && !look('noHBand')) parts.push(bandAt(place.row, look('firstRow'), bandRows, 'Horz'));
  if (rowEdge !== null) parts.push(`${rowEdge}Row`);
  if (columnEdge !== null) parts.push(`${columnEdge}Col`);
  if (rowEdge !== null && columnEdge !== null) parts.push(corners[`${rowEdge} ${columnEdge}`]);
  return parts;
}

type Edge = 'first' | 'last';

const corners = {
  'first first': 'nwCell',
  'first last': 'neCell',
  'last first': 'swCell',
  'last last': 'seCell',
} as const;

function edgeAt(index: number, count: number, hasFirst: boolean, hasLast: boolean): Edge | null {
  if (hasFirst && index === 0) return 'first';
  return hasLast && index === count - 1 ? 'last' : null;
}

/** Bands begin behind the first row or column, where that has a look of its own. */
function bandAt(index: number, hasFirst: boolean, size: number, direction: 'Vert' | 'Horz'): string {
  return `band${(Math.floor((index - (hasFirst ? 1 : 0)) / size) % 2) + 1}${direction}`;
}
