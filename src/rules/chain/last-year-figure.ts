/** narrative.last-year-figure: last year's number in this year's text against last year's report. */
import type { LastYearNumber } from '../../model/claim.ts';
import { cellWords } from '../cell-name.ts';
import { formatNumber } from '../decimal.ts';
import { listWords } from '../message.ts';
import { oneLine } from '../plain-words.ts';
import { fail, notAssessable, type Outcome, pass } from '../rule.ts';
import { type Digest, sumOfFigures } from '../set/digest.ts';
import type { YearRule } from '../set/set-rule.ts';
import type { YearPair } from '../set/year-pair.ts';

function* checkFigures(pair: YearPair): Iterable<Outcome> {
  for (const said of pair.now.lastYear) yield outcomeOf(pair.before, pair.now, said);
}

/** Where the text's number of this year isn't the table's, it may be of another scope, and so may that of last year. */
function outcomeOf(before: Digest, now: Digest, { codes, value, now: own, text }: LastYearNumber): Outcome {
  const [present, past] = [sumOfFigures(now, codes), sumOfFigures(before, codes)];
  if (present !== own || past === null) return notAssessable;
  if (past === value) return pass;
  return fail(codes, {
    words: {
      cell: listWords(codes.map((code) => cellWords(code, before.edition))),
      quote: oneLine(text),
      printed: value,
      expected: past,
    },
    formula: `${formatNumber(value)} ≠ ${formatNumber(past)}`,
    quote: text,
  });
}

const received = (count: number) => ({
  'applications.received.natural_person': count,
  'applications.received.total': count,
});

export const lastYearFigure: YearRule = {
  id: 'narrative.last-year-figure',
  severity: 'warning',
  needs: ['report', 'last-year'],
  title: {
    zh: '正文所述上年数与上年度年报不符',
    en: 'Last year’s number in the text isn’t that of last year’s report',
  },
  message: {
    zh: '正文「{quote}」，上年度年报{cell}为 {expected}。',
    en: 'The text says “{quote}”; last year’s report has {expected} for {cell}.',
  },
  basis: '上年数据以上年度年报为准',
  advice: { zh: '核对上年度年报，改正正文所述上年数。', en: 'Check last year’s report, and correct the text.' },
  check: checkFigures,
  examples: [
    {
      name: 'the text says 8, last year’s report 9',
      years: [{ figures: received(9) }, { figures: received(12), text: '全年收到政府信息公开申请12件，上年收到8件。' }],
      finds: ['applications.received.total'],
    },
    {
      name: '8 and 8',
      years: [
        { figures: received(8) },
        { figures: received(12), text: '收到政府信息公开申请12件，较上年的8件增加50%。' },
      ],
      finds: [],
    },
    {
      name: 'the text speaks of another scope',
      years: [{ figures: received(9) }, { figures: received(12), text: '收到政府信息公开申请120件，上年收到80件。' }],
      finds: [],
    },
  ],
};
