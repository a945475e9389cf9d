/** A rule as data and in words. */
import type { Severity } from '../model/finding.ts';
import type { Message } from '../model/note.ts';
import type { RuleOverrides } from '../model/rule-overrides.ts';
import type { Example, RuleHead, Threshold, Wordings } from '../rules/rule.ts';
import { settingsOf } from '../rules/settings.ts';
import type { Language } from './language.ts';

export interface RuleObject extends Pick<RuleHead, 'id' | 'severity' | 'needs' | 'title' | 'message' | 'basis'> {
  readonly severities: readonly Severity[];
  readonly unverified: boolean;
  readonly advice: Message | null;
  /** With the values in force; `catalogue` is what another rules file would start from. */
  readonly thresholds: Readonly<Record<string, Threshold & { readonly catalogue: number }>>;
  readonly off: string | null;
}

/** A rule as it is in force with these overrides. */
export function ruleObject(head: RuleHead, overrides: RuleOverrides): RuleObject {
  const { id, severity, otherSeverities = [], needs, title, message, basis, unverified = false } = head;
  const settings = settingsOf(head, overrides);
  const thresholds = Object.entries(head.thresholds ?? {}).map(([name, threshold]) => [
    name,
    { ...threshold, value: settings.threshold(name), catalogue: threshold.value },
  ]);
  return {
    id,
    severity: settings.severity(severity),
    severities: [...new Set([severity, ...otherSeverities].map(settings.severity))],
    ...{ needs, title, message, basis, unverified },
    advice: head.advice ?? null,
    thresholds: Object.fromEntries(thresholds) as RuleObject['thresholds'],
    off: settings.off,
  };
}

const severityWords: Readonly<Record<Severity, Message>> = {
  error: { zh: '错误', en: 'error' },
  warning: { zh: '警告', en: 'warning' },
  info: { zh: '提示', en: 'info' },
};

const needWords: Readonly<Record<RuleHead['needs'][number], Message>> = {
  report: { zh: '本报告', en: 'the report' },
  legible: { zh: '文字可识别的报告', en: 'a report whose words can be read' },
  whole: { zh: '完整的报告', en: 'the whole report' },
  'last-year': { zh: '上年报告', en: "last year's report" },
  peers: { zh: '同类单位', en: 'peers' },
  roster: { zh: '名录', en: 'a roster' },
  publication: { zh: '公布情况', en: 'the publication' },
};

interface Shown {
  readonly examples: readonly Example[];
  readonly wordings: Wordings | null;
}

const exampleLine = ({ name, finds }: Example): string => `  ${finds.length > 0 ? 'finds' : 'passes over'}: ${name}`;

const MOST_WORDINGS = 5;

function wordingLines(wordings: Wordings | null): readonly string[] {
  if (wordings === null) return [];
  const some = (list: readonly string[]): string =>
    list
      .slice(0, MOST_WORDINGS)
      .map((words) => `「${words.replaceAll(/\s+/gu, ' ')}」`)
      .join('、');
  return [`  可接受的写法，如：${some(wordings.satisfy)}`, `  会被指出的写法，如：${some(wordings.violate)}`];
}

/** All about a rule, for people. */
export function ruleText(rule: RuleObject, { examples, wordings }: Shown, language: Language): string {
  const say = (zh: string, en: string): string => (language === 'zh' ? zh : en);
  const [colon, comma] = [say('：', ': '), say('、', ', ')];
  const line = (name: string, text: string): string => `  ${name}${colon}${text}`;
  const severities = rule.severities.map((severity) => severityWords[severity][language]).join(say(' 或 ', ' or '));
  return `${[
    `${rule.id}  ${rule.title[language]}`,
    line(say('级别', 'severity'), severities),
    line(say('需要', 'needs'), rule.needs.map((need) => needWords[need][language]).join(comma)),
    line(say('依据', 'basis'), `${rule.basis}${rule.unverified ? say('（未经核实）', ' (not verified)') : ''}`),
    line(say('提示语', 'message'), rule.message[language]),
    ...(rule.advice === null ? [] : [line(say('整改建议', 'what to do'), rule.advice[language])]),
    ...(rule.off === null ? [] : [line(say('已停用', 'off'), rule.off)]),
    ...thresholdLines(rule, language),
    // Their names are for those who read the code: in Chinese the wordings tell more.
    ...(language === 'zh' ? wordingLines(wordings) : examples.map(exampleLine)),
  ].join('\n')}\n`;
}

const thresholdLines = ({ thresholds }: RuleObject, language: Language): readonly string[] =>
  Object.entries(thresholds).map(([name, { value, catalogue, unit, meaning, measured }]) => {
    const changed =
      value === catalogue ? '' : { zh: `（目录为 ${catalogue}）`, en: ` (catalogue: ${catalogue})` }[language];
    const is = language === 'zh' ? '阈值' : 'threshold';
    const rest = language === 'zh' ? '' : `\n    measured: ${measured}`;
    return `  ${is} ${name} = ${value} ${unit}${changed}  ${meaning[language]}${rest}`;
  });
