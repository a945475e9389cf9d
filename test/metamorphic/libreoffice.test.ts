import { describe, expect, it } from 'vitest';
import { caseOf, mixture } from '../support/made-up/case.ts';
import { seeded } from '../support/made-up/random.ts';
import { faultsIn, printEffort, upTo } from '../support/made-up/read-back.ts';
import { docxBytes, docxStyles } from '../support/made-up/render/docx.ts';
import { htmlBytes } from '../support/made-up/render/html.ts';
import { htmlStyles } from '../support/made-up/render/html-styles.ts';
import { converted } from '../support/made-up/render/libreoffice.ts';

const printables = docxStyles.filter(({ printable }) => printable);
const office = { timeout: 120_000 * printEffort };

describe('A file converted by LibreOffice gives the figures it was made from', () => {
  it('as PDF, printed from Word files', office, async () => {
    const cases = upTo(40 * printEffort).map((turn) => {
      const seed = 2_000_000 + turn;
      const made = caseOf(seed, turn % 2 === 0 ? [] : mixture('pdf', seeded(seed), 1));
      return { made, style: printables[turn % printables.length]! };
    });
    const pdfs = converted(
      cases.map(({ made, style }) => docxBytes(made.document, style)),
      'docx to pdf',
    );
    const renderings = cases.map(({ made, style }, index) => ({
      made,
      style: `${style.name}, printed by LibreOffice`,
      bytes: pdfs[index]!,
      // Bent and printed in another way than the plain one, a table may hold what can't be told for sure, as in Chromium's prints.
      ...(made.bends.length === 0 || style === printables[0] ? {} : { expects: 'noted' as const }),
    }));
    expect(await faultsIn(renderings)).toEqual([]);
  });

  it('as Word files, made from pages', office, async () => {
    const clean = htmlStyles[0]!;
    const cases = upTo(20 * printEffort).map((turn) => {
      const seed = 2_100_000 + turn;
      return caseOf(seed, turn % 2 === 0 ? [] : mixture('docx', seeded(seed), 1));
    });
    const files = converted(
      cases.map(({ document }) => htmlBytes(document, clean)),
      'html to docx',
    );
    const renderings = cases.map((made, index) => ({
      made,
      style: 'page saved as DOCX by LibreOffice',
      bytes: files[index]!,
    }));
    expect(await faultsIn(renderings)).toEqual([]);
  });
});
