import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printable, textWidth, wrapText } from '../../src/cli/terminal-text.ts';
import { drawTable } from '../../src/cli/text-table.ts';

describe('textWidth', () => {
  it.each([
    ['abc', 3],
    ['年报', 4],
    ['（一）', 6],
    ['“三安全”', 8],
    ['e\u0301', 1],
    ['𠮷', 2],
    ['', 0],
  ])('of %j is %i', (text, width) => expect(textWidth(text)).toBe(width));
});

describe('wrapText', () => {
  it('loses nothing and keeps to the width', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 2, max: 20 }), (text, width) => {
        const lines = wrapText(text, width);
        expect(lines.join('')).toBe(text);
        for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(width);
      }),
    );
  });
});

describe('printable', () => {
  it('lets no control or direction character reach the terminal', () => {
    const hostile = 'a\u001B[2J\u001B]0;title\u0007b\u202Ec\nd';
    expect(printable(hostile)).toBe('a�[2J�]0;title�b�c d');
  });
});

describe('drawTable', () => {
  it('draws lines of one width within the given one', () => {
    const cell = fc.record({ text: fc.stringMatching(/^[0-9一二三]{0,12}$/u) });
    const row = fc.record({
      kind: fc.constantFrom('header' as const, 'figures' as const),
      cells: fc.array(cell, { minLength: 2, maxLength: 5 }),
    });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 6 }), (rows) => {
        const widths = new Set(drawTable(rows, 100).split('\n').map(textWidth));
        expect(widths.size).toBe(1);
        expect(Math.max(...widths)).toBeLessThanOrEqual(150);
      }),
    );
  });
});
