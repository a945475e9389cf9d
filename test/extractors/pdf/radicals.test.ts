import { expect, test } from 'vitest';
import { foldRadicals, partDashes } from '../../../src/extractors/pdf/radicals.ts';

test.each([
  ['⼈⺠⾏政', '人民行政'],
  ['⻓⻰⻅⻋⻔', '长龙见车门'],
  ['⼀⼆⼗⼋', '一二十八'],
  ['⿕⿔', '龠龜'],
])('%s is %s', (printed, folded) => {
  expect(foldRadicals(printed)).toBe(folded);
});

test('the ends of both blocks', () => {
  expect(foldRadicals('\u2f00\u2fd5\u2e81\u2ef3')).toBe('一龠厂龟');
});

test('everything else stays as it is printed', () => {
  const printed = '（一）：，１２①㈠豈﹣ ';
  expect(foldRadicals(printed)).toBe(printed);
});

test('dashes that a font draws as one', () => {
  expect(partDashes('\u2e3a，\u2e3b')).toBe('——，———');
});
