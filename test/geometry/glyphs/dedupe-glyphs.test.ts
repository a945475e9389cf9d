import { expect, it } from 'vitest';
import { dedupeGlyphs } from '../../../src/geometry/glyphs/dedupe-glyphs.ts';
import type { Glyph } from '../../../src/geometry/marks/marks.ts';

/** A zero around the same middle, whatever its size. */
const zero = (sizePt: number, dx = 0): Glyph => ({
  text: '0',
  box: [100 + dx - sizePt / 4, 100 - sizePt / 2, 100 + dx + sizePt / 4, 100 + sizePt / 2],
  sizePt,
  turn: 0,
  uncertain: false,
});

it('a second print a hair aside counts once', () => {
  expect(dedupeGlyphs([zero(10), zero(10, 0.3)])).toEqual([zero(10)]);
});

it('a digit of a watermark is no print of the digit below it', () => {
  expect(dedupeGlyphs([zero(40), zero(10, 0.3)])).toHaveLength(2);
});

it('the shadow of a text doubles its narrow signs no more than its digits', () => {
  const sign = (text: string, x: number): Glyph => ({ ...zero(10), text, box: [x, 95, x + 2.6, 105] });
  expect(dedupeGlyphs([sign('-', 100), sign('-', 101.7), sign('.', 110), sign('.', 111.7)])).toHaveLength(2);
  expect(dedupeGlyphs([sign('1', 100), sign('1', 101.7), sign('.', 110), sign('.', 112.6)])).toHaveLength(4);
});
