/** The six sections: headings and the text under each, without the tables. */
import type { Block, Grid, TextBlock } from '../../model/document.ts';
import { sectionForms } from '../../forms/sections.ts';
import type { Section } from '../../model/report.ts';
import { foldBody } from '../labels/fold.ts';
import { framedProse } from './lone-rows.ts';
import { sectionOf } from './section-heading.ts';
import { marked, markedOr, type Open, type Teller } from './section-openings.ts';
import { tracedHeadings } from './unmarked-headings.ts';

/** A longer text before the first heading is a page's menu and notices, not a report's opening words. */
const MAX_PREAMBLE_LINES = 12;

/** The text before the first section heading that follows the title; empty if there is no heading. */
export function preambleOf(blocks: readonly Block[]): string {
  const heading = blocks.findIndex((block) => block.kind === 'text' && sectionOf(block.text) !== null);
  const lines = blocks.slice(0, Math.max(0, heading)).flatMap((block) => (block.kind === 'text' ? [block.text] : []));
  return lines.slice(-MAX_PREAMBLE_LINES).join('\n');
}

export function sectionsOf(blocks: readonly Block[]): readonly Section[] {
  const plain = sectionsToldBy(marked, blocks);
  const missing = missingFrom(plain);
  const sections = missing.size === 0 ? plain : sectionsToldBy(markedOr(missing), blocks);
  return onceShown(sections).map(({ ordinal, heading, lines }) => ({ ordinal, heading, text: lines.join('\n') }));
}

/** So many headings in the same order are the same text once more, and no slip of a heading. */
const MIN_SHOWN_TWICE = 3;

/** A page may show its text twice, for screens and for phones or for print: the second time says nothing more. */
function onceShown(sections: readonly Open[]): readonly Open[] {
  const second = sections.findIndex((section, index) => index > 0 && isSame(section, sections[0]));
  const again = sections.slice(second);
  if (second < MIN_SHOWN_TWICE || again.length > second) return sections;
  if (!again.every((section, index) => isSame(section, sections[index]))) return sections;
  // What stands between the two, as the title once more, is no part of the last section.
  return again.length === second ? again : sections.slice(0, second);
}

/** The last section before the text begins anew goes on with the title. */
function isSame(left: Open, right: Open | undefined): boolean {
  if (right === undefined || left.ordinal !== right.ordinal) return false;
  const [heading, own] = [left, right].map(({ heading: words }) => foldBody(words));
  const [text = '', other = ''] = [left, right].map(({ lines }) => foldBody(lines.join('')));
  return heading === own && (text === other || (text !== '' && other.startsWith(text)));
}

/** Ordinals of the sections that were not found, but whose headings' words stand somewhere else than in a sentence. */
export function unclearSections(blocks: readonly Block[], sections: readonly Section[]): readonly number[] {
  const missing = missingFrom(sections);
  if (missing.size === 0) return [];
  const texts = blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : textsIn(block)));
  const traced = new Set(texts.flatMap((text) => tracedHeadings(text)));
  return [...missing].filter((ordinal) => traced.has(ordinal));
}

/** The cells, and what their last lines are together: a row left open takes in the line below it, cut into its columns. */
function textsIn({ cells }: Grid): readonly string[] {
  const ofLines = Map.groupBy(
    cells.filter(({ text }) => text.includes('\n')),
    ({ row }) => row,
  );
  const lastLines = [...ofLines.values()].map((row) => row.map(({ text }) => text.split('\n').at(-1) ?? '').join(''));
  return [...cells.map(({ text }) => text), ...lastLines];
}

function missingFrom(sections: readonly Pick<Section, 'ordinal'>[]): ReadonlySet<number> {
  const found = new Set(sections.map(({ ordinal }) => ordinal));
  return new Set(sectionForms.map(({ ordinal }) => ordinal).filter((ordinal) => !found.has(ordinal)));
}

function sectionsToldBy(tell: Teller, blocks: readonly Block[]): readonly Open[] {
  const open: Open[] = [];
  for (let at = 0; at < blocks.length; at += 1) {
    const block = blocks[at];
    const { sections, blockCount } = tell(blocks, at);
    const current = open.at(-1);
    if (block?.kind === 'grid' && current !== undefined) current.hasTable = true;
    if (block !== undefined && sections.length === 0) current?.lines.push(...linesOf(block));
    open.push(...sections);
    at += blockCount - 1;
  }
  return withoutRepeats(withoutContents(open));
}

const linesOf = (block: Block): readonly string[] => (block.kind === 'text' ? [block.text] : framedProse(block));

/** A heading that comes again before any other, as at the head of a page or in each cell, goes on with its section. */
function withoutRepeats(open: readonly Open[]): readonly Open[] {
  const sections: Open[] = [];
  for (const section of open) {
    const last = sections.at(-1);
    if (last?.ordinal === section.ordinal && foldBody(last.heading) === foldBody(section.heading))
      last.lines.push(...section.lines);
    else sections.push(section);
  }
  return sections;
}

/** Ordinals of the sections in which a picture stands; 0 between the title and the first of them. */
export const picturedSections = (blocks: readonly Block[], title: string | null): readonly number[] =>
  sectionsWith(({ isPictured }) => isPictured === true, blocks, title);

/** Ordinals of the sections in which a page of its own or a script shows what was not read. */
export const unreadSections = (blocks: readonly Block[]): readonly number[] =>
  sectionsWith(({ isUnread }) => isUnread === true, blocks, null);

function sectionsWith(
  isMarked: (block: TextBlock) => boolean,
  blocks: readonly Block[],
  title: string | null,
): readonly number[] {
  const found = new Set<number>();
  let ordinal: number | null = null;
  for (const block of blocks) {
    if (block.kind !== 'text') continue;
    if (ordinal === null && title !== null && isPartOf(block.text, title)) ordinal = 0;
    ordinal = sectionOf(block.text)?.ordinal ?? ordinal;
    if (ordinal !== null && isMarked(block)) found.add(ordinal);
  }
  return [...found];
}

/** A title may be set in two lines. */
const isPartOf = (text: string, title: string): boolean => {
  const [line, whole] = [text, title].map((words) => words.replace(/\s+/gu, ''));
  return line !== undefined && line.length > 4 && whole?.includes(line) === true;
};

/** A table of contents names every heading and says nothing under it; what follows its last line is the report. */
function withoutContents(open: readonly Open[]): readonly Open[] {
  const isEmpty = ({ hasTable, lines }: Open): boolean => !hasTable && !lines.some((line) => /\p{L}/u.test(line));
  const isLast = lastOfEach(open);
  const isLastEmpty = lastOfEach(open.filter(isEmpty));
  const said = new Set(open.filter((section) => !isEmpty(section)).map(({ ordinal }) => ordinal));
  const isLastOfContents = (index: number): boolean =>
    index >= MIN_CONTENTS && open.slice(index - MIN_CONTENTS, index).every(isEmpty);
  return open.filter((section, index) =>
    isEmpty(section) ? isLastEmpty(section) && !said.has(section.ordinal) : isLast(section) || !isLastOfContents(index),
  );
}

function lastOfEach(open: readonly Open[]): (section: Open) => boolean {
  const last = new Map(open.map((section) => [section.ordinal, section]));
  return (section) => last.get(section.ordinal) === section;
}

/** Headings without a word between them before the last one of a table of contents. */
const MIN_CONTENTS = 3;
