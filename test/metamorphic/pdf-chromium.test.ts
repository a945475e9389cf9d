import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { bendsOf, caseOf, mixture, type Case } from '../support/made-up/case.ts';
import { seeded } from '../support/made-up/random.ts';
import { faultOf, printEffort, upTo } from '../support/made-up/read-back.ts';
import { openBrowser, type Browser } from '../support/made-up/render/chromium.ts';
import { htmlText } from '../support/made-up/render/html.ts';
import type { HtmlStyle } from '../support/made-up/render/html-style.ts';
import { openPrints, ruledPrints } from '../support/made-up/render/print-styles.ts';

vi.setConfig({ testTimeout: 60_000 * printEffort });

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

interface Print {
  readonly made: Case;
  readonly style: HtmlStyle;
}

/** Without all of its lines, or bent and printed in another way than the plain one, a table may hold what can't be told for sure. */
const expectsOf = ({ made, style }: Print): { readonly expects?: 'noted' } => {
  const isPlain = made.bends.length === 0 ? !openPrints.includes(style) : style === ruledPrints[0];
  return isPlain ? {} : { expects: 'noted' };
};

async function faultsIn(prints: readonly Print[]): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const print of prints) {
    const { made, style } = print;
    const bytes = await browser.print(htmlText(made.document, style));
    const fault = await faultOf({ made, style: style.name, bytes, ...expectsOf(print) });
    if (fault !== null) faults.push(fault);
  }
  return faults;
}

const styleAt = (index: number) => ruledPrints[index % ruledPrints.length]!;

describe('A page printed by Chromium gives the figures it was made from', () => {
  it.each([...ruledPrints, ...openPrints].map((style, index) => ({ style, index })))(
    'printed as: $style.name',
    async ({ style, index }) => {
      const prints = upTo(printEffort).map((turn) => ({ made: caseOf(40_000 + index * 1000 + turn, []), style }));
      expect(await faultsIn(prints)).toEqual([]);
    },
  );

  // Every bend is drawn by our own writer too (pdf-bent.test.ts): the usual run has half of them printed.
  const bends = bendsOf('pdf').map((bend, index) => ({ bend, index }));
  it.each(bends.filter(({ index }) => printEffort > 1 || index % 2 === 0))(
    'bent: $bend.name',
    async ({ bend, index }) => {
      const prints = upTo(printEffort).map((turn) => ({
        made: caseOf(1_600_000 + index * 1000 + turn, [bend]),
        style: styleAt(index + turn),
      }));
      expect(await faultsIn(prints)).toEqual([]);
    },
  );

  it.each(upTo(2))('bent in several ways at once, part %i of 2', async (part) => {
    const prints = upTo(5 * printEffort).map((turn) => {
      const seed = 1_900_000 + part * 1000 + turn;
      return { made: caseOf(seed, mixture('pdf', seeded(seed), 2)), style: styleAt(seed) };
    });
    expect(await faultsIn(prints)).toEqual([]);
  });
});
