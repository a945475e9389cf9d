/** What stands in a cell, gathered as a reader would see it: text by its looks, and what lies in the way of it. */
import { fieldText, isStepper } from './form-fields.ts';
import { withoutStruck } from '../characters.ts';
import { isPerhapsHidden, namedNature, namesAt } from './named-nature.ts';
import { CUT } from './cut-off.ts';
import { LineWriter } from './line-writer.ts';
import type { PageElement, PageText } from './page.ts';
import { cutsDigits } from './room.ts';
import type { Surroundings } from './surroundings.ts';

export interface Reading {
  readonly writer: LineWriter;
  readonly skips: Skips;
  readonly isStyled: Surroundings['isStyled'];
  struck: string;
  /** Raised and lowered text: footnote marks. */
  raised: string;
  pale: string;
  /** Text that is neither. */
  plain: string;
  /** Digits that a style sheet which we don't have may well hide. */
  unsure: string;
  /** Words likewise. */
  unsureWords: string;
  /** There are digits in a font that the page brings along. */
  ownFont: boolean;
  /** A digit stands beside another with a name that no style of the page explains. */
  setApart: boolean;
  /** Where the digit stands that the text ends in so far; null where it ends otherwise. */
  lastDigit: PageElement | null;
  /** The markup ends in the cell. */
  cut: boolean;
  /** A style changes what is shown. */
  altered: boolean;
  /** A line is drawn through some of it. */
  lined: boolean;
  /** Digits lie beyond the edge of a box that shows nothing there. */
  clipped: boolean;
  /** Something that turns the order of characters round. */
  reordered: boolean;
  /** Boxes with digits that are shown elsewhere than after what stands before them. */
  displaced: readonly PageElement[];
  /** There are digits that aren't in such a box. */
  placed: boolean;
  /** Words that are shown elsewhere. */
  apart: string;
  /** Heights of the lowest and the highest digits. */
  lowestPx: number;
  highestPx: number;
}

export interface Skips {
  readonly raisedDigits: boolean;
  readonly pale: boolean;
  /** Text of a table that isn't shown is read all the same. */
  readonly nothingUnseen: boolean;
}

export const digit = /[\p{Nd}\p{No}]/u;
const noElements: readonly PageElement[] = [];

const HIGHER_THAN_ANY = 1_000_000;

export function readCell(cell: PageElement, skips: Skips, { isStyled }: Surroundings): Reading {
  const reading: Reading = {
    writer: new LineWriter(),
    skips,
    isStyled,
    struck: '',
    raised: '',
    pale: '',
    plain: '',
    unsure: '',
    unsureWords: '',
    ownFont: false,
    setApart: false,
    lastDigit: null,
    cut: false,
    altered: cell.altered,
    lined: cell.lined === 'through' || (cell.parent?.display === 'row' && cell.parent.lined === 'through'),
    clipped: cutsDigits(cell),
    reordered: isTurned(cell),
    displaced: noElements,
    placed: false,
    apart: '',
    lowestPx: HIGHER_THAN_ANY,
    highestPx: 0,
  };
  readChildren(cell, reading);
  return reading;
}

function readChildren(element: PageElement, reading: Reading): void {
  for (const child of element.children) {
    if (child.kind === 'text') readText(child, element, reading);
    else if (child.display !== 'none') readElement(child, reading);
  }
}

function readText({ text: written }: PageText, element: PageElement, reading: Reading): void {
  const { skips } = reading;
  if (!element.visible && !skips.nothingUnseen) return;
  const { text, struck } = withoutStruck(written);
  reading.struck += struck;
  const isNumber = digit.test(text);
  const aspect = isNumber ? aspectOfNumber(text, element, reading) : aspectOf(element);
  if (!isNumber) noteWords(text.trim(), element, reading);
  reading[aspect] += text.trim();
  if (aspect === 'plain' && text !== '') noteNames(text, isNumber, element, reading);
  if (!isLeftOut(aspect, isNumber, skips)) reading.writer.write(text, element.preserved);
}

function noteWords(words: string, element: PageElement, reading: Reading): void {
  if (element.displaced) reading.apart += words;
  if (words !== '' && isPerhapsHidden(element)) reading.unsureWords += words;
}

function noteNames(text: string, isNumber: boolean, element: PageElement, reading: Reading): void {
  const { lastDigit, isStyled } = reading;
  if (isNumber && lastDigit !== null && lastDigit !== element && beginsWithDigit.test(text))
    reading.setApart ||= namesAt(lastDigit, isStyled) !== namesAt(element, isStyled);
  reading.lastDigit = isNumber && endsInDigit.test(text) ? element : null;
}

const beginsWithDigit = /^\p{Nd}/u;
const endsInDigit = /\p{Nd}$/u;

function isLeftOut(aspect: Aspect, isNumber: boolean, skips: Skips): boolean {
  if (aspect === 'pale') return skips.pale;
  return aspect === 'struck' || (aspect === 'raised' && isNumber && skips.raisedDigits);
}

function aspectOfNumber(text: string, element: PageElement, reading: Reading): Aspect {
  notePlace(element, reading);
  reading.ownFont ||= element.ownFont;
  const nature = namedNature(element);
  if (nature === 'unsure') reading.unsure += text.trim();
  const aspect = aspectOf(element);
  if (aspect === 'plain') {
    reading.lowestPx = Math.min(reading.lowestPx, element.sizePx);
    reading.highestPx = Math.max(reading.highestPx, element.sizePx);
  }
  return nature === 'note' && aspect === 'plain' ? 'raised' : aspect;
}

function notePlace(element: PageElement, reading: Reading): void {
  if (!element.displaced) {
    reading.placed = true;
    return;
  }
  let box = element;
  while (box.parent?.displaced === true) box = box.parent;
  if (!reading.displaced.includes(box)) reading.displaced = [...reading.displaced, box];
}

/** Parts that can't be told from one another may stand in any order. */
function isTurned(element: PageElement): boolean {
  if (element.turned !== 'parts') return element.turned === 'letters';
  const texts = textsIn(element);
  return texts.length > 1 || /\d[^\d\s]|[^\d\s]\d/.test(texts.join(''));
}

function textsIn(element: PageElement): readonly string[] {
  return element.children.flatMap((child) => {
    if (child.kind === 'element') return child.display === 'none' ? [] : textsIn(child);
    return child.text.trim() === '' ? [] : [child.text.trim()];
  });
}

type Aspect = 'struck' | 'pale' | 'raised' | 'plain';

function aspectOf({ struck, pale, raised }: PageElement): Aspect {
  if (struck) return 'struck';
  if (pale) return 'pale';
  return raised ? 'raised' : 'plain';
}

function readElement(element: PageElement, reading: Reading): void {
  const { tag } = element;
  if (tag === 'input') readInput(element, reading);
  else if (isStepper(element)) endLine(reading);
  else if (tag === 'select') readChildren(selectedOption(element) ?? element, reading);
  else if (tag === CUT) reading.cut = true;
  else if (tag === 'details' && element.attributes['open'] === undefined) readSummary(element, reading);
  else readContainer(element, reading);
}

/** All that is seen of it while it is closed. */
function readSummary({ children }: PageElement, reading: Reading): void {
  const summary = children.find((child) => child.kind === 'element' && child.tag === 'summary');
  if (summary?.kind === 'element') readContainer(summary, reading);
}

function readContainer(element: PageElement, reading: Reading): void {
  const boxed = element.display !== 'inline';
  reading.reordered ||= isTurned(element);
  reading.altered ||= element.altered;
  reading.lined ||= isLined(element);
  reading.clipped ||= cutsDigits(element);
  if (boxed) endLine(reading);
  readChildren(element, reading);
  if (boxed) endLine(reading);
}

const isLined = ({ lined, visible, shownLength }: PageElement): boolean =>
  visible && (lined === 'through' || (lined === 'itself' && shownLength === 0));

function endLine(reading: Reading): void {
  reading.writer.endLine();
  reading.lastDigit = null;
}

/** A box of its own: what stands beside it is another text. */
function readInput(element: PageElement, reading: Reading): void {
  const value = fieldText(element);
  if (value !== '') readText({ kind: 'text', text: ` ${value} ` }, element, reading);
}

function selectedOption(select: PageElement): PageElement | undefined {
  const options = select.children.filter((child) => child.kind === 'element');
  return options.find(({ attributes }) => attributes['selected'] !== undefined) ?? options[0];
}
