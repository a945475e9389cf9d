/** narrative.*: outcomes in the text against table three, and against the text's own total. */
import type { Claim } from '../../model/claim.ts';
import type { Report } from '../../model/report.ts';
import { decimalOf, formatDecimal, formatNumber, subtract, sum, toNumber } from '../decimal.ts';
import { oneLine } from '../plain-words.ts';
import { fail, notAssessable, type Outcome, pass, type Rule } from '../rule.ts';
import type { Facts } from '../facts.ts';
import { checkClaims } from './against-tables.ts';
import { operandOf } from './operand.ts';

const isOutcome = ({ wording }: Claim): boolean => wording.startsWith('outcome.');

const closed = (values: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(Object.entries(values).map(([row, value]) => [`applications.outcomes.${row}.total`, value]));
const under = (text: string): { readonly 1: string } => ({
  1: `（一）主动公开。（二）依申请公开。${text}（三）政府信息管理。（四）平台建设。（五）监督保障。`,
});

export const outcomes: Rule = {
  id: 'narrative.outcomes',
  severity: 'error',
  otherSeverities: ['warning', 'info'],
  needs: ['report'],
  title: { zh: '正文所述办理结果与表三不符', en: 'Outcomes: text and table three differ' },
  message: {
    zh: '正文「{quote}」，表三{cell}为 {right} 件{note}。',
    en: 'The text says {left} (“{quote}”); table three, {cell}: {right}{note}.',
  },
  basis: '同一数据在正文和表格中应当一致',
  advice: {
    zh: '按答复文书逐件核对办理结果，改正正文或表三。',
    en: 'Check the outcomes against the replies, and correct the text or table three.',
  },
  *check(facts) {
    yield* checkClaims(facts, isOutcome, 'error');
  },
  examples: [
    {
      name: '258 against 272 and 3',
      figures: closed({ granted: 272, partly_granted: 3 }),
      sections: under('答复申请，其中予以公开及部分公开258件。'),
      finds: ['applications.outcomes.granted.total'],
    },
    {
      name: '42 = 22 + 20',
      figures: closed({ granted: 22, partly_granted: 20 }),
      sections: under('其中予以公开及部分公开42件。'),
      finds: [],
    },
    {
      name: '35 refused in several rows',
      figures: closed({ 'refused.state_secret': 14, 'refused.internal_affairs': 21 }),
      sections: under('不予公开35件。'),
      finds: [],
    },
    {
      name: 'a reason by its own row',
      figures: closed({ 'unavailable.not_held': 6 }),
      sections: under('本机关不掌握相关信息7件。'),
      finds: ['applications.outcomes.unavailable.not_held.total'],
    },
    {
      name: '不存在 beside 不属于本机关: parts of one row',
      figures: closed({ 'unavailable.not_held': 12 }),
      sections: under('信息不存在5件，不属于本机关7件。'),
      finds: [],
    },
  ],
};

type Group = 'granted' | 'partly_granted' | 'refused' | 'unavailable' | 'not_processed' | 'other_handling';
const GROUPS: readonly Group[] = [
  'granted',
  'partly_granted',
  'refused',
  'unavailable',
  'not_processed',
  'other_handling',
];

/** The groups whose number a claim gives whole. */
function groupsOf({ codes }: Claim, report: Report): readonly Group[] {
  return GROUPS.filter((group) => {
    const rows = report.codes.filter((code) =>
      new RegExp(`^applications\\.outcomes\\.${group}\\.(?:\\w+\\.)?total$`, 'u').test(code),
    );
    return rows.length > 0 && rows.every((code) => codes.includes(code));
  });
}

interface Listed {
  readonly claims: readonly Claim[];
  readonly groups: ReadonlySet<Group>;
}

/** A zero is a claim for each row of its group: taken together here. */
function listed(claims: readonly Claim[], report: Report): Listed {
  const byPlace = Map.groupBy(claims, ({ section, offset }) => `${section} ${offset}`);
  const merged = [...byPlace.values()].flatMap((same) => {
    const [first] = same;
    return first === undefined ? [] : [{ ...first, codes: same.flatMap(({ codes }) => codes) }];
  });
  const whole = merged.filter((claim) => groupsOf(claim, report).length > 0);
  return { claims: whole, groups: new Set(whole.flatMap((claim) => groupsOf(claim, report))) };
}

function* checkSum({ report }: Facts): Iterable<Outcome> {
  const claims = (report.statements?.claims ?? []).filter(({ period, state }) => period === 't' && state === 'settled');
  const total = claims.find(
    ({ codes, wording }) => codes.join() === 'applications.outcomes.total.total' && wording !== 'flow.all-closed',
  );
  const { claims: parts, groups } = listed(claims.filter(isOutcome), report);
  if (total === undefined || parts.length < 2 || isRepeated(parts)) return;
  const together = sum(parts.map(({ value }) => value));
  const difference = toNumber(subtract(together, decimalOf(total.value)));
  if (difference === 0) yield pass;
  else if (groups.size === GROUPS.length || difference > 0) yield failed(parts, total, formatDecimal(together));
  else yield notAssessable;
}

/** A group told twice is no list of parts. */
const isRepeated = (parts: readonly Claim[]): boolean =>
  new Set(parts.flatMap(({ codes }) => codes)).size < parts.flatMap(({ codes }) => codes).length;

const failed = (parts: readonly Claim[], total: Claim, together: string): Outcome =>
  fail([], {
    words: { left: together, right: total.value },
    formula: `${parts.map(({ value }) => formatNumber(value)).join(' + ')} ≠ ${formatNumber(total.value)}`,
    quote: total.text,
  });

export const outcomeSum: Rule = {
  id: 'narrative.outcome-sum',
  severity: 'error',
  needs: ['report'],
  title: { zh: '正文各类办理结果之和与所称总数不符', en: 'Outcomes in the text don’t add up to its total' },
  message: {
    zh: '正文各类办理结果合计 {left} 件，所称办结总数 {right} 件。',
    en: 'The outcomes in the text give {left}, its own total is {right}.',
  },
  basis: '各类办理结果之和等于办结总数',
  advice: { zh: '核对正文所列各类办理结果。', en: 'Check the outcomes that the text lists.' },
  check: checkSum,
  examples: [
    {
      name: '716 against 805',
      figures: closed({
        granted: 258,
        'refused.state_secret': 35,
        'unavailable.not_held': 265,
        'not_processed.complaint': 158,
        total: 805,
      }),
      sections: under(
        '答复805件，其中予以公开及部分公开258件，不予公开35件，无法提供265件，不予处理158件，其他处理0件。',
      ),
      finds: [null],
    },
    {
      name: '42 + 5 + 31 + 1 + 2 = 81',
      figures: closed({
        granted: 22,
        partly_granted: 20,
        'refused.state_secret': 5,
        'unavailable.not_held': 31,
        'not_processed.complaint': 1,
        'other_handling.other': 2,
        total: 81,
      }),
      sections: under('办结81件，其中：予以公开及部分公开42件；不予公开5件；无法提供31件；不予处理1件；其他处理2件。'),
      finds: [],
    },
    {
      name: 'a group not told',
      figures: closed({ granted: 5, total: 7 }),
      sections: under('办结7件，其中予以公开3件，不予公开2件。'),
      finds: [],
    },
  ],
};

/** Rounded and cut are both right; else off by more is a fault. Percentage points. */
const MARGIN = 0.1;
const OUTCOMES = ['applications.outcomes.total.total'];
const RECEIVED = ['applications.received.total'];
const BOTH = [...RECEIVED, 'applications.carried_in.total'];

function wholesOf(
  {
    of,
    codes,
    wholes,
  }: {
    readonly of: 'received' | 'outcomes' | null;
    readonly codes: readonly string[];
    readonly wholes: readonly number[];
  },
  report: Report,
): readonly number[] {
  // What is named by no word of the form may still be a share of the requests: 其他1件，占4.2%.
  const isOfRequests =
    codes.some((code) => code.startsWith('applications.')) || (codes.length === 0 && wholes.length > 0);
  const sets = of === 'outcomes' ? [OUTCOMES] : of === 'received' ? [RECEIVED, BOTH] : [OUTCOMES, RECEIVED, BOTH];
  const ofTable = isOfRequests
    ? sets.flatMap((set) => operandOf(report, set) ?? []).map(({ value }) => toNumber(value))
    : [];
  return [...wholes, ...ofTable];
}

function* checkShares({ report }: Facts): Iterable<Outcome> {
  for (const share of report.statements?.shares ?? []) {
    const wholes = wholesOf(share, report).filter((whole) => whole > 0 && whole >= share.part);
    const [first] = wholes;
    const margin = Math.max(MARGIN, 10 ** -share.decimals) + 1e-9;
    const isRight = wholes.some((whole) => Math.abs((share.part / whole) * 100 - share.percent) <= margin);
    if (first === undefined) yield notAssessable;
    else if (isRight) yield pass;
    else yield wrongShare(share, nearest(wholes, share));
  }
}

/** The whole that the share comes closest to. */
const nearest = (
  wholes: readonly number[],
  { part, percent }: { readonly part: number; readonly percent: number },
): number =>
  wholes.toSorted((a, b) => Math.abs((part / a) * 100 - percent) - Math.abs((part / b) * 100 - percent))[0] ?? part;

function wrongShare(
  share: { readonly part: number; readonly text: string; readonly codes: readonly string[] },
  whole: number,
): Outcome {
  const expected = ((share.part / whole) * 100).toFixed(2);
  return fail(share.codes, {
    words: { quote: oneLine(share.text), left: share.part, right: whole, expected },
    formula: `${formatNumber(share.part)} / ${formatNumber(whole)} = ${expected}%`,
    quote: share.text,
  });
}

export const percentage: Rule = {
  id: 'narrative.percentage',
  severity: 'warning',
  needs: ['report'],
  title: { zh: '正文所述占比有误', en: 'A share in the text is wrong' },
  message: {
    zh: '正文「{quote}」，按 {left}÷{right} 计算应为 {expected}%。',
    en: '“{quote}”: {left}/{right} is {expected} %.',
  },
  basis: '占比由件数和总数算得',
  advice: { zh: '重新计算占比。', en: 'Work out the share anew.' },
  check: checkShares,
  examples: [
    {
      name: '258 of 805',
      figures: closed({ total: 805, granted: 258 }),
      sections: under('予以公开258件，占33.9%。'),
      finds: ['applications.outcomes.granted.total'],
    },
    {
      name: '35 of 805, cut instead of rounded',
      figures: closed({ total: 805, 'refused.state_secret': 35 }),
      sections: under('不予公开35件，占4.34%。'),
      finds: [],
    },
    {
      name: 'of what the form has no word for, of the whole in the table',
      figures: closed({ total: 24, granted: 12 }),
      sections: under('予以公开12件，占50%；其他1件，占4.2%。'),
      finds: [],
    },
    {
      name: 'two parts together',
      sections: under('解读26篇，其中图解12篇、视频4篇，二者合计占61.5%。'),
      finds: [],
    },
    { name: 'of the sentence’s own whole', sections: under('发布政策解读40条，其中图解10条，占25%。'), finds: [] },
  ],
};
