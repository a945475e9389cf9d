/** Where sections begin: at headings that are paragraphs or rows, and where those leave one out, at headings set in other ways. */
import type { Block, Grid } from '../../model/document.ts';
import { isProse, loneCells } from './lone-rows.ts';
import { sectionOf } from './section-heading.ts';
import { unmarkedHeading, type UnmarkedHeading } from './unmarked-headings.ts';

export interface Open {
  readonly ordinal: number;
  readonly heading: string;
  readonly lines: string[];
  hasTable: boolean;
}

/** Which heading a block begins or holds, and how many blocks it takes up. */
export interface Told {
  readonly sections: readonly Open[];
  readonly blockCount: number;
}

export type Teller = (blocks: readonly Block[], index: number) => Told;

/** Headings that are paragraphs, or rows of a giant table. */
export function marked(blocks: readonly Block[], index: number): Told {
  const block = blocks[index];
  if (block === undefined) return NOTHING;
  if (block.kind === 'grid') return { sections: headingRows(block), blockCount: 1 };
  const heading = sectionOf(block.text);
  if (heading === null) return NOTHING;
  const isWhole = heading.isExact || unmarkedHeading(block.text) !== null;
  const broken = isWhole ? NOTHING : brokenHeading(blocks, index, new Set([heading.ordinal]));
  return broken.sections.length > 0 ? broken : { sections: [openedBy(heading.ordinal, block.text)], blockCount: 1 };
}

/** A short line may hold the page's number or the section's first words behind the heading. */
function openedBy(ordinal: number, text: string): Open {
  const told = unmarkedHeading(text);
  if (told === null || told.ordinal !== ordinal || !told.isWithMore) return opened(ordinal, text);
  return openedAs(told);
}

const openedAs = ({ ordinal, heading, rest }: UnmarkedHeading): Open => ({
  ...opened(ordinal, heading),
  lines: rest === '' ? [] : [rest],
});

const NOTHING: Told = { sections: [], blockCount: 1 };

/** Those too that are set in other ways, of the sections that would be missing without them. */
export const markedOr =
  (missing: ReadonlySet<number>): Teller =>
  (blocks, index) => {
    const plain = marked(blocks, index);
    const block = blocks[index];
    if (plain.sections.length > 0 || block === undefined) return plain;
    if (block.kind === 'grid') return { sections: headingCells(block, missing), blockCount: 1 };
    const told = unmarkedHeading(block.text);
    if (told === null) return brokenHeading(blocks, index, missing);
    if (!missing.has(told.ordinal)) return NOTHING;
    return { sections: [openedAs(told)], blockCount: 1 };
  };

/** A narrow page breaks the longest heading over so many lines. */
const MAX_HEADING_LINES = 3;

function brokenHeading(blocks: readonly Block[], index: number, missing: ReadonlySet<number>): Told {
  const near = blocks.slice(index, index + MAX_HEADING_LINES);
  const end = near.findIndex(({ kind }) => kind !== 'text');
  const lines = near.slice(0, end < 0 ? undefined : end).map((block) => (block.kind === 'text' ? block.text : ''));
  if (!/^\s*[一二三四五六][\s、.．]/u.test(lines[0] ?? '')) return NOTHING;
  for (let count = 2; count <= lines.length; count += 1) {
    const text = lines.slice(0, count).join('');
    const told = unmarkedHeading(text);
    if (told !== null && told.rest === '' && missing.has(told.ordinal))
      return { sections: [openedAs(told)], blockCount: count };
  }
  return NOTHING;
}

/** Headings that stand beside other cells, or in each of them. */
function headingCells({ cells }: Grid, missing: ReadonlySet<number>): readonly Open[] {
  const told = cells.flatMap(({ text }) => unmarkedHeading(text) ?? []);
  return told
    .filter(({ ordinal }, index) => missing.has(ordinal) && told[index - 1]?.ordinal !== ordinal)
    .map(({ ordinal, heading }) => ({ ...opened(ordinal, heading), hasTable: true }));
}

const opened = (ordinal: number, text: string): Open => ({ ordinal, heading: text.trim(), lines: [], hasTable: false });

/** Headings that are rows of a giant table: alone in their row, or a line of what is; sentences in rows of their own stand under them. */
function headingRows(grid: Grid): readonly Open[] {
  const found: Open[] = [];
  for (const { text } of loneCells(grid)) {
    const headings = headingsIn(text);
    if (headings.length === 0 && isProse(text)) found.at(-1)?.lines.push(text.trim());
    found.push(...headings);
  }
  return found;
}

/** A line in a cell of several is where two tables and the heading between them ran together. */
function headingsIn(text: string): readonly Open[] {
  const whole = sectionOf(text);
  if (whole !== null) return [headingOfTable(whole.ordinal, text)];
  if (!text.includes('\n')) return [];
  return text.split('\n').flatMap((line) => {
    const section = sectionOf(line);
    return section === null ? [] : [headingOfTable(section.ordinal, line)];
  });
}

const headingOfTable = (ordinal: number, text: string): Open => ({ ...openedBy(ordinal, text), hasTable: true });
