/** metadata.year-conflict: whether title, period and text speak of the same year. */
import type { Facts } from './facts.ts';
import { fail, notAssessable, type Outcome, pass, type Rule } from './rule.ts';
import { sectionAt } from './structure/outline.ts';

const yearPattern = /(?<!\d)(20\d\d)\s*年/gu;

const chineseDigits = '〇一二三四五六七八九';

/** Arabic digits for the digits of a year written in Chinese. */
const withArabicYears = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[二][〇零○Oo0][〇零○Oo0一二三四五六七八九]{2}(?=\s*年)/g, (year) =>
      Array.from(year, (digit) => (chineseDigits.includes(digit) ? chineseDigits.indexOf(digit) : 0)).join(''),
    );

/** `text`: with Arabic digits. */
const yearsIn = (text: string): readonly number[] => [...text.matchAll(yearPattern)].map(([, year]) => Number(year));

const yearIn = (text: string): number | null => yearsIn(withArabicYears(text))[0] ?? null;

/** So many mentions are not a plan or a single event of another year. */
const LEAST_MENTIONS = 3;

/** Sentences of what is to come, names of documents, and clauses of what other years are only mentioned for. */
const PLAN = /(?<!现)将(?!20)|计划|力争|拟|下一步|今后|明年|来年/u;
const NAMES = /《[^》]*》/gu;
const OF_ANOTHER =
  /[较比与同]|[上去前往历]一?个?年|十[一二三四五]五|规划|以来|至今|[施实推]行|修[订正改]|颁布|印发|制发|出台|通过|生效|上线|开通|成立|组建|挂牌|任期|累计|起(?=$|开始)/u;

/** The year that section 一 mentions most as its own, if it does so several times and never mentions `other`. */
function yearOfOverview(facts: Facts, other: number): number | null {
  const text = withArabicYears(sectionAt(facts, 1)?.text ?? '');
  if (yearsIn(text).includes(other)) return null;
  const clauses = text
    .replace(NAMES, '')
    .split(/[。;!?\n]/u)
    .filter((sentence) => !PLAN.test(sentence))
    .flatMap((sentence) => sentence.split(/[,:]/u));
  const years = clauses.filter((clause) => !OF_ANOTHER.test(clause)).flatMap(yearsIn);
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
  needs: ['legible'],
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
  wordings: {
    satisfy: [
      '2023年，我局主动公开政府信息120条。',
      '本年度主动公开政府信息120条，依申请公开平稳有序。',
      '自2019年5月15日《条例》施行以来，2019年、2020年、2021年均有序推进；自2019年起从未间断。',
      '2019年4月修订、2019年5月施行的《条例》是依据；2019年修订后的要求均已落实。',
      '较2022年增加3条，比2022年下降2%，与2022年同期相比持平。',
      '2024年，我局将继续公开。2024年，计划培训2次。2024年，力争提质增效。',
      '下一步，2024年1月、2024年2月、2024年3月分别开展培训。',
      '落实《2022年政务公开工作要点》《2022年行动方案》和《2022年考核办法》。',
      '“十四五”期间（2021年至2025年），规划2021年启动，2025年完成，十四五时期2021年开局。',
      '网站自2015年上线，2015年成立信息公开科，2015年印发制度。',
      '与上一年2022年度持平，上一年度（2022年）稳步推进，去年（2022年）平稳。',
      '截至2023年12月31日，自2008年5月1日以来累计公开3200条。2008年5月1日施行。2008年实行。',
      '2022年的制度沿用至今。',
      '任期自2021年起，2021年通过，2021年组建领导小组。',
      '二〇二三年，主动公开120条。2022年2条，2022年3条，2022年4条。',
      '2020年制发的文件2020年生效，2020年出台办法，本年度未修改。',
      '主动公开。依申请公开。政府信息管理。平台建设。监督保障。',
    ],
    violate: [
      '2022年，主动公开120条。2022年，依申请公开3件。2022年，监督保障有力。',
      '2022年度，主动公开120条；2022年度，平台建设到位；2022年度，培训2次。',
      '二〇二二年主动公开120条。二〇二二年收到申请3件。二〇二二年培训2次。',
      '2024年主动公开120条。2024年收到申请3件。2024年培训2次。',
      '2022年，较2021年增加3条。2022年，收到申请3件。2022年，培训2次。下一步，我局将继续努力。',
      '截至2022年12月31日，主动公开120条。2022年，收到申请3件。2022年，培训2次。',
    ],
    in: (words) => ({ sections: { 1: words } }),
  },
};
