/** What a panel counts, as data: sums of figures, and rates of them. Only figures that show a number without doubt count. */
import type { Message } from '../model/note.ts';

export interface Measure {
  readonly name: string;
  readonly title: Message;
  /** Codes whose sum it is; `*` in place of a row stands for every row of that group. One of them without a number: null. */
  readonly codes: readonly string[];
}

const measure = (name: string, zh: string, en: string, ...codes: readonly string[]): Measure => ({
  name,
  title: { zh, en },
  codes,
});

const requests = (row: string): string => `applications.${row}.total`;
const both = (result: string): readonly string[] => [
  `disputes.litigation_direct.${result}`,
  `disputes.litigation_after_reconsideration.${result}`,
];

export const measures: readonly Measure[] = [
  measure('received', '本年新收申请', 'Requests received', requests('received')),
  measure('carried_in', '上年结转申请', 'Requests carried in', requests('carried_in')),
  measure('answered', '本年办理结果总计', 'Requests answered', requests('outcomes.total')),
  measure('carried_out', '结转下年度', 'Requests carried out', requests('carried_out')),
  measure('granted', '予以公开', 'Granted', requests('outcomes.granted')),
  measure('partly_granted', '部分公开', 'Granted in part', requests('outcomes.partly_granted')),
  measure('refused', '不予公开', 'Refused', requests('outcomes.refused.*')),
  measure('unavailable', '无法提供', 'Not available', requests('outcomes.unavailable.*')),
  measure('not_processed', '不予处理', 'Not processed', requests('outcomes.not_processed.*')),
  measure('other_handling', '其他处理', 'Handled otherwise', requests('outcomes.other_handling.*')),
  measure('received_natural', '自然人申请', 'Received from natural persons', 'applications.received.natural_person'),
  measure('reconsiderations', '行政复议', 'Reconsiderations', 'disputes.reconsideration.total'),
  measure('reconsiderations_upheld', '复议维持', 'Reconsiderations: upheld', 'disputes.reconsideration.upheld'),
  measure(
    'reconsiderations_corrected',
    '复议纠正',
    'Reconsiderations: corrected',
    'disputes.reconsideration.corrected',
  ),
  measure('reconsiderations_other', '复议其他结果', 'Reconsiderations: other', 'disputes.reconsideration.other'),
  measure('litigations', '行政诉讼', 'Litigations', ...both('total')),
  measure('litigations_upheld', '诉讼维持', 'Litigations: upheld', ...both('upheld')),
  measure('litigations_corrected', '诉讼纠正', 'Litigations: corrected', ...both('corrected')),
  measure('litigations_other', '诉讼其他结果', 'Litigations: other', ...both('other')),
  measure('licensing', '行政许可', 'Licensing decisions', 'disclosure.licensing.decisions'),
  measure('penalties', '行政处罚', 'Penalty decisions', 'disclosure.penalties.decisions'),
  measure('compulsion', '行政强制', 'Compulsion decisions', 'disclosure.compulsion.decisions'),
];

export interface Rate {
  readonly name: string;
  readonly title: Message;
  /** Names of measures, whose sums they are. */
  readonly numerator: readonly string[];
  readonly denominator: readonly string[];
}

const rate = (
  name: string,
  zh: string,
  en: string,
  numerator: readonly string[],
  denominator: readonly string[],
): Rate => ({ name, title: { zh, en }, numerator, denominator });

const concluded = (what: string): readonly string[] => ['upheld', 'corrected', 'other'].map((one) => `${what}_${one}`);

export const rates: readonly Rate[] = [
  rate('disclosure', '公开率', 'Disclosed in full or in part', ['granted', 'partly_granted'], ['answered']),
  rate('refusal', '不予公开率', 'Refused', ['refused'], ['answered']),
  rate('unavailability', '无法提供率', 'Not available', ['unavailable'], ['answered']),
  rate('dispute', '争议率', 'Disputes by answer', ['reconsiderations', 'litigations'], ['answered']),
  rate(
    'reconsideration_corrected',
    '复议纠错率',
    'Corrected in reconsideration',
    ['reconsiderations_corrected'],
    concluded('reconsiderations'),
  ),
  rate(
    'litigation_corrected',
    '诉讼纠错率',
    'Corrected in litigation',
    ['litigations_corrected'],
    concluded('litigations'),
  ),
];
