/** What can be said of a report whose file breaks off, or whose words can't be read. */
import type { Report } from '../model/report.ts';
import { plainWords } from './plain-words.ts';

/** No font or encoding kept its words from us; a note on figures alone speaks of their cells. */
export const isLegible = ({ notes }: Report): boolean =>
  notes.every(({ code, table }) => code !== 'extraction.unknown-characters' || table !== undefined);

export const isWhole = (report: Report): boolean => isLegible(report) && !isCutOff(report);

const isCutOff = ({ notes }: Report): boolean => notes.some(({ code }) => code === 'extraction.cut-off');

/** Whether the words may be no more than the beginning of the official ones, where the file breaks off. */
export const isCutShort = (report: Report, printed: string, official: string): boolean =>
  isCutOff(report) && plainWords(official).startsWith(plainWords(printed));
