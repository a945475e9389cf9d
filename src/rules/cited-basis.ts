/** edition.cited-basis: notices that a report rests on although they are not in force for its year. */
import { fail, notAssessable, type Outcome, pass, type Rule } from './rule.ts';
import type { Facts } from './facts.ts';

interface Citation {
  readonly words: RegExp;
  /** Not in force for reporting years from this one on. */
  readonly since: number;
  readonly severity: 'warning' | 'info';
  /** That it is out of force was not verified in a published text. */
  readonly unverified?: boolean;
  /** Words beside which the citation is in order. */
  readonly unless?: RegExp;
}

const open = '[〔\\[【（(﹝［]';
const close = '[〕\\]】）)﹞］]';

const outdated: readonly Citation[] = [
  { words: new RegExp(`国办公开办函\\s*${open}\\s*2019\\s*${close}\\s*60\\s*号`), since: 2021, severity: 'warning' },
  { words: /国务院令?[^。；\n]{0,6}492\s*号令?/, since: 2019, severity: 'warning', unless: /711\s*号/ },
  {
    words: new RegExp(`国办公开办函\\s*${open}\\s*2016\\s*${close}\\s*201\\s*号`),
    since: 2019,
    severity: 'info',
    unverified: true,
  },
];

function* checkCitation({ report: { year }, narrative }: Facts): Iterable<Outcome> {
  for (const { words, since, severity, unless, unverified = false } of outdated) {
    const [quote] = words.exec(narrative) ?? [];
    if (quote === undefined || unless?.test(narrative) === true) continue;
    if (year === null) yield notAssessable;
    else yield year < since ? pass : fail([], { words: { quote, year: String(year) }, severity, unverified });
  }
}

export const citedBasis: Rule = {
  id: 'edition.cited-basis',
  severity: 'warning',
  otherSeverities: ['info'],
  needs: ['report'],
  title: { zh: '引用的依据不适用于该年度', en: 'Cited basis not in force for the year' },
  message: { zh: '引用依据「{quote}」不适用于 {year} 年度。', en: 'Cited basis “{quote}” is not in force for {year}.' },
  basis: '条例（国务院令第711号）自 2019-05-15 施行；〔2021〕30号取代〔2019〕60号',
  check: checkCitation,
  examples: [
    { name: '〔2019〕60号 for 2023', report: { preamble: '根据国办公开办函〔2019〕60号要求编制。' }, finds: [null] },
    {
      name: '〔2016〕201号, for information',
      report: { preamble: '按照国办公开办函〔2016〕201号编制。' },
      finds: [null],
    },
    { name: '国务院令第492号', report: { preamble: '根据《条例》（国务院令第492号）编制。' }, finds: [null] },
    {
      name: '国务院令第492号 with its revision',
      report: { preamble: '《条例》（国务院令第492号公布，国务院令第711号修订）' },
      finds: [],
    },
    { name: 'those in force', report: { preamble: '根据国务院令第711号、国办公开办函〔2021〕30号编制。' }, finds: [] },
    { name: 'a local notice of the same number', report: { preamble: '根据皖政办〔2019〕60号。' }, finds: [] },
  ],
};
