/** What a reader of the page sees of what was painted: contrast, covers and the hidden text layer of scans. */
import { areaOf, centreOf, holds } from '../../geometry/marks/box.ts';
import type { Box } from '../../model/document.ts';
import type { Blot, Glyph, Ruling } from '../../geometry/marks/marks.ts';
import { indexPainted } from './area-index.ts';
import type { AreasIn } from './area-index.ts';
import { cutsOf, edgesOf } from './cut-sides.ts';
import type { Side } from './cut-sides.ts';
import { figureLike, inkOfPictures } from './drawn-marks.ts';
import type { FieldValue } from './form-fields.ts';
import { drawnStrokes } from './drawn-strokes.ts';
import { markedDigits } from './marked-digits.ts';
import { picturesOf } from './pictures.ts';
import type { PaintedArea, PaintedGlyph, PaintedPage, PaintedRuling } from './graphics-state.ts';
import type { Point } from './matrix.ts';
import { FAINT, isSeen } from './sight.ts';
import { stampedWords } from './stamped-words.ts';
import { strikesIn } from './struck-digits.ts';
import { visibleText } from './visible-text.ts';
import type { VisibleText } from './visible-text.ts';

export interface VisibleMarks {
  readonly glyphs: readonly Glyph[];
  readonly rulings: readonly Ruling[];
  readonly strokes: readonly Ruling[];
  /** Filled rectangles that differ from what lies below them. */
  readonly grounds: readonly Box[];
  /** Places where a reader sees something, but no text of it: pale numbers, pictures, what the page's edge cuts. */
  readonly unread: readonly Box[];
  readonly blots: readonly Blot[];
  readonly pictures: readonly Box[];
  /** An image takes most of the page. */
  readonly isScan: boolean;
  readonly hasImage: boolean;
  /** The text is that of a hidden layer over a scan: recognised, not written. */
  readonly isRecognised: boolean;
  /** Text of a table lies under something that hides it. */
  readonly hidesText: boolean;
  /** Where a table runs off the page. */
  readonly cutSides: readonly Side[];
}

/** A scan covers at least this share of its page. */
const SCAN_SHARE = 0.5;
/** Beyond this many areas on a page only the largest are looked at: charts and drawings, no tables. */
const MAX_AREAS = 1500;
/** Slanted words that are larger than the text by this are a watermark. */
const LARGER = 1.6;
const DIGIT = /[\d０-９.]/u;

const boxOf = ({ box }: { readonly box: Box }): Box => box;

/** `values`: of the page's form fields. */
export function visibleMarks(page: PaintedPage, pageBox: Box, values: readonly FieldValue[]): VisibleMarks {
  const areas = largestAreas(page.areas);
  const areasIn = indexPainted(areas);
  const images = page.areas.filter(({ isImage }) => isImage);
  const isScan = images.reduce((sum, { box }) => sum + areaOf(box), 0) > SCAN_SHARE * areaOf(pageBox);
  const text = visibleText(page.glyphs, areasIn, values);
  const lines = visibleLines(page, text, areasIn);
  const painted = inOrder(text);
  const crossed = lines.struck.union(markedDigits(painted));
  const struck = (glyph: PaintedGlyph): PaintedGlyph => ({ ...glyph, struck: crossed.has(glyph) });
  const stamped = stampedWords(painted, lines.rulings);
  const shown = text.shown.flatMap(({ glyph, uncertain }) =>
    stamped.words.has(glyph) ? [] : [{ ...struck(glyph), uncertain }],
  );
  const underneath = isScan
    ? text.straight.filter((glyph) => !glyph.clipped && (glyph.unpainted || isUnderImage(glyph, images)))
    : [];
  const cuts = cutsOf(page.rulings, pageBox);
  const isRecognised = countInk(underneath) > countInk(shown);
  const [covered, partly] = isScan ? [[], []] : [text.covered, text.partlyCovered];
  return {
    glyphs: isRecognised
      ? [...shown, ...underneath].map((glyph) => ({ ...toGlyph(glyph), uncertain: true }))
      : shown.map(toGlyph),
    rulings: lines.rulings,
    strokes: lines.strokes,
    grounds: groundsOf(areas, areasIn),
    unread: [
      ...(isScan ? [] : inkOfPictures(images)),
      ...[...text.pale].filter((glyph) => DIGIT.test(glyph.text)).map(({ box }) => box),
      ...edgesOf(pageBox, cuts, shown),
    ],
    blots: [
      ...toBlots('covered', [...covered, ...partly, ...text.barred]),
      ...toBlots('two-numbers', stamped.beside),
      ...toBlots('not-text', [
        ...stamped.doubtful,
        ...digitsLike(shown, text.slanted, areasIn),
        ...figureLike(page.drawings, areas, areasIn, shown),
      ]),
    ],
    pictures: picturesOf(images.map(boxOf), page.drawings.map(boxOf), isRecognised ? text.straight : shown),
    isScan,
    hasImage: images.length > 0,
    isRecognised,
    hidesText: covered.some((glyph) => isOfTable(glyph, page.rulings)),
    cutSides: cuts.map(({ side }) => side),
  };
}

/** What was painted, in its order, the slanted and the covered too. */
const inOrder = ({ shown, covered, slanted }: VisibleText): PaintedGlyph[] =>
  [...shown.map(({ glyph }) => glyph), ...covered, ...slanted]
    .filter(({ unpainted, clipped }) => !unpainted && !clipped)
    .toSorted((a, b) => a.order - b.order);

const toBlots = (doubt: Blot['doubt'], marks: readonly { readonly box: Box }[]): Blot[] =>
  marks.map(({ box }) => ({ box, doubt }));

interface VisibleLines extends Pick<VisibleMarks, 'rulings' | 'strokes'> {
  readonly struck: ReadonlySet<PaintedGlyph>;
}

/** Lines of tables, and apart from them those that strike something out and those that are strokes of signs. */
function visibleLines(page: PaintedPage, { shown }: VisibleText, areasIn: AreasIn): VisibleLines {
  const rulings = page.rulings.map((painted) => ({ painted, ruling: toRuling(painted, areasIn) }));
  const glyphs = shown.map(({ glyph }) => glyph);
  const strikes = strikesIn(glyphs, {
    rulings: rulings.filter(({ ruling }) => ruling.visible).map(({ painted }) => painted),
    slants: page.slants.filter((slant) => isSeen(slant, middleOf(slant.from, slant.to), areasIn)),
    annotatedFrom: page.annotatedFrom,
  });
  const lines = rulings.filter(({ painted }) => !strikes.lines.has(painted)).map(({ ruling }) => ruling);
  const strokes = drawnStrokes(lines, usualSize(glyphs));
  return { rulings: lines.filter((line) => !strokes.has(line)), strokes: [...strokes], struck: strikes.glyphs };
}

const middleOf = (from: Point, to: Point): Point => [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];

/** Words or numbers between a page's lines, or next to them. */
function isOfTable({ text, box }: PaintedGlyph, rulings: readonly PaintedRuling[]): boolean {
  if (!/[\p{L}\p{N}]/u.test(text)) return false;
  const heights = rulings.flatMap(({ axis, at, from, to }) => (axis === 'horizontal' ? [at] : [from, to]));
  const { y } = centreOf(box);
  return heights.some((height) => height < y + NEXT_PT) && heights.some((height) => height > y - NEXT_PT);
}

/** A row is no higher. */
const NEXT_PT = 40;

const usualSize = (text: readonly PaintedGlyph[]): number =>
  text.map(({ sizePt }) => sizePt).toSorted((a, b) => a - b)[text.length >> 1] ?? 0;

/** Slanted digits that show, no larger than the text: a number may be meant. */
function digitsLike(
  text: readonly PaintedGlyph[],
  slanted: readonly PaintedGlyph[],
  areasIn: AreasIn,
): readonly PaintedGlyph[] {
  if (slanted.length === 0) return [];
  const usual = usualSize(text);
  return slanted.filter(
    (glyph) =>
      DIGIT.test(glyph.text) &&
      glyph.sizePt < LARGER * usual &&
      !glyph.unpainted &&
      !glyph.clipped &&
      isSeen(glyph, pointOf(glyph.box), areasIn),
  );
}

const pointOf = (box: Box): Point => {
  const { x, y } = centreOf(box);
  return [x, y];
};

function largestAreas(areas: readonly PaintedArea[]): PaintedArea[] {
  const painted = areas.filter(({ paint }) => paint.alpha >= FAINT);
  if (painted.length <= MAX_AREAS) return painted;
  return painted
    .toSorted((a, b) => areaOf(b.box) - areaOf(a.box))
    .slice(0, MAX_AREAS)
    .toSorted((a, b) => a.order - b.order);
}

/** Grounds of cells are painted more thickly than this. */
const THICK = 0.9;

/** More grounds than this on one page are a drawing; to look for them all takes too long. */
const MAX_GROUNDS = 600;

function groundsOf(areas: readonly PaintedArea[], areasIn: AreasIn): Box[] {
  const filled = areas.filter(
    ({ isImage, outline, paint }) => (!isImage || paint.color !== null) && outline === undefined && paint.alpha > THICK,
  );
  return filled.length > MAX_GROUNDS
    ? []
    : filled.filter((area) => isSeen(area, pointOf(area.box), areasIn)).map(({ box }) => box);
}

function isUnderImage(glyph: PaintedGlyph, images: readonly PaintedArea[]): boolean {
  return images.some(({ order, box }) => order > glyph.order && holds(box, centreOf(glyph.box)));
}

function countInk(glyphs: readonly PaintedGlyph[]): number {
  return glyphs.filter(({ text }) => text.trim() !== '').length;
}

function toGlyph({ text, box, sizePt, turn, uncertain, run, struck = false }: PaintedGlyph): Glyph {
  const glyph = { text, box, sizePt, turn, uncertain, run };
  return struck ? { ...glyph, struck } : glyph;
}

/** A line is looked at in its middle and near its ends: cells painted later may cover parts of its width, not all of it. */
function toRuling(ruling: PaintedRuling, areasIn: AreasIn): Ruling {
  const { axis, at, from, to } = ruling;
  const points = [0.5, 0.1, 0.9].map((share): Point => {
    const along = from + share * (to - from);
    return axis === 'horizontal' ? [along, at] : [at, along];
  });
  return { axis, at, from, to, visible: points.some((point) => isSeen(ruling, point, areasIn)) };
}
