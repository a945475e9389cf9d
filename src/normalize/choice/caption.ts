/** What stands just above a table and tells whose figures it holds. */
import type { Block, Grid } from '../../model/document.ts';
import { sectionOf } from '../sections/section-heading.ts';

export interface Caption {
  /** A year that the caption names, null if it names none. */
  readonly year: number | null;
  /** The words say that the figures are another year's, for comparison, or no one's. */
  readonly isComparison: boolean;
  /** The words say that the table is an empty form. */
  readonly isSample: boolean;
  /** Section (1–6) whose heading is the last one above, null if there is none. */
  readonly section: number | null;
}

/** A longer paragraph or a sentence is narrative: the years in it are not the table's. */
const MAX_CAPTION_LENGTH = 40;
const SENTENCE = /[。；！？]/u;
/** A year, but not that of a day: a signature's date says nothing of the figures. */
const YEAR = /(20\d\d)\s*年(?!\s*\d{1,2}\s*月)/gu;
const COMPARISON = /上年(?!结转)|上一年(?!结转|项目)|去年|往年|同期|对比|比较/u;
const SAMPLE = /样表|示例|填表|模板/u;

/** `blocks`: those of the report, with the grid among them. `inner`: texts of full rows above the table in its grid. */
export function captionOf(blocks: readonly Block[], grid: Grid, inner: readonly string[]): Caption {
  const above = blocks.slice(0, blocks.indexOf(grid));
  const texts = [...textsOfSection(above), ...inner].filter(
    (text) => text.length <= MAX_CAPTION_LENGTH && !SENTENCE.test(text),
  );
  const headings = above.flatMap((block) => (block.kind === 'text' ? [sectionOf(block.text)] : []));
  const section = [...headings, ...inner.map((text) => sectionOf(text))].findLast((found) => found !== null);
  const years = texts.flatMap((text) => [...text.matchAll(YEAR)].map(([, year]) => Number(year)));
  const isSample = texts.some((text) => SAMPLE.test(text));
  return {
    year: years.at(-1) ?? null,
    isComparison: isSample || texts.some((text) => COMPARISON.test(text)),
    isSample,
    section: section?.ordinal ?? null,
  };
}

/** Texts since the last section heading: a word over an annex holds for all of its tables. */
function textsOfSection(above: readonly Block[]): readonly string[] {
  const heading = above.findLastIndex((block) => block.kind === 'text' && sectionOf(block.text) !== null);
  return above.slice(heading + 1).flatMap((block) => (block.kind === 'text' ? [block.text] : []));
}
