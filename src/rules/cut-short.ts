/** What can be said of a report whose file breaks off, or whose words can't be read. */
import type { Report } from '../model/report.ts';
import { plainWords } from './plain-words.ts';

/** No font or encoding kept its words from us; a note on figures alone speaks of their cells. */
export const isLegible = ({ notes }: Report): boolean =>
  notes.every(({ code, table }) => code !== 'extraction.unknown-characters' || table !== undefined);

export const isWhole = (report: Report): boolean => isLegible(report) && !isCutOff(report);

const isCutOff = ({ notes }: Report): boolean => notes.some(({ code }) => code === 'extraction.cut-off');

const hasPartsLeftOut = ({ notes }: Report): boolean => notes.some(({ code }) => code === 'extraction.part-left-out');

/**
 * Whether the words may be no more than the beginning of the official ones, where the file breaks off, or than what is left
 * of them line by line, where a table runs off the page.
 */
export function isCutShort(report: Report, printed: string, official: string): boolean {
  const [words, whole] = [plainWords(printed), plainWords(official)];
  return (isCutOff(report) && whole.startsWith(words)) || (hasPartsLeftOut(report) && isPartOf(words, whole));
}

/** Its characters are among those of the whole, in their order. */
function isPartOf(words: string, whole: string): boolean {
  let from = 0;
  for (const character of words) {
    const at = whole.indexOf(character, from);
    if (at < 0) return false;
    from = at + character.length;
  }
  return true;
}
