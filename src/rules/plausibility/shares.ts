/** plausibility.*: how the requests of table three are made up. */
import { cellWords } from '../cell-name.ts';
import type { Facts } from '../facts.ts';
import { fail, type Outcome, pass, type Rule, type RuleSettings, type Threshold } from '../rule.ts';
import { percentOf, readFigures } from './read.ts';

const received = 'applications.received.total';
const closed = 'applications.outcomes.total.total';
const outcome = (row: string): string => `applications.outcomes.${row}.total`;

/** Small organs have any mix. */
const leastRequests: Threshold = {
  value: 30,
  unit: '件',
  meaning: { zh: '件数不足此数不判断构成', en: 'Below this many requests a share means nothing' },
  measured:
    'the largest share among made-up small organs reaches 100 % below 30 requests and none of 5,000 reaches 60 % above',
};

const unusualApplicants = ['research', 'public_welfare', 'legal_service', 'other'].map(
  (applicant) => `applications.received.${applicant}`,
);

function* checkMix(facts: Facts, { threshold }: RuleSettings): Iterable<Outcome> {
  yield* readFigures(facts, [received, ...unusualApplicants], ([total = 0, ...parts]) => {
    const at = parts.findIndex((part) => part > (total * threshold('most')) / 100);
    const code = unusualApplicants[at];
    if (total < threshold('least_requests') || code === undefined) return pass;
    return fail([code, received], {
      words: { cell: cellWords(code, facts.report.edition), n: percentOf(parts[at] ?? 0, total) },
      formula: `${String(parts[at])} / ${String(total)}`,
    });
  });
}

export const applicantMix: Rule = {
  id: 'plausibility.applicant-mix',
  severity: 'info',
  needs: ['report'],
  title: { zh: '申请几乎全部来自同一类少见的申请人', en: 'Nearly all requests from one unusual class' },
  message: {
    zh: '新收申请的 {n}% 填在{cell}，请核实是否错列。',
    en: '{n} % of the requests stand in {cell}: a column slip?',
  },
  basis: '推断：申请人多为自然人或商业企业，集中于其他类别时疑似错列',
  advice: {
    zh: '核对申请人分类台账，确认各件申请是否填入了正确的列。',
    en: 'Compare with the register of applicants whether each request stands in its column.',
  },
  thresholds: {
    least_requests: leastRequests,
    most: {
      value: 95,
      unit: '%',
      meaning: { zh: '一类申请人所占比例超过此数', en: 'Share of one class above this' },
      measured: 'none of 40,000 likely report-years of seven kinds of organ',
    },
  },
  check: checkMix,
  examples: [
    {
      name: '60 of 60 in 其他',
      figures: { 'applications.received.other': 60, 'applications.received.total': 60 },
      finds: ['applications.received.other'],
    },
    {
      name: '60 of 60 from natural persons',
      figures: { 'applications.received.natural_person': 60, 'applications.received.total': 60 },
      finds: [],
    },
    {
      name: 'a small organ',
      figures: { 'applications.received.other': 8, 'applications.received.total': 8 },
      finds: [],
    },
  ],
};

/** One instance: the share of `parts` together in all results. */
const shareOfResults = (parts: readonly string[]) =>
  function* (facts: Facts, { threshold }: RuleSettings): Iterable<Outcome> {
    yield* readFigures(facts, [closed, ...parts], ([all = 0, ...values]) => {
      const sum = values.reduce((total, value) => total + value, 0);
      if (all < threshold('least_requests') || sum <= (all * threshold('most')) / 100) return pass;
      return fail([...parts, closed], {
        words: { cell: resultWords(parts, facts), n: percentOf(sum, all) },
        formula: `${values.map(String).join(' + ')} / ${String(all)}`,
      });
    });
  };

const resultWords = (parts: readonly string[], { report }: Facts): { readonly zh: string; readonly en: string } =>
  parts.length === 1
    ? cellWords(parts[0] ?? '', report.edition)
    : { zh: '不予公开和不予处理', en: 'Refused and not processed together' };

const mostOf = (value: number, measured: string): Threshold => ({
  value,
  unit: '%',
  meaning: { zh: '占办理结果总计的比例超过此数', en: 'Share in all results above this' },
  measured,
});

export const otherShare: Rule = {
  id: 'plausibility.other-share',
  severity: 'info',
  needs: ['report'],
  title: { zh: '「3.其他」占比过高', en: 'Many results under “3.其他”' },
  message: { zh: '{cell}占办结 {n}%，请核实归类。', en: '{cell} is {n} % of all results: are they classed rightly?' },
  basis: '推断：（六）3.其他为兜底项，占比过高时疑似归类不当',
  advice: {
    zh: '逐件核对归入「3.其他」的申请，能归入前列各项的改填相应各行。',
    en: 'Look at each request under “3.其他”; those that fit a row above belong there.',
  },
  thresholds: {
    least_requests: leastRequests,
    most: mostOf(30, 'none of 40,000 likely report-years of seven kinds of organ; 7 % in a city with 13,810 results'),
  },
  check: shareOfResults([outcome('other_handling.other')]),
  examples: [
    {
      name: '20 of 50',
      figures: { [outcome('other_handling.other')]: 20, [closed]: 50 },
      finds: [outcome('other_handling.other')],
    },
    { name: '965 of 13810', figures: { [outcome('other_handling.other')]: 965, [closed]: 13_810 }, finds: [] },
    { name: 'an undivided row （六） has no such row', undivided: true, finds: [] },
  ],
};

/** Totals of the rows of （三）不予公开 and （五）不予处理. */
const notGranted = ({ layouts }: Facts): readonly string[] =>
  (layouts.applications?.codes ?? []).filter(
    (code) => /\.outcomes\.(refused|not_processed)\./u.test(code) && code.endsWith('.total'),
  );

function* checkRefusals(facts: Facts, settings: RuleSettings): Iterable<Outcome> {
  yield* shareOfResults([outcome('unavailable.not_held')])(facts, settings);
  yield* shareOfResults(notGranted(facts))(facts, settings);
}

export const refusalShare: Rule = {
  id: 'plausibility.refusal-share',
  severity: 'info',
  needs: ['report'],
  title: { zh: '不予公开、不予处理或不掌握占比过高', en: 'Many requests refused or not held' },
  message: { zh: '{cell}占办结 {n}%，请核实。', en: '{cell}: {n} % of all results.' },
  basis: '推断：公开为常态、不公开为例外（条例第五条）',
  advice: {
    zh: '抽查答复书，确认不予公开、不予处理和不掌握的理由是否成立、归类是否正确。',
    en: 'Look through the replies: are the reasons sound, and is each in its row?',
  },
  thresholds: {
    least_requests: leastRequests,
    most: mostOf(
      60,
      'none of 40,000 likely report-years of seven kinds of organ; 33 % not held in a district with 95 results',
    ),
  },
  check: checkRefusals,
  examples: [
    {
      name: '25 of 40 not held',
      figures: { [outcome('unavailable.not_held')]: 25, [closed]: 40 },
      finds: [outcome('unavailable.not_held')],
    },
    { name: '2 of 7 is a small organ', figures: { [outcome('unavailable.not_held')]: 2, [closed]: 7 }, finds: [] },
    { name: '12 of 40', figures: { [outcome('unavailable.not_held')]: 12, [closed]: 40 }, finds: [] },
  ],
};
