/** Numbers as Word's automatic numbering prints them (ECMA-376 part 1, 17.18.59 ST_NumberFormat). */

type Format = (value: number) => string;

const simpleDigits = '〇一二三四五六七八九';
const legalDigits = '零壹贰叁肆伍陆柒捌玖';

const formats: Readonly<Record<string, Format>> = {
  none: () => '',
  bullet: () => '',
  decimalZero: (value) => String(value).padStart(2, '0'),
  upperRoman: (value) => roman(value),
  lowerRoman: (value) => roman(value).toLowerCase(),
  upperLetter: (value) => letter(value),
  lowerLetter: (value) => letter(value).toLowerCase(),
  chineseCounting: (value) => counting(value, simpleDigits, '十百千', '〇', true),
  chineseCountingThousand: (value) => counting(value, simpleDigits, '十百千', '零', true),
  japaneseCounting: (value) => counting(value, simpleDigits, '十百千', '', true),
  taiwaneseCounting: (value) => counting(value, simpleDigits, '十百千', '〇', true),
  taiwaneseCountingThousand: (value) => counting(value, simpleDigits, '十百千', '零', true),
  koreanDigital2: (value) => digits(value, simpleDigits),
  chineseLegalSimplified: (value) => counting(value, legalDigits, '拾佰仟', '零', false),
  ideographLegalTraditional: (value) => counting(value, '零壹貳參肆伍陸柒捌玖', '拾佰仟', '零', false),
  japaneseLegal: (value) => counting(value, '零壱弐参四伍六七八九', '拾百阡', '', false),
  ideographDigital: (value) => digits(value, simpleDigits),
  japaneseDigitalTenThousand: (value) => digits(value, simpleDigits),
  taiwaneseDigital: (value) => digits(value, '○一二三四五六七八九'),
  ideographTraditional: (value) => pick(value, '甲乙丙丁戊己庚辛壬癸'),
  ideographZodiac: (value) => pick(value, '子丑寅卯辰巳午未申酉戌亥'),
  ideographEnclosedCircle: (value) => pick(value, '㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉'),
  decimalEnclosedCircle: circled,
  decimalEnclosedCircleChinese: circled,
  decimalEnclosedParen: (value) => enclosed(value, 0x2474, 20),
  decimalEnclosedFullstop: (value) => enclosed(value, 0x2488, 20),
  decimalFullWidth: (value) => digits(value, '０１２３４５６７８９'),
  decimalFullWidth2: (value) => digits(value, '０１２３４５６７８９'),
  numberInDash: (value) => `- ${value} -`,
  ordinal: (value) => `${value}${ordinalEnding(value)}`,
};

/** A format that isn't listed is printed in decimal, as Word does with those it doesn't know. */
export function formatNumber(value: number, format: string): string {
  return (formats[format] ?? String)(value);
}

function digits(value: number, alphabet: string): string {
  return String(value).replace(/\d/g, (digit) => alphabet.charAt(Number(digit)));
}

/** 十二, 一百〇三: one ten is 十 in counting and 壹拾 in legal numbers. */
function counting(value: number, alphabet: string, units: string, zero: string, bareTen: boolean): string {
  if (value < 1 || value > 9999) return digits(value, alphabet);
  const text = String(value)
    .split('') // ASCII digits
    .map((digit, index, all) =>
      digit === '0' ? zero : `${alphabet.charAt(Number(digit))}${unitOf(all.length - index, units)}`,
    )
    .join('');
  const tidy = zero === '' ? text : text.replace(new RegExp(`${zero}+`, 'g'), zero).replace(new RegExp(`${zero}$`), '');
  return bareTen && value >= 10 && value < 20 ? tidy.slice(1) : tidy;
}

/** `place` counts from 1 at the ones. */
function unitOf(place: number, units: string): string {
  return place === 1 ? '' : units.charAt(place - 2);
}

const signs = Object.entries({
  ...{ M: 1000, CM: 900, D: 500, CD: 400, C: 100, XC: 90, L: 50 },
  ...{ XL: 40, X: 10, IX: 9, V: 5, IV: 4, I: 1 },
});

function roman(value: number): string {
  if (value < 1 || value > 3999) return String(value);
  let rest = value;
  return signs.reduce((text, [sign, worth]) => {
    const count = Math.floor(rest / worth);
    rest %= worth;
    return text + sign.repeat(count);
  }, '');
}

/** A … Z, AA, BB … */
function letter(value: number): string {
  if (value < 1 || value > 780) return String(value);
  return String.fromCharCode(65 + ((value - 1) % 26)).repeat(Math.floor((value - 1) / 26) + 1);
}

function pick(value: number, alphabet: string): string {
  return alphabet.charAt(value - 1) || String(value);
}

function enclosed(value: number, first: number, count: number): string {
  return value >= 1 && value <= count ? String.fromCharCode(first + value - 1) : String(value);
}

function circled(value: number): string {
  if (value >= 21 && value <= 35) return enclosed(value - 20, 0x3251, 15);
  if (value >= 36 && value <= 50) return enclosed(value - 35, 0x32b1, 15);
  return enclosed(value, 0x2460, 20);
}

function ordinalEnding(value: number): string {
  if (value % 100 >= 11 && value % 100 <= 13) return 'th';
  return ['th', 'st', 'nd', 'rd'][value % 10] ?? 'th';
}
