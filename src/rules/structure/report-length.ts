/** structure.report-length: a text remarkably short or long. */
import type { Facts } from '../facts.ts';
import { fail, notAssessable, type Outcome, pass, type Rule } from '../rule.ts';

const lengthOf = (text: string): number => text.replace(/\s/g, '').length;

/** Characters of text and pages beyond which a report is remarkable: design judgement. */
const SHORT_TEXT = 300;
const MANY_PAGES = 30;

const SHORT = { zh: '偏短', en: 'short' };
const LONG = { zh: `偏长（超过 ${MANY_PAGES} 页）`, en: `long, with more than ${MANY_PAGES} pages` };

const pagesOf = ({ tables }: Facts): number =>
  Math.max(0, ...tables.flatMap(({ cells }) => cells.map(({ figure }) => figure?.evidence.pageNumber ?? 0)));

function* checkLength(facts: Facts): Iterable<Outcome> {
  const n = lengthOf(facts.narrative);
  if (facts.isExcerpt) yield notAssessable;
  else if (n < SHORT_TEXT) yield fail([], { words: { n, what: SHORT } });
  else yield pagesOf(facts) > MANY_PAGES ? fail([], { words: { n, what: LONG } }) : pass;
}

export const reportLength: Rule = {
  id: 'structure.report-length',
  severity: 'info',
  needs: ['whole'],
  title: { zh: '正文明显偏短或偏长', en: 'Narrative remarkably short or long' },
  message: { zh: '报告正文 {n} 字，明显{what}。', en: 'Narrative of {n} characters, remarkably {what}.' },
  basis: '推断：不足 300 字或超过 30 页',
  check: checkLength,
  examples: [
    { name: 'a preamble only', sections: { 1: '', 5: '无' }, finds: [null] },
    { name: 'a normal text', finds: [] },
  ],
};
