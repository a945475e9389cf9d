/** plausibility.*: numbers that belong elsewhere or were made up. */
import { allColumns } from '../../forms/catalogue.ts';
import { cellWords } from '../cell-name.ts';
import type { Facts } from '../facts.ts';
import { fail, type Failure, type Outcome, pass, type Rule, type RuleSettings } from '../rule.ts';
import { isNumber, numberAt } from '../sums.ts';
import { codesOfRow, isProvedBySums } from './read.ts';

/** Numbers of the text that are no counts: post codes, telephone numbers with and without the area's. */
function numbersOfContact(text: string): ReadonlySet<number> {
  const plain = text.normalize('NFKC');
  const postCodes = [...plain.matchAll(/邮\s*政?\s*编\s*码?\s*[:为是]?\s*(\d{6})(?!\d)/gu)].map(
    ([, code = '']) => code,
  );
  const phones = [
    ...plain.matchAll(/(?:电\s*话|传\s*真|热\s*线)[^\d\n]{0,8}((?:\(?0\d{2,3}\)?[-—–－ ]?)?\d{7,8})(?!\d)/gu),
  ]
    .map(([, phone = '']) => phone.replaceAll(/\D/gu, ''))
    .flatMap((digits) => [digits, digits.slice(-8), digits.slice(-7)]);
  return new Set([...postCodes, ...phones].map(Number));
}

/** The first figures that are the year, the year before or after, or a number of the contact details. */
function* checkStrays(facts: Facts, { threshold }: RuleSettings): Iterable<Outcome> {
  const { report } = facts;
  const years = report.year === null ? [] : [report.year - 1, report.year, report.year + 1];
  const above = threshold('above');
  const large = facts.wholeNumbers.filter(({ value }) => value > above);
  const contact = large.length === 0 ? new Set<number>() : numbersOfContact(facts.narrative);
  const strays = large.filter(
    ({ code, value }) => (years.includes(value) || contact.has(value)) && !isProvedBySums(facts, code),
  );
  if (strays.length === 0) yield pass;
  for (const { code, value } of oneOfEach(strays)) {
    yield strayFailure(facts, [code], years.includes(value) ? 'year' : 'contact');
  }
}

/** One cell for each value: what was copied along with it follows from it. */
function oneOfEach<Item extends { readonly value: number }>(items: readonly Item[]): readonly Item[] {
  return [...Map.groupBy(items, ({ value }) => value).values()].flatMap((group) => group.slice(0, 1));
}

const strayWords = {
  year: { zh: '年份', en: 'a year' },
  contact: { zh: '电话或邮政编码', en: 'a phone number or post code' },
  ordinals: { zh: '序号', en: 'row numbers' },
};

function strayFailure({ report }: Facts, cells: readonly string[], what: keyof typeof strayWords): Failure {
  const printed = cells.map((code) => numberAt(report, code)).filter(isNumber);
  return fail(cells, {
    words: {
      cell: cellWords(cells[0] ?? '', report.edition),
      list: printed.map(String).join('、'),
      what: strayWords[what],
    },
  });
}

const columns = allColumns.applications.map(({ key }) => key);

/** Rows of table three that show 1, 2, 3 …: the numbering of a form or a spreadsheet. */
function* checkOrdinals(facts: Facts): Iterable<Outcome> {
  for (const { key } of facts.layouts.applications?.rows ?? []) {
    const codes = codesOfRow(key);
    if (codes.every((code, index) => numberAt(facts.report, code) === index + 1)) {
      yield strayFailure(facts, codes, 'ordinals');
    }
  }
}

export const strayNumber: Rule = {
  id: 'plausibility.stray-number',
  severity: 'warning',
  needs: ['report'],
  title: { zh: '疑似误填年份、电话、邮编或序号', en: 'A year, phone number, post code or row number' },
  message: { zh: '{cell}填 {list}，疑似误填{what}。', en: '{cell}: {list} looks like {what}.' },
  basis: '推断：与报告年度、文中联系方式或栏目序号相同的数字疑似粘贴错误',
  advice: { zh: '对照台账填写该格的实际数量。', en: 'Fill in what the register says.' },
  thresholds: {
    above: {
      value: 1000,
      unit: '件',
      meaning: { zh: '只判断大于此数的数', en: 'Only numbers above this are judged' },
      measured: 'years and contact numbers all lie above',
    },
  },
  *check(facts, settings) {
    yield* checkStrays(facts, settings);
    yield* checkOrdinals(facts);
  },
  examples: [
    {
      name: 'the year in received, total, without its parts',
      figures: { 'applications.received.total': 2023 },
      finds: ['applications.received.total'],
    },
    {
      name: 'the year as the sum of its parts',
      figures: {
        'applications.received.natural_person': 2000,
        'applications.received.business': 23,
        'applications.received.total': 2023,
        'applications.outcomes.granted.natural_person': 2000,
        'applications.outcomes.granted.business': 23,
        'applications.outcomes.granted.total': 2023,
        'applications.outcomes.total.natural_person': 2000,
        'applications.outcomes.total.business': 23,
        'applications.outcomes.total.total': 2023,
      },
      finds: [],
    },
    {
      name: 'the post code as a number of licences',
      figures: { 'disclosure.licensing.decisions': 233_400 },
      report: { preamble: '联系地址：青山县人民路1号，邮编：233400，电话：0552-8012345。' },
      finds: ['disclosure.licensing.decisions'],
    },
    {
      name: 'the phone number without the area’s',
      figures: { 'disclosure.penalties.decisions': 8_012_345 },
      report: { preamble: '联系电话：（0552）8012345。' },
      finds: ['disclosure.penalties.decisions'],
    },
    {
      name: '1 to 7 in a row',
      figures: Object.fromEntries(columns.map((column, index) => [`applications.carried_in.${column}`, index + 1])),
      finds: ['applications.carried_in.natural_person'],
    },
    { name: 'any other number', figures: { 'disclosure.licensing.decisions': 31_986 }, finds: [] },
  ],
};

/** As many equal digits as the threshold says, a run up or down, or three and more digits twice. */
function isKeyboardNumber(value: number, leastDigits: number): boolean {
  const digits = String(value);
  if (digits.length < leastDigits) return false;
  const isRun = ['0123456789', '9876543210'].some((run) => run.includes(digits));
  return isRun || /^([1-9])\1+$/u.test(digits) || /^(\d{3,})\1$/u.test(digits);
}

function* checkKeyboard(facts: Facts, { threshold }: RuleSettings): Iterable<Outcome> {
  const whole = facts.wholeNumbers;
  const leastDigits = threshold('least_digits');
  const found = whole.filter(({ code, value }) => isKeyboardNumber(value, leastDigits) && !isProvedBySums(facts, code));
  if (found.length === 0 && whole.length > 0) yield pass;
  for (const { code, value } of oneOfEach(found)) {
    yield fail([code], { words: { cell: cellWords(code, facts.report.edition), printed: String(value) } });
  }
}

export const keyboardNumber: Rule = {
  id: 'plausibility.keyboard-number',
  severity: 'warning',
  needs: ['report'],
  title: { zh: '疑似录入有误的连号、叠号', en: 'A number of equal, running or repeated digits' },
  message: {
    zh: '{cell}填 {printed}，数字连续或重复，疑似录入有误。',
    en: '{cell}: {printed} has equal, running or repeated digits: it may be mistyped.',
  },
  basis: '推断：各位数字相同、连续或成段重复的数极少见',
  advice: { zh: '对照台账填写该格的实际数量。', en: 'Fill in what the register says.' },
  thresholds: {
    least_digits: {
      value: 4,
      unit: '位',
      meaning: { zh: '只判断至少有此位数的数', en: 'Only numbers of at least so many digits' },
      measured: '61 of 40,000 likely report-years of seven kinds of organ have such a number by chance',
    },
  },
  check: checkKeyboard,
  examples: [
    { name: '99999', figures: { 'disclosure.licensing.decisions': 99_999 }, finds: ['disclosure.licensing.decisions'] },
    { name: '12345', figures: { 'disclosure.penalties.decisions': 12_345 }, finds: ['disclosure.penalties.decisions'] },
    {
      name: '305 typed twice',
      figures: { 'disclosure.penalties.decisions': 305_305 },
      finds: ['disclosure.penalties.decisions'],
    },
    {
      name: '1111 that its parts confirm',
      figures: {
        'applications.received.natural_person': 1000,
        'applications.received.business': 111,
        'applications.received.total': 1111,
        'applications.outcomes.granted.natural_person': 1000,
        'applications.outcomes.granted.business': 111,
        'applications.outcomes.granted.total': 1111,
        'applications.outcomes.total.natural_person': 1000,
        'applications.outcomes.total.business': 111,
        'applications.outcomes.total.total': 1111,
      },
      finds: [],
    },
    { name: '222', figures: { 'disclosure.licensing.decisions': 222 }, finds: [] },
  ],
};
