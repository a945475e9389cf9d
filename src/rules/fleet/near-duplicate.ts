/** fleet.near-duplicate: one organ's report under another's name. */
import { fail, type Outcome, pass, type RuleSettings } from '../rule.ts';
import { narrativeOf, otherNarrative } from '../set/sample-texts.ts';
import { evidenceOfCopy, independentFigures, isSameTable } from '../set/independent-figures.ts';
import type { CopyFacts, CopyRule } from '../set/set-rule.ts';

/** Both alike: neither says which was first. */
function* checkCopy(facts: CopyFacts, settings: RuleSettings): Iterable<Outcome> {
  const { now, other, likeness, isSuspect } = facts;
  const figures = sameFigures(facts, settings);
  const isText = likeness !== null && likeness >= settings.threshold('likeness');
  if (figures === null && !isText) {
    yield pass;
    return;
  }
  const words = {
    organ: other.organName ?? '',
    year: String(other.year ?? ''),
    what: whatIsSame(figures, isText ? likeness : null),
  };
  const severity = figures === 'sure' ? 'error' : 'warning';
  yield fail([], {
    words,
    severity: isSuspect ? severity : 'info',
    ...(now.year !== other.year && { hint: OTHER_YEAR }),
  });
}

const OTHER_YEAR = { zh: '两份报告的年度不同。', en: 'The reports are of different years.' };

type Sureness = 'sure' | 'likely';

/** By chance two reports of a set are the same the sooner the larger it is: its square is the number of pairs. */
function sameFigures({ now, other, setSize }: CopyFacts, settings: RuleSettings): Sureness | null {
  const isSame = (['disclosure', 'applications'] as const).every((table) =>
    isSameTable(now.figures, other.figures, table),
  );
  if (!isSame) return null;
  const values = [...independentFigures(now.figures, 'disclosure'), ...independentFigures(now.figures, 'applications')];
  const surplus = evidenceOfCopy(values) - 2 * Math.log10(Math.max(10, setSize));
  if (surplus >= settings.threshold('sure')) return 'sure';
  return surplus >= settings.threshold('likely') ? 'likely' : null;
}

function whatIsSame(figures: Sureness | null, likeness: number | null) {
  const percent = likeness === null ? '' : String(Math.floor(likeness * 100));
  if (figures !== null && likeness !== null)
    return {
      zh: `表二、表三数据完全相同，正文相似度 ${percent}%`,
      en: `tables two and three are the same, the narrative ${percent} %`,
    };
  return figures === null
    ? {
        zh: `正文相似度 ${percent}%（不计数字、日期、单位名称和本地通用段落）`,
        en: `the narrative is ${percent} % the same`,
      }
    : { zh: '表二、表三数据完全相同', en: 'tables two and three are the same' };
}

const figures = {
  'disclosure.licensing.decisions': 31_986,
  'disclosure.penalties.decisions': 128_255,
  'applications.received.natural_person': 7,
  'applications.received.total': 7,
  'applications.outcomes.granted.natural_person': 5,
  'applications.outcomes.unavailable.not_held.natural_person': 2,
};

const oneRequest = Object.fromEntries(
  ['received', 'outcomes.granted', 'outcomes.total'].flatMap((row) =>
    ['natural_person', 'total'].map((column) => [`applications.${row}.${column}`, 1]),
  ),
);

export const nearDuplicate: CopyRule = {
  id: 'fleet.near-duplicate',
  severity: 'error',
  otherSeverities: ['warning', 'info'],
  needs: ['report', 'roster'],
  title: { zh: '与其他单位报告雷同', en: 'The same as another organ’s report' },
  message: {
    zh: '与{organ} {year} 年度报告雷同：{what}。',
    en: 'The same as the report of {organ} for {year}: {what}.',
  },
  basis: '国办公开办函〔2021〕30号：避免内容雷同',
  advice: { zh: '核对是否误用其他单位的表格或正文。', en: 'Check whether another organ’s tables or text were used.' },
  thresholds: {
    likeness: {
      value: 0.85,
      unit: '',
      meaning: { zh: '相同的五字片段所占比例', en: 'share of five-letter pieces that both have' },
      measured: 'docs/decisions/0052',
    },
    sure: {
      value: 2,
      unit: '',
      meaning: {
        zh: '数据相同的证据超过偶然多少个 10 倍视为错误',
        en: 'powers of ten beyond chance from which equal figures are an error',
      },
      measured: 'docs/decisions/0052',
    },
    likely: {
      value: 0.5,
      unit: '',
      meaning: { zh: '同上，视为警告', en: 'as above, a warning' },
      measured: 'docs/decisions/0052',
    },
  },
  check: checkCopy,
  examples: [
    {
      name: 'the figures of another bureau',
      one: { organName: '青山县公安局', figures },
      other: { organName: '白石县公安局', figures },
      finds: [null],
    },
    { name: 'both all zero', one: { organName: '青山县档案局' }, other: { organName: '白石县档案局' }, finds: [] },
    {
      name: 'one request granted at both',
      one: { organName: '青山县档案局', figures: oneRequest },
      other: { organName: '白石县档案局', figures: oneRequest },
      finds: [],
    },
    {
      name: 'the narrative of another bureau',
      one: { organName: '青山县农业农村局', text: narrativeOf(40) },
      other: { organName: '白石县农业农村局', text: narrativeOf(56) },
      finds: [null],
    },
    {
      name: 'narratives of their own',
      one: { organName: '青山县农业农村局', text: narrativeOf(40) },
      other: { organName: '青山县教育局', text: otherNarrative },
      finds: [],
    },
    {
      name: 'a government’s report that its office publishes',
      one: { organName: '青山县人民政府', figures },
      other: { organName: '青山县人民政府办公室', figures },
      finds: [],
    },
  ],
};
