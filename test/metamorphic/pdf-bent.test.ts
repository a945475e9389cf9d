/** Prints without a grid whose tables stand otherwise than in the form: turned, a figure a row, in pieces, in another order. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { bendNamed } from '../support/made-up/bends/all-bends.ts';
import { caseOf } from '../support/made-up/case.ts';
import { effort, faultOf, upTo } from '../support/made-up/read-back.ts';
import { openBrowser, type Browser } from '../support/made-up/render/chromium.ts';
import { openLooks, papers } from '../support/made-up/render/gridless-prints.ts';
import { htmlText } from '../support/made-up/render/html.ts';

vi.setConfig({ testTimeout: 60_000 * effort });

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** Boxes of a grid have the form's columns, whatever the table; a glyph a line makes labels of the heads. */
const looks = openLooks.filter(({ name, isTight }) => isTight !== true && !/boxes|again|glyph/.test(name));

/** What is read without a doubt; `noted`: a piece of one row alone is told by the count of its values. */
const faces: readonly (readonly [bend: string, expects?: 'noted'])[] = [
  ['disputes stacked'],
  ['disputes a table each'],
  ['disputes in two tables'],
  ['disputes in two tables, one below the other in one grid'],
  ['disputes three by five'],
  ['disputes three by five, full names'],
  ['disputes five by three'],
  ['disputes turned'],
  ['disputes under one header row'],
  ['one table per block'],
  ['blocks of table two in another order'],
  ['disclosure as a list'],
  ['applications cut in two', 'noted'],
  ['applications cut in two, header repeated', 'noted'],
];

describe('A page printed by Chromium without a grid, its tables', () => {
  it.each(faces.map(([name, expects], index) => ({ name, expects, index })))(
    '$name',
    async ({ name, expects, index }) => {
      const faults: string[] = [];
      for (const turn of upTo(effort)) {
        const at = index * 7 + turn;
        const made = caseOf(6_700_000 + index * 1000 + turn, [bendNamed(name)]);
        const look = looks[at % looks.length]!;
        const style = look.styleOn(papers[at % papers.length]!);
        const bytes = await browser.print(htmlText(made.document, style));
        // A break may run through any row, and all values of a column may be blank: what can't be told then is in doubt.
        const isExact = expects === undefined && turn === 0;
        const fault = await faultOf({
          made,
          style: look.name,
          bytes,
          ...(isExact ? {} : { expects: 'noted' as const }),
        });
        if (fault !== null) faults.push(fault);
      }
      expect(faults).toEqual([]);
    },
  );
});
