/** The six sections: headings and the text under each, without the tables. */
import type { Block, Grid } from '../model/document.ts';
import type { Section } from '../model/report.ts';
import { sectionOf } from './section-heading.ts';

/** A longer text before the first heading is a page's menu and notices, not a report's opening words. */
const MAX_PREAMBLE_LINES = 12;

/** The text before the first section heading that follows the title; empty if there is no heading. */
export function preambleOf(blocks: readonly Block[]): string {
  const heading = blocks.findIndex((block) => block.kind === 'text' && sectionOf(block.text) !== null);
  const lines = blocks.slice(0, Math.max(0, heading)).flatMap((block) => (block.kind === 'text' ? [block.text] : []));
  return lines.slice(-MAX_PREAMBLE_LINES).join('\n');
}

interface Open {
  readonly ordinal: number;
  readonly heading: string;
  readonly lines: string[];
  hasTable: boolean;
}

export function sectionsOf(blocks: readonly Block[]): readonly Section[] {
  const open: Open[] = [];
  for (const block of blocks) {
    const current = open.at(-1);
    if (block.kind === 'grid') {
      open.push(...headingRows(block));
      if (current !== undefined) current.hasTable = true;
    } else {
      const heading = sectionOf(block.text);
      if (heading !== null) open.push(opened(heading.ordinal, block.text));
      else current?.lines.push(block.text);
    }
  }
  return withoutContents(open).map(({ ordinal, heading, lines }) => ({ ordinal, heading, text: lines.join('\n') }));
}

/** Ordinals of the sections in which a picture stands; 0 between the title and the first of them. */
export function picturedSections(blocks: readonly Block[], title: string | null): readonly number[] {
  const found = new Set<number>();
  let ordinal: number | null = null;
  for (const block of blocks) {
    if (block.kind !== 'text') continue;
    if (ordinal === null && title !== null && isPartOf(block.text, title)) ordinal = 0;
    ordinal = sectionOf(block.text)?.ordinal ?? ordinal;
    if (block.isPictured === true && ordinal !== null) found.add(ordinal);
  }
  return [...found];
}

/** A title may be set in two lines. */
const isPartOf = (text: string, title: string): boolean => {
  const [line, whole] = [text, title].map((words) => words.replace(/\s+/gu, ''));
  return line !== undefined && line.length > 4 && whole?.includes(line) === true;
};

const opened = (ordinal: number, text: string): Open => ({ ordinal, heading: text.trim(), lines: [], hasTable: false });

/** Headings that are rows of a giant table (forms.md H3): alone in their row, or a line of what is. */
function headingRows({ cells }: Grid): readonly Open[] {
  const filled = Map.groupBy(
    cells.filter(({ text }) => text.trim() !== ''),
    ({ row }) => row,
  );
  return [...filled.values()].flatMap((row) => {
    const [cell] = row;
    return cell === undefined || row.length > 1 ? [] : headingsIn(cell.text);
  });
}

/** A line in a cell of several is where two tables and the heading between them ran together. */
function headingsIn(text: string): readonly Open[] {
  const texts = sectionOf(text) === null ? text.split('\n') : [text];
  return texts.flatMap((heading) => {
    const section = sectionOf(heading);
    return section === null ? [] : [{ ...opened(section.ordinal, heading), hasTable: true }];
  });
}

/** A table of contents names every heading and says nothing under it; what follows its last line is the report. */
function withoutContents(open: readonly Open[]): readonly Open[] {
  const isEmpty = ({ hasTable, lines }: Open): boolean => !hasTable && lines.length === 0;
  const isAgain = (section: Open, index: number): boolean =>
    open.some((other, place) => place > index && other.ordinal === section.ordinal);
  const isLastOfContents = (index: number): boolean =>
    index >= MIN_CONTENTS && open.slice(index - MIN_CONTENTS, index).every(isEmpty);
  return open.filter(
    (section, index) =>
      !(isEmpty(section) && open.some((other) => other !== section && other.ordinal === section.ordinal)) &&
      !(isAgain(section, index) && isLastOfContents(index)),
  );
}

/** Headings without a word between them before the last one of a table of contents. */
const MIN_CONTENTS = 3;
