/** Labels cut, misspelt, renumbered, lengthened, repeated or left out. */
import { editions, tableNames } from '../../../../src/forms/catalogue.ts';
import type { Label } from '../../../../src/forms/form.ts';
import { mapCells, mapTables, type CellRole, type ModelCell, type ModelDocument } from '../document.ts';
import type { Random } from '../random.ts';
import { bend, type Bend } from './bend.ts';

const labelRoles: ReadonlySet<CellRole> = new Set(['title', 'corner', 'span', 'column', 'group', 'row']);

type CellChange = (cell: ModelCell, random: Random) => ModelCell;

/** Changes the labels in cells of some roles. */
function labels(roles: readonly CellRole[] | null, change: CellChange): Pick<Bend, 'change'> {
  const chosen = new Set(roles ?? labelRoles);
  return {
    change: (document: ModelDocument, random: Random) =>
      mapTables(document, (source) =>
        mapCells(source, (cell) => (chosen.has(cell.role) && cell.text !== '' ? change(cell, random) : cell)),
      ),
  };
}

const texted =
  (change: (text: string, random: Random) => string): CellChange =>
  (cell, random) => ({
    ...cell,
    ordinal: cell.ordinal === '' ? '' : change(cell.ordinal, random),
    text: change(cell.text, random),
  });
const numbered =
  (change: (ordinal: string, random: Random) => string): CellChange =>
  (cell, random) => ({
    ...cell,
    ordinal: cell.ordinal === '' ? '' : change(cell.ordinal, random),
  });

function sprinkled(marks: readonly string[]): CellChange {
  return texted((text, random) =>
    Array.from(text)
      .map((letter, index, all) => letter + (index < all.length - 1 && random.chance(0.2) ? random.pick(marks) : ''))
      .join(''),
  );
}

const halfWidth = (text: string): string => text.replaceAll('（', '(').replaceAll('）', ')').replaceAll('：', ':');

function circled(ordinal: string): string {
  const digit = /^(\d)\.$/.exec(ordinal)?.[1];
  return digit === undefined ? ordinal : String.fromCodePoint(0x2460 + Number(digit) - 1);
}

const digitOrdinal = (form: (digit: string) => string) =>
  numbered((ordinal) => ordinal.replace(/^(\d)\.$/, (_, digit: string) => form(digit)));

const variants = new Map<string, readonly string[]>(
  editions.flatMap(({ tables }) =>
    tableNames.flatMap((name) =>
      tables[name].blocks.flatMap(({ rows, columns }) =>
        [...rows, ...columns]
          .flatMap(({ label, groups }) => [label, ...groups])
          .map((label: Label) => [label.text, label.variants] as const),
      ),
    ),
  ),
);

/** Variants that neither turn one edition's label into the other's tell nor name another unit. */
const edited = (text: string): readonly string[] =>
  (variants.get(text) ?? []).filter(
    (variant) => !(text === '处理决定数量' && variant.startsWith('本年')) && !variant.startsWith('采购总金额（万'),
  );

/** Drops a character from the middle of a long label. */
const dropped = (text: string, random: Random): string => {
  const letters = Array.from(text);
  if (letters.length < 8) return text;
  letters.splice(random.int(2, letters.length - 2), 1);
  return letters.join('');
};

const instructions = [
  '（填写说明：按照收到申请的时间统计，一件申请涉及多项内容的按一件计）',
  '\n填报口径：以登记回执日期为准，撤回的申请也应计入',
  '（指本行政机关在本年度内作出的决定，包括所属派出机构）',
];

const wholeNumerals = '一二三四五六七';

/** 一、 as 1、 and （一） as （1）: the form's own digits stay. */
const digitsForNumerals = (ordinal: string): string =>
  ordinal.replace(/[一二三四五六七]/u, (numeral) => String(wholeNumerals.indexOf(numeral) + 1));

const nextOrdinal = (ordinal: string): string => ordinal.replace(/\d/, (digit) => String(Number(digit) + 1));

const counted = (text: string): string => (/金额|收费|其他|总计/u.test(text) ? text : `${text}（件）`);

export const labelBends: readonly Omit<Bend, 'family'>[] = [
  bend('digits for numerals', labels(['row', 'group'], numbered(digitsForNumerals))),
  bend('wrong ordinals', { removes: true, ...labels(['row'], numbered(nextOrdinal)) }),
  bend(
    'units in the labels',
    labels(['row', 'column'], (cell) => ({ ...cell, text: counted(cell.text) })),
  ),
  bend(
    'footnote marks on labels',
    labels(['row', 'column'], (cell, random) => ({ ...cell, text: cell.text + random.pick(['①', '②', '*', '']) })),
  ),
  bend('labels cut by line breaks', labels(null, sprinkled(['\n']))),
  bend('labels cut by spaces', labels(null, sprinkled([' ', '\u3000', '\u00a0', '  ']))),
  bend('labels with zero-width characters', {
    ...labels(null, sprinkled(['\u200b', '\ufeff', '\u200c'])),
    carriers: ['html', 'docx', 'text'],
  }),
  bend('half-width brackets', labels(null, texted(halfWidth))),
  bend('ordinals missing', {
    removes: true,
    ...labels(
      ['row', 'group'],
      numbered(() => ''),
    ),
  }),
  bend('row ordinals missing', {
    removes: true,
    ...labels(
      ['row'],
      numbered((ordinal) => (/^\d/.test(ordinal) ? '' : ordinal)),
    ),
  }),
  bend('circled ordinals', labels(['row'], numbered(circled))),
  bend(
    'ordinals 1、',
    labels(
      ['row'],
      digitOrdinal((digit) => `${digit}、`),
    ),
  ),
  bend(
    'ordinals (1)',
    labels(
      ['row'],
      digitOrdinal((digit) => `(${digit})`),
    ),
  ),
  bend(
    'ordinals （1）',
    labels(
      ['row'],
      digitOrdinal((digit) => `（${digit}）`),
    ),
  ),
  bend(
    'ordinals １．',
    labels(
      ['row'],
      digitOrdinal((digit) => `${String.fromCodePoint(0xff10 + Number(digit))}．`),
    ),
  ),
  bend(
    'ordinals ㈠',
    labels(
      ['row', 'group'],
      numbered((ordinal) =>
        ordinal.replace(/^（([一二三四五六七])）$/, (_, numeral: string) =>
          String.fromCodePoint(0x3220 + '一二三四五六七'.indexOf(numeral)),
        ),
      ),
    ),
  ),
  bend(
    'ordinals with spaces',
    labels(
      ['row', 'group'],
      numbered((ordinal) => `${Array.from(ordinal).join(' ')} `),
    ),
  ),
  bend(
    'quotes changed',
    labels(
      ['row'],
      texted((text, random) => {
        const [open, close] = random.pick([
          ['"', '"'],
          ['「', '」'],
          ['', ''],
          ['“', '“'],
          ['‘', '’'],
          ['《', '》'],
        ] as const);
        return text.replace('“', open).replace('”', close);
      }),
    ),
  ),
  bend(
    'listed variants',
    labels(['row', 'column'], (cell, random) => {
      const others = edited(cell.text);
      return others.length === 0 ? cell : { ...cell, text: random.pick(others) };
    }),
  ),
  bend(
    '合计 for 总计',
    labels(
      ['row', 'column'],
      texted((text) => text.replace('总计', '合计')),
    ),
  ),
  bend(
    '其它 for 其他',
    labels(
      null,
      texted((text) => text.replace('其他', '其它')),
    ),
  ),
  bend(
    'punctuation changed',
    labels(
      null,
      texted((text) => text.replaceAll('、', '，').replaceAll('（', '(').replaceAll('）', '）')),
    ),
  ),
  bend('punctuation left out', {
    removes: true,
    ...labels(['row', 'group'], (cell) => ({ ...cell, text: cell.text.replaceAll(/[、，（）“”：]/gu, '') })),
  }),
  bend(
    'filling instructions in labels',
    labels(['row'], (cell, random) =>
      cell.text.length < 6 ? cell : { ...cell, text: cell.text + random.pick(instructions) },
    ),
  ),
  bend('long labels misprinted', {
    removes: true,
    ...labels(['row'], (cell, random) => ({
      ...cell,
      text: random.chance(0.3) ? dropped(cell.text, random) : cell.text,
    })),
  }),
  bend('corner note left out', { removes: true, ...labels(['corner'], (cell) => ({ ...cell, text: '' })) }),
  bend('fee header without unit', {
    ...labels(
      ['column'],
      texted((text) => text.replace('（单位：万元）', '')),
    ),
    forms: ['2021', 'mixed'],
  }),
  bend(
    'ordinals of the sections in the group labels',
    labels(['group'], (cell) => ({ ...cell, text: `${cell.text}情况` })),
  ),
];
