import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decimalOf, formatDecimal, formatNumber, subtract, sum } from '../../src/rules/decimal.ts';

it('adds what floats do not: 0.1 + 0.2 = 0.3', () => {
  expect(subtract(sum([0.1, 0.2]), decimalOf(0.3)).units).toBe(0n);
});

it.each([
  [1202.3, '1202.3'],
  [-18, '-18'],
  [1e-7, '0.0000001'],
  [123456789012345, '123456789012345'],
  [-0.5, '-0.5'],
  [1.2e21, '1200000000000000000000'],
])('writes %d as %s', (value, text) => {
  expect(formatNumber(value)).toBe(text);
});

it('keeps every number of fifteen digits, wherever its point is', () => {
  const digits = fc.bigInt({ min: 0n, max: 10n ** 15n - 1n });
  fc.assert(
    fc.property(digits, fc.nat(15), (units, scale) => {
      const text = formatDecimal({ units, scale });
      expect(formatNumber(Number(text))).toBe(text);
    }),
  );
});

it('sums exactly beyond 2^53', () => {
  expect(formatDecimal(sum([999999999999999, 999999999999999, 0.5]))).toBe('1999999999999998.5');
  expect(formatDecimal(sum(Array.from({ length: 21 }, () => 999999999999999)))).toBe('20999999999999979');
});
