import { describe, expect, it } from 'vitest';
import { withTabs } from '../../../src/extractors/text/odd-marks.ts';

const five = (line: (value: number) => string): string[] => [1, 2, 3, 4, 5].map(line);

describe('Rows parted by marks that no format has for it', () => {
  it.each([
    ['slashes', five((value) => `规章 / ${value} / 0`), '规章\t1\t0'],
    ['full-width slashes', five((value) => `规章 ／ ${value} ／ 0`), '规章\t1\t0'],
    ['tabs as two letters', five((value) => `规章\\t${value}\\t0`), '规章\t1\t0'],
    ['ampersands', five((value) => `规章 & ${value} & 0 \\\\ \\hline`), '规章\t1\t0'],
  ])('are rows: %s', (_, lines, first) => {
    expect(withTabs(lines)[0]).toBe(first);
  });

  it.each([
    ['fewer than five', five((value) => `规章 / ${value} / 0`).slice(1)],
    ['slashes within words', five((value) => `本年增/减 ${value} 0/1`)],
    ['sentences', five((value) => `收到申请${value}件，办结${value}件；其中：予以公开${value}件、部分公开0件。`)],
    ['values within a format', five((value) => `| 规章 | ${value} / 0 / 3 |`)],
  ])('are text otherwise: %s', (_, lines) => {
    expect(withTabs(lines)).toEqual(lines);
  });
});
