/** Digits typed apart throughout a document's cells, `1 2 0 8` → digits that touch: the spaces are none between numbers. */
import type { Glyph } from '../marks/marks.ts';
import { medianOf } from '../../shapes/at.ts';

/** Fewer numbers typed so may be numbers of their own. */
const FEWEST_NUMBERS = 3;
/** Gaps between digits differ by less than this, in ems, where all are one space. */
const EVEN_EMS = 0.12;
const MOST_EMS = 0.9;
/** Digits, points and spaces, and no two digits that touch. */
const NUMBER = /^[-+]?\s*\d(?:\s*[.,]?\s*\d)*$/u;

interface Typed {
  readonly glyphs: readonly Glyph[];
  readonly gapsEms: readonly number[];
}

/**
 * Strings of nothing but digits: if all that have more than one have a space between each two, as wide everywhere, those of
 * a string are one number. Were they numbers of their own, some would have two digits, or a 0 would come before others.
 */
export function closeTypedSpaces<Page extends { readonly glyphs: readonly Glyph[] }>(
  pages: readonly Page[],
): readonly Page[] {
  const typed = pages.map(({ glyphs }) => numbersIn(glyphs));
  const all = typed.flat();
  const usual = all.flatMap(({ gapsEms }) => gapsEms);
  const middle = medianOf(usual) ?? 0;
  const isEven = middle > 0 && usual.every((gap) => Math.abs(gap - middle) < EVEN_EMS && gap < MOST_EMS);
  const isTelling = all.length >= FEWEST_NUMBERS && all.some(({ gapsEms }) => gapsEms.length > 1);
  if (!isEven || !isTelling || all.some(({ glyphs: [first] }) => first?.text === '0')) return pages;
  return pages.map((page, index) => closed(page, typed[index] ?? []));
}

/** Those of more than one digit. */
function numbersIn(glyphs: readonly Glyph[]): readonly Typed[] {
  const runs = Map.groupBy(
    glyphs.filter(({ run, turn }) => run !== undefined && turn === 0),
    ({ run }) => run,
  );
  return [...runs.values()].flatMap((own) => {
    if (
      !NUMBER.test(
        own
          .map(({ text }) => text)
          .join('')
          .trim(),
      )
    )
      return [];
    const inked = own.filter(({ text }) => text.trim() !== '');
    if (inked.filter(({ text }) => /\d/u.test(text)).length < 2) return [];
    const gapsEms = inked.slice(1).flatMap((right, index) => {
      const left = inked[index];
      return left === undefined ? [] : [(right.box[0] - left.box[2]) / right.sizePt];
    });
    return [{ glyphs: inked, gapsEms }];
  });
}

/** Without the spaces, each digit as wide as to touch the next. */
function closed<Page extends { readonly glyphs: readonly Glyph[] }>(page: Page, typed: readonly Typed[]): Page {
  const next = new Map(
    typed.flatMap(({ glyphs }) => glyphs.map((glyph, index) => [glyph, glyphs[index + 1]] as const)),
  );
  const runs = new Set(typed.map(({ glyphs: [first] }) => first?.run));
  const glyphs = page.glyphs.flatMap((glyph) => {
    if (!runs.has(glyph.run)) return [glyph];
    if (glyph.text.trim() === '') return [];
    const right = next.get(glyph);
    const [x0, y0, x1, y1] = glyph.box;
    return [right === undefined ? glyph : { ...glyph, box: [x0, y0, Math.max(x1, right.box[0]), y1] as const }];
  });
  return { ...page, glyphs };
}
