/** edition.*: the right form for the year, and one form only. */
import { allColumns, codesOf, editionDueIn, editionNamed, editions } from '../forms/catalogue.ts';
import type { Edition } from '../forms/form.ts';
import type { FormId } from '../forms/names.ts';
import type { Message, Report } from '../model/report.ts';
import { type Facts, hasNote } from './facts.ts';
import { listSome, listWords } from './message.ts';
import { oneLine } from './plain-words.ts';
import { fail, notAssessable, type Outcome, pass, type Rule } from './rule.ts';

/** A single word may be a slip; two that agree decide a table. */
const TELLS_THAT_DECIDE = 2;

const otherHandling = 'applications.outcomes.other_handling.';
const undividedRow = `${otherHandling}total.`;

/** Editions that something may be of: several where no word tells them apart. */
type Forms = readonly FormId[];

/** What table two's own words tell, each by several: a single one may be a slip, or cells that ran together. */
function formsOfTableTwo({ report }: Facts): readonly Forms[] {
  const { found, tells } = report.tables.disclosure;
  const groups = found ? [...Map.groupBy(tells, (tell) => formNames(tell.editions)).values()] : [];
  return groups.filter((own) => own.length >= TELLS_THAT_DECIDE).map((own) => own[0]?.editions ?? []);
}

const formNames = (forms: Forms): string => forms.join('/');

/** Codes of （六） in any edition. */
const otherHandlingCodes = [
  ...new Set(
    editions.flatMap(({ tables: { applications } }) =>
      [...applications.blocks.flatMap(({ rows }) => rows), ...applications.rowVariants.map(({ line }) => line)]
        .filter(({ key }) => key.startsWith('outcomes.other_handling.'))
        .flatMap(({ key }) => allColumns.applications.map((column) => `applications.${key}.${column.key}`)),
    ),
  ),
];

const hasUndividedRow = ({ tables }: Edition): boolean =>
  codesOf(tables.applications).some((code) => code.startsWith(undividedRow));
const undividing: Forms = editions.filter(hasUndividedRow).map(({ id }) => id);
const dividing: Forms = editions.filter((edition) => !hasUndividedRow(edition)).map(({ id }) => id);

const otherHandlingIn = ({ figures }: Report): readonly string[] =>
  otherHandlingCodes.filter((code) => figures[code] !== undefined);

/** Three rows of （六） tell the editions that divide it, one row those that don't; neither or both tell nothing. */
function formsOfTableThree({ report }: Facts): Forms | null {
  const cells = otherHandlingIn(report);
  const undivided = cells.filter((code) => code.startsWith(undividedRow));
  if (!report.tables.applications.found || cells.length === 0) return null;
  if (undivided.length === 0) return dividing;
  return undivided.length === cells.length ? undividing : null;
}

/** Whether two forms are mixed; null if that can't be told. */
function isMixed(facts: Facts): boolean | null {
  const two = formsOfTableTwo(facts);
  const three = formsOfTableThree(facts);
  if (two.length === 0 || hasNote(facts.report, 'disclosure', 'extraction.label-match')) return null;
  const all = three === null ? two : [...two, three];
  return !editions.some(({ id }) => all.every((forms) => forms.includes(id)));
}

/** Tells named in a message. */
const MOST_TELLS = 2;

function tellWords({ report }: Facts, forms: Forms): Message {
  const tells = report.tables.disclosure.tells.filter((tell) => formNames(tell.editions) === formNames(forms));
  return listSome([...new Set(tells.map(({ printed }) => oneLine(printed)))], MOST_TELLS);
}

function mixtureWords(facts: Facts): Message {
  const three = formsOfTableThree(facts);
  const two = formsOfTableTwo(facts).map((forms) => ({
    zh: `表二为 ${formNames(forms)} 版（${tellWords(facts, forms).zh}）`,
    en: `table two is of ${formNames(forms)} (${tellWords(facts, forms).en})`,
  }));
  const isDivided = !otherHandlingIn(facts.report).some((code) => code.startsWith(undividedRow));
  const row = isDivided ? { zh: '分三项', en: 'three rows' } : { zh: '不分项', en: 'one row' };
  const ofThree = {
    zh: `表三为 ${formNames(three ?? [])} 版（（六）其他处理${row.zh}）`,
    en: `table three is of ${formNames(three ?? [])} (（六）其他处理 in ${row.en})`,
  };
  return listWords(three === null ? two : [...two, ofThree]);
}

function* checkMixed(facts: Facts): Iterable<Outcome> {
  const { report } = facts;
  const isMixture = isMixed(facts);
  if (isMixture !== true) {
    if (isMixture === false) yield pass;
    else if (report.tables.disclosure.found) yield notAssessable;
    return;
  }
  const cells = otherHandlingIn(report).filter((code) => code.endsWith('.total'));
  const isTooEarly = isBefore(report.year, formsOfTableThree(facts));
  yield fail(cells, { words: { list: mixtureWords(facts) }, severity: isTooEarly ? 'error' : 'warning' });
}

/** The year's reports were due before any of the forms was made. */
const isBefore = (year: number | null, forms: Forms | null): boolean =>
  year !== null && forms !== null && forms.length > 0 && forms.every((id) => year < editionNamed(id).years[0]);

export const mixed: Rule = {
  id: 'edition.mixed',
  severity: 'warning',
  otherSeverities: ['error'],
  needs: ['report'],
  title: { zh: '两版格式混用', en: 'Two editions mixed' },
  message: { zh: '两版格式混用：{list}。', en: 'Two editions mixed: {list}.' },
  basis: '国办公开办函〔2021〕30号、〔2019〕60号：格式固定',
  check: checkMixed,
  examples: [
    { name: 'one row （六） beside table two of 2021', undivided: true, finds: [`${undividedRow}total`] },
    {
      name: 'three rows （六） in 2020 beside table two of 2019',
      report: { year: 2020 },
      tables: {
        disclosure: {
          tells: [
            { editions: ['2019'], printed: '采购总金额' },
            { editions: ['2019'], printed: '采购项目数量' },
          ],
        },
      },
      finds: [`${otherHandling}not_corrected_in_time.total`],
    },
    { name: 'the edition of 2019 throughout', edition: '2019', finds: [] },
    {
      name: 'one tell of another edition among many',
      tables: {
        disclosure: {
          tells: [
            ...['本年制发件数', '现行有效件数'].map((printed) => ({ editions: ['2021'] as const, printed })),
            { editions: ['2019'], printed: '本年新制作数量' },
          ],
        },
      },
      finds: [],
    },
    {
      name: 'a single tell decides nothing',
      undivided: true,
      tables: { disclosure: { tells: [{ editions: ['2021'], printed: '本年制发件数' }] } },
      finds: [],
    },
  ],
  // Three headers of a table two whose other words are those of 2021.
  wordings: {
    satisfy: [
      '本年制发件数｜本年废止件数｜现行有效件数',
      '本年制发数｜本年废止数｜现行有效数',
      '本年度制发件数｜本年度废止件数｜现行有效件数',
      '本年制发件数（件）｜本年废止件数（件）｜现行有效件数（件）',
      '本年 制发 件数｜本年 废止 件数｜现行 有效 件数',
      '本年制\n发件数｜本年废\n止件数｜现行有\n效件数',
      '制发件数｜废止件数｜现行有效件数',
      '本年制发数量｜本年废止数量｜现行有效数量',
      '本年新制发件数｜本年废止件数｜现行有效件数',
      '本年制发件数｜本年废止件数｜现行有效总件数',
      '本年制发件数：｜本年废止件数：｜现行有效件数：',
      '本年制发件 数｜本年废止件 数｜现行有效件 数',
      '本年制发件数*｜本年废止件数｜现行有效件数',
      '本年制发件数｜本年废止件数｜对外公开总数量',
      '本年新制作数量｜本年废止件数｜现行有效件数',
      '本年制发件数｜本年新公开数量｜现行有效件数',
    ],
    violate: [
      '本年制发件数｜本年新公开数量｜对外公开总数量',
      '本年新制作数量｜本年新公开数量｜现行有效件数',
      '本年新制作数量（件）｜本年新公开数量（件）｜现行有效件数',
      '本年新 制作数量｜本年新 公开数量｜现行有效件数',
      '本年新制\n作数量｜本年废止件数｜对外公开\n总数量',
      '本年新制作数量：｜本年废止件数：｜对外公开总数量：',
    ],
    // Their rows are then in doubt.
    open: ['本年新制作数量｜本年新公开数量｜对外公开总数量'],
    in: (words) => {
      const [issued = '', repealed = '', inForce = ''] = words.split('｜');
      return { printed: { 本年制发件数: issued, 本年废止件数: repealed, 现行有效件数: inForce } };
    },
  },
};

/** An undivided row （六） stands beside table two of later forms too: where that could not be read the form is open. */
const isOfRowAlone = (facts: Facts): boolean =>
  undividing.some((id) => id === facts.report.edition) &&
  formsOfTableTwo(facts).length === 0 &&
  hasNote(facts.report, 'disclosure', 'extraction.table-not-found', 'extraction.label-match', 'extraction.cell-count');

/** First year that there are reports for: of an earlier one it is the year that is wrong. */
const FIRST_YEAR = 2008;

const isUnsettled = (facts: Facts): boolean =>
  isMixed(facts) === true || isOfRowAlone(facts) || (facts.report.year ?? FIRST_YEAR) < FIRST_YEAR;

const formWords = (form: FormId | null): Message =>
  form === null ? { zh: '2019 年以前的统计表', en: 'pre-2019' } : { zh: ` ${form} 版格式`, en: form };

/** A newer form had taken its place. */
function isOutdated(edition: FormId, year: number): boolean {
  const [, lastYear] = editionNamed(edition).years;
  return lastYear !== null && year > lastYear;
}

function* checkForYear(facts: Facts): Iterable<Outcome> {
  const { edition, year } = facts.report;
  if (edition === 'pre2019') return;
  if (edition === null || year === null || isUnsettled(facts)) {
    yield notAssessable;
    return;
  }
  const due = editionDueIn(year)?.id ?? null;
  const words = { year: String(year), printed: formWords(edition), expected: formWords(due) };
  const severity = isOutdated(edition, year) ? 'error' : 'warning';
  yield due === edition ? pass : fail([], { words, severity, expected: due ?? 'pre2019' });
}

export const wrongForYear: Rule = {
  id: 'edition.wrong-for-year',
  severity: 'error',
  otherSeverities: ['warning'],
  needs: ['report'],
  title: { zh: '格式版本与年度不符', en: 'Form of another year' },
  message: {
    zh: '{year} 年度应使用{expected}，实际使用{printed}。',
    en: '{year} calls for the {expected} form; the tables are of {printed}.',
  },
  basis: '国办公开办函〔2019〕60号、〔2021〕30号',
  check: checkForYear,
  examples: [
    { name: 'tables of 2019 for 2022', edition: '2019', report: { year: 2022 }, finds: [null] },
    { name: 'tables of 2021 for 2020', report: { year: 2020 }, finds: [null] },
    { name: 'tables of 2019 for 2020', edition: '2019', report: { year: 2020 }, finds: [] },
    { name: 'year unknown', report: { year: null }, finds: [] },
    {
      name: 'an undivided row （六） beside a table two that was not found',
      edition: '2019',
      tables: { disclosure: { found: false, tells: [] } },
      report: {
        year: 2022,
        notes: [{ code: 'extraction.table-not-found', message: { zh: '', en: '' }, table: 'disclosure', cells: [] }],
      },
      finds: [],
    },
  ],
};
