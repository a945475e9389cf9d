/** chain.*: last year's report filed once more. */
import { tableName } from '../cell-name.ts';
import { listWords } from '../message.ts';
import { fail, notAssessable, type Outcome, pass, type RuleSettings } from '../rule.ts';
import { evidenceOfRepetition, independentFigures, isSameTable } from '../set/independent-figures.ts';
import { narrativeOf, otherNarrative } from '../set/sample-texts.ts';
import type { YearRule } from '../set/set-rule.ts';
import { isSameEdition, type YearPair } from '../set/year-pair.ts';

/** One figure may stay as it is, however large. */
const LEAST_STRONG = 2;
const LEAST_WEAK = 3;

const compared = ['disclosure', 'applications'] as const;

function* checkFigures(pair: YearPair, settings: RuleSettings): Iterable<Outcome> {
  if (!isSameEdition(pair)) {
    yield notAssessable;
    return;
  }
  const { now, before } = pair;
  const same = compared.filter((table) => isSameTable(now.figures, before.figures, table));
  const figures = same.flatMap((table) => independentFigures(now.figures, table));
  const evidence = evidenceOfRepetition(figures);
  const isWhole = same.length === compared.length;
  const isStrong = evidence >= settings.threshold('strong') && figures.length >= LEAST_STRONG;
  const isWeak = isWhole && evidence >= settings.threshold('weak') && figures.length >= LEAST_WEAK;
  if (!isStrong && !isWeak) yield pass;
  else
    yield fail([], {
      words: { cell: listWords(same.map(tableName)), n: figures.length },
      severity: isWhole && isStrong ? 'error' : 'warning',
    });
}

export const identicalFigures: YearRule = {
  id: 'chain.identical-figures',
  severity: 'error',
  otherSeverities: ['warning'],
  needs: ['report', 'last-year'],
  title: { zh: '数据与上年度完全相同', en: 'The same figures as last year' },
  message: {
    zh: '{cell}与上年度年报完全相同（其中互不相关的非零数据 {n} 项），疑沿用上年数据。',
    en: '{cell}: the same as last year’s ({n} figures that don’t follow from one another).',
  },
  basis: '推断：互不相关的数据两年全部相同的可能性极小',
  advice: {
    zh: '核对是否误用上年表格，按本年数据重新填报。',
    en: 'Check whether last year’s tables were filed again.',
  },
  thresholds: {
    strong: {
      value: 4,
      unit: '',
      meaning: {
        zh: '偶然相同的可能性小于 10 的负几次方视为沿用',
        en: 'powers of ten against chance from which it is a copy',
      },
      measured: 'docs/decisions/0052: none in 43,624 clean reports of a made-up province',
    },
    weak: {
      value: 2.5,
      unit: '',
      meaning: {
        zh: '表二、表三全部相同时，可能性小于 10 的负几次方提请核实',
        en: 'as above where both tables are the same: a warning',
      },
      measured: 'docs/decisions/0052',
    },
  },
  check: checkFigures,
  examples: [
    {
      name: 'the same twelve figures',
      years: Array.from({ length: 2 }, () => ({
        figures: {
          'disclosure.licensing.decisions': 318,
          'disclosure.penalties.decisions': 57,
          'applications.received.natural_person': 26,
          'applications.received.total': 26,
          'applications.outcomes.granted.natural_person': 19,
          'applications.outcomes.granted.total': 19,
          'applications.outcomes.unavailable.not_held.natural_person': 7,
          'applications.outcomes.unavailable.not_held.total': 7,
          'applications.outcomes.total.natural_person': 26,
          'applications.outcomes.total.total': 26,
        },
      })),
      finds: [null],
    },
    { name: 'two years all zero', years: [{}, {}], finds: [] },
    {
      name: 'one request granted in each year: six equal cells, one figure',
      years: Array.from({ length: 2 }, () => ({
        figures: {
          'applications.received.natural_person': 1,
          'applications.received.total': 1,
          'applications.outcomes.granted.natural_person': 1,
          'applications.outcomes.granted.total': 1,
          'applications.outcomes.total.natural_person': 1,
          'applications.outcomes.total.total': 1,
        },
      })),
      finds: [],
    },
  ],
};

/** Nothing in tables two and three: such reports are alike by nature. */
const isZeroReport = ({ figures }: YearPair['now']): boolean =>
  compared.every((table) => independentFigures(figures, table).length === 0);

function* checkNarrative(pair: YearPair, settings: RuleSettings): Iterable<Outcome> {
  if (pair.likeness === null) yield notAssessable;
  else if (pair.likeness < settings.threshold('likeness')) yield pass;
  else
    yield fail([], {
      words: { n: Math.floor(pair.likeness * 100) },
      ...(isZeroReport(pair.now) && isZeroReport(pair.before) && { severity: 'info' as const }),
    });
}

export const narrativeCopied: YearRule = {
  id: 'chain.narrative-copied',
  severity: 'warning',
  otherSeverities: ['info'],
  needs: ['report', 'last-year'],
  title: { zh: '正文与上年度雷同', en: 'The narrative is last year’s' },
  message: {
    zh: '除数字、日期和单位名称外，正文与上年度年报相似度 {n}%，疑沿用上年内容。',
    en: 'But for digits, dates and the organ’s name the narrative is {n} % the same as last year’s.',
  },
  basis: '国办公开办函〔2021〕30号：避免内容雷同',
  advice: { zh: '按本年度工作实际撰写正文。', en: 'Write the text anew, from this year’s work.' },
  thresholds: {
    likeness: {
      value: 0.9,
      unit: '',
      meaning: { zh: '相同的五字片段所占比例', en: 'share of five-letter pieces that both have' },
      measured: 'docs/decisions/0052',
    },
  },
  check: checkNarrative,
  examples: [
    {
      name: 'the same text with other numbers',
      years: [
        { figures: { 'disclosure.licensing.decisions': 40 }, text: narrativeOf(40) },
        { figures: { 'disclosure.licensing.decisions': 44 }, text: narrativeOf(44) },
      ],
      finds: [null],
    },
    {
      name: 'two years in which nothing happened',
      years: [{ text: narrativeOf(0) }, { text: narrativeOf(0) }],
      finds: [],
    },
    {
      name: 'another text',
      years: [
        { figures: { 'disclosure.licensing.decisions': 40 }, text: narrativeOf(40) },
        { figures: { 'disclosure.licensing.decisions': 44 }, text: otherNarrative },
      ],
      finds: [],
    },
  ],
};
