/** narrative.*: the text against itself. */
import type { Breakdown } from '../../model/claim.ts';
import { formatNumber } from '../decimal.ts';
import type { Facts } from '../facts.ts';
import { oneLine } from '../plain-words.ts';
import { fail, type Outcome, pass, type Rule } from '../rule.ts';
import { contradictionsIn } from './contradictions.ts';

const under = (text: string): { readonly 1: string } => ({
  1: `（一）主动公开。（二）依申请公开。${text}（三）政府信息管理。（四）平台建设。（五）监督保障。`,
});
const received = (value: number): Record<string, number> => ({
  'applications.received.natural_person': value,
  'applications.received.total': value,
});

export const selfContradiction: Rule = {
  id: 'narrative.self-contradiction',
  severity: 'error',
  needs: ['report'],
  title: { zh: '正文前后不一', en: 'The text contradicts itself' },
  message: { zh: '正文前后不一：「{left}」与「{right}」。', en: 'The text contradicts itself: “{left}” / “{right}”.' },
  basis: '同一数据在正文各处应当一致',
  advice: { zh: '核对后统一正文各处的表述。', en: 'Check, and say the same everywhere.' },
  *check({ report }) {
    const claims = report.statements?.claims ?? [];
    const found = contradictionsIn(claims);
    for (const { first, second } of found)
      yield fail(first.codes, {
        words: { left: oneLine(first.text), right: oneLine(second.text) },
        formula: `${formatNumber(first.value)} ≠ ${formatNumber(second.value)}`,
        quote: second.text,
      });
    if (found.length === 0 && claims.length > 1) yield pass;
  },
  examples: [
    {
      name: '7 and 8',
      figures: received(7),
      sections: under('全年收到政府信息公开申请7件。2023年共收到政府信息公开申请8件。'),
      finds: ['applications.received.total'],
    },
    {
      name: 'last year’s beside it',
      figures: received(7),
      sections: under('全年收到政府信息公开申请7件，上年收到8件。'),
      finds: [],
    },
  ],
};

const partsOf = ({ parts }: Breakdown): number => parts.reduce((sum, { value }) => sum + value, 0);
const formulaOf = ({ parts, whole }: Breakdown): string =>
  `${parts.map(({ value }) => formatNumber(value)).join(' + ')} ≠ ${formatNumber(whole.value)}`;

/** From the whole to its last part, each as printed. */
const quoteOf = ({ whole, parts }: Breakdown): string => [whole, ...parts].map(({ text }) => oneLine(text)).join('，');

function judged(breakdown: Breakdown, isWrong: boolean): Outcome {
  if (!isWrong) return pass;
  const { whole, kind } = breakdown;
  return fail([], {
    severity: kind === 'other' ? 'warning' : 'error',
    words: { quote: quoteOf(breakdown), left: partsOf(breakdown), right: whole.value },
    formula: formulaOf(breakdown),
    quote: whole.text,
  });
}

function* checkBreakdowns({ report }: Facts): Iterable<Outcome> {
  for (const breakdown of report.statements?.breakdowns ?? []) {
    if (breakdown.kind === 'channels') continue;
    const together = partsOf(breakdown);
    // Parts that leave something over may be some of them.
    const isOff = together > breakdown.whole.value || (breakdown.isComplete && together !== breakdown.whole.value);
    yield judged(breakdown, isOff);
  }
}

export const breakdownSum: Rule = {
  id: 'narrative.breakdown-sum',
  severity: 'error',
  otherSeverities: ['warning'],
  needs: ['report'],
  title: { zh: '正文分项之和与总数不符', en: 'Parts in the text don’t add up to the whole' },
  message: {
    zh: '正文「{quote}」，分项合计 {left}，与总数 {right} 不符。',
    en: '“{quote}”: parts {left}, total {right}.',
  },
  basis: '分项之和不大于总数，列全时等于总数',
  advice: { zh: '核对正文所列分项和总数。', en: 'Check the parts and the whole.' },
  check: checkBreakdowns,
  examples: [
    {
      name: '40 = 28 + 7 + 7',
      sections: under('全年发布各类信息40条，其中财政类28条，规划类7条，环保类7条。'),
      finds: [null],
    },
    {
      name: 'a list behind the colon of another clause',
      figures: received(7),
      sections: under(
        '收到政府信息公开申请7件，渠道为：信函3件、网络3件、现场1件；内容为：交通类4件、治安类2件、户籍类1件。',
      ),
      finds: [],
    },
    {
      name: '30 and 9 of 40',
      figures: { 'applications.received.*': 0, ...received(40) },
      sections: under('收到政府信息公开申请40件，其中自然人30件，法人或其他组织9件。'),
      finds: [null],
    },
    {
      name: '18439 = 69 + 8043 + 10327',
      sections: under('公开信息18439条，其中概况类69条，政务类8043条，服务类10327条。'),
      finds: [],
    },
    { name: 'some of them', sections: under('发布信息40条，其中财政类28条，规划类7条。'), finds: [] },
    { name: 'hours', sections: under('工作时间：上午8:30—12:00，下午14:30—17:30。'), finds: [] },
    {
      name: 'a list that adds up, and another one',
      sections: under('在编56人，其中公务员38人、事业人员18人，专职信息公开人员2人。'),
      finds: [],
    },
    { name: 'the same on several sites', sections: under('发布信息40条，其中网站40条，微信公众号30条。'), finds: [] },
  ],
};

export const channelSum: Rule = {
  id: 'narrative.channel-sum',
  severity: 'error',
  needs: ['report'],
  title: { zh: '正文各渠道申请之和与收到数不符', en: 'Channels in the text don’t add up to what was received' },
  message: {
    zh: '正文「{quote}」，各渠道合计 {left} 件，与收到 {right} 件不符。',
    en: '“{quote}”: channels give {left}, received {right}.',
  },
  basis: '一件申请经一个渠道提出',
  advice: { zh: '核对各渠道的申请件数。', en: 'Check the numbers of requests by channel.' },
  *check({ report }) {
    for (const breakdown of report.statements?.breakdowns ?? []) {
      if (breakdown.kind !== 'channels') continue;
      const together = partsOf(breakdown);
      yield judged(
        breakdown,
        breakdown.isComplete ? together !== breakdown.whole.value : together > breakdown.whole.value,
      );
    }
  },
  examples: [
    {
      name: '3 and 36 of 40',
      figures: received(40),
      sections: under('收到政府信息公开申请40件，其中当面申请3件，网络申请36件。'),
      finds: [null],
    },
    {
      name: 'a way that no list knows among them',
      figures: received(9),
      sections: under('收到政府信息公开申请9件，其中申请点收件5件，当面申请1件，邮寄申请1件。'),
      finds: [],
    },
    {
      name: '18 + 7 + 1 = 26',
      figures: received(26),
      sections: under('网上提交18件、邮寄7件、当面递交1件，共收到26件。'),
      finds: [],
    },
    {
      name: 'what is still under way is no channel',
      figures: received(23),
      sections: under('收到申请23件（网络平台14件、信函7件、现场2件），另2件尚在办理。'),
      finds: [],
    },
    {
      name: 'one channel for all',
      figures: received(7),
      sections: under('收到政府信息公开申请7件，均来源于网页申请。'),
      finds: [],
    },
  ],
};

export const feeContradiction: Rule = {
  id: 'narrative.fee-contradiction',
  severity: 'error',
  needs: ['report'],
  title: { zh: '信息处理费表述矛盾', en: 'Processing fee stated both ways' },
  message: {
    zh: '信息处理费表述矛盾：「{left}」与「{right}」。',
    en: 'Processing fee stated both ways: “{left}”, “{right}”.',
  },
  basis: '同一数据在正文各处应当一致',
  advice: { zh: '核实是否收取信息处理费，统一表述。', en: 'Establish whether a fee was collected, and say one thing.' },
  *check({ report }) {
    const stated = (report.statements?.remarks ?? []).filter(({ kind }) => kind === 'processing-fee');
    const none = stated.find(({ value }) => value === 0);
    const some = stated.find(({ value }) => (value ?? 0) > 0);
    if (none !== undefined && some !== undefined)
      yield fail([], { words: { left: oneLine(none.text), right: oneLine(some.text) }, quote: some.text });
    else if (stated.length > 1) yield pass;
  },
  examples: [
    {
      name: '未收取 and 380 yuan',
      figures: received(1),
      sections: { 1: '（二）依申请公开。收取信息处理费380元。', 6: '本年度未收取信息处理费。' },
      finds: [null],
    },
    { name: '0 yuan', sections: { 6: '本年度未收取信息处理费。收取信息处理费0元。' }, finds: [] },
  ],
};

export const wrongYear: Rule = {
  id: 'narrative.wrong-year',
  severity: 'warning',
  needs: ['report'],
  title: { zh: '正文年份疑似有误', en: 'A wrong year in the text' },
  message: { zh: '正文「{quote}」所述年份疑似有误。', en: '“{quote}”: wrong year?' },
  basis: '疑似沿用上年文本',
  advice: {
    zh: '核对该段所述年份，改正沿用的上年文字。',
    en: 'Check the year, and correct what was left from last year’s text.',
  },
  *check({ report }) {
    const found = (report.statements?.remarks ?? []).filter(({ kind }) => kind === 'wrong-year');
    for (const { text, codes } of found.slice(0, 1))
      yield fail(codes, { words: { quote: oneLine(text) }, quote: text });
    if (found.length === 0 && report.statements !== undefined) yield pass;
  },
  examples: [
    {
      name: '2022年 in the report for 2023',
      sections: under('2022年，我局收到政府信息公开申请16件。'),
      finds: ['applications.received.total'],
    },
    {
      name: 'last year’s statement on fees',
      sections: { 6: '2022年度，本单位未收取信息处理费。' },
      finds: [null],
    },
    {
      name: 'last year’s beside this year’s',
      figures: received(9),
      sections: under('2022年我局收到政府信息公开申请16件，2023年收到9件。'),
      finds: [],
    },
    {
      name: 'to the next year',
      figures: { 'applications.carried_out.natural_person': 6, 'applications.carried_out.total': 6 },
      sections: under('6件结转至2024年。'),
      finds: [],
    },
  ],
};
