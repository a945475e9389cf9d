import { describe, expect, it } from 'vitest';
import { cellText } from '../../../src/geometry/glyphs/cell-text.ts';
import type { Glyph } from '../../../src/geometry/marks/marks.ts';

/** Characters side by side on one line, each with its size; small ones stand raised. */
function glyphs(...characters: readonly (readonly [text: string, sizePt: number])[]): Glyph[] {
  let x = 0;
  return characters.map(([text, sizePt]) => {
    const box = [x, 100, x + sizePt / 2, 100 + sizePt] as const;
    x += sizePt / 2;
    return { text, box, sizePt, turn: 0, uncertain: false };
  });
}

describe('the text of a cell', () => {
  it('a small raised digit after a number is a footnote’s mark', () => {
    expect(cellText(glyphs(['3', 10.5], ['7', 10.5], ['1', 6])).doubts).toEqual(['two-numbers']);
  });

  it('digits of one size are one number', () => {
    expect(cellText(glyphs(['3', 10.5], ['7', 10.5], ['1', 10.5]))).toEqual({ text: '371', doubts: [] });
  });

  it('digits that overlap are two prints of a number that drift apart', () => {
    const [first, second, ...rest] = glyphs(['4', 10], ['3', 10], ['3', 10]);
    const box = [first!.box[0] + 3, 100, first!.box[2] + 3, 110] as const;
    expect(cellText([first!, { ...second!, box }, ...rest]).doubts).toEqual(['two-numbers']);
  });

  it('small letters beside a number are its unit', () => {
    expect(cellText(glyphs(['3', 10.5], ['7', 10.5], ['件', 6])).doubts).toEqual([]);
  });

  it.each([
    ['one character a line, the last line of two', ['行@0,0', '政@0,1', '强@0,2', '制@1,2'], '行\n政\n强制'],
    ['vertical writing in columns from the right', ['三@1,0', '本@1,1', '年@1,2', '结@0,0', '果@0,1'], '三本年结果'],
  ])('%s', (_, placed, text) => {
    const ideographs = placed.map((spec): Glyph => {
      const [character = '', column = 0, row = 0] = spec
        .split(/[@,]/)
        .map((part, at) => (at > 0 ? Number(part) : part));
      const [x, y] = [Number(column) * 10, Number(row) * 12];
      return { text: String(character), box: [x, y, x + 10, y + 10], sizePt: 10, turn: 0, uncertain: false };
    });
    expect(cellText(ideographs).text).toBe(text);
  });
});
