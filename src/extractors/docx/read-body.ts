/** The body's XML → what its reader sees: revisions accepted, hidden text gone, numbering written out, text boxes in place. */
import { beginsWithDigit, hasDigit } from '../../shapes/number-shape.ts';
import {
  type BodyBlock,
  type Paragraph,
  paragraphOf,
  type Piece,
  plainPiece,
  textOf,
  unknownCharacter,
} from './body.ts';
import { white } from '../contrast.ts';
import { placeOfChunk } from './chunks.ts';
import { deletedText, takenAway } from './deleted-text.ts';
import { loneNumber } from './floating-numbers.ts';
import { lacksResult, matchedFields } from './fields.ts';
import { mathPieces } from './math.ts';
import type { Numbering } from './numbering.ts';
import type { WordPackage } from './open-package.ts';
import { readParagraphProperties, type ParagraphProperties } from './paragraph-properties.ts';
import { withCoveredRows } from './covered-rows.ts';
import { withJoinedTables } from './joined-tables.ts';
import { readTable } from './read-table.ts';
import { countLeftOut, readRun, type RunContext } from './read-run.ts';
import { rubyPieces } from './ruby.ts';
import type { StyleBook } from './style-book.ts';
import { shownBranch } from './shown-branch.ts';
import type { TextBox } from './text-boxes.ts';
import { childOf, childrenOf, elementOf, type XmlElement } from './xml-tree.ts';

export interface BodyContext extends RunContext {
  readonly numbering: Numbering;
  /** Whether a table's cell is being read. */
  readonly isInCell: boolean;
  /** Numbers that stand alone in boxes and frames outside of tables. */
  readonly floatingNumbers: string[];
  /** Relationships of embedded documents outside of tables, in their order. */
  readonly chunkIds: string[];
  /** Content controls whose text isn't what is shown, and paragraphs in them. */
  readonly stale: ReadonlySet<XmlElement>;
  readonly hyperlinks: { readonly id: string; readonly text: string }[];
}

export function readBody(
  { body, elements }: Pick<WordPackage, 'body' | 'elements'>,
  styles: StyleBook,
  numbering: Numbering,
  stale: ReadonlySet<XmlElement>,
): { readonly blocks: readonly BodyBlock[]; readonly context: BodyContext } {
  const context: BodyContext = {
    styles,
    surface: { ground: white, text: styles.defaults, width: Infinity },
    numbering,
    fields: matchedFields(elements),
    openFields: [],
    leftOut: new Map(),
    isInCell: false,
    floatingNumbers: [],
    hyperlinks: [],
    chunkIds: [],
    stale,
  };
  return { blocks: withCoveredRows(readBlocks(body, context)), context };
}

/** A paragraph whose mark is deleted or hidden, waiting for the paragraph that it runs into. */
interface Waiting {
  pieces: readonly Piece[];
}

function readBlocks(container: XmlElement, context: BodyContext): readonly BodyBlock[] {
  const blocks: BodyBlock[] = [];
  const waiting: Waiting = { pieces: [] };
  readInto(container, blocks, waiting, context);
  if (waiting.pieces.length > 0) blocks.push(paragraphOf(waiting.pieces));
  return withJoinedTables(blocks);
}

/** What holds paragraphs and tables and shows all of them. */
const transparent = new Set(['w:sdt', 'w:sdtContent', 'w:customXml', 'w:ins', 'w:moveTo']);

function readInto(container: XmlElement, blocks: BodyBlock[], waiting: Waiting, context: BodyContext): void {
  for (const child of container.children) {
    if (transparent.has(child.name)) readInto(child, blocks, waiting, context);
    else if (child.name === 'mc:AlternateContent') readInto(shownBranch(child), blocks, waiting, context);
    else readBlock(child, blocks, waiting, context);
  }
}

function readBlock(element: XmlElement, blocks: BodyBlock[], waiting: Waiting, context: BodyContext): void {
  switch (element.name) {
    case 'w:p':
      readParagraph(element, blocks, waiting, context);
      break;
    case 'w:tbl':
      blocks.push(
        readTable(element, context, (cell, surface) => readBlocks(cell, { ...context, surface, isInCell: true })),
      );
      break;
    case 'm:oMathPara':
    case 'm:oMath':
      readParagraph(elementOf('w:p', [element]), blocks, waiting, context);
      break;
    case 'w:altChunk':
      blocks.push(paragraphOf([chunkPiece(element, context)]));
      break;
  }
}

/** In a cell it stands for something that isn't read. */
function chunkPiece({ attributes }: XmlElement, context: BodyContext): Piece {
  const { isInCell, chunkIds } = context;
  if (isInCell) {
    countLeftOut('altChunk', context);
    return unreadPiece;
  }
  return plainPiece(placeOfChunk(chunkIds.push(attributes['id'] ?? '') - 1));
}

function readParagraph(element: XmlElement, blocks: BodyBlock[], waiting: Waiting, context: BodyContext): void {
  const properties = readParagraphProperties(element, context);
  const boxes: TextBox[] = [];
  const own = readInline(element, properties, boxes, context);
  const pieces = [...waiting.pieces, ...own, ...(context.stale.has(element) ? [stalePiece] : [])];
  if (properties.runsOn) {
    waiting.pieces = pieces;
  } else {
    waiting.pieces = [];
    const paragraph = numbered(properties, pieces, context);
    if (isFramed(element)) noteFloating([paragraph], context);
    blocks.push(paragraph);
  }
  for (const { content, surface } of boxes) {
    const inside = readBlocks(content, { ...context, surface });
    noteFloating(inside, context);
    blocks.push(...inside);
  }
}

const isFramed = (paragraph: XmlElement): boolean => childOf(childOf(paragraph, 'w:pPr'), 'w:framePr') !== undefined;

function noteFloating(blocks: readonly BodyBlock[], { isInCell, floatingNumbers }: BodyContext): void {
  const number = isInCell ? null : loneNumber(blocks);
  if (number !== null) floatingNumbers.push(number);
}

const endsInPoint = /\p{Nd}[.．,，]$/u;

/** With the number of its list before it. */
function numbered(properties: ParagraphProperties, pieces: readonly Piece[], context: BodyContext): Paragraph {
  const { list, headingLevel, markLooks } = properties;
  const { numbering } = context;
  if (list === null) return { kind: 'paragraph', headingLevel, pieces };
  const level = list.level ?? (list.styleId === null ? null : numbering.levelOfStyle(list.numId, list.styleId)) ?? 0;
  const { text, looks } = numbering.next(list.numId, level);
  // `1.` without a space before `330` would be one figure.
  const gap = endsInPoint.test(text) && beginsWithDigit(textOf(pieces)) ? ' ' : '';
  const label = readRun(runOf(text + gap, [...looks, ...markLooks]), properties, [], context);
  return { kind: 'paragraph', headingLevel, pieces: [...label.map((piece) => ({ ...piece, said: '' })), ...pieces] };
}

const runOf = (text: string, looks: readonly XmlElement[]): XmlElement =>
  elementOf('w:r', [elementOf('w:rPr', looks), elementOf('w:t', [], text)]);

const stalePiece: Piece = { ...plainPiece(''), stale: true };
const unreadPiece: Piece = { ...plainPiece(''), unread: true };
/** The marks of a text whose characters are set from right to left. */
const turnedRound = ['\u202e', '\u202c'] as const;

/** Not shown, or not text. */
const silent = new Set(['w:pPr', 'w:sdtPr']);
/** Other elements hold what only their maker's program shows. */
const wrapping = /^(?:w|w14|w15|mc):/;

/** `boxes` collects the text boxes, which stand after the paragraph that they are anchored in. */
function readInline(
  element: XmlElement,
  properties: ParagraphProperties,
  boxes: TextBox[],
  context: BodyContext,
): readonly Piece[] {
  return element.children.flatMap((child): readonly Piece[] => {
    if (silent.has(child.name)) return [];
    if (child.name.startsWith('m:oMath')) return mathPieces(child, (run) => readRun(run, properties, boxes, context));
    if (takenAway.test(child.name)) return [{ ...plainPiece(''), deleted: deletedText(child) }];
    if (!wrapping.test(child.name)) return [{ ...plainPiece(''), stale: hasDigit(deletedText(child)) }];
    if (child.name === 'w:ruby') return rubyPieces(child, null, (part) => readInline(part, properties, boxes, context));
    if (child.name === 'w:r') return readRunParts(child, properties, boxes, context);
    if (child.name === 'mc:AlternateContent') return readInline(shownBranch(child), properties, boxes, context);
    // Insertions, content controls, smart tags, simple fields, links: what they hold is shown.
    const pieces = readInline(child, properties, boxes, context);
    noteHyperlink(child, pieces, context);
    return changedBy(child, pieces, context);
  });
}

function readRunParts(
  run: XmlElement,
  properties: ParagraphProperties,
  boxes: TextBox[],
  context: BodyContext,
): readonly Piece[] {
  if (childOf(run, 'w:ruby') === undefined) return readRun(run, properties, boxes, context);
  const looks = childrenOf(run, 'w:rPr');
  return run.children.flatMap((part) =>
    part.name === 'w:ruby'
      ? rubyPieces(part, run, (inner) => readInline(inner, properties, boxes, context))
      : readRun({ ...run, children: [...looks, part] }, properties, boxes, context),
  );
}

/** What an element around runs makes of them. */
function changedBy(element: XmlElement, pieces: readonly Piece[], context: BodyContext): readonly Piece[] {
  const { name, attributes } = element;
  if (context.stale.has(element)) return [...pieces, stalePiece];
  if (name === 'w:bdo' && attributes['val'] === 'rtl')
    return [plainPiece(turnedRound[0]), ...pieces, plainPiece(turnedRound[1])];
  if (name === 'w:subDoc') {
    countLeftOut('subDoc', context);
    return [unreadPiece];
  }
  const empty = name === 'w:fldSimple' && textOf(pieces).trim() === '';
  if (empty && lacksResult(attributes['instr'] ?? '', false)) return [plainPiece(unknownCharacter)];
  return pieces;
}

function noteHyperlink({ name, attributes }: XmlElement, pieces: readonly Piece[], { hyperlinks }: BodyContext): void {
  const { id } = attributes;
  if (name !== 'w:hyperlink' || id === undefined) return;
  hyperlinks.push({ id, text: textOf(pieces) });
}
