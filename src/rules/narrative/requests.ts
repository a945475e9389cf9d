/** narrative.*: numbers of requests in the text against table three. */
import type { Claim } from '../../model/claim.ts';
import { oneLine } from '../plain-words.ts';
import { fail, notAssessable, pass, type Rule } from '../rule.ts';
import { checkClaims } from './against-tables.ts';

const BASIS = '同一数据在正文和表格中应当一致';
const ADVICE = {
  zh: '核对正文与表格，以登记台账为准改正其中一处。',
  en: 'Check the text and the table against the register, and correct the one that is wrong.',
};

const isReceived = ({ codes, wording }: Claim): boolean =>
  codes.every((code) => /^applications\.(?:received|carried_in)\./u.test(code)) &&
  codes.some((code) => code.startsWith('applications.received.')) &&
  wording !== 'flow.handled';

const isAlone = ({ codes }: Claim, row: string): boolean =>
  codes.length === 1 && codes[0] === `applications.${row}.total`;
const isOfAll = ({ wording }: Claim): boolean => wording.startsWith('flow.all-');

/** 总计 and 自然人 alike. */
const persons = (row: string, value: number): Record<string, number> => ({
  [`applications.${row}.natural_person`]: value,
  [`applications.${row}.total`]: value,
});
const under = (text: string): { readonly 1: string } => ({
  1: `（一）主动公开。（二）依申请公开。${text}（三）政府信息管理。（四）平台建设。（五）监督保障。`,
});

export const applicationsReceived: Rule = {
  id: 'narrative.applications-received',
  severity: 'error',
  otherSeverities: ['warning', 'info'],
  needs: ['report'],
  title: { zh: '正文所述收到申请数与表三不符', en: 'Requests received: text and table three differ' },
  message: {
    zh: '正文称收到申请 {left} 件，表三{cell}为 {right} 件{note}。',
    en: 'The text says {left} received; table three, {cell}: {right}{note}.',
  },
  basis: BASIS,
  advice: ADVICE,
  *check(facts) {
    yield* checkClaims(facts, isReceived, 'error');
  },
  examples: [
    {
      name: '7 in the text, 70 in the table',
      figures: persons('received', 70),
      sections: under('全年收到政府信息公开申请7件。'),
      finds: ['applications.received.total'],
    },
    {
      name: '未收到 against 12',
      figures: persons('received', 12),
      sections: under('本年度未收到政府信息公开申请。'),
      finds: ['applications.received.total'],
    },
    {
      name: '收到75件 counts one carried in: a warning',
      figures: { ...persons('received', 74), ...persons('carried_in', 1) },
      sections: under('全年收到政府信息公开申请75件。'),
      finds: ['applications.received.total'],
    },
    {
      name: '受理 may count what was carried in',
      figures: { ...persons('received', 74), ...persons('carried_in', 1) },
      sections: under('全年受理政府信息公开申请75件。'),
      finds: [],
    },
    {
      name: '受理 that fits neither',
      figures: persons('received', 74),
      sections: under('全年受理政府信息公开申请57件。'),
      finds: ['applications.received.total'],
    },
    {
      name: 'the office for its government: another scope perhaps',
      report: { organ: { name: '青山县人民政府' } },
      figures: persons('received', 95),
      sections: { 1: '（二）依申请公开。县政府办代表县政府受理政府信息公开申请17件。考核。' },
      finds: ['applications.received.total'],
    },
    {
      name: 'four of six were no requests',
      figures: persons('received', 2),
      sections: under('群众提交政府信息公开申请6件，其中4件属咨询事项，2件予以公开。'),
      finds: [],
    },
    {
      name: 'the office and the departments: which of them the table has isn’t told',
      report: { organ: { name: '青山县人民政府' } },
      figures: persons('received', 90),
      sections: { 1: '（二）依申请公开。县政府办公室受理申请14件，各部门受理76件，全县合计90件。考核。' },
      finds: ['applications.received.total', 'applications.received.total'],
    },
    {
      name: 'numbers of others',
      figures: persons('received', 7),
      sections: under('12345热线受理工单312件，收到政府信息公开申请7件。'),
      finds: [],
    },
    {
      name: 'one in Chinese',
      figures: persons('received', 1),
      sections: under('收到政府信息公开申请一件。'),
      finds: [],
    },
    {
      name: 'a doubtful figure',
      figures: { 'applications.received.total': { state: 'doubtful', value: 70 } },
      sections: under('收到政府信息公开申请7件。'),
      finds: [],
    },
    {
      name: 'a blank total, its parts say more',
      figures: { 'applications.received.*': 2, 'applications.received.total': null },
      sections: under('收到政府信息公开申请7件。'),
      finds: ['applications.received.total'],
    },
  ],
};

export const carriedIn: Rule = {
  id: 'narrative.carried-in',
  severity: 'error',
  otherSeverities: ['warning', 'info'],
  needs: ['report'],
  title: { zh: '正文所述上年结转数与表三不符', en: 'Carried in: text and table three differ' },
  message: {
    zh: '正文称上年结转 {left} 件，表三{cell}为 {right} 件{note}。',
    en: 'The text says {left} carried in; table three, {cell}: {right}{note}.',
  },
  basis: BASIS,
  advice: ADVICE,
  *check(facts) {
    yield* checkClaims(facts, (claim) => isAlone(claim, 'carried_in'), 'error');
  },
  examples: [
    { name: '2 against 0', sections: under('上年结转2件。'), finds: ['applications.carried_in.total'] },
    { name: '18 and 18', figures: persons('carried_in', 18), sections: under('上年结转18件。'), finds: [] },
  ],
};

export const processed: Rule = {
  id: 'narrative.processed',
  severity: 'error',
  otherSeverities: ['warning', 'info'],
  needs: ['report'],
  title: { zh: '正文所述办结数与表三不符', en: 'Requests closed: text and table three differ' },
  message: {
    zh: '正文称办结 {left} 件，表三{cell}为 {right} 件{note}。',
    en: 'The text says {left} closed; table three, {cell}: {right}{note}.',
  },
  basis: BASIS,
  advice: ADVICE,
  *check(facts) {
    const isOf = (claim: Claim): boolean =>
      (isAlone(claim, 'outcomes.total') && !isOfAll(claim)) || claim.wording === 'flow.handled';
    yield* checkClaims(facts, isOf, 'error');
  },
  examples: [
    {
      name: '28 against 27',
      figures: persons('outcomes.total', 27),
      sections: under('收到申请，办结28件。'),
      finds: ['applications.outcomes.total.total'],
    },
    {
      name: '办理 may mean what was received',
      figures: persons('received', 218),
      sections: under('全年办理政府信息公开申请218件。'),
      finds: [],
    },
    {
      name: '办理 may mean all that there was to handle',
      figures: { ...persons('received', 118), ...persons('carried_in', 2), ...persons('outcomes.total', 114) },
      sections: under('加上年结转2件，共办理120件，答复114件，6件结转下年。'),
      finds: [],
    },
    {
      name: '办理 that fits neither: a warning',
      figures: persons('received', 218),
      sections: under('全年办理政府信息公开申请281件。'),
      finds: ['applications.outcomes.total.total'],
    },
    {
      name: '6 answered, 1 withdrawn: the total may count it or not',
      figures: { ...persons('received', 7), ...persons('outcomes.total', 7) },
      sections: under('收到政府信息公开申请7件，其中1件撤回，6件作出答复。'),
      finds: [],
    },
    {
      name: '4 answered, 1 withdrawn, 7 in all',
      figures: { ...persons('received', 7), ...persons('outcomes.total', 7) },
      sections: under('收到政府信息公开申请7件，其中1件撤回，4件作出答复。'),
      finds: ['applications.outcomes.total.total'],
    },
    {
      name: 'of those received 18 were answered, and 2 of last year’s',
      figures: { ...persons('received', 20), ...persons('carried_in', 2), ...persons('outcomes.total', 20) },
      sections: under('新收政府信息公开申请20件，其中答复18件。'),
      finds: [],
    },
    {
      name: 'of those received 18 were answered and 2 are under way; the text says nothing of last year’s',
      figures: { ...persons('received', 20), ...persons('carried_in', 2), ...persons('outcomes.total', 20) },
      sections: under('新收政府信息公开申请20件，答复18件，2件正在办理。'),
      finds: [],
    },
    {
      name: 'those of last year are not in the text’s number: a warning',
      figures: { ...persons('received', 20), ...persons('carried_in', 2), ...persons('outcomes.total', 20) },
      sections: under('新收政府信息公开申请20件，答复18件。'),
      finds: ['applications.outcomes.total.total'],
    },
    { name: '148 and 148', figures: persons('outcomes.total', 148), sections: under('办结148件。'), finds: [] },
  ],
};

export const carriedOut: Rule = {
  id: 'narrative.carried-out',
  severity: 'error',
  otherSeverities: ['warning', 'info'],
  needs: ['report'],
  title: { zh: '正文所述结转下年数与表三不符', en: 'Carried out: text and table three differ' },
  message: {
    zh: '正文称结转下年 {left} 件，表三{cell}为 {right} 件{note}。',
    en: 'The text says {left} carried out; table three, {cell}: {right}{note}.',
  },
  basis: BASIS,
  advice: ADVICE,
  *check(facts) {
    yield* checkClaims(facts, (claim) => isAlone(claim, 'carried_out') && !isOfAll(claim), 'error');
  },
  examples: [
    {
      name: '5 against 6',
      figures: persons('carried_out', 6),
      sections: under('结转下年度继续办理5件。'),
      finds: ['applications.carried_out.total'],
    },
    { name: '1 and 1', figures: persons('carried_out', 1), sections: under('1件结转下年度继续办理。'), finds: [] },
  ],
};

/** What follows 均 and 全部 says nothing of single figures, but leaves nothing over. */
export const allClosed: Rule = {
  id: 'narrative.all-closed',
  severity: 'info',
  needs: ['report'],
  title: { zh: '正文称全部办结，表三有结转', en: 'All closed by the text, some carried out by the table' },
  message: {
    zh: '正文称「{quote}」，表三结转下年度继续办理 {right} 件。',
    en: 'The text says “{quote}”; {right} were carried out.',
  },
  basis: '全部办结即无结转',
  advice: ADVICE,
  *check({ report }) {
    const claims =
      report.statements?.claims.filter(
        (claim) => claim.wording === 'flow.all-closed' && isAlone(claim, 'carried_out'),
      ) ?? [];
    for (const { codes, text } of claims.slice(0, 1)) {
      const figure = report.figures[codes[0] ?? ''];
      if (figure?.state !== 'number' || figure.value === null) yield notAssessable;
      else
        yield figure.value === 0
          ? pass
          : fail(codes, { words: { quote: oneLine(text), right: figure.value }, quote: text });
    }
  },
  examples: [
    {
      name: '办结率100%, 2 carried out',
      figures: { ...persons('received', 7), ...persons('carried_out', 2) },
      sections: under('收到政府信息公开申请7件，办结率100%。'),
      finds: ['applications.carried_out.total'],
    },
    {
      name: '按时答复率100%',
      figures: { ...persons('received', 7), ...persons('carried_out', 2) },
      sections: under('收到政府信息公开申请7件，按时答复率100%。'),
      finds: [],
    },
    {
      name: 'nothing carried out',
      figures: persons('received', 7),
      sections: under('收到政府信息公开申请7件，全部办结。'),
      finds: [],
    },
  ],
};
