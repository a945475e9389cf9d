import { describe, expect, it } from 'vitest';
import { PipelineError } from '../../../src/model/pipeline-error.ts';
import { gridsOf, page } from '../read-back.ts';

function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof PipelineError) return error.code;
    throw error;
  }
  return 'none';
}

/** Each would take minutes or gigabytes if time or memory weren't linear. */
describe('hostile markup', () => {
  it.each([
    ['a million cells', `<table>${`<tr>${'<td>1'.repeat(100)}`.repeat(10_000)}</table>`],
    ['nesting a hundred thousand deep', '<div>'.repeat(100_000)],
    ['tables nested a hundred thousand deep', '<table><tr><td>'.repeat(100_000)],
    [
      'unclosed formatting before every paragraph',
      Array.from({ length: 3000 }, (_, i) => `<font size=${i}>`).join('') + '<p>x'.repeat(3000),
    ],
    ['a hundred thousand attributes', `<div ${Array.from({ length: 100_000 }, (_, i) => `a${i}`).join(' ')}>`],
    ['more than 16 MB', 'x'.repeat(17 * 1024 * 1024)],
  ])('is refused: %s', (_, html) => {
    const begin = performance.now();
    expect(codeOf(() => page(html))).toMatch(/^extract\.too-(?:complex|large)$/);
    expect(performance.now() - begin).toBeLessThan(20_000);
  });

  it('is read where it is merely large', () => {
    const html = `<table>${'<tr><td colspan=900 rowspan=1>1<td rowspan=1000000000>2'.repeat(2000)}</table>`;
    expect(gridsOf(page(html))[0]?.cells.length).toBe(4000);
  });
});
