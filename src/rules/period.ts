/** metadata.period: whether the report states that its figures are those of the whole year. */
import type { Message, Period, Report } from '../model/report.ts';
import type { Facts } from './facts.ts';
import { fail, notAssessable, type Outcome, pass, type Rule } from './rule.ts';

/** What was left out, or stands in a picture, may state it; and words that speak of it could not be read. */
const mayBeUnread = ({ notes, picturedSections }: Report): boolean =>
  picturedSections.length > 0 || notes.some(({ code }) => UNREAD.test(code));

const UNREAD = /period-unread|no-text-layer|part-left-out/u;

function* checkPeriod({ report, isExcerpt }: Facts): Iterable<Outcome> {
  const { period: printed, factEvidence } = report;
  if (isExcerpt || (printed === null && mayBeUnread(report))) yield notAssessable;
  else if (printed === null) yield fail([], { words: { what: { zh: '未写明', en: 'is not stated' } } });
  else
    yield isYear(printed, report.year)
      ? pass
      : fail([], { words: { what: daysOf(printed) }, ...quoteOf(factEvidence) });
}

/** From the first day of the year to its last; any year where the report's is not known. */
const isYear = ({ from, to }: Period, year: number | null): boolean =>
  from === `${year?.toString() ?? from.slice(0, 4)}-01-01` && to === `${from.slice(0, 4)}-12-31`;

const daysOf = ({ from, to }: Period): Message => ({
  zh: `为 ${from} 至 ${to}，不是报告年度全年`,
  en: `is ${from} to ${to}, not the full year of the report`,
});

const quoteOf = ({ period: read }: Report['factEvidence']): { readonly quote?: string } =>
  read === undefined ? {} : { quote: read.raw };

export const period: Rule = {
  id: 'metadata.period',
  severity: 'warning',
  needs: ['whole'],
  title: { zh: '统计期限缺失或不是全年', en: 'Reporting period missing or not the full year' },
  message: { zh: '统计期限{what}。', en: 'The reporting period {what}.' },
  basis: '统计期限应为报告年度全年（参见四川省地方标准 DB51/T 2660—2019）',
  check: checkPeriod,
  examples: [
    { name: 'to 30 November', report: { period: { from: '2023-01-01', to: '2023-11-30' } }, finds: [null] },
    { name: 'not stated', report: { period: null }, finds: [null] },
    { name: 'a picture may state it', report: { period: null, picturedSections: [0] }, finds: [] },
    { name: 'the whole year', finds: [] },
  ],
  wordings: {
    satisfy: [
      '所列数据的统计期限自2023年1月1日起至2023年12月31日止。',
      '统计期限自2023年1月1日起，至2023年12月31日止。',
      '统计期限为2023年1月1日起，截至2023年12月31日。',
      '统计时间：2023.1.1-2023.12.31',
      '数据统计期限为2023年1月至12月。',
      '本报告统计期限为2023年度（1月1日至12月31日）。',
      '数据统计期限自当年1月1日至12月31日。',
      '统计期限为二〇二三年一月一日至二〇二三年十二月三十一日。',
      '统计期限自二O二三年一月一日起至十二月三十一日止。',
      '本报告所列数据的统计期限自2023 1 1 日至 2023 12 31 日止。',
      '统计期限自 2 0 2 3 年 1 月 1 日 至 1 2 月 3 1 日。',
      '统计期限自202311日至20231231日',
      '本报告中所列数据的统计期限为2023年1-12月。',
      '统计期限为2023年全年。',
      '本报告数据统计期限为2023年度。',
      '数据统计期限为全年。',
      '统计期限从2023年1月1日开始，到2023年12月31日结束。',
      '统计期限：20230101-20231231',
      '统计数据起止时间为2023/01/01至2023/12/31。',
      '报告期为2023年1月1日零时至2023年12月31日24时。',
      '统计时间从2023年1月1日0时至12月31日24时止。',
      '统计期限自2023年1月1日 00:00起至2023年12月31日24:00止。',
      '所列数据的统计期限自2023年1月1日起\n至2023年12月31日止。',
      '（2023年1月1日—2023年12月31日）',
      '统计期限：\n2023-01-01至2023-12-31',
      '统计周期：2023年1月1日~2023年12月31日',
      '统计时段为2023年元月1日至2023年12月31日。',
      '统计期限是2023年1月1日到2023年12月底。',
      '统计期限自2023年1月1日（含）起至2023年12月31日（含）止。',
      '统计期限：起始时间2023年1月1日，截止时间2023年12月31日。',
      '数据统计期限自2023年1月1日 至 2023年12 31日止。',
      '自2008年5月1日以来，政府信息公开有序推进，统计期限自2023年1月1日起至2023年12月31日止。',
      '自2008年5月1日《条例》施行以来累计公开的信息均截至2023年12月31日。统计期限为2023年全年。',
      '统计期限自2023年1月1日起至2023年12月31日止，网站自2015年1月1日上线以来的数据均截至2023年12月31日。',
      '上一年度统计期限为2022年1月1日至2022年12月31日，本年度统计期限为2023年1月1日至2023年12月31日。',
      '统计期限为上一年度（2023年1月1日至2023年12月31日）。',
      '“十四五”期间（2021年1月1日至2025年12月31日）的数据均截至2023年底；统计期限为2023年1月1日至12月31日。',
      '依据2019年4月3日修订、2019年5月15日施行的《条例》编制，统计期限自2023年1月1日至2023年12月31日。',
      '本报告统计期限为2023年1月1日至2023年12月31日，可查阅期限自2024年1月31日起至2024年12月31日止。',
      '所列数据的统计期限自2023年1月1日起至2023年12月31日止。截至2023年12月31日，累计公开3200条。',
      '2019年4月修订的《条例》自2019年5月15日起施行，本报告统计期限自2023年1月1日起至12月31日止。',
      '本机关2021年1月1日至2025年12月31日规划的数据均截至2023年底。统计期限：2023年度。',
      '填报时限为2024年1月1日至2024年1月20日，统计时限为2023年1月1日至2023年12月31日。',
      '数据统计期限为2023年1月1日至2023年12月31日，与去年（2022年1月1日至2022年12月31日）口径一致。',
      '自2021年3月1日局机关成立以来，第一次编制年报，统计期限自2023年1月1日起至2023年12月31日止。',
      '统计期限自2023年1月1日起至2023年12月31日止，有效的规范性文件清理至2022年12月31日。',
    ],
    violate: [
      '根据《中华人民共和国政府信息公开条例》编制本报告。',
      '统计期限自2023年1月1日至2023年11月30日止。',
      '统计期限为2022年12月1日至2023年11月30日。',
      '统计期限为2023年1月至11月。',
      '统计期限为2023.1.1-2023.10.31。',
      '统计期限自2023年3月1日起至2023年12月31日止。',
      '统计期限自2022年1月1日起至2022年12月31日止。',
      '2023年1月1日至6月30日，开展专项行动。',
      '自2008年5月1日《条例》施行以来累计公开3200条，统计期限自2023年1月1日起至2023年11月30日止。',
      '统计期限自2022年1月1日起至2022年12月31日止，自2019年5月15日以来未收费。',
      '截至2023年12月31日，累计主动公开政府信息3200条。',
      '“十四五”期间（2021年1月1日至2025年12月31日）稳步推进，统计期限为2023年1月至10月。',
      '根据2019年4月3日修订、2019年5月15日施行的《条例》编制本报告。',
    ],
    open: [
      '本报告统计数据截至2023年12月31日。',
      '统计期限为上一年度。',
      '统计期限见说明。',
      '自2008年5月1日以来，我局公开的政府信息均截至2023年12月31日。',
      '自2008年5月1日《条例》施行以来，各项数据均截至2023年12月31日。',
      '统计期限与上一年度（2022年1月1日至2022年12月31日）一致。',
      '本报告电子版可查阅期限自2024年1月31日起至2024年12月31日止。',
    ],
    in: (words) => ({ report: { preamble: words } }),
  },
};
