/** What the print of a cell says of itself: more than one number, characters that are no digits, words beside a number. */
import { tableTwo } from './example-tables.ts';
import { against, type FigureWitness, forOrAgainst, type SeenFigure, type Verdict } from './witness.ts';

/** Set apart from one another. */
const WORDS_AND_NUMBER = /\p{scx=Han}\s+\d|\d\s+\p{scx=Han}/u;

/** What shows where a font lacks the sign that was meant, a digit maybe: ☐148. */
const BOX_BESIDE_DIGIT = /[\u25a1\u25af\u2610\ufffd].*\p{Nd}|\p{Nd}.*[\u25a1\u25af\u2610\ufffd]/u;

/** What is stamped on a page: in a cell it stands beside its number, or in the place of one. */
const STAMPED = /^[\p{Nd}.,\s]*(?:已[核审阅办]|[核验]讫|作废|存档|复核|审核|公章|专用章|副本|样张)[\p{Nd}.,\s]*$/u;

/** A cell that is read as a number speaks for itself. */
const readAs =
  (doubt: NonNullable<NonNullable<SeenFigure['reading']>['doubt']>) =>
  ({ reading }: SeenFigure): Verdict =>
    reading === null || reading.state === 'blank' ? 'silent' : forOrAgainst(reading.doubt === doubt);

const textOf = ({ assigned: { spot }, reading }: SeenFigure): string | null =>
  reading?.state === 'text' ? (spot?.text ?? null) : null;

const hasBox = (text: string): boolean => BOX_BESIDE_DIGIT.test(text);

function judgeWords(figure: SeenFigure): Verdict {
  const text = textOf(figure);
  if (text === null || hasBox(text)) return 'silent';
  const isDrawn = figure.run.oriented.matrix.placement === 'drawn';
  const isOfTwo = WORDS_AND_NUMBER.test(text) || STAMPED.test(text);
  return against(text.trim().includes('\n') || (isDrawn && isOfTwo));
}

const issued = (print: string): readonly string[] => tableTwo(`规章|${print}|2|3`);
const fees = (print: string): readonly string[] => [
  ...tableTwo('规章|1|2|3'),
  '第二十条第（八）项*4',
  '信息内容|本年收费金额（单位：万元）*3',
  `行政事业性收费|${print}*3`,
];
const FEES = ['disclosure.fees.amount_wan_cny'];
const CODES = ['disclosure.rules.issued'];

export const printWitnesses: readonly FigureWitness[] = [
  {
    id: 'print.unknown-digits',
    message: { zh: '单元格内有无法识别的数字或字符', en: 'The cell holds digits or characters that are not known' },
    basis:
      'Private-use characters and digits of other scripts may show as any digit, and what a script left says of none',
    isValueLost: true,
    judge: readAs('unknown-digits'),
    examples: [
      { name: 'a character for private use', table: issued('\ue0017'), contradicts: CODES },
      { name: 'what stands for an object, behind a digit', table: issued('7\ufffc'), contradicts: CODES },
      { name: 'a digit on a key', table: issued('7\ufe0f\u20e3'), contradicts: CODES },
      { name: 'raised digits alone', table: issued('¹¹⁸'), contradicts: CODES },
      { name: 'what a script wrote for no value', table: issued('undefined'), contradicts: CODES },
      { name: 'what stands until a script has run', table: issued('加载中…'), contradicts: CODES },
      { name: 'markup as text', table: issued('118<br/>'), contradicts: CODES },
      { name: 'digits of full width', table: issued('７') },
      { name: 'an error of a spreadsheet', table: issued('#REF!') },
    ],
  },
  {
    id: 'print.missing-glyph',
    message: { zh: '数字旁有表示缺字的方框', en: 'A box that stands for a missing glyph is beside the digits' },
    basis: 'A font shows a box for a sign that it lacks, which may have been a digit',
    isValueLost: true,
    judge: (figure) => against(hasBox(textOf(figure) ?? '')),
    examples: [
      { name: 'a box before digits', table: issued('□148'), contradicts: CODES },
      { name: 'a box alone', table: issued('□') },
    ],
  },
  {
    id: 'print.two-numbers',
    message: {
      zh: '单元格内有两个数字或字形相近的字符',
      en: 'The cell holds two numbers, or letters that look like digits',
    },
    basis: 'Numbers that stand apart in one cell are of two cells, or one of them is no part of the figure',
    isValueLost: true,
    judge: readAs('two-numbers'),
    examples: [
      { name: 'two numbers', table: issued('7 3'), contradicts: CODES },
      { name: 'the letter O for a zero', table: issued('1O'), contradicts: CODES },
      { name: 'an amount with another in brackets', table: fees('550.76(498.2)'), contradicts: FEES },
      { name: 'an apostrophe between digits', table: issued("128'255"), contradicts: CODES },
      { name: 'thousands set apart', table: issued('7,300') },
    ],
  },
  {
    id: 'print.part-of-number',
    message: {
      zh: '小数点一侧没有数字，数字可能不完整',
      en: 'The number has no digits on one side of its point, and may not be whole',
    },
    basis:
      'What stands before or behind a point may have been cut off: the number that was meant is not the one printed',
    isValueLost: true,
    judge: readAs('part-of-number'),
    examples: [
      { name: 'no digits behind the point', table: fees('264.'), contradicts: FEES },
      { name: 'none before it', table: fees('.85'), contradicts: FEES },
      { name: 'digits on both sides', table: fees('264.85') },
    ],
  },
  {
    id: 'print.sign-beside',
    message: {
      zh: '数字旁有箭头、勾、星号、引号等符号',
      en: 'Signs stand beside the number: arrows, ticks, stars, quotation marks or the like',
    },
    basis:
      'Signs that pages and proofreaders set beside a number are no part of the figure, nor a slip of the publisher',
    isValueLost: true,
    judge: readAs('sign-beside'),
    examples: [
      { name: 'an arrow', table: issued('7↑'), contradicts: CODES },
      { name: 'a triangle below', table: issued('7~▲'), contradicts: CODES },
      { name: 'a tick', table: issued('7✓'), contradicts: CODES },
      { name: 'a star before', table: issued('★ 7'), contradicts: CODES },
      { name: 'quotation marks', table: issued('“7”'), contradicts: CODES },
      { name: 'a minus', table: issued('➖7') },
      { name: 'words', table: issued('三十余') },
    ],
  },
  {
    id: 'print.words-and-number',
    message: {
      zh: '单元格内有多行文字，或文字与数字并列',
      en: 'The cell holds several lines, or words set apart from a number',
    },
    basis:
      'A publisher’s slip is short: lines or words beside a number are of cells that were not told apart, or stamped on it',
    isValueLost: true,
    judge: judgeWords,
    examples: [
      { name: 'a label and a number in two lines', table: issued('结果~7'), contradicts: CODES },
      { name: 'words of a stamp in a drawn cell', placement: 'drawn', table: issued('已审 7'), contradicts: CODES },
      { name: 'a word for a number', table: issued('若干') },
    ],
  },
];
