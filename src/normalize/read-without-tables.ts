/** What a document without a readable statutory table still says: whose report it is, of which year, and its sections. */
import type { Document, TextBlock } from '../model/document.ts';
import type { UntabledReport } from '../model/report.ts';
import { areOfTwoReports } from './facts/choose-title.ts';
import { type Facts, factsOf } from './facts/facts.ts';
import { type PlacedTitle, titlesOf } from './facts/placed-titles.ts';
import { sectionsOf } from './sections/sections.ts';
import { cutApart } from './tables/side-by-side.ts';

/** Null where neither a title nor sections show it to be one report: a list of reports names many. */
export function readWithoutTables(document: Document): UntabledReport | null {
  const blocks = cutApart(document.blocks);
  const texts = blocks.filter((block): block is TextBlock => block.kind === 'text');
  const titles = titlesOf(texts);
  const facts = factsOf(document, texts, titles);
  const sections = sectionsOf(blocks);
  return isOneReport(facts, titles, sections.length) ? { ...facts, sections } : null;
}

/** A single heading may be a line of a menu. */
const MIN_SECTIONS = 2;

function isOneReport({ title, period }: Facts, titles: readonly PlacedTitle[], sectionCount: number): boolean {
  if (sectionCount >= MIN_SECTIONS) return true;
  const isOfSeveral = titles.some((one) => titles.some((other) => areOfTwoReports(one, other)));
  return title !== null && (period !== null || !isOfSeveral);
}
