/** chain.*: requests that one year hands to the next. The chain runs across the break of the editions. */
import { allColumns } from '../../forms/catalogue.ts';
import { codeOf } from '../../forms/catalogue.ts';
import { cellWords } from '../cell-name.ts';
import { fail, notAssessable, type Outcome, pass } from '../rule.ts';
import type { YearRule } from '../set/set-rule.ts';
import type { YearPair } from '../set/year-pair.ts';

const carriedIn = (applicant: string): string => codeOf('applications', 'carried_in', applicant);
const carriedOut = (applicant: string): string => codeOf('applications', 'carried_out', applicant);

interface Handed {
  readonly out: number;
  readonly in: number;
}

/** What last year's report hands on, and what this year's takes over; null where one shows no number. */
function handed({ now, before }: YearPair, applicant: string): Handed | null {
  const taken = now.figures[carriedIn(applicant)];
  const given = before.figures[carriedOut(applicant)];
  return typeof taken === 'number' && typeof given === 'number' ? { out: given, in: taken } : null;
}

const formulaOf = ({ out, in: taken }: Handed): string => `${taken} ≠ ${out}`;

function* checkTotal(pair: YearPair): Iterable<Outcome> {
  const total = handed(pair, 'total');
  if (total === null) yield notAssessable;
  else if (total.in === total.out) yield pass;
  else
    yield fail([carriedIn('total')], {
      words: { left: total.out, right: total.in },
      expected: total.out,
      formula: formulaOf(total),
    });
}

export const carriedOver: YearRule = {
  id: 'chain.carried-over',
  severity: 'error',
  needs: ['report', 'last-year'],
  title: { zh: '上年结转与上年度年报不符', en: 'Carried in differs from what last year carried out' },
  message: {
    zh: '上年结转 {right} 件，与上年度年报结转下年度继续办理 {left} 件不符。',
    en: 'Carried in {right}, but last year’s report carried out {left}.',
  },
  basis: '上年度年报「四、结转下年度继续办理」即本年度「二、上年结转政府信息公开申请数量」',
  check: checkTotal,
  examples: [
    {
      name: '1 carried out, 0 carried in',
      years: [{ figures: { 'applications.carried_out.total': 1 } }, {}],
      finds: ['applications.carried_in.total'],
    },
    {
      name: '1 and 1',
      years: [
        { figures: { 'applications.carried_out.total': 1 } },
        { figures: { 'applications.carried_in.total': 1 } },
      ],
      finds: [],
    },
    {
      name: 'a blank is not assessable',
      years: [
        { figures: { 'applications.carried_out.total': 1 } },
        { figures: { 'applications.carried_in.total': null } },
      ],
      finds: [],
    },
  ],
};

function* checkApplicants(pair: YearPair): Iterable<Outcome> {
  const total = handed(pair, 'total');
  if (total === null || total.in !== total.out) return;
  for (const { key } of allColumns.applications) {
    if (key === 'total') continue;
    const part = handed(pair, key);
    if (part === null) yield notAssessable;
    else if (part.in === part.out) yield pass;
    else
      yield fail([carriedIn(key)], {
        words: { cell: cellWords(carriedIn(key), pair.now.edition), left: part.out, right: part.in },
        expected: part.out,
        formula: formulaOf(part),
      });
  }
}

export const carriedOverByApplicant: YearRule = {
  id: 'chain.carried-over-by-applicant',
  severity: 'warning',
  needs: ['report', 'last-year'],
  title: {
    zh: '上年结转的申请人类别与上年度年报不符',
    en: 'Carried in by other applicants than last year carried out',
  },
  message: {
    zh: '{cell}：上年结转 {right} 件，上年度年报结转 {left} 件；两年总计相符，类别不符。',
    en: '{cell}: carried in {right}, last year’s report carried out {left}; the totals agree, the applicants don’t.',
  },
  basis: '同一批申请，申请人类别应一致',
  check: checkApplicants,
  examples: [
    {
      name: 'out 4 + 2, in 6 + 0',
      years: [
        {
          figures: {
            'applications.carried_out.natural_person': 4,
            'applications.carried_out.business': 2,
            'applications.carried_out.total': 6,
          },
        },
        { figures: { 'applications.carried_in.natural_person': 6, 'applications.carried_in.total': 6 } },
      ],
      finds: ['applications.carried_in.natural_person', 'applications.carried_in.business'],
    },
    {
      name: 'where the totals disagree they speak',
      years: [{ figures: { 'applications.carried_out.business': 2, 'applications.carried_out.total': 2 } }, {}],
      finds: [],
    },
  ],
};
