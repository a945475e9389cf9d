/** Text like the page's own that lies beyond its edge, or beyond what is shown of it: nobody sees it, and rows may be among it. */
import { centreOf, holds, intersect } from '../../geometry/marks/box.ts';
import type { Box } from '../../model/document.ts';
import { medianOf } from '../../shapes/at.ts';
import { hasDigit } from '../../shapes/number-shape.ts';
import { strengthOf } from './character-ink.ts';
import type { PaintedGlyph, PaintedPage } from './graphics-state.ts';
import { isSlanted } from './visible-text.ts';

/** Printers' marks beyond the edge are smaller than the text, or in Latin letters. */
const LIKE = 0.15;
const WORDY = /[\p{Script=Han}\d０-９]/u;
const UNWORDY = /[^\p{Script=Han}\d０-９]/gu;
/** Of 255: paler than this nothing would be seen within the edge either. */
const FAINT = 40;

const isPlain = (glyph: PaintedGlyph): boolean =>
  !glyph.unpainted && !isSlanted(glyph) && WORDY.test(glyph.text) && isStrong(glyph);

const isStrong = ({ paint, outline = paint }: PaintedGlyph): boolean =>
  Math.max(strengthOf(paint), strengthOf(outline)) > FAINT;

const isUnseenIn =
  (pageBox: Box) =>
  ({ box, clipped }: PaintedGlyph): boolean =>
    clipped || !holds(pageBox, centreOf(box));

/** Numbers of one row differ in height by less than this share of an em. */
const SAME_ROW = 0.5;

interface Rows {
  /** Digits of theirs that show are uncertain. */
  readonly glyphs: readonly PaintedGlyph[];
  /** Lines through them, over the whole page. */
  readonly rows: readonly Box[];
}

/**
 * Rows whose last or first number lies beyond the edge, where no lines tell the columns: any of their numbers may be of the column
 * beside, and no cell is known to be blank.
 */
export function rowsBeyond({ glyphs, rulings }: Pick<PaintedPage, 'glyphs' | 'rulings'>, pageBox: Box): Rows {
  const isDigit = (glyph: PaintedGlyph): boolean => glyph.turn === 0 && isPlain(glyph) && hasDigit(glyph.text);
  const aside = glyphs.filter(isUnseenIn(pageBox)).filter((glyph) => isDigit(glyph) && isAside(glyph, pageBox));
  if (aside.length === 0) return { glyphs, rows: [] };
  const wordy = new Set(glyphs.filter(({ text }) => /\p{L}/u.test(text)).map(lineOf));
  const heights = aside.filter((glyph) => !wordy.has(lineOf(glyph))).map(({ box }) => centreOf(box).y);
  const isDrawn = (y: number): boolean =>
    rulings.some(({ axis, from, to }) => axis === 'vertical' && from < y && to > y);
  const open = [...new Set(heights)].filter((y) => !isDrawn(y));
  const isOfRow = (glyph: PaintedGlyph): boolean =>
    open.some((y) => Math.abs(centreOf(glyph.box).y - y) < SAME_ROW * glyph.sizePt) && !wordy.has(lineOf(glyph));
  const doubtful = new Set(glyphs.filter((glyph) => isDigit(glyph) && isOfRow(glyph)));
  return {
    glyphs: glyphs.map((glyph) => (doubtful.has(glyph) ? { ...glyph, uncertain: true } : glyph)),
    rows: open.map((y) => [pageBox[0], y, pageBox[2], y]),
  };
}

function isAside({ box, clip }: PaintedGlyph, pageBox: Box): boolean {
  const { x, y } = centreOf(box);
  const [x0, y0, x1, y1] = intersect(clip, pageBox);
  return (x < x0 || x > x1) && y > y0 && y < y1;
}

/** String by string, as it was painted. Of one that shows in part, a reader sees that it goes on. */
export function textBeyond(glyphs: readonly PaintedGlyph[], pageBox: Box): readonly string[] {
  const isBeyond = isUnseenIn(pageBox);
  const beyond = glyphs.filter(isBeyond);
  if (beyond.length === 0) return [];
  const within = glyphs.filter((glyph) => !isBeyond(glyph) && isPlain(glyph));
  const shown = new Set(within.map(lineOf));
  const usual = medianOf(within.map(({ sizePt }) => sizePt)) ?? 0;
  const isLike = ({ sizePt }: PaintedGlyph): boolean => Math.abs(sizePt - usual) <= LIKE * usual;
  const like = beyond.filter((glyph) => isPlain(glyph) && isLike(glyph) && !shown.has(lineOf(glyph)));
  return [...Map.groupBy(like, ({ run }) => run).values()].map((own) => own.map(({ text }) => text).join(''));
}

/** Of one string, at one height or, in turned text, at one side. */
const lineOf = ({ run, box, turn }: PaintedGlyph): string => `${run} ${Math.round(turn % 180 === 0 ? box[3] : box[2])}`;

/** Fewer characters are a slip. */
const FEWEST = 4;

/** `texts`: what is seen of each page. A sheet cut into pages has on each what the others show. */
export function hasUnseen(beyond: readonly string[], texts: readonly string[]): boolean {
  const seen = texts.map((text) => text.replaceAll(UNWORDY, ''));
  const unseen = beyond.filter((words) => !seen.some((text) => text.includes(words)));
  return unseen.join('').length >= FEWEST;
}
