/** plausibility.*: requests that come in and go out. */
import { fail, type Outcome, pass, type Rule } from '../rule.ts';
import type { Facts } from '../facts.ts';
import type { RuleSettings } from '../rule.ts';
import { percentOf, readFigures } from './read.ts';

const received = 'applications.received.total';
const carriedIn = 'applications.carried_in.total';
const carriedOut = 'applications.carried_out.total';
const closed = 'applications.outcomes.total.total';
const granted = 'applications.outcomes.granted.total';

const deadlines = '推断：答复期限为二十个工作日，可延长二十个工作日（条例第三十三条）';

function* checkCarriedOut(facts: Facts): Iterable<Outcome> {
  yield* readFigures(facts, [carriedOut, received, carriedIn], ([out = 0, taken = 0]) =>
    out <= taken
      ? pass
      : fail([carriedOut, received], { words: { left: out, right: taken }, formula: `${out} > ${taken}` }),
  );
}

export const carriedOutExceedsReceived: Rule = {
  id: 'plausibility.carried-out-exceeds-received',
  severity: 'warning',
  needs: ['report'],
  title: { zh: '结转下年多于本年新收', en: 'More carried out than received' },
  message: { zh: '结转下年度 {left} 件，多于本年新收 {right} 件。', en: '{left} carried out, only {right} received.' },
  basis: deadlines,
  advice: {
    zh: '核对年末未办结的申请件数；如上年结转的申请本年仍未办结，应核实是否超期。',
    en: 'Count the requests open at the end of the year; those carried in and still open are overdue.',
  },
  check: checkCarriedOut,
  examples: [
    { name: '9 and 4', figures: { [carriedOut]: 9, [received]: 4, [carriedIn]: 5 }, finds: [carriedOut] },
    { name: '6 and 154', figures: { [carriedOut]: 6, [received]: 154 }, finds: [] },
    { name: 'a blank is not zero', figures: { [carriedOut]: 9, [received]: null }, finds: [] },
  ],
};

function* checkMovement(facts: Facts): Iterable<Outcome> {
  yield* readFigures(facts, [carriedIn, received, carriedOut], ([before = 0, taken = 0, after = 0]) =>
    before > 0 && taken === 0 && after === before
      ? fail([carriedOut, carriedIn, received], { words: { n: before }, formula: `${before} + 0 = 0 + ${after}` })
      : pass,
  );
}

export const nothingMoved: Rule = {
  id: 'plausibility.nothing-moved',
  severity: 'warning',
  needs: ['report'],
  title: { zh: '上年结转的申请全部再次结转', en: 'All requests carried in are carried out again' },
  message: {
    zh: '上年结转 {n} 件本年无一办结，全部再次结转下年。',
    en: 'All {n} requests carried in are carried out again.',
  },
  basis: deadlines,
  advice: {
    zh: '核实这些申请是否确未答复；已答复的填入相应办理结果，未答复的应立即办理。',
    en: 'Were they really not answered? Those that were belong to the results; the others are overdue.',
  },
  check: checkMovement,
  examples: [
    { name: '3, none, 3', figures: { [carriedIn]: 3, [carriedOut]: 3 }, finds: [carriedOut] },
    { name: '3, 5, 3', figures: { [carriedIn]: 3, [received]: 5, [carriedOut]: 3 }, finds: [] },
  ],
};

function* checkBacklog(facts: Facts, { threshold }: RuleSettings): Iterable<Outcome> {
  yield* readFigures(facts, [carriedOut, received], ([out = 0, taken = 0]) =>
    taken < threshold('least_requests') || out <= (taken * threshold('most')) / 100 || out > taken
      ? pass
      : fail([carriedOut, received], { words: { n: percentOf(out, taken) }, formula: `${out} / ${taken}` }),
  );
}

export const backlog: Rule = {
  id: 'plausibility.backlog',
  severity: 'info',
  needs: ['report'],
  title: { zh: '结转下年占新收比例过高', en: 'A large backlog' },
  message: { zh: '结转下年占本年新收 {n}%，请核实。', en: 'Carried out: {n} % of what was received.' },
  basis: '推断：二十个工作日约为全年工作日的 8%，超过其三倍即偏高',
  advice: {
    zh: '核对年末未办结的申请，确认均在答复期限内。',
    en: 'Are all requests open at the end of the year in time?',
  },
  thresholds: {
    least_requests: {
      value: 30,
      unit: '件',
      meaning: { zh: '件数不足此数不判断', en: 'Below this many requests a share means nothing' },
      measured: 'backlog: 1 of 40,000 likely report-years of seven kinds of organ at this value',
    },
    most: {
      value: 24,
      unit: '%',
      meaning: { zh: '结转占新收的比例超过此数', en: 'Share carried out above this' },
      measured: '1 of 40,000 likely report-years of seven kinds of organ above',
    },
  },
  check: checkBacklog,
  examples: [
    { name: '30 of 100', figures: { [carriedOut]: 30, [received]: 100 }, finds: [carriedOut] },
    { name: '819 of 14069', figures: { [carriedOut]: 819, [received]: 14_069 }, finds: [] },
    { name: 'a small organ', figures: { [carriedOut]: 3, [received]: 5 }, finds: [] },
  ],
};

function* checkRoundNumbers(facts: Facts, { threshold }: RuleSettings): Iterable<Outcome> {
  yield* readFigures(facts, [granted, received, closed], ([given = 0, taken = 0]) =>
    given === taken && taken >= threshold('multiple') && taken % threshold('multiple') === 0
      ? fail([received, granted], { words: { printed: taken }, formula: `${taken} = ${given}` })
      : pass,
  );
}

export const roundGranted: Rule = {
  id: 'plausibility.round-granted',
  severity: 'info',
  needs: ['report'],
  title: { zh: '新收与予以公开为同一整数', en: 'Received and granted are the same round number' },
  message: { zh: '新收与予以公开均为整数 {printed}，请核实。', en: 'Received and granted are both {printed}.' },
  basis: '推断：件数恰为整百且全部予以公开，疑似估填',
  advice: { zh: '对照依申请公开台账逐件核实。', en: 'Compare with the register of requests.' },
  thresholds: {
    multiple: {
      value: 100,
      unit: '件',
      meaning: { zh: '件数为此数的整数倍', en: 'Both are multiples of this' },
      measured: 'none of 40,000 likely report-years of seven kinds of organ',
    },
  },
  check: checkRoundNumbers,
  examples: [
    { name: '500 and 500', figures: { [received]: 500, [granted]: 500, [closed]: 500 }, finds: [received] },
    { name: '26 and 26', figures: { [received]: 26, [granted]: 26, [closed]: 26 }, finds: [] },
  ],
};

/** Σ of the totals of table four, against all requests that a decision could be about. */
function* checkDisputes(facts: Facts, { threshold }: RuleSettings): Iterable<Outcome> {
  yield* readFigures(facts, [...disputeTotals, received, carriedIn], (values) => {
    const [disputes, requests] = [values.slice(0, disputeTotals.length), values.slice(disputeTotals.length)].map(
      (part) => part.reduce((total, value) => total + value, 0),
    );
    const isFar =
      (disputes ?? 0) >= threshold('least_disputes') && (disputes ?? 0) > threshold('times') * (requests ?? 0);
    const most =
      disputeTotals[values.slice(0, disputeTotals.length).indexOf(Math.max(...values.slice(0, disputeTotals.length)))];
    return isFar && most !== undefined
      ? fail([most, received], {
          words: { left: disputes ?? 0, right: requests ?? 0 },
          formula: `${disputes} > ${threshold('times')} × ${requests}`,
        })
      : pass;
  });
}

const disputeTotals = ['reconsideration', 'litigation_direct', 'litigation_after_reconsideration'].map(
  (procedure) => `disputes.${procedure}.total`,
);

export const disputesBeyondRequests: Rule = {
  id: 'plausibility.disputes-beyond-requests',
  severity: 'warning',
  needs: ['report'],
  title: { zh: '复议诉讼远多于申请', en: 'Far more disputes than requests' },
  message: {
    zh: '表四复议、诉讼共 {left} 件，远多于表三新收和上年结转的申请 {right} 件。',
    en: 'Table four counts {left} disputes, table three only {right} requests.',
  },
  basis: '推断：复议、诉讼多由政府信息公开答复引起',
  advice: {
    zh: '核对表四是否误填了其他行政行为引起的复议、诉讼；只统计因政府信息公开工作引起的案件。',
    en: 'Table four counts only cases about open government information, not those about other acts.',
  },
  thresholds: {
    least_disputes: {
      value: 20,
      unit: '件',
      meaning: { zh: '案件不足此数不判断', en: 'Fewer disputes are not judged' },
      measured: 'none of 40,000 likely report-years of seven kinds of organ',
    },
    times: {
      value: 3,
      unit: '倍',
      meaning: { zh: '案件超过申请的倍数', en: 'Times as many disputes as requests' },
      measured: 'none of 40,000 likely report-years of seven kinds of organ',
    },
  },
  check: checkDisputes,
  examples: [
    {
      name: '120 against 5',
      figures: { 'disputes.reconsideration.total': 120, [received]: 5 },
      finds: ['disputes.reconsideration.total'],
    },
    {
      name: '31 against 39 requests',
      figures: { 'disputes.reconsideration.total': 31, [received]: 39 },
      finds: [],
    },
    {
      name: '3 disputes from requests of the year before',
      figures: { 'disputes.reconsideration.total': 3 },
      finds: [],
    },
  ],
};
