/** publication.*: when a report was published. */
import type { LocalDeadline } from '../../model/rule-overrides.ts';
import type { OrganDescription } from '../../organs/describe-organ.ts';
import { fail, notAssessable, type Outcome, pass, type RuleSettings } from '../rule.ts';
import type { OrganYear, OrganYearRule } from '../set/set-rule.ts';

/** First year under 条例 as revised in 2019. */
const FIRST_REVISED_YEAR = 2019;

/** Month and day of the year after the reporting year; null where the name doesn't tell what the organ is. */
export function dueDay({ kind, function: task }: OrganDescription, year: number): string | null {
  if (kind === null) return null;
  const isGovernment = kind === 'government' || task === 'government_office' || task === 'administrative_approval';
  return year < FIRST_REVISED_YEAR || isGovernment ? '03-31' : '01-31';
}

/** The day on which the report was first published; null where a document of it may have been earlier. */
function firstPublished({ now, others }: OrganYear): string | null {
  // A correction says nothing of when the report itself came.
  const days = [now, ...others].filter(({ isCorrection }) => !isCorrection).map(({ publishedOn }) => publishedOn);
  const known = days.filter((day) => day !== null);
  return known.length === 0 || known.length < days.length ? null : known.reduce((a, b) => (a < b ? a : b));
}

/** Judged at the report itself, not at what takes its place. */
function* checkDeadline(facts: OrganYear): Iterable<Outcome> {
  const { now, organ } = facts;
  const due = now.year === null ? null : dueDay(organ, now.year);
  if (now.year === null || due === null) yield notAssessable;
  else yield lateOutcome(facts, `${now.year + 1}-${due}`, now.year);
}

function lateOutcome(facts: OrganYear, due: string, year: number): Outcome {
  const day = firstPublished(facts);
  if (day === null) return notAssessable;
  return day <= due || facts.now.isCorrection
    ? pass
    : fail([], { words: { year: String(year), expected: due, printed: day }, expected: due });
}

const advice = {
  zh: '按期公布；已公布的请核对页面所示日期。',
  en: 'Publish in time; check the date that the page shows.',
};

export const deadline: OrganYearRule = {
  id: 'publication.deadline',
  severity: 'error',
  needs: ['report', 'publication'],
  title: { zh: '年度报告逾期公布', en: 'Published late' },
  message: {
    zh: '{year} 年度报告应于 {expected} 前公布，实际公布日期 {printed}。',
    en: 'The report for {year} was due on {expected}; published {printed}.',
  },
  basis: '《政府信息公开条例》第四十九条：部门 1 月 31 日前，本级政府 3 月 31 日前',
  unverified: true,
  advice,
  check: checkDeadline,
  examples: [
    { name: 'a bureau on 2 February', documents: [{ publishedOn: '2024-02-02' }], finds: [null] },
    { name: 'a bureau on 31 January', documents: [{ publishedOn: '2024-01-31' }], finds: [] },
    {
      name: 'a government on 10 March',
      documents: [{ organName: '青山县人民政府', publishedOn: '2024-03-10' }],
      finds: [],
    },
    {
      name: 'a corrected edition is not late',
      documents: [
        { publishedOn: '2024-01-20' },
        { publishedOn: '2024-05-06', title: '青山县档案局2023年政府信息公开工作年度报告（更正版）' },
      ],
      finds: [],
    },
    { name: 'no date', documents: [{}], finds: [] },
  ],
};

/** The strictest local date that holds for the report; null if none does. */
function localDue(deadlines: readonly LocalDeadline[], { now, organ }: OrganYear): string | null {
  const dates = deadlines
    .filter(({ year }) => year === undefined || year === now.year)
    .filter(({ level }) => level === undefined || level === organ.level)
    .filter(({ region }) => region === undefined || organ.regionCode?.startsWith(region) === true)
    .map(({ date }) => date);
  return dates.length === 0 ? null : dates.reduce((a, b) => (a < b ? a : b));
}

function* checkLocal(facts: OrganYear, { local }: RuleSettings): Iterable<Outcome> {
  const due = localDue(local.deadlines ?? [], facts);
  if (due === null || facts.now.year === null) return;
  yield lateOutcome(facts, `${facts.now.year + 1}-${due}`, facts.now.year);
}

export const localDeadline: OrganYearRule = {
  id: 'publication.local-deadline',
  severity: 'warning',
  needs: ['report', 'publication'],
  title: { zh: '晚于本地要求的公布日期', en: 'Later than the local date' },
  message: {
    zh: '{year} 年度报告公布于 {printed}，晚于本地要求的 {expected}。',
    en: 'The report for {year} was published on {printed}, later than the local date {expected}.',
  },
  basis: '本地通知（规则文件 local.deadlines）',
  advice,
  check: checkLocal,
  examples: [
    {
      name: '30 January where 28 January is asked for',
      documents: [{ publishedOn: '2024-01-30' }],
      local: { deadlines: [{ date: '01-28' }] },
      finds: [null],
    },
    {
      name: '27 January',
      documents: [{ publishedOn: '2024-01-27' }],
      local: { deadlines: [{ date: '01-28' }] },
      finds: [],
    },
    { name: 'no local date', documents: [{ publishedOn: '2024-01-30' }], finds: [] },
  ],
};

function* checkDate({ now: { publishedOn, year } }: OrganYear): Iterable<Outcome> {
  if (publishedOn === null || year === null) yield notAssessable;
  else yield publishedOn > `${year}-12-31` ? pass : fail([], { words: { printed: publishedOn, year: String(year) } });
}

export const dateImpossible: OrganYearRule = {
  id: 'publication.date-impossible',
  severity: 'warning',
  needs: ['report', 'publication'],
  title: { zh: '公布日期早于可能的日期', en: 'Published before the year had ended' },
  message: {
    zh: '公布日期 {printed} 早于 {year} 年度结束，疑日期或年度有误。',
    en: 'Published on {printed}, before {year} had ended: the date or the year is wrong.',
  },
  basis: '年度报告在年度结束后编制',
  advice: { zh: '核对公布日期和报告年度。', en: 'Check the date and the reporting year.' },
  check: checkDate,
  examples: [
    { name: '28 December of the year itself', documents: [{ publishedOn: '2023-12-28' }], finds: [null] },
    { name: '2 January after it', documents: [{ publishedOn: '2024-01-02' }], finds: [] },
  ],
};
