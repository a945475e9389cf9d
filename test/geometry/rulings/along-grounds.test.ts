import { expect, test } from 'vitest';
import { seenLines } from '../../../src/geometry/rulings/along-grounds.ts';
import type { Box } from '../../../src/model/document.ts';
import type { Ruling } from '../../../src/geometry/marks/marks.ts';

const line = (at: number, from: number, to: number, visible: boolean): Ruling => ({
  ...{ axis: 'horizontal', at, from, to },
  visible,
});
const ground: Box = [50, 100, 200, 120];

test('a white line along the side of a coloured cell is seen where it goes on from one that shows, piece by piece', () => {
  const shown = line(100, 200, 300, true);
  const [far, near] = [line(100, 50, 120, false), line(100.3, 120, 200, false)];
  expect(seenLines({ rulings: [far, near, shown], grounds: [ground] })).toEqual([shown, near, far]);
});

test.each([
  ['a shade alone', [line(100, 50, 200, false)]],
  ['away from its sides', [line(200, 50, 200, false), line(200, 200, 300, true)]],
  ['apart from what shows', [line(100, 50, 150, false), line(100, 260, 300, true)]],
])('it is not: %s', (_name, rulings) => {
  expect(seenLines({ rulings, grounds: [ground] })).toEqual(rulings.filter(({ visible }) => visible));
});

const upright = (at: number, from: number, to: number, visible: boolean): Ruling => ({
  ...line(at, from, to, visible),
  axis: 'vertical',
});
const beside: Box = [200, 100, 300, 120];

test('the outer sides of a row that stands alone are seen, from one line to another', () => {
  const shown = [line(100, 50, 300, true), upright(200, 100, 120, true)];
  const sides = [upright(50, 100, 120, false), line(120, 50, 200, false), upright(300, 100, 120, false)];
  const bottom = line(120, 200, 300, false);
  const open = seenLines({ rulings: [...shown, ...sides, bottom], grounds: [ground, beside] });
  expect(open).toEqual(expect.arrayContaining([...shown, ...sides, bottom]));
});

test('the side of a head that the end of a page cuts is seen as far as the line beside it', () => {
  const shown = [line(100, 50, 200, true), upright(200, 100, 112, true)];
  const [side, shorter] = [upright(50, 100, 112, false), upright(50, 100, 106, false)];
  expect(seenLines({ rulings: [...shown, side], grounds: [ground] })).toEqual([...shown, side]);
  expect(seenLines({ rulings: [...shown, shorter], grounds: [ground] })).toEqual(shown);
});
