/** The reports in this folder. `make.ts` writes them; test/samples.test.ts reads them back. */
import { altered } from '../test/support/made-up/alter.ts';
import type { ModelDocument } from '../test/support/made-up/document.ts';
import { codesOfReport } from '../test/support/made-up/judge.ts';
import { layOut } from '../test/support/made-up/layout/lay-out.ts';
import { seeded } from '../test/support/made-up/random.ts';
import { htmlBytes } from '../test/support/made-up/render/html.ts';
import { htmlStyles } from '../test/support/made-up/render/html-styles.ts';
import { madeUpReport, reportOf, type MadeUpReport } from '../test/support/made-up/report.ts';
import { huaiyuanSections } from './huaiyuan-words.ts';
import { chromium, docx, html, libreOffice, text, type Sample } from './sample.ts';

/** Figures as published; all others are 0. */
const huaiyuanFigures: Readonly<Record<string, number>> = {
  'disclosure.licensing.decisions': 31986,
  'disclosure.penalties.decisions': 128255,
  'disclosure.compulsion.decisions': 3587,
  'disclosure.fees.amount_wan_cny': 1202.3,
  'applications.received.natural_person': 7,
  'applications.received.total': 7,
  'applications.outcomes.granted.natural_person': 5,
  'applications.outcomes.granted.total': 5,
  'applications.outcomes.unavailable.not_held.natural_person': 2,
  'applications.outcomes.unavailable.not_held.total': 2,
  'applications.outcomes.total.natural_person': 7,
  'applications.outcomes.total.total': 7,
};

function huaiyuan(): MadeUpReport {
  const identity = { seed: 2024, form: '2021', organ: '怀远县公安局', year: 2024 } as const;
  const title = ['怀远县公安局2024年政府信息公开工作', '年度报告'];
  const values = Object.fromEntries(codesOfReport(identity).map((code) => [code, huaiyuanFigures[code] ?? 0]));
  const report = reportOf({ ...identity, title }, values, 'none', seeded(identity.seed));
  return { ...report, sections: huaiyuanSections, signature: [] };
}

function faulty(): MadeUpReport {
  const report = madeUpReport(31, { form: '2021', size: 'county', year: 2024, organ: '青芦县教育局' });
  const total = 'applications.outcomes.refused.third_party_rights.total';
  const right = report.values[total] ?? 0;
  const blank = ['natural_person', 'business', 'research', 'public_welfare', 'legal_service', 'other', 'total'].map(
    (applicant) => [`applications.outcomes.not_processed.publication.${applicant}`, ['', null]] as const,
  );
  return altered(report, {
    [total]: [String(right + 3), right + 3],
    'disclosure.fees.amount_wan_cny': ['251000元', 251_000],
    ...Object.fromEntries(blank),
  });
}

const town2019 = madeUpReport(11, { form: '2019', size: 'county', year: 2019, organ: '澜坪县柳塘镇人民政府' });
const district2020 = madeUpReport(12, { form: '2019', size: 'city', year: 2020, organ: '桐汀市人力资源和社会保障局' });
const mixed2023 = madeUpReport(13, { form: 'mixed', size: 'county', year: 2023, organ: '霁川区人民政府' });
const zone2022 = madeUpReport(14, { form: '2021', size: 'few', year: 2022, organ: '砚湖经济技术开发区管理委员会' });
const city2025 = madeUpReport(15, { form: '2021', size: 'city', year: 2025, organ: '沅禾市人民政府' });
const street2021 = madeUpReport(16, {
  form: '2021',
  size: 'zero',
  year: 2021,
  organ: '栖梧区人民政府双桥浦街道办事处',
});
const bureau2023 = madeUpReport(17, { form: '2021', size: 'county', year: 2023, organ: '云陂县统计局' });
const dashes2022 = madeUpReport(18, {
  form: '2021',
  size: 'county',
  year: 2022,
  organ: '松菱县医疗保障局',
  blanks: 'dash',
});
const blanks2020 = madeUpReport(19, {
  form: '2019',
  size: 'few',
  year: 2020,
  organ: '望秋县石埠乡人民政府',
  blanks: 'all',
});

function twoReports(): Sample {
  const reports = [2022, 2023].map((year) =>
    madeUpReport(year, { form: '2021', size: 'county', year, organ: '苕溪口区民政局' }),
  );
  const documents = reports.map((report) => layOut(report));
  const document: ModelDocument = {
    name: '苕溪口区民政局年报汇编',
    meta: {},
    blocks: documents.flatMap(({ blocks }) => blocks),
  };
  const style = htmlStyles.find(({ name }) => name === 'clean');
  if (style === undefined) throw new Error('The plain page style is gone');
  return {
    name: 'two-reports-2022-2023',
    shows: 'Two reports, of 2022 and 2023, in one page: two records',
    reports,
    errors: [],
    document,
    extension: 'html',
    bytes: htmlBytes(document, style),
  };
}

function publishedSamples(): readonly Sample[] {
  const report = huaiyuan();
  const published = 'The report of 怀远县公安局 for 2024 (figures as published, words of our own)';
  return [
    html({ name: 'huaiyuan-2024', shows: `${published}, a plain page` }, report, 'clean'),
    docx({ name: 'huaiyuan-2024', shows: `${published}, Word` }, report, 'plain Word'),
    text({ name: 'huaiyuan-2024', shows: `${published}, text with a cell a line` }, report, 'a cell a line'),
    chromium({ name: 'huaiyuan-2024-chromium', shows: `${published}, printed by Chromium` }, report, 'A4'),
    libreOffice(
      { name: 'huaiyuan-2024-libreoffice', shows: `${published}, printed by LibreOffice` },
      report,
      'plain Word',
    ),
  ];
}

const editionSamples = (): readonly Sample[] => [
  html({ name: 'town-2019-gbk', shows: 'Edition 2019, GBK bytes, font tags' }, town2019, 'font tags'),
  docx(
    { name: 'bureau-2020-hmerge', shows: 'Edition 2019, cells merged by hMerge, figures in thousands' },
    district2020,
    'hMerge',
    ['figures in thousands'],
  ),
  html(
    { name: 'district-2023-mixed', shows: 'Edition 2021 with （六）其他处理 as one undivided row' },
    mixed2023,
    'TRS editor',
  ),
  html(
    {
      name: 'faults-2024',
      shows: 'A wrong 总计, a blank row, and the fee in 元 under 万元',
      errors: [
        { rule: 'identity.row-sum', cell: 'applications.outcomes.refused.third_party_rights.total' },
        { rule: 'value.fee-unit', cell: 'disclosure.fees.amount_wan_cny' },
      ],
    },
    faulty(),
    'clean',
  ),
  html({ name: 'dashes-2022', shows: 'Dashes in place of zeros: null, never 0' }, dashes2022, 'clean'),
  docx({ name: 'blanks-2020', shows: 'Empty cells in place of zeros: null, never 0' }, blanks2020, 'plain Word'),
];

const layoutSamples = (): readonly Sample[] => [
  html({ name: 'word-paste-2022', shows: 'Pasted from Word: a span a character, o:p' }, zone2022, 'Word paste'),
  html(
    { name: 'one-grid-2025', shows: 'All three tables in one grid of 17 columns, headings as rows' },
    city2025,
    'page in a shell',
    ['all tables in one grid'],
  ),
  html(
    { name: 'turned-2023', shows: 'Table two a table a block, table three with rows and columns exchanged' },
    bureau2023,
    'unclosed tags',
    ['one table per block', 'applications turned'],
  ),
  html(
    { name: 'spans-missing-2025', shows: 'Merged cells taken apart, empty cells in their place' },
    city2025,
    'nested layout table',
    ['all cells unmerged over empty cells'],
  ),
  html(
    {
      name: 'columns-moved-2023',
      shows: 'Applicants in another order',
      errors: [{ rule: 'structure.column-set', cell: 'applications.received.other' }],
    },
    bureau2023,
    'thead and th',
    ['applicants in another order'],
  ),
  html({ name: 'years-compared-2023', shows: "Last year's tables before this year's" }, bureau2023, 'deep cells', [
    "last year's tables before",
  ]),
  html({ name: 'hidden-decoys-2022', shows: 'Hidden tables with other figures' }, zone2022, 'clean', ['hidden decoys']),
  html({ name: 'full-width-2025', shows: 'Figures in full-width digits' }, city2025, 'one block with line breaks', [
    'full-width figures',
  ]),
];

const carrierSamples = (): readonly Sample[] => [
  docx(
    { name: 'lists-2022', shows: 'Ordinals of the labels come from automatic lists; 行政复议 and 行政诉讼 stacked' },
    zone2022,
    'lists for ordinals',
    ['disputes stacked'],
  ),
  docx({ name: 'hidden-text-2023', shows: 'Hidden digits behind the figures' }, bureau2023, 'hidden text'),
  text(
    { name: 'spreadsheet-2021', shows: 'Rows with tabs, as copied from a spreadsheet; all figures 0' },
    street2021,
    'spreadsheet copy',
  ),
  chromium({ name: 'borderless-2023', shows: 'No ruling lines at all' }, bureau2023, 'no borders'),
  chromium({ name: 'page-breaks-2023', shows: 'Short pages: tables broken in many places' }, bureau2023, 'short pages'),
  libreOffice({ name: 'page-breaks-2019', shows: 'Edition 2019, landscape, broken over pages' }, town2019, 'landscape'),
  twoReports(),
];

export const sampleList = (): readonly Sample[] => [
  ...publishedSamples(),
  ...editionSamples(),
  ...layoutSamples(),
  ...carrierSamples(),
];
