/**
 * Words of a report that give a reason for a change of its figures, or speak of the change: what the publisher knows of is
 * no slip. Heard generously, since a reason that isn't heard accuses an honest report.
 */
import type { Explanation, Topic } from './digest.ts';

const topics: readonly (readonly [Topic, RegExp])[] = [
  ['licensing', /行政许可|许可(?:数|量|件|决定|事项|证)|审批(?:数|量|件|办件)|办件量/u],
  ['penalties', /行政处罚|处罚(?:数|量|件|决定|案)|立案|查处|执法案件|案件|罚款/u],
  ['compulsion', /行政强制|强制(?:措施|执行|决定)/u],
  ['fees', /收费|非税收入|规费/u],
  ['documents', /规范性文件|规章(?!制度)|文件清理/u],
  ['applications', /依申请|公开申请(?!材料|表|条件|书|指南)|申请(?:数|量|件|公开)|收到[^，。；]{0,8}申请/u],
  ['disputes', /复议|诉讼|行政争议/u],
];

/** The organ's tasks or its realm changed: every figure may have changed with them. */
const ORGAN_CHANGED =
  /机构改革|体制改革|执法改革|(?:职能|职责|权限|管理权|审批权|执法权)[^，。；]{0,12}(?:划转|划入|划出|划归|移交|下放|上收|承接|剥离|取消)|(?:划转|划入|划出|划归|移交|下放|上收|承接|赋予|剥离)[^，。；]{0,16}(?:职能|职责|权限|管理权|审批权|执法权)|赋权|(?:合并|撤并|重新|新)组建|机构(?:合并|撤并)|区划调整|相对集中[^，。；]{0,6}权|统计口径[^，。；]{0,10}(?:调整|变化|不同|改)|(?:调整|改变)[^，。；]{0,6}统计口径/u;

/** Why a figure is not what it was; beside the figure's own words, in its clause or the next one. */
const REASON =
  /专项(?:行动|整治|治理|清理|执法)|集中(?:整治|清理|办理|换证|申报)|整治|攻坚|严打|失效|有效期|疫情|(?:洪涝|旱|火|地震)灾|灾害|台风|受[^，。；]{1,20}影响|由于|(?:主要)?(?:原因|系因|是因)|因(?:[^此而]|$)|减免|免征|停征|退费|征收|征地|拆迁|一次性|批量|承接|下放|划转|移交/u;

const CHANGE =
  /增(?:加|长|幅|多|至|量)|上升|上涨|下降|下滑|减少|回落|激增|猛增|骤增|锐减|大幅|翻(?:番|了)|\d倍|倍增|(?:较|比|与)(?:上年|去年|上一年|往年|同期)|同比|攀升/u;

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

/** By a change or a reason in its own clause, or by a reason beside a clause that tells its number. */
function topicsExplained(sentence: string): readonly Explanation['topic'][] {
  if (ORGAN_CHANGED.test(sentence)) {
    const named = topics.filter(([, words]) => words.test(sentence)).map(([topic]) => topic);
    return named.length > 0 ? named : ['all'];
  }
  if (!CHANGE.test(sentence) && !REASON.test(sentence)) return [];
  const clauses = sentence.split(/[，,、]/u);
  return topics
    .filter(([, words]) => clauses.some((clause, index) => words.test(clause) && isExplained(clauses, index)))
    .map(([topic]) => topic);
}

function isExplained(clauses: readonly string[], index: number): boolean {
  const [clause = '', before = '', behind = ''] = [clauses[index], clauses[index - 1], clauses[index + 1]];
  if (CHANGE.test(clause) || REASON.test(clause)) return true;
  return /\d/u.test(clause) && (REASON.test(before) || REASON.test(behind));
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
  // Disputes follow requests.
  const topics = topic === 'disputes' ? [topic, 'applications', 'all'] : [topic, 'all'];
  return explanations.find((given) => topics.includes(given.topic)) ?? null;
}
