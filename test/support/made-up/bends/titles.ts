/** Titles printed in other ways. */
import type { ModelDocument } from '../document.ts';
import type { MadeUpReport } from '../report.ts';
import { bend, type Bend } from './bend.ts';

const numerals = '〇一二三四五六七八九';

function retitled(document: ModelDocument, lines: readonly string[]): ModelDocument {
  const rest = document.blocks.filter(({ kind }) => kind !== 'title');
  return {
    ...document,
    name: lines.join(''),
    blocks: [...lines.map((text) => ({ kind: 'title' as const, text })), ...rest],
  };
}

const titled = (words: (report: MadeUpReport) => readonly string[]): Pick<Bend, 'change'> => ({
  change: (document, _, report) => retitled(document, words(report)),
});

export const titleBends: readonly Omit<Bend, 'family'>[] = [
  bend(
    'year in numerals',
    titled(({ organ, year }) => [
      `${organ}${String(year).replaceAll(/\d/g, (digit) => numerals[Number(digit)] ?? '')}年政府信息公开工作年度报告`,
    ]),
  ),
  bend(
    'year in full-width digits',
    titled(({ organ, year }) => [
      `${organ}${String(year).replaceAll(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)))}年政府信息公开工作年度报告`,
    ]),
  ),
  bend(
    'title with spaces',
    titled(({ organ, year }) => [
      Array.from(`${organ}${year}年政府信息公开工作年度报告`)
        .join(' ')
        .replaceAll(/(?<=\d) (?=\d)/g, ''),
    ]),
  ),
  bend(
    'title in brackets',
    titled(({ organ, year }) => [`《${organ}${year}年政府信息公开工作年度报告》`]),
  ),
  bend(
    '关于 before the title',
    titled(({ organ, year }) => [`${organ}关于${year}年度政府信息公开工作的年度报告`]),
  ),
  bend(
    'year in brackets',
    titled(({ organ, year }) => [`${organ}政府信息公开工作年度报告`, `（${year}年度）`]),
  ),
  bend(
    'title in three lines',
    titled(({ organ, year }) => [organ, `${year}年政府信息公开工作`, '年 度 报 告']),
  ),
  bend(
    'organ below the title',
    titled(({ organ, year }) => [`${year}年政府信息公开工作年度报告`, `（${organ}）`]),
  ),
  bend(
    'report on the report',
    titled(({ organ, year }) => [`${organ}关于报送${year}年政府信息公开工作年度报告的报告`]),
  ),
  bend(
    'title with a number and a full stop',
    titled(({ organ, year }) => [`1. ${organ}——${year}年政府信息公开工作年度报告。`]),
  ),
];
