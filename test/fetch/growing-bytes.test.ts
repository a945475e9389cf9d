import fc from 'fast-check';
import { expect, it } from 'vitest';
import { GrowingBytes } from '../../src/fetch/growing-bytes.ts';

it('holds what was added, in order, and no more than allowed', () => {
  const parts = fc.array(fc.uint8Array({ maxLength: 50 }), { maxLength: 20 });
  fc.assert(
    fc.property(parts, fc.integer({ min: 0, max: 600 }), (all, most) => {
      const growing = new GrowingBytes(most);
      for (const part of all) growing.add(part);
      const expected = Buffer.concat(all).subarray(0, most);
      expect(growing.size).toBe(expected.length);
      expect(Buffer.from(growing.bytes())).toEqual(expected);
    }),
  );
});

it('grows past any one step', () => {
  const growing = new GrowingBytes(10_000_000);
  for (let part = 0; part < 9; part += 1) growing.add(new Uint8Array(1_000_000).fill(part));
  const bytes = growing.bytes();
  expect([bytes.length, bytes[0], bytes[4_500_000], bytes[8_999_999]]).toEqual([9_000_000, 0, 4, 8]);
});
