/** metadata.*: title, year and period (rules.md 7). */
import type { Facts } from './facts.ts';
import { oneLine, plainWords } from './plain-words.ts';
import { fail, notAssessable, type Outcome, pass, type Rule } from './rule.ts';
import { sectionAt } from './structure/outline.ts';

const yearPattern = /(?<!\d)(20\d\d)\s*年/;

const chineseDigits = '〇一二三四五六七八九';

/** Arabic digits for the digits of a year written in Chinese. */
const withArabicYears = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[二][〇零○Oo0][〇零○Oo0一二三四五六七八九]{2}(?=\s*年)/g, (year) =>
      Array.from(year, (digit) => (chineseDigits.includes(digit) ? chineseDigits.indexOf(digit) : 0)).join(''),
    );

function yearIn(text: string): number | null {
  const [, year] = yearPattern.exec(withArabicYears(text)) ?? [];
  return year === undefined ? null : Number(year);
}

/** So many mentions are not a plan or a single event of another year. */
const LEAST_MENTIONS = 3;

/** The year that section 一 mentions most, if it does so several times and never mentions `other`. */
function yearOfOverview(facts: Facts, other: number): number | null {
  const text = withArabicYears(sectionAt(facts, 1)?.text ?? '');
  const years = [...text.matchAll(/(?<!\d)(20\d\d)\s*年/g)].map(([, year]) => Number(year));
  if (years.includes(other)) return null;
  const counts = Map.groupBy(years, (year) => year);
  const [most] = [...counts.values()].toSorted((a, b) => b.length - a.length);
  return most !== undefined && most.length >= LEAST_MENTIONS ? (most[0] ?? null) : null;
}

/** The year of the report that the preamble says this one is: 现将青山县财政局2022年政府信息公开工作年度报告公布如下. */
const INTRODUCED =
  /(?:现将|现公布|现发布|编制|形成)[^。；;]{0,24}?((?<!\d)20\d\d年)(?:度)?政府信息公开(?:工作)?(?:年度)?报告/u;

function yearOfPreamble(preamble: string): number | null {
  const [, year] = INTRODUCED.exec(withArabicYears(preamble.normalize('NFKC')).replace(/\s/gu, '')) ?? [];
  return year === undefined ? null : yearIn(year);
}

function* checkYears(facts: Facts): Iterable<Outcome> {
  const { title, period, preamble } = facts.report;
  const ofTitle = title === null ? null : yearIn(title);
  if (ofTitle === null) {
    yield notAssessable;
    return;
  }
  const ofPeriod = period === null ? null : Number(period.from.slice(0, 4));
  const others = [ofPeriod, yearOfPreamble(preamble), yearOfOverview(facts, ofTitle)].filter((year) => year !== null);
  const conflict = others.find((year) => year !== ofTitle);
  if (conflict !== undefined) yield fail([], { words: { left: String(ofTitle), right: String(conflict) } });
  else yield others.length === 0 ? notAssessable : pass;
}

export const yearConflict: Rule = {
  id: 'metadata.year-conflict',
  severity: 'error',
  needs: ['report'],
  title: { zh: '年度不一致', en: 'Years disagree' },
  message: { zh: '年度不一致：标题 {left}，正文 {right}。', en: 'Years disagree: title {left}, text {right}.' },
  basis: '报告年度须一致',
  check: checkYears,
  examples: [
    {
      name: 'title 2023, period of 2022',
      report: { period: { from: '2022-01-01', to: '2022-12-31' } },
      finds: [null],
    },
    {
      name: 'text of the year before',
      sections: { 1: '2022年，主动公开……。2022年，依申请公开……。2022年，监督保障……。' },
      finds: [null],
    },
    {
      name: 'the preamble of the year before',
      report: { preamble: '现将青山县财政局2022年政府信息公开工作年度报告公布如下。' },
      finds: [null],
    },
    {
      name: 'the report of the year before is mentioned',
      report: {
        preamble: '根据要求，现将我局2023年政府信息公开工作年度报告公布如下。2022年政府信息公开工作年度报告见网站。',
      },
      finds: [],
    },
    { name: 'the next year mentioned', sections: { 1: '2023年工作如下。2024年、2024年将继续。' }, finds: [] },
    { name: 'plans for the next year alone', sections: { 1: '2024年，将力争……。2024年1月……。' }, finds: [] },
  ],
};

function* checkHeaderYear({ report }: Facts): Iterable<Outcome> {
  const { labels, headers } = report.tables.disclosure;
  const texts = [...labels.map(({ printed }) => printed), ...Object.values(headers)];
  const years = new Set(texts.map((text) => /(?<!\d)(20\d\d)(?!\d)/.exec(text.normalize('NFKC'))?.[1]));
  for (const year of years) {
    if (year === undefined) continue;
    if (report.year === null) yield notAssessable;
    else yield Number(year) === report.year ? pass : fail([], { words: { printed: year, year: String(report.year) } });
  }
}

export const headerYear: Rule = {
  id: 'metadata.header-year',
  severity: 'error',
  needs: ['report'],
  title: { zh: '表头年份与报告年度不符', en: 'Year in a table header' },
  message: { zh: '表头年份 {printed} 与报告年度 {year} 不符。', en: 'Header year {printed}, report year {year}.' },
  basis: '表格疑似沿用上年',
  check: checkHeaderYear,
  examples: [
    {
      name: '本年（2022）制发件数 in 2023',
      tables: {
        disclosure: {
          labels: [
            { key: 'disclosure.*.issued', printed: '本年（2022）制发件数', official: '本年制发件数', by: 'variant' },
          ],
        },
      },
      finds: [null],
    },
    {
      name: 'the year of the report',
      tables: {
        disclosure: {
          labels: [
            { key: 'disclosure.*.issued', printed: '本年（2023）制发件数', official: '本年制发件数', by: 'variant' },
          ],
        },
      },
      finds: [],
    },
  ],
};

function* checkTitle({ report: { title } }: Facts): Iterable<Outcome> {
  if (title === null) {
    yield notAssessable;
    return;
  }
  const words = plainWords(title);
  const isOther = /工作总结|工作报告|函$/.test(words);
  if (words.includes('政府信息公开工作年度报告')) yield pass;
  else yield fail([], { words: { printed: oneLine(title) }, severity: isOther ? 'warning' : 'info' });
}

export const titleWording: Rule = {
  id: 'metadata.title-wording',
  severity: 'info',
  otherSeverities: ['warning'],
  needs: ['report'],
  title: { zh: '标题不规范', en: 'Title not as prescribed' },
  message: { zh: '标题「{printed}」不规范。', en: 'Title “{printed}” is not the prescribed one.' },
  basis: '规定标题：政府信息公开工作年度报告',
  check: checkTitle,
  examples: [
    { name: 'without 工作', report: { title: '青山县档案局2023年政府信息公开年度报告' }, finds: [null] },
    { name: 'a summary of work', report: { title: '青山县档案局2023年政府信息公开工作总结' }, finds: [null] },
    { name: 'in two lines', report: { title: '青山县档案局2023年政府信息公开工作\n年度报告' }, finds: [] },
  ],
};

const titleWords = ['年度', '工作', '报告', '信息公开'];

function* checkRepetition({ report: { title, organ } }: Facts): Iterable<Outcome> {
  if (title === null) {
    yield notAssessable;
    return;
  }
  const words = plainWords(title).replace(plainWords(organ?.name ?? ''), '');
  const isRepeated = titleWords.some((word) => words.split(word).length > 2);
  yield isRepeated ? fail([], { words: { printed: oneLine(title) } }) : pass;
}

export const titleRepetition: Rule = {
  id: 'metadata.title-repetition',
  severity: 'info',
  needs: ['report'],
  title: { zh: '标题用词重复', en: 'Title repeats words' },
  message: { zh: '标题重复：「{printed}」。', en: 'Title repeats words: “{printed}”.' },
  basis: '标题用语应规范、不重复',
  check: checkRepetition,
  examples: [
    { name: '年度 twice', report: { title: '青山县档案局2023年度政府信息公开工作年度报告' }, finds: [null] },
    { name: '政府 twice is normal', report: { title: '青山县人民政府2023年政府信息公开工作年度报告' }, finds: [] },
    {
      name: '工作 in the organ’s name',
      report: { title: '青山县委社会工作部2023年政府信息公开工作年度报告', organ: { name: '青山县委社会工作部' } },
      finds: [],
    },
  ],
};
