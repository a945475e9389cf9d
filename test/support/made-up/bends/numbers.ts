/** Figures printed otherwise than in plain digits. The figure stays the same. */
import { mapCells, mapTables, type ModelCell, type ModelDocument } from '../document.ts';
import type { Random } from '../random.ts';
import { bend, type Bend } from './bend.ts';

type Print = (text: string, cell: ModelCell, random: Random) => string;

/** Prints the numbers of the three tables anew. */
function numbers(print: Print): Pick<Bend, 'change'> {
  return {
    change: (document: ModelDocument, random: Random) =>
      mapTables(document, (source) =>
        mapCells(source, (cell) =>
          cell.code !== null && /\d/.test(cell.text) ? { ...cell, text: print(cell.text, cell, random) } : cell,
        ),
      ),
  };
}

const fullWidth = (text: string): string =>
  text.replaceAll(/[\d.-]/g, (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0));

const grouped =
  (separator: string): Print =>
  (text) => {
    const [whole = '', decimals] = text.split('.');
    const parts = whole.replaceAll(/\B(?=(\d{3})+$)/g, separator);
    return decimals === undefined ? parts : `${parts}.${decimals}`;
  };

const isCount = ({ code }: ModelCell): boolean => code !== null && !/amount|items_change/.test(code);

export const numberBends: readonly Omit<Bend, 'family'>[] = [
  bend('full-width figures', numbers(fullWidth)),
  bend('figures in thousands', numbers(grouped(','))),
  bend('figures in thousands, full-width comma', numbers(grouped('，'))),
  bend(
    'spaces round figures',
    numbers(
      (text, _, random) =>
        random.pick([' ', '\u3000', '\u00a0', '']) + text + random.pick([' ', '\u3000', '\u00a0\u00a0', '']),
    ),
  ),
  bend(
    'figures with 件',
    numbers((text, cell) => (isCount(cell) ? `${text}件` : text)),
  ),
  bend('figures after a space escaped twice', { ...numbers((text) => `&nbsp;${text}`), carriers: ['html'] }),
  bend(
    'figures with （件）',
    numbers((text, cell) => (isCount(cell) ? `${text}（件）` : text)),
  ),
  bend('fee with 万元', {
    ...numbers((text, { code }) => (code?.endsWith('wan_cny') ? `${text}万元` : text)),
    forms: ['2021', 'mixed'],
  }),
  bend('amount with 元', {
    ...numbers((text, { code }) => (code?.endsWith('amount_cny') ? `${text}元` : text)),
    forms: ['2019'],
  }),
  bend('plus signs', {
    ...numbers((text, { code }) => (code?.endsWith('items_change') && !text.startsWith('-') ? `+${text}` : text)),
    forms: ['2019'],
  }),
  bend('typographic minus', { ...numbers((text) => text.replace('-', '−')), forms: ['2019'] }),
  bend('full-width minus', { ...numbers((text) => text.replace('-', '－')), forms: ['2019'] }),
  bend(
    'counts with decimals of zero',
    numbers((text, cell) => (isCount(cell) ? `${text}.0` : text)),
  ),
  bend('fee with zeros at the end', {
    // More than six decimals would be less than a 分.
    ...numbers((text, { code }) => (code?.endsWith('wan_cny') && /\.\d{1,5}$/.test(text) ? `${text}0` : text)),
    forms: ['2021', 'mixed'],
  }),
];
