/** What a reader of the page sees at one point of it, once everything is painted. */
import { holds } from '../../geometry/marks/box.ts';
import type { AreasIn } from './area-index.ts';
import type { Paint, PaintedArea } from './graphics-state.ts';
import { NORMAL } from './graphics-state.ts';
import { isInside } from './outline.ts';
import type { Outline } from './outline.ts';
import { pixelOn } from './pixels.ts';
import type { Pixel } from './pixels.ts';
import type { Point } from './matrix.ts';

/** Colours whose channels all differ by less than this, of 255, can't be told apart on paper. */
export const CONTRAST = 10;
/** Painted more lightly than this, nothing shows. */
export const FAINT = 0.04;
/** Painted more thickly than this, nothing shows through. */
const OPAQUE = 0.97;

export interface Mark {
  readonly order: number;
  readonly paint: Paint;
}

export interface Sight {
  /** Of 255: how far a mark is from its ground in one channel at least; 0 if it is covered. */
  readonly contrast: number;
  /** What it was before anything was painted over it. */
  readonly bareContrast: number;
  /** It would show, but for what was painted later. */
  readonly isCovered: boolean;
  /** Something of which nobody knows how much shows was painted over it. */
  readonly isVeiled: boolean;
}

/** A colour, or null for one that is not known. */
type Color = number | null;

const WHITE = 0xffffff;
const UNSEEN: Sight = { contrast: 0, bareContrast: 0, isCovered: false, isVeiled: false };

function sightOf(mark: Mark, point: Point, areasIn: AreasIn): Sight {
  const [x, y] = point;
  return mark.paint.alpha < FAINT ? UNSEEN : sightAmong(mark, point, areasIn([x, y, x, y]));
}

/** `areas`: those around the point, in the order of painting. */
export function sightAmong({ order, paint }: Mark, point: Point, areas: readonly PaintedArea[]): Sight {
  if (paint.alpha < FAINT) return UNSEEN;
  const over = areas.filter((area) => area.order !== order && isOver(area, point));
  let ground: Color = WHITE;
  const below = over.filter((area) => area.order < order);
  for (const area of below) ground = painted(ground, area, pixelOf(area, point));
  let ink: Color = paint.color === null || ground === null ? null : mixed(ground, paint.color, paint.alpha);
  const bare = difference(ink, ground);
  let isVeiled = false;
  for (const area of over.slice(below.length)) {
    const pixel = pixelOf(area, point);
    if (area.masked) isVeiled = true;
    else if (isOpaque(area, pixel)) return { contrast: 0, bareContrast: bare, isCovered: bare >= CONTRAST, isVeiled };
    else [ink, ground] = [painted(ink, area, pixel), painted(ground, area, pixel)];
  }
  const contrast = difference(ink, ground);
  return { contrast, bareContrast: bare, isCovered: bare >= CONTRAST && contrast < CONTRAST, isVeiled };
}

/** Neither covered by what was painted later nor in the colour of what lies below. */
export const isSeen = (mark: Mark, point: Point, areasIn: AreasIn): boolean =>
  sightOf(mark, point, areasIn).contrast >= CONTRAST;

export function isOver(area: PaintedArea, [x, y]: Point): boolean {
  if (!holds(area.box, { x, y })) return false;
  const isWithin = (outline: Outline): boolean => isInside(outline, [x, y]);
  return (area.outline === undefined || isWithin(area.outline)) && (area.within ?? []).every(isWithin);
}

/** The colour that an area has at a point, and how thick it lies. */
export function pixelOf({ paint, placed }: PaintedArea, point: Point): Pixel {
  if (placed === undefined) return paint;
  const { color, alpha } = pixelOn(placed, point);
  return { color: color ?? paint.color, alpha: alpha * paint.alpha };
}

const isOpaque = ({ blend }: PaintedArea, { alpha }: Pixel): boolean => blend === NORMAL && alpha >= OPAQUE;

function painted(ground: Color, { blend, masked }: PaintedArea, { color, alpha }: Pixel): Color {
  if (alpha < FAINT) return ground;
  if (masked) return null;
  const channel = BLENDS[blend] ?? BLENDS[NORMAL];
  if (ground === null || color === null) return blend === NORMAL && alpha >= OPAQUE ? color : null;
  if (channel === undefined) return ground;
  return mixed(ground, byChannel(ground, color, channel), alpha);
}

function mixed(ground: number, color: number, alpha: number): number {
  return byChannel(ground, color, (below, above) => below + (above - below) * alpha);
}

function byChannel(below: number, above: number, mix: (below: number, above: number) => number): number {
  const channels = SHIFTS.map((shift) => Math.round(mix((below >> shift) & 255, (above >> shift) & 255)) << shift);
  return channels.reduce((all, channel) => all | channel, 0);
}

const SHIFTS = [16, 8, 0] as const;

/** Of 255. What has no colour that is known differs from everything. */
function difference(ink: Color, ground: Color): number {
  if (ink === null || ground === null) return 255;
  return Math.max(...SHIFTS.map((shift) => Math.abs(((ink >> shift) & 255) - ((ground >> shift) & 255))));
}

const multiplied = (below: number, above: number): number => (below * above) / 255;
const screened = (below: number, above: number): number => 255 - multiplied(255 - below, 255 - above);
const kept = (below: number): number => below;

/** Of one channel, 0 to 255 (ISO 32000-1, table 136); the others hide what lies below, or nearly. */
const BLENDS: Readonly<Record<string, (below: number, above: number) => number>> = {
  [NORMAL]: (_below, above) => above,
  multiply: multiplied,
  'color-burn': multiplied,
  darken: Math.min,
  screen: screened,
  'color-dodge': screened,
  lighten: Math.max,
  overlay: (below, above) => (below < 128 ? multiplied(2 * below, above) : screened(2 * below - 255, above)),
  difference: (below, above) => Math.abs(below - above),
  exclusion: (below, above) => below + above - 2 * multiplied(below, above),
  'soft-light': kept,
  hue: kept,
  saturation: kept,
  color: kept,
};
