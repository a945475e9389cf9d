import { load } from 'cheerio';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PipelineError } from '../../../src/model/pipeline-error.ts';
import { page } from '../read-back.ts';

const tag = fc.constantFrom(
  'table',
  'tr',
  'td',
  'th',
  'tbody',
  'div',
  'p',
  'span',
  'b',
  'a',
  'ul',
  'li',
  'h1',
  'o:p',
  'form',
  'select',
  'svg',
  'pre',
  'sup',
);
const attribute = fc.constantFrom(
  '',
  ' id=zoom',
  ' id="a b"',
  ' id=7',
  ' colspan=3',
  ' rowspan=2',
  ' style="display:none"',
  ' style="display:table-row"',
  ' hidden',
  ' role=cell',
  ' class=x',
);
const piece = fc.oneof(
  fc.tuple(tag, attribute).map(([name, more]) => `<${name}${more}>`),
  tag.map((name) => `</${name}>`),
  fc.constantFrom(
    '7',
    '规章',
    ' ',
    '&nbsp;',
    '<br>',
    '<table><tr><td>1<td>2</table>',
    '<!--',
    '-->',
    '<style>.x{display:none}</style>',
    '\t',
    '|',
  ),
);
const soup = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));

describe('the way back to a cell', () => {
  it('finds exactly the cell, by a path that selectors accept', () => {
    const html =
      '<div id=zoom><p>x</p><table><tr><td>甲<td>1</table></div><o:p><table><tr><td>乙<td>2</table></o:p><div id="a:b"><table><tr><td>丙<td>3</table></div>';
    const $ = load(`<meta charset=utf-8>${html}`);
    const grids = page(html).blocks.filter((block) => block.kind === 'grid');
    expect(grids[0]?.cells[1]?.path).toBe(
      '#zoom > table:nth-child(2) > tbody:nth-child(1) > tr:nth-child(1) > td:nth-child(2)',
    );
    for (const cell of grids.flatMap(({ cells }) => cells)) {
      expect(
        $(cell.path ?? '')
          .map((_, found) => $(found).text())
          .get(),
      ).toEqual([cell.text]);
    }
  });

  it('is unique and selects one element, whatever the markup', () => {
    fc.assert(
      fc.property(soup, (html) => {
        try {
          const $ = load(`<meta charset=utf-8>${html}`);
          const cells = page(html).blocks.flatMap((block) => (block.kind === 'grid' ? block.cells : []));
          const paths = cells.map(({ path }) => path ?? '');
          // Cells that text sets inside one pre share its path.
          const own = paths.filter((path) => !/pre:nth-child\(\d+\)$|^#zoom$/.test(path));
          expect(new Set(own).size).toBe(own.length);
          for (const path of new Set(paths)) expect($(path).length).toBe(1);
        } catch (error) {
          if (!(error instanceof PipelineError)) throw error;
        }
      }),
      { numRuns: 300 },
    );
  });
});
