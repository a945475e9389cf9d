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
