/** narrative.*: documents, decisions and fees in the text against table two. */
import type { Claim } from '../../model/claim.ts';
import type { Rule } from '../rule.ts';
import { checkClaims } from './against-tables.ts';

const BASIS = '同一数据在正文和表格中应当一致';
const isOf = ({ codes }: Claim, rows: RegExp): boolean => codes.every((code) => rows.test(code));

const two = (values: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(Object.entries(values).map(([row, value]) => [`disclosure.${row}`, value]));
const under = (text: string): { readonly 1: string } => ({
  1: `（一）主动公开。${text}（二）依申请公开。（三）政府信息管理。（四）平台建设。（五）监督保障。`,
});

export const documents: Rule = {
  id: 'narrative.documents',
  severity: 'error',
  otherSeverities: ['warning', 'info'],
  needs: ['report'],
  title: { zh: '正文所述规章、规范性文件数与表二不符', en: 'Documents: text and table two differ' },
  message: {
    zh: '正文「{quote}」，表二{cell}为 {right} 件{note}。',
    en: 'The text says {left} (“{quote}”); table two, {cell}: {right}{note}.',
  },
  basis: BASIS,
  advice: {
    zh: '按规范性文件目录核对制发、废止和现行有效件数。',
    en: 'Check the numbers against the list of documents.',
  },
  *check(facts) {
    yield* checkClaims(facts, (claim) => isOf(claim, /^disclosure\.(?:rules|normative_documents)\./u), 'error');
  },
  examples: [
    {
      name: 'lapsed documents may be counted among the repealed',
      figures: { 'disclosure.normative_documents.repealed': 3, 'disclosure.normative_documents.in_force': 7 },
      sections: { 1: '（一）主动公开。宣布失效规范性文件2件，废止1件。' },
      finds: [],
    },
    {
      name: 'amended documents may be counted among the issued',
      report: { organ: { name: '青山县人民政府' } },
      figures: { 'disclosure.normative_documents.issued': 8, 'disclosure.normative_documents.in_force': 58 },
      sections: { 1: '（一）主动公开。制发县政府规范性文件6件，修订2件。考核。' },
      finds: [],
    },
    {
      name: '现行有效 393 against 470',
      figures: two({ 'normative_documents.in_force': 470 }),
      sections: under('清理并集中发布现行有效行政规范性文件393件。'),
      finds: ['disclosure.normative_documents.in_force'],
    },
    {
      name: '公开现行有效 may be fewer: info',
      figures: two({ 'normative_documents.in_force': 470 }),
      sections: under('集中公开现行有效行政规范性文件393件。'),
      finds: ['disclosure.normative_documents.in_force'],
    },
    {
      name: '698 and 88',
      figures: two({ 'normative_documents.in_force': 698, 'normative_documents.issued': 88 }),
      sections: under('集中公开现行有效行政规范性文件698件，更新本年度制发的规范性文件88件。'),
      finds: [],
    },
    { name: 'put online', sections: under('主动公开规范性文件14件。'), finds: [] },
  ],
};

export const enforcement: Rule = {
  id: 'narrative.enforcement',
  severity: 'warning',
  otherSeverities: ['info'],
  needs: ['report'],
  title: { zh: '正文所述行政执法数与表二不符', en: 'Decisions: text and table two differ' },
  message: {
    zh: '正文「{quote}」，表二{cell}为 {right} 件{note}。',
    en: 'The text says {left} (“{quote}”); table two, {cell}: {right}{note}.',
  },
  basis: `${BASIS}；统计范围不同的应当说明`,
  advice: { zh: '核对处理决定数量和统计范围。', en: 'Check the numbers of decisions and what they cover.' },
  *check(facts) {
    yield* checkClaims(facts, (claim) => isOf(claim, /^disclosure\.(?:licensing|penalties|compulsion)\./u), 'warning');
  },
  examples: [
    {
      name: '350 against 305',
      figures: two({ 'penalties.decisions': 305 }),
      sections: under('全年作出行政处罚决定350起。'),
      finds: ['disclosure.penalties.decisions'],
    },
    {
      name: 'rounded to 万',
      figures: two({ 'licensing.decisions': 27_583 }),
      sections: under('全年作出行政许可决定2.76万件。'),
      finds: [],
    },
    {
      name: 'an amount of fines',
      figures: two({ 'penalties.decisions': 305 }),
      sections: under('行政处罚金额345万元。'),
      finds: [],
    },
  ],
};

export const feeAmount: Rule = {
  id: 'narrative.fee-amount',
  severity: 'error',
  otherSeverities: ['warning', 'info'],
  needs: ['report'],
  title: { zh: '正文所述收费、采购与表二不符', en: 'Fees or procurement: text and table two differ' },
  message: {
    zh: '正文「{quote}」，表二{cell}为 {right}{note}。',
    en: 'The text says {left} (“{quote}”); table two, {cell}: {right}{note}.',
  },
  basis: BASIS,
  advice: { zh: '核对金额和单位（表内单位为万元）。', en: 'Check the amount and its unit (万元 in the table).' },
  *check(facts) {
    yield* checkClaims(facts, (claim) => isOf(claim, /^disclosure\.(?:fees|procurement)\./u), 'error');
  },
  examples: [
    {
      name: '12万元 against 1.2',
      figures: two({ 'fees.amount_wan_cny': 1.2 }),
      sections: under('全年收取行政事业性收费12万元。'),
      finds: ['disclosure.fees.amount_wan_cny'],
    },
    {
      name: 'yuan in the text',
      figures: two({ 'fees.amount_wan_cny': 1.2 }),
      sections: under('全年收取行政事业性收费12000元。'),
      finds: [],
    },
    {
      name: 'rounded',
      figures: two({ 'fees.amount_wan_cny': 45.0234 }),
      sections: under('行政事业性收费45.02万元。'),
      finds: [],
    },
    {
      name: '信息处理费 is another fee',
      figures: two({ 'fees.amount_wan_cny': 1202.3 }),
      sections: { 6: '没有产生信息公开处理费。' },
      finds: [],
    },
  ],
};
