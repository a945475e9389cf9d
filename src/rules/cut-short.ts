/** What can be said of a report whose file breaks off. */
import type { Report } from '../model/report.ts';
import { plainWords } from './plain-words.ts';

export const isWhole = ({ notes }: Report): boolean => notes.every(({ code }) => code !== 'extraction.cut-off');

/** Whether the words may be no more than the beginning of the official ones, where the file breaks off. */
export const isCutShort = (report: Report, printed: string, official: string): boolean =>
  !isWhole(report) && plainWords(official).startsWith(plainWords(printed));
