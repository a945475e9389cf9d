import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FrameReader, frameParts } from '../../src/workers/frames.ts';

const frames = fc.array(
  fc.record({ header: fc.dictionary(fc.string(), fc.string()), body: fc.uint8Array({ maxLength: 300 }) }),
);

describe('frames', () => {
  it('come out as they went in, however the pipe cuts them', () => {
    fc.assert(
      fc.property(frames, fc.integer({ min: 1, max: 64 }), (sent, chunkSize) => {
        const bytes = Buffer.concat(sent.flatMap(({ header, body }) => frameParts(header, body)));
        const reader = new FrameReader(2 ** 20);
        const seen = [];
        for (let at = 0; at < bytes.length; at += chunkSize)
          seen.push(...reader.push(bytes.subarray(at, at + chunkSize)));
        expect(seen.map(({ header, body }) => ({ header: JSON.parse(header) as object, body: [...body] }))).toEqual(
          sent.map(({ header, body }) => ({ header: { ...header }, body: [...body] })),
        );
      }),
    );
  });

  it('longer than allowed are refused before memory is taken for them', () => {
    const reader = new FrameReader(1000);
    const prefix = Buffer.alloc(8, 0xff);
    expect(() => [...reader.push(prefix)]).toThrow(RangeError);
  });
});
