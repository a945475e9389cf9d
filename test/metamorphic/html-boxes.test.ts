import { expect, it, vi } from 'vitest';
import { caseOf } from '../support/made-up/case.ts';
import { effort, faultsIn, upTo } from '../support/made-up/read-back.ts';
import { boxPage, boxStyles } from '../support/made-up/render/html-boxes.ts';

vi.setConfig({ testTimeout: 60_000 * effort });

it.each(boxStyles.map((style, index) => ({ style, index })))(
  'Tables made as: $style.name',
  async ({ style, index }) => {
    const renderings = upTo(3 * effort).map((turn) => {
      const made = caseOf(800_000 + index * 1000 + turn, []);
      return { made, style: style.name, bytes: boxPage(made.document, style) };
    });
    expect(await faultsIn(renderings)).toEqual([]);
  },
);
