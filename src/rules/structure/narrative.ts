/** structure.*: what the text of the sections must speak of (rules.md 6). */
import type { Facts } from '../facts.ts';
import { listWords } from '../message.ts';
import { fail, notAssessable, type Outcome, pass, type Rule } from '../rule.ts';
import { sectionAt } from './outline.ts';

/** An instance where the section is there; a missing one has its own rule. */
const judgeSection = (ordinal: number, judge: (text: string, facts: Facts) => Outcome | null) =>
  function* (facts: Facts): Iterable<Outcome> {
    const section = sectionAt(facts, ordinal);
    const outcome = section === undefined ? null : judge(section.text, facts);
    if (outcome !== null) yield outcome;
  };

const overviewParts: readonly (readonly [name: string, words: RegExp])[] = [
  ['主动公开', /主\s*动\s*公\s*开/],
  ['依申请公开', /依\s*申\s*请\s*公\s*开/],
  ['政府信息管理', /信\s*息\s*(资\s*源\s*)?管\s*理/],
  ['平台建设', /平\s*台\s*建\s*设/],
  ['监督保障', /监\s*督\s*保\s*障/],
];

export const overview: Rule = {
  id: 'structure.overview-parts',
  severity: 'warning',
  needs: ['whole'],
  title: { zh: '总体情况内容不全', en: 'Section 一 lacks a part' },
  message: { zh: '总体情况缺少：{list}。', en: 'Section 一 lacks: {list}.' },
  basis: '国办公开办函〔2021〕30号：总体情况包括主动公开、依申请公开、政府信息管理、平台建设、监督保障',
  check: judgeSection(1, (text, { report }) => {
    if (report.edition !== '2021') return null;
    const missing = overviewParts.filter(([, words]) => !words.test(text)).map(([name]) => name);
    return missing.length === 0 ? pass : fail([], { words: { list: listWords(missing) } });
  }),
  examples: [
    { name: 'three other parts', sections: { 1: '（一）单位信息。（二）组织领导。（三）平台建设。' }, finds: [null] },
    { name: 'all five', finds: [] },
    { name: 'the edition of 2019', edition: '2019', sections: { 1: '本年度情况如下。' }, finds: [] },
  ],
};

export const supervisionResults: Rule = {
  id: 'structure.supervision-results',
  severity: 'warning',
  needs: ['whole'],
  title: { zh: '未报告考核、评议和责任追究结果', en: 'Assessment and accountability not reported' },
  message: {
    zh: '政府年报应报告工作考核、社会评议和责任追究结果。',
    en: 'A government’s report should state assessment, public evaluation and accountability results.',
  },
  basis: '国办公开办函〔2021〕30号，条例第五十条第四项：各级人民政府',
  check: judgeSection(1, (text, { report }) => {
    if (report.organ?.name.endsWith('人民政府') !== true) return null;
    return /考\s*核|评\s*议|责\s*任\s*追\s*究|追\s*责/.test(text) ? pass : fail([]);
  }),
  examples: [
    {
      name: 'a county government that says nothing of them',
      report: { organ: { name: '青山县人民政府' } },
      sections: { 1: '（一）主动公开。（二）依申请公开。（三）政府信息管理。（四）平台建设。（五）监督保障。' },
      finds: [null],
    },
    { name: 'a county government that does', report: { organ: { name: '青山县人民政府' } }, finds: [] },
    { name: 'a department', sections: { 1: '（一）主动公开。' }, finds: [] },
  ],
};

const problemWords = /问\s*题|不\s*足|差\s*距|短\s*板|薄\s*弱|欠\s*缺|有\s*待|不\s*够|还\s*需/;
/** 将 is the mark of a plan (2025 年我们将…). */
const measureWords = /改\s*进|整\s*改|下\s*一?\s*步|措\s*施|今\s*后|接\s*下\s*来|将/;

/** Characters below which section 五 can't hold both a problem and a measure. */
const LEAST_PROBLEMS = 30;

const lengthOf = (text: string): number => text.replace(/\s/g, '').length;

export const problemsSection: Rule = {
  id: 'structure.problems-section',
  severity: 'warning',
  needs: ['whole'],
  title: { zh: '第五部分内容不全', en: 'Section 五 lacks problems or measures' },
  message: {
    zh: '第五部分未同时写明问题和改进情况。',
    en: 'Section 五 does not give both problems and measures.',
  },
  basis: '标题：存在的主要问题及改进情况',
  check: judgeSection(5, (text) => {
    const isBoth = problemWords.test(text) && measureWords.test(text);
    return isBoth && lengthOf(text) >= LEAST_PROBLEMS ? pass : fail([]);
  }),
  examples: [
    { name: '无', sections: { 5: '无' }, finds: [null] },
    {
      name: 'problems without measures',
      sections: { 5: '政务公开队伍建设有待进一步加强；依申请公开答复质量待进一步提升；平台互动功能仍有不足。' },
      finds: [null],
    },
    {
      name: 'plans instead of the word measures',
      sections: { 5: '仍存在一些不足，政策解读的形式还不够丰富。2025年我们将抓好以下工作：继续加强业务指导培训。' },
      finds: [],
    },
    { name: 'one paragraph with both', finds: [] },
  ],
};

export const feeStatement: Rule = {
  id: 'structure.fee-statement',
  severity: 'warning',
  needs: ['whole'],
  title: { zh: '未报告收取信息处理费情况', en: 'Information-processing fees not stated' },
  message: {
    zh: '第六部分未报告收取信息处理费情况。',
    en: 'Section 六 does not state information-processing fees.',
  },
  basis: '各地通知及格式 Word 模板要求报告；国家文件原文未核对',
  unverified: true,
  check: judgeSection(6, (text, { report: { year } }) => {
    if (year === null) return notAssessable;
    if (year < 2021) return null;
    return /信\s*息\s*处\s*理\s*费|收\s*费/.test(text) ? pass : fail([]);
  }),
  examples: [
    { name: '无 in 2023', sections: { 6: '无。' }, finds: [null] },
    { name: '无 in 2020', edition: '2019', sections: { 6: '无。' }, finds: [] },
    { name: 'none collected', finds: [] },
  ],
};

/** Characters of text and pages beyond which a report is remarkable: design judgement. */
const SHORT_TEXT = 300;
const MANY_PAGES = 30;

const pagesOf = ({ tables }: Facts): number =>
  Math.max(0, ...tables.flatMap(({ cells }) => cells.map(({ figure }) => figure?.evidence.pageNumber ?? 0)));

function* checkLength(facts: Facts): Iterable<Outcome> {
  const n = lengthOf(facts.narrative);
  if (facts.isExcerpt) yield notAssessable;
  else yield n < SHORT_TEXT || pagesOf(facts) > MANY_PAGES ? fail([], { words: { n } }) : pass;
}

export const reportLength: Rule = {
  id: 'structure.report-length',
  severity: 'info',
  needs: ['whole'],
  title: { zh: '正文明显偏短或偏长', en: 'Narrative remarkably short or long' },
  message: { zh: '报告正文 {n} 字，明显偏短或偏长。', en: 'Narrative of {n} characters.' },
  basis: '推断：不足 300 字或超过 30 页',
  check: checkLength,
  examples: [
    { name: 'a preamble only', sections: { 1: '', 5: '无' }, finds: [null] },
    { name: 'a normal text', finds: [] },
  ],
};
