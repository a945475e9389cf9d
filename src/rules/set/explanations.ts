/**
 * Words of a report that give a reason for a change of its figures, or speak of the change: what the publisher knows of is
 * no slip. Heard generously, since a reason that isn't heard accuses an honest report.
 */
import type { Explanation, Topic } from './digest.ts';

const topics: readonly (readonly [Topic, RegExp])[] = [
  ['licensing', /许可|审批|办件/u],
  ['penalties', /处罚|罚款|执法|查处|违法/u],
  ['compulsion', /强制/u],
  ['fees', /收费|非税|费用|规费|收入/u],
  ['documents', /规范性文件|规章|制发|文件清理|废止/u],
  ['applications', /申请/u],
  ['disputes', /复议|诉讼|行政争议/u],
];

/** The organ's tasks or its realm changed: every figure may have changed with them. */
const ORGAN_CHANGED =
  /机构改革|体制改革|执法改革|(?:职能|职责|权限|事项|业务|人员|管理权|审批权|执法权)[^，。；]{0,12}(?:划转|划入|划出|划归|移交|下放|上收|承接|整合|调整|剥离|取消)|(?:划转|划入|划出|划归|移交|下放|上收|承接|赋予|整合|剥离)[^，。；]{0,16}(?:职能|职责|权限|事项|业务|管理权|审批权|执法权)|赋权|(?:合并|撤并|重新|新)组建|机构(?:合并|撤并|调整|整合)|区划调整|相对集中[^，。；]{0,6}权|统计口径[^，。；]{0,10}(?:调整|变化|不同|改)|(?:调整|改变)[^，。；]{0,6}统计口径/u;

const REASON =
  /专项(?:行动|整治|治理|检查|清理|执法|活动)|集中(?:整治|清理|办理|开展|换证|申报)|整治|攻坚|严打|清理|失效|有效期|疫情|防疫|灾|台风|暴雨|洪|受[^，。；]{1,20}影响|由于|主要(?:是|原因|系|因)|原因(?:是|为|在于)|系因|因[^此而]|减免|免征|停征|取消|退费|征收|征地|拆迁|新(?:增|开工|建|上线|启用)|一次性|批量|上线|推行|实行|承接|下放|划转|移交|改革/u;

const CHANGE =
  /增(?:加|长|幅|多|至|量)|上升|上涨|下降|下滑|减少|回落|激增|猛增|骤增|锐减|大幅|翻(?:番|了)|倍|(?:较|比|与)(?:上年|去年|上一年|往年|同期)|同比|攀升|明显(?:多|少)/u;

/** A plan explains nothing that has happened. */
const PLAN = /^(?:下一步|今后|20\d\d年[^，。]{0,8}将|我[局镇县区市委办]将|将[进继])/u;

const MAX_QUOTE = 80;

export function explanationsIn(text: string): readonly Explanation[] {
  const found = new Map<Explanation['topic'], Explanation>();
  for (const part of text.split(/[。；;！？\n]/u)) {
    const sentence = part.trim();
    if (sentence.length < 4 || PLAN.test(sentence)) continue;
    for (const topic of topicsExplained(sentence)) {
      if (!found.has(topic)) found.set(topic, { topic, quote: sentence.slice(0, MAX_QUOTE) });
    }
  }
  return [...found.values()];
}

function topicsExplained(sentence: string): readonly Explanation['topic'][] {
  if (ORGAN_CHANGED.test(sentence)) return ['all'];
  if (!CHANGE.test(sentence) && !REASON.test(sentence)) return [];
  return topics.filter(([, words]) => words.test(sentence)).map(([topic]) => topic);
}

const topicByPrefix: readonly (readonly [prefix: string, topic: Topic])[] = [
  ['disclosure.licensing', 'licensing'],
  ['disclosure.other_services', 'licensing'],
  ['disclosure.penalties', 'penalties'],
  ['disclosure.compulsion', 'compulsion'],
  ['disclosure.fees', 'fees'],
  ['disclosure.procurement', 'fees'],
  ['disclosure.', 'documents'],
  ['applications.', 'applications'],
  ['disputes.', 'disputes'],
];

/** What the report says for a change of this figure; null if it says nothing. */
export function explanationOf(explanations: readonly Explanation[], code: string): Explanation | null {
  const topic = topicByPrefix.find(([prefix]) => code.startsWith(prefix))?.[1];
  return explanations.find((given) => given.topic === topic || given.topic === 'all') ?? null;
}
