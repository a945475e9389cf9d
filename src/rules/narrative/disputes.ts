/** narrative.*: cases in the text against table four. */
import type { Claim } from '../../model/claim.ts';
import { cellWords } from '../cell-name.ts';
import type { Facts } from '../facts.ts';
import { listWords } from '../message.ts';
import { oneLine } from '../plain-words.ts';
import { fail, notAssessable, type Outcome, pass, type Rule } from '../rule.ts';
import { checkClaims } from './against-tables.ts';

const ADVICE = {
  zh: '按复议决定书和裁判文书核对件数及结果，改正正文或表四。',
  en: 'Check numbers and results against the decisions, and correct the text or table four.',
};
const isOfCases = ({ codes }: Claim): boolean => codes.every((code) => code.startsWith('disputes.'));
const isTotal = (claim: Claim): boolean => isOfCases(claim) && claim.codes.every((code) => code.endsWith('.total'));
const isResult = (claim: Claim): boolean => isOfCases(claim) && !isTotal(claim);

const cases = (procedure: string, values: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(Object.entries(values).map(([result, value]) => [`disputes.${procedure}.${result}`, value]));
const under = (text: string): { readonly 1: string } => ({
  1: `（一）主动公开。（二）依申请公开。${text}（三）政府信息管理。（四）平台建设。（五）监督保障。`,
});

export const disputeCounts: Rule = {
  id: 'narrative.dispute-counts',
  severity: 'error',
  otherSeverities: ['warning', 'info'],
  needs: ['report'],
  title: { zh: '正文所述复议、诉讼件数与表四不符', en: 'Cases: text and table four differ' },
  message: {
    zh: '正文「{quote}」，表四{cell}为 {right} 件{note}。',
    en: 'The text says {left} (“{quote}”); table four, {cell}: {right}{note}.',
  },
  basis: '同一数据在正文和表格中应当一致',
  advice: ADVICE,
  *check(facts) {
    yield* checkClaims(facts, isTotal, 'error');
  },
  examples: [
    {
      name: '未发生 against 1',
      figures: cases('reconsideration', { upheld: 1, total: 1 }),
      sections: under('未发生因政府信息公开引起的行政复议、行政诉讼。'),
      finds: ['disputes.reconsideration.total'],
    },
    {
      name: '诉讼7件 is 5 + 2',
      figures: {
        ...cases('litigation_direct', { upheld: 5, total: 5 }),
        ...cases('litigation_after_reconsideration', { upheld: 2, total: 2 }),
      },
      sections: under('因政府信息公开引起的行政诉讼案件7件。'),
      finds: [],
    },
    { name: 'the organ as reviewing organ', sections: under('作为复议机关审结行政复议案件18件。'), finds: [] },
    {
      name: '复议2件 against 12',
      figures: cases('reconsideration', { upheld: 12, total: 12 }),
      sections: under('因政府信息公开被申请行政复议2件。'),
      finds: ['disputes.reconsideration.total'],
    },
  ],
};

/** 均维持 without a number: no other result may stand. */
function* checkUpheld({ report }: Facts): Iterable<Outcome> {
  for (const { kind, codes, text } of report.statements?.remarks ?? []) {
    if (kind !== 'all-upheld') continue;
    const figures = codes.map((code) => report.figures[code]);
    const others = codes.filter((code) => (report.figures[code]?.value ?? 0) > 0);
    if (figures.some((figure) => figure?.state === 'doubtful')) yield notAssessable;
    else if (others.length === 0) yield pass;
    else
      yield fail(others, {
        words: {
          quote: oneLine(text),
          cell: listWords(others.map((code) => cellWords(code, report.edition))),
          left: 0,
          right: others.map((code) => String(report.figures[code]?.value)).join('、'),
          note: '',
        },
        quote: text,
      });
  }
}

export const disputeResults: Rule = {
  id: 'narrative.dispute-results',
  severity: 'error',
  otherSeverities: ['warning', 'info'],
  needs: ['report'],
  title: { zh: '正文所述复议、诉讼结果与表四不符', en: 'Results of cases: text and table four differ' },
  message: {
    zh: '正文称「{quote}」，表四{cell}为 {right} 件{note}。',
    en: 'The text says “{quote}”; table four, {cell}: {right}{note}.',
  },
  basis: '同一数据在正文和表格中应当一致',
  advice: ADVICE,
  *check(facts) {
    yield* checkClaims(facts, isResult, 'error');
    yield* checkUpheld(facts);
  },
  examples: [
    {
      name: '均获维持, 2 pending',
      figures: cases('reconsideration', { upheld: 5, pending: 2, total: 7 }),
      sections: under('因政府信息公开引起行政复议7件，均获维持。'),
      finds: ['disputes.reconsideration.upheld'],
    },
    {
      name: 'all upheld',
      figures: cases('reconsideration', { upheld: 7, total: 7 }),
      sections: under('因政府信息公开引起行政复议7件，均获维持。'),
      finds: [],
    },
    {
      name: '无败诉 against 1 corrected',
      figures: cases('litigation_direct', { corrected: 1, total: 1 }),
      sections: under('政府信息公开行政诉讼无败诉。'),
      finds: ['disputes.litigation_direct.corrected'],
    },
    {
      name: '无败诉, pending',
      figures: cases('litigation_direct', { pending: 1, total: 1 }),
      sections: under('政府信息公开行政诉讼无败诉。'),
      finds: [],
    },
  ],
};
