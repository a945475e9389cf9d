/** Files that are made to take time or memory. NIANBAO_LONG=1 adds those that take it. */
import { describe, it } from 'vitest';
import { expectContained } from './expect-contained.ts';
import { pageBombs, patternBombs, textBombs } from './markup-bombs.ts';
import { heavyPdfBombs, pdfBombs } from './pdf-bombs.ts';
import { xmlBombs } from './xml-bombs.ts';
import { zipBombs } from './zip-bombs.ts';

const LONG_MS = 1_800_000;
const isLong = process.env['NIANBAO_LONG'] !== undefined;
/** Each pattern in one place of the report; in all of them in the long run. */
const somePatterns = patternBombs.filter((_, index) => index % 5 === Math.floor(index / 5) % 5);

describe('one bad document costs its own line and nothing else', () => {
  it('packages', () => expectContained(zipBombs), LONG_MS);
  it('XML', () => expectContained(xmlBombs), LONG_MS);
  it('PDF', () => expectContained(pdfBombs), LONG_MS);
  it('pages', () => expectContained(pageBombs), LONG_MS);
  it('texts', () => expectContained(textBombs), LONG_MS);
  it('words that patterns stumble over', () => expectContained(isLong ? patternBombs : somePatterns), LONG_MS);
  it.runIf(isLong)('PDFs of gigabytes', () => expectContained(heavyPdfBombs), LONG_MS);
});
