import { expect, it, vi } from 'vitest';
import { bendNamed } from '../support/made-up/bends/all-bends.ts';
import { caseOf } from '../support/made-up/case.ts';
import { effort, faultsIn, upTo } from '../support/made-up/read-back.ts';
import { textOf } from '../support/made-up/document.ts';
import { boxPage, boxStyles, type BoxStyle } from '../support/made-up/render/html-boxes.ts';

vi.setConfig({ testTimeout: 60_000 * effort });

/** A row of nothing but single digits looks like one number. */
const flexSpans: BoxStyle = {
  name: 'pieces of lines in flex rows',
  sheet: '.r{display:flex}',
  table: ({ rows }) => {
    const row = (cells: (typeof rows)[number]): string =>
      cells
        .map((cell) => `<span style="flex:${cell.colSpan}">${textOf(cell).replaceAll('\n', '<br>')}</span>`)
        .join('');
    return `<div>${rows.map((cells) => `<div class="r">${row(cells)}</div>`).join('')}</div>`;
  },
};

it.each([...boxStyles, flexSpans].map((style, index) => ({ style, index })))(
  'Tables made as: $style.name',
  async ({ style, index }) => {
    const renderings = upTo(3 * effort).map((turn) => {
      const made = caseOf(800_000 + index * 1000 + turn, []);
      return { made, style: style.name, bytes: boxPage(made.document, style) };
    });
    expect(await faultsIn(renderings)).toEqual([]);
  },
);

it('Table four with its results below one another has its procedures by their order', async () => {
  const renderings = boxStyles.map((style, turn) => {
    const made = caseOf(810_000 + turn, [bendNamed('disputes five by three')]);
    return { made, style: style.name, bytes: boxPage(made.document, style) };
  });
  expect(await faultsIn(renderings)).toEqual([]);
});
