/** What a reader of the page sees of what was painted: contrast, covers and the hidden text layer of scans. */
import { areaOf, centreOf, holds } from '../../geometry/box.ts';
import type { Point } from '../../geometry/box.ts';
import type { Box } from '../../model/document.ts';
import type { Glyph, Ruling } from '../../geometry/marks.ts';
import { cutNumbers } from './cut-numbers.ts';
import { cutSides, edgeOf } from './cut-sides.ts';
import type { Side } from './cut-sides.ts';
import { paleMarks } from './pale-marks.ts';
import { picturesOf } from './pictures.ts';
import type { Paint, PaintedArea, PaintedGlyph, PaintedPage, PaintedRuling } from './graphics-state.ts';

export interface VisibleMarks {
  readonly glyphs: readonly Glyph[];
  readonly rulings: readonly Ruling[];
  /** Filled rectangles that differ from what lies below them. */
  readonly grounds: readonly Box[];
  /** Places where a reader sees something, but no text of it: outlines, small images, bars over characters. */
  readonly unread: readonly Box[];
  readonly pictures: readonly Box[];
  /** An image takes most of the page. */
  readonly isScan: boolean;
  readonly hasImage: boolean;
  /** The text is that of a hidden layer over a scan: recognised, not written. */
  readonly isRecognised: boolean;
  /** Where a table runs off the page. */
  readonly cutSides: readonly Side[];
}

/** Colours whose channels all differ by less than this can't be told apart on paper. */
const CONTRAST = 10;
/** Painted more lightly than this, nothing shows. */
const FAINT = 0.04;
/** A scan covers at least this share of its page. */
const SCAN_SHARE = 0.5;
/** Beyond this many areas on a page only the largest are looked at: charts and drawings, no tables. */
const MAX_AREAS = 1500;
/** Text slanted by more than this is a watermark or a stamp, … */
const MAX_SLANT_DEGREES = 8;
/** … most of all if it is larger than the text by this. */
const LARGER = 1.6;
const WHITE: Paint = { color: 0xffffff, alpha: 1 };

export function visibleMarks({ glyphs, ...page }: PaintedPage, pageBox: Box): VisibleMarks {
  const areas = opaqueAreas(page.areas);
  const [straight, slanted] = [glyphs.filter((glyph) => !isSlanted(glyph)), glyphs.filter(isSlanted)];
  const images = page.areas.filter(({ isImage }) => isImage);
  const isScan = images.reduce((sum, { box }) => sum + areaOf(box), 0) > SCAN_SHARE * areaOf(pageBox);
  const painted = straight.filter(({ unpainted }) => !unpainted);
  const contrasts = new Map(
    painted.map((glyph) => [glyph, glyph.clipped ? 0 : contrastOf(glyph, centreOf(glyph.box), areas)]),
  );
  const pale = paleMarks(contrasts);
  const seen = new Set(painted.filter((glyph) => (contrasts.get(glyph) ?? 0) >= CONTRAST && !pale.has(glyph)));
  const cut = cutNumbers(painted);
  const shown = painted.flatMap((glyph, index) => {
    if (!seen.has(glyph)) return [];
    const isPart = [painted[index - 1], painted[index + 1]].some((other) => isRestOf(glyph, other, seen));
    return [isPart || cut.has(glyph) ? { ...glyph, uncertain: true } : glyph];
  });
  const hidden = isScan
    ? straight.filter((glyph) => !glyph.clipped && (glyph.unpainted || isUnderImage(glyph, images)))
    : [];
  const sides = cutSides(page.rulings, pageBox);
  const isRecognised = countInk(hidden) > countInk(shown);
  return {
    glyphs: isRecognised
      ? [...shown, ...hidden].map((glyph) => ({ ...toGlyph(glyph), uncertain: true }))
      : shown.map(toGlyph),
    rulings: page.rulings.map((ruling) => toRuling(ruling, areas)),
    grounds: groundsOf(areas),
    unread: [
      ...page.drawings,
      ...images.map(({ box }) => box).filter((box) => isCellSized(box)),
      ...painted.filter((glyph) => !seen.has(glyph) && isUnderBar(glyph, areas)).map(({ box }) => box),
      ...[...pale].filter(({ text }) => DIGIT.test(text)).map(({ box }) => box),
      ...digitsLike(shown, slanted, areas).map(({ box }) => box),
      ...edgeOf(pageBox, sides, shown),
    ],
    pictures: picturesOf(
      images.map(({ box }) => box),
      page.drawings,
      isRecognised ? straight : shown,
    ),
    isScan,
    hasImage: images.length > 0,
    isRecognised,
    cutSides: sides,
  };
}

/** Watermarks and stamps run across cells and belong to none. */
export function isSlanted({ slantDegrees }: PaintedGlyph): boolean {
  return Math.abs(slantDegrees) > MAX_SLANT_DEGREES;
}

/** Slanted digits that show, no larger than the text: a number may be meant. */
function digitsLike(
  text: readonly PaintedGlyph[],
  slanted: readonly PaintedGlyph[],
  areas: readonly PaintedArea[],
): readonly PaintedGlyph[] {
  if (slanted.length === 0) return [];
  const usual = text.map(({ sizePt }) => sizePt).toSorted((a, b) => a - b)[text.length >> 1] ?? 0;
  return slanted.filter(
    (glyph) =>
      DIGIT.test(glyph.text) &&
      glyph.sizePt < LARGER * usual &&
      !glyph.unpainted &&
      !glyph.clipped &&
      isSeen(glyph, centreOf(glyph.box), areas),
  );
}

function opaqueAreas(areas: readonly PaintedArea[]): PaintedArea[] {
  const opaque = areas.filter(({ paint }) => paint.alpha > 0.9);
  if (opaque.length <= MAX_AREAS) return opaque;
  return opaque
    .toSorted((a, b) => areaOf(b.box) - areaOf(a.box))
    .slice(0, MAX_AREAS)
    .toSorted((a, b) => a.order - b.order);
}

/** A digit beside one of the same text that is covered or cut off is part of a longer number than anyone sees. */
function isRestOf(glyph: PaintedGlyph, other: PaintedGlyph | undefined, seen: ReadonlySet<PaintedGlyph>): boolean {
  if (other === undefined || other.run !== glyph.run || seen.has(other)) return false;
  const [a, b] = [centreOf(glyph.box), centreOf(other.box)];
  const isNear = Math.hypot(a.x - b.x, a.y - b.y) < NEXT_EMS * glyph.sizePt;
  return isNear && DIGIT.test(glyph.text) && DIGIT.test(other.text);
}

/** Middles of two digits of one number are nearer than this, in ems. */
const NEXT_EMS = 1.1;
const DIGIT = /[\d０-９.]/u;

/** What stands for a number in a cell is no larger than this: larger pictures are seals, charts and backgrounds. */
const MAX_CELL: readonly [width: number, height: number] = [160, 48];

function isCellSized([x0, y0, x1, y1]: Box): boolean {
  return x1 - x0 <= MAX_CELL[0] && y1 - y0 <= MAX_CELL[1];
}

/** Characters under or on a ground of their own colour that shows: a reader sees that something was blacked out. */
function isUnderBar({ box, text, paint, clipped }: PaintedGlyph, areas: readonly PaintedArea[]): boolean {
  if (clipped || text.trim() === '' || paint.alpha < FAINT) return false;
  const top = areas.findLast((area) => holds(area.box, centreOf(box)));
  return top !== undefined && difference(top.paint, WHITE) >= CONTRAST;
}

/** More grounds than this on one page are a drawing; to look for them all takes too long. */
const MAX_GROUNDS = 600;

function groundsOf(areas: readonly PaintedArea[]): Box[] {
  const filled = areas.filter(({ isImage }) => !isImage);
  return filled.length > MAX_GROUNDS
    ? []
    : filled.filter((area) => isSeen(area, centreOf(area.box), areas)).map(({ box }) => box);
}

function isUnderImage(glyph: PaintedGlyph, images: readonly PaintedArea[]): boolean {
  return images.some(({ order, box }) => order > glyph.order && holds(box, centreOf(glyph.box)));
}

function countInk(glyphs: readonly PaintedGlyph[]): number {
  return glyphs.filter(({ text }) => text.trim() !== '').length;
}

interface Mark {
  readonly order: number;
  readonly paint: Paint;
}

/** Neither covered by what was painted later nor in the colour of what lies below. `areas` are in the order of painting. */
function isSeen(mark: Mark, point: Point, areas: readonly PaintedArea[]): boolean {
  return contrastOf(mark, point, areas) >= CONTRAST;
}

/** Of 255: how far a mark is from its ground in one channel at least; 0 if it is covered. */
function contrastOf({ order, paint }: Mark, point: Point, areas: readonly PaintedArea[]): number {
  if (paint.alpha < FAINT) return 0;
  let ground = WHITE;
  for (const area of areas) {
    if (!holds(area.box, point)) continue;
    if (area.order > order) return 0;
    if (area.order < order) ground = area.paint;
  }
  return difference(paint, ground);
}

function difference(ink: Paint, ground: Paint): number {
  if (ink.color === null || ground.color === null) return 255;
  const [a, b] = [ink.color, ground.color];
  return Math.max(...[16, 8, 0].map((shift) => Math.abs(((a >> shift) & 255) - ((b >> shift) & 255)) * ink.alpha));
}

function toGlyph({ text, box, sizePt, turn, uncertain, run }: PaintedGlyph): Glyph {
  return { text, box, sizePt, turn, uncertain, run };
}

/** A line is looked at in its middle and near its ends: cells painted later may cover parts of its width, not all of it. */
function toRuling(ruling: PaintedRuling, areas: readonly PaintedArea[]): Ruling {
  const { axis, at, from, to } = ruling;
  const points = [0.5, 0.1, 0.9].map((share) => {
    const along = from + share * (to - from);
    return axis === 'horizontal' ? { x: along, y: at } : { x: at, y: along };
  });
  return { axis, at, from, to, visible: points.some((point) => isSeen(ruling, point, areas)) };
}
