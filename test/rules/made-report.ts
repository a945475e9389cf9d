/** Reports built directly, without a document: a faultless one, and ones that differ from it as an example says. */
import { withStatements } from '../../src/claims/read-statements.ts';
import { codesOf, editions } from '../../src/forms/catalogue.ts';
import type { Edition } from '../../src/forms/form.ts';
import { sectionForms } from '../../src/forms/sections.ts';
import type { Figure, Report, Section, TableName, TableReading } from '../../src/model/report.ts';
import { formatNumber } from '../../src/rules/decimal.ts';
import type { Example, ExampleFigure } from '../../src/rules/rule.ts';

export type Figures = Readonly<Record<string, ExampleFigure>>;

const editionOf = (id: '2021' | '2019'): Edition => editions.find((edition) => edition.id === id)!;

/** Row keys of table three, with （六） as one row where `undivided`. */
export function presentRows(id: '2021' | '2019', undivided = false): ReadonlySet<string> {
  const form = editionOf(id).tables.applications;
  const rows = form.blocks.flatMap((block) => block.rows).map(({ key }) => key);
  const variant = undivided ? form.rowVariants[0] : undefined;
  return new Set([
    ...rows.filter((key) => variant?.replaces.includes(key) !== true),
    ...(variant ? [variant.line.key] : []),
  ]);
}

export function codesIn(id: '2021' | '2019', undivided = false): readonly string[] {
  const { disclosure, applications, disputes } = editionOf(id).tables;
  return [...codesOf(disclosure), ...codesOf(applications, presentRows(id, undivided)), ...codesOf(disputes)];
}

function figureOf(code: string, given: ExampleFigure): Figure {
  const { raw, ...patch } =
    typeof given === 'number' ? { value: given } : (given ?? { value: null, state: 'blank' as const, raw: '' });
  const value = patch.value ?? null;
  return {
    code,
    state: 'number',
    value,
    normalised: [],
    unit: null,
    evidence: {
      raw: raw ?? (value === null ? '' : formatNumber(value)),
      table: 1,
      row: 0,
      column: 0,
      pageNumber: null,
      box: null,
      path: null,
    },
    confidence: 1,
    ...patch,
  };
}

const narrative: Readonly<Record<number, string>> = {
  1: `（一）主动公开。${'全年通过门户网站和政务新媒体公开各类政府信息。'.repeat(8)}\n（二）依申请公开。规范办理程序。\n（三）政府信息管理。严格审核发布内容。\n（四）政府信息公开平台建设。维护好门户网站。\n（五）监督保障。开展考核、社会评议，未发生责任追究。`,
  2: '',
  3: '',
  4: '',
  5: '存在的问题：公开内容还不够丰富，解读形式还比较单一。改进措施：下一步将加强学习培训，丰富解读形式。',
  6: '本年度没有收取信息处理费。',
};

const ordinals = ['', '一', '二', '三', '四', '五', '六'];

export const cleanSections: readonly Section[] = sectionForms.map(({ ordinal, heading }) => ({
  ordinal,
  heading: `${ordinals[ordinal]}、${heading}`,
  text: narrative[ordinal] ?? '',
}));

const tells: Readonly<Record<string, TableReading['tells']>> = {
  '2021': ['本年制发件数', '本年废止件数', '现行有效件数'].map((printed) => ({ editions: ['2021'] as const, printed })),
  '2019': ['本年新制作数量', '上一年项目数量', '采购总金额'].map((printed) => ({
    editions: ['2019'] as const,
    printed,
  })),
};

const headers: Readonly<Record<string, TableReading['headers']>> = {
  '2021': { 'disclosure.fees.amount_wan_cny': '本年收费金额（单位：万元）' },
  '2019': { 'disclosure.procurement.amount_cny': '采购总金额' },
};

const readingOf = (id: '2021' | '2019', table: TableName, patch: Partial<TableReading> = {}): TableReading => ({
  table,
  found: true,
  tableOrdinals: [1],
  tells: table === 'disclosure' ? tells[id]! : [],
  labels: [],
  missingRows: [],
  repeatedRows: [],
  misplacedRows: [],
  missingColumns: [],
  misplacedColumns: [],
  addedRows: [],
  missingBlockTitles: [],
  cornerNote: editionOf(id).tables[table].cornerNote,
  headers: table === 'disclosure' ? headers[id]! : {},
  ...patch,
});

/** `a.*` stands for every code that begins with `a.`; the later key wins. */
function patchOf(codes: readonly string[], figures: Figures): Figures {
  const entries = Object.entries(figures).flatMap(([key, figure]) =>
    key.endsWith('*')
      ? codes.filter((code) => code.startsWith(key.slice(0, -1))).map((code) => [code, figure] as const)
      : [[key, figure] as const],
  );
  return Object.fromEntries(entries);
}

export interface Made extends Omit<Example, 'name' | 'finds'> {
  /** Codes whose cells aren't there. */
  readonly absent?: readonly string[];
}

function sectionsOf({ sections = {}, headings = {} }: Made): readonly Section[] {
  return cleanSections
    .filter(({ ordinal }) => sections[ordinal] !== null)
    .map((section) => ({
      ...section,
      heading: headings[section.ordinal] ?? section.heading,
      text: sections[section.ordinal] ?? section.text,
    }));
}

/** A report of nothing but zeros would be asked about. */
const usual: Figures = { 'disclosure.penalties.decisions': 3 };

function figuresOf({ figures = {}, absent = [] }: Made, codes: readonly string[]): Report['figures'] {
  const patch = patchOf(codes, figures);
  const unknown = Object.keys(patch).filter((code) => !codes.includes(code));
  if (unknown.length > 0) throw new Error(`not in the form: ${unknown.join(', ')}`);
  const given = (code: string): ExampleFigure => (patch[code] === undefined ? (usual[code] ?? 0) : patch[code]);
  return Object.fromEntries(
    codes.filter((code) => !absent.includes(code)).map((code) => [code, figureOf(code, given(code))]),
  );
}

export function madeReport(made: Made = {}): Report {
  const id = made.edition ?? '2021';
  const year = made.report?.year ?? (id === '2021' ? 2023 : 2020);
  const codes = codesIn(id, made.undivided);
  return withStatements({
    title: `青山县档案局${year}年政府信息公开工作年度报告`,
    organ: { name: '青山县档案局' },
    year,
    period: { from: `${year}-01-01`, to: `${year}-12-31` },
    edition: id,
    publishedOn: null,
    factEvidence: {},
    codes,
    figures: figuresOf(made, codes),
    tables: {
      disclosure: readingOf(id, 'disclosure', made.tables?.disclosure),
      applications: readingOf(id, 'applications', made.tables?.applications),
      disputes: readingOf(id, 'disputes', made.tables?.disputes),
    },
    preamble: '根据《中华人民共和国政府信息公开条例》（国务院令第711号）的要求编制本报告，数据统计期限为全年。',
    sections: sectionsOf(made),
    picturedSections: [],
    unclearSections: [],
    reportsInDocument: [`青山县档案局${year}年政府信息公开工作年度报告`],
    notes: [],
    ...made.report,
  });
}
