/** metadata.*: title, year and period. */
import type { Facts } from './facts.ts';
import { oneLine, plainWords } from './plain-words.ts';
import { fail, notAssessable, type Outcome, pass, type Rule } from './rule.ts';

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
  needs: ['legible'],
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
  needs: ['legible'],
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
  needs: ['legible'],
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
