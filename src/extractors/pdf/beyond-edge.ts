/** Text like the page's own that lies beyond its edge, or beyond what is shown of it: nobody sees it, and rows may be among it. */
import { centreOf, holds } from '../../geometry/marks/box.ts';
import type { Box } from '../../model/document.ts';
import { medianOf } from '../../shapes/at.ts';
import { strengthOf } from './character-ink.ts';
import type { PaintedGlyph } from './graphics-state.ts';
import { isSlanted } from './visible-text.ts';

/** Printers' marks beyond the edge are smaller than the text, or in Latin letters. */
const LIKE = 0.15;
const WORDY = /[\p{Script=Han}\d０-９]/u;
const UNWORDY = /[^\p{Script=Han}\d０-９]/gu;
/** Of 255: paler than this nothing would be seen within the edge either. */
const FAINT = 40;

/** String by string, as it was painted. Of one that shows in part, a reader sees that it goes on. */
export function textBeyond(glyphs: readonly PaintedGlyph[], pageBox: Box): readonly string[] {
  const isPlain = (glyph: PaintedGlyph): boolean =>
    !glyph.unpainted && !isSlanted(glyph) && WORDY.test(glyph.text) && strengthOf(glyph.paint) > FAINT;
  const isBeyond = ({ box, clipped }: PaintedGlyph): boolean => clipped || !holds(pageBox, centreOf(box));
  const [beyond, within] = [glyphs.filter(isBeyond), glyphs.filter((glyph) => !isBeyond(glyph) && isPlain(glyph))];
  if (beyond.length === 0) return [];
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
