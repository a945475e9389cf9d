/** plausibility.*: figures against what an organ may and must do, from its name. */
import type { OrganFunction } from '../../organs/functions.ts';
import { cellWords } from '../cell-name.ts';
import type { Facts } from '../facts.ts';
import { listWords } from '../message.ts';
import { fail, notAssessable, type Outcome, pass, type Rule, type RuleSettings } from '../rule.ts';
import { isNumber } from '../sums.ts';
import { classOf, type OrganClass } from './organ-class.ts';
import { figureAt, positive, readFigures } from './read.ts';

const organ = (name: string) => ({ organ: { name } });

const ruleColumns = ['in_force', 'issued', 'newly_made', 'total_disclosed'];

function* checkRulePower(facts: Facts): Iterable<Outcome> {
  const codes = ruleColumns.map((column) => `disclosure.rules.${column}`);
  const own = codes.filter((code) => facts.layouts.disclosure?.codes.includes(code));
  if (own.length === 0) return;
  const organClass = classOf(facts.organ);
  const filled = positive(facts, own);
  if (filled.length === 0) yield own.every((code) => figureAt(facts, code) !== null) ? pass : notAssessable;
  else if (organClass === null) yield notAssessable;
  else yield rulemakers.includes(organClass) ? pass : withoutPower(facts, filled, organClass);
}

const rulemakers: readonly OrganClass[] = ['city-government', 'province-department', 'province-government'];

/** What a form counts as disclosed may have been made by others; what it counts as issued was not. */
function withoutPower(facts: Facts, cells: readonly string[], organClass: OrganClass): Outcome {
  const isError =
    organClass === 'township' && facts.layouts.disclosure?.codes.includes('disclosure.rules.issued') === true;
  return fail(cells, {
    severity: isError ? 'error' : 'warning',
    words: { organ: facts.organ?.name ?? '', list: listWords(cells.map((code) => figureAt(facts, code) ?? 0)) },
    expected: 0,
  });
}

export const ruleMakingPower: Rule = {
  id: 'plausibility.rule-making-power',
  severity: 'warning',
  otherSeverities: ['error'],
  needs: ['report'],
  title: { zh: '无规章制定权而填报规章', en: 'Rules of an organ that can make none' },
  message: {
    zh: '{organ}无规章制定权，「规章」一行填 {list}，疑似将规范性文件填入规章。',
    en: '{organ} can make no 规章, but prints {list} in that row: normative documents?',
  },
  basis: '立法法：规章由国务院部门、省级政府、设区的市和自治州政府等制定',
  unverified: true,
  advice: {
    zh: '将规范性文件的数量填入「行政规范性文件」一行，规章一行填 0。',
    en: 'Normative documents have their own row; 规章 is 0.',
  },
  check: checkRulePower,
  examples: [
    {
      name: 'a township with 6 in force',
      report: organ('青山县柳塘镇人民政府'),
      figures: { 'disclosure.rules.in_force': 6 },
      finds: ['disclosure.rules.in_force'],
    },
    {
      name: 'a county bureau that issued 2',
      report: organ('青山县民政局'),
      figures: { 'disclosure.rules.issued': 2, 'disclosure.rules.in_force': 2 },
      finds: ['disclosure.rules.in_force'],
    },
    {
      name: 'a city',
      report: organ('安徽省蚌埠市人民政府'),
      figures: { 'disclosure.rules.in_force': 74 },
      finds: [],
    },
    {
      name: 'a 市 that may be a county',
      report: organ('云陂市人民政府'),
      figures: { 'disclosure.rules.in_force': 3 },
      finds: [],
    },
  ],
};

const decisions = ['licensing', 'penalties', 'compulsion'].map((row) => `disclosure.${row}.decisions`);

/** Organs that work inside the administration: neither licences nor penalties are theirs. */
const inward: readonly OrganFunction[] = [
  ...(['research', 'petition', 'party_school', 'government_services', 'public_organisation'] as const),
  ...(['public_resources', 'supply_cooperatives', 'state_assets', 'foreign_affairs', 'disabled_persons'] as const),
];

/** Functions without the power, by what is decided. Archives, statistics and audit fine, but license nothing. */
const without: Readonly<Record<string, readonly OrganFunction[]>> = {
  'disclosure.licensing.decisions': [...inward, 'archives', 'statistics', 'audit', 'veterans', 'rural_revitalisation'],
  'disclosure.penalties.decisions': inward,
  'disclosure.compulsion.decisions': [...inward, 'archives', 'statistics', 'veterans', 'rural_revitalisation'],
};

/** Organs that decide every day. */
const enforcing: readonly (OrganFunction | null)[] = [
  'public_security',
  'market_regulation',
  'urban_management',
  'transport',
];

/** A province's are counted by its cities and counties. */
const decidesDaily = ({ organ: described }: Facts): boolean =>
  enforcing.includes(described?.function ?? null) &&
  ['county-department', 'city-department'].includes(classOf(described) ?? '');

function* checkDuty(facts: Facts, settings: RuleSettings): Iterable<Outcome> {
  const duty = facts.organ?.function ?? null;
  if (duty === null) return;
  yield* readFigures(facts, decisions, (values) => {
    const beyond = decisions.filter(
      (code) => without[code]?.includes(duty) === true && (figureAt(facts, code) ?? 0) > 0,
    );
    if (beyond.length > 0) return beyondDuty(facts, beyond, settings);
    const isIdle = decidesDaily(facts) && values.every((value) => value === 0) && !isAllZero(facts);
    return isIdle
      ? fail(decisions, { severity: 'warning', words: { organ: facts.organ?.name ?? '', list: ZERO } })
      : pass;
  });
}

const ZERO = { zh: '行政许可、行政处罚、行政强制均为 0', en: 'licences, penalties and compulsion are all 0' };

function beyondDuty(facts: Facts, codes: readonly string[], { threshold }: RuleSettings): Outcome {
  const largest = Math.max(...codes.map((code) => figureAt(facts, code) ?? 0));
  const list = listWords(
    codes.map((code) => {
      const { zh, en } = cellWords(code, facts.report.edition);
      const value = String(figureAt(facts, code));
      return { zh: `${zh}填 ${value}`, en: `${en}: ${value}` };
    }),
  );
  return fail(
    codes.toSorted((a, b) => (figureAt(facts, b) ?? 0) - (figureAt(facts, a) ?? 0)),
    { severity: largest > threshold('many') ? 'warning' : 'info', words: { organ: facts.organ?.name ?? '', list } },
  );
}

/** Whether every figure that the tables have is a zero. */
const isAllZero = ({ tables }: Facts): boolean =>
  tables.every(({ cells }) => cells.every(({ figure }) => figure?.state === 'number' && figure.value === 0));

export const enforcementDuty: Rule = {
  id: 'plausibility.enforcement-duty',
  severity: 'info',
  otherSeverities: ['warning'],
  needs: ['report'],
  title: { zh: '执法数据与职能不符', en: 'Enforcement figures do not fit the function' },
  message: {
    zh: '{organ}的执法数据与其职能不符：{list}。',
    en: '{organ}: figures that do not fit its function: {list}.',
  },
  basis: '推断：由机关名称所示职能判断',
  advice: {
    zh: '核对是否填入了其他单位的数据，或漏填了本单位（含所属执法队伍）的数据。',
    en: 'Another organ’s figures, or its own (and its enforcement teams’) left out?',
  },
  thresholds: {
    many: {
      value: 100,
      unit: '件',
      meaning: {
        zh: '无此职能的机关超过此数时为警告',
        en: 'Above this a warning, where the organ has no such function',
      },
      measured: 'no likely organ without the power has any decision; planted ones from 500 up are all found',
    },
  },
  check: checkDuty,
  examples: [
    {
      name: 'a statistics bureau with 31,986 licences',
      report: organ('青山县统计局'),
      figures: { 'disclosure.licensing.decisions': 31_986 },
      finds: ['disclosure.licensing.decisions'],
    },
    {
      name: 'a statistics bureau with penalties',
      report: organ('青山县统计局'),
      figures: { 'disclosure.penalties.decisions': 3 },
      finds: [],
    },
    {
      name: 'a county’s police without any decision',
      report: organ('青山县公安局'),
      figures: { 'disclosure.penalties.decisions': 0, 'disclosure.fees.amount_wan_cny': 30 },
      finds: ['disclosure.licensing.decisions'],
    },
    { name: 'a development bureau without any', report: organ('青山县发展和改革局'), finds: [] },
  ],
};

function* checkAllZero(facts: Facts): Iterable<Outcome> {
  const values = facts.tables.flatMap(({ cells }) =>
    cells.map(({ figure }) => (figure?.state === 'number' ? figure.value : null)),
  );
  const numbers = values.filter(isNumber);
  if (numbers.length === 0) return;
  if (numbers.some((value) => value !== 0)) yield pass;
  else if (numbers.length < values.length) yield notAssessable;
  else yield fail([], { severity: isBusy(facts) ? 'warning' : 'info' });
}

const busy: readonly (OrganFunction | null)[] = ['public_security', 'market_regulation', 'natural_resources'];

function isBusy({ organ: described }: Facts): boolean {
  const organClass = classOf(described);
  const isGovernment = organClass?.endsWith('-government') === true && described?.kind === 'government';
  return isGovernment || (organClass !== null && busy.includes(described?.function ?? null));
}

export const allZero: Rule = {
  id: 'plausibility.all-zero',
  severity: 'info',
  otherSeverities: ['warning'],
  needs: ['report'],
  title: { zh: '全部数据为 0', en: 'Every figure is zero' },
  message: {
    zh: '三张表全部数据为 0，请核实是否未填报。',
    en: 'Every figure of the three tables is zero: were they filled in?',
  },
  basis: '推断：县级以上政府和公安、市场监管、自然资源等部门不会全年无数据',
  advice: { zh: '对照台账逐表填写实际数量。', en: 'Fill in the three tables from the registers.' },
  check: checkAllZero,
  examples: [
    {
      name: 'a county government',
      report: organ('青山县人民政府'),
      figures: { 'disclosure.penalties.decisions': 0 },
      finds: [null],
    },
    {
      name: 'a small bureau, to be asked',
      report: organ('青山县档案局'),
      figures: { 'disclosure.penalties.decisions': 0 },
      finds: [null],
    },
    { name: 'one figure', finds: [] },
    { name: 'a blank is not zero', figures: { 'disclosure.licensing.decisions': null }, finds: [] },
  ],
};
