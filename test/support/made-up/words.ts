/** What clerks write of the figures: the same numbers in many words, among numbers of other things. */
import type { Values } from './figures.ts';
import type { Random } from './random.ts';
import type { MadeUpReport } from './report.ts';

interface Figures {
  /** Of a row's 总计, or of a code. */
  readonly at: (row: string) => number;
  readonly sum: (prefix: string) => number;
  readonly year: number;
  /** 我局, 我县, 我镇: how the organ speaks of itself. */
  readonly self: string;
}

type Say = (figures: Figures, random: Random) => string | null;

const HAN = '零一二三四五六七八九';

/** 103 → 一百零三; below ten thousand. */
function inHan(number: number): string {
  if (number === 0) return '零';
  const digits = [1000, 100, 10, 1].map((unit) => Math.floor(number / unit) % 10);
  const words = digits.map((digit, index) => (digit === 0 ? '零' : `${HAN.charAt(digit)}${'千百十'.charAt(index)}`));
  return words
    .join('')
    .replace(/零+/g, '零')
    .replace(/^零|零$/g, '')
    .replace(/^一十/, '十');
}

const wide = (text: string): string =>
  text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
const grouped = (number: number): string => number.toLocaleString('en-US');

/** A number in one of the ways in which it is printed. */
function n(number: number, random: Random): string {
  const ways = [String(number), String(number), String(number), wide(String(number)), grouped(number), ` ${number} `];
  return random.pick(number < 10_000 && number > 2 ? [...ways, inHan(number)] : ways);
}

const received = 'received';
const carriedIn = 'carried_in';
const processed = 'outcomes.total';
const carriedOut = 'carried_out';

const requests: readonly Say[] = [
  ({ at, self, year }, random) =>
    `${year}年，${self}共收到政府信息公开申请${n(at(received), random)}件，上年结转${n(at(carriedIn), random)}件，办结${n(at(processed), random)}件，结转下年度继续办理${n(at(carriedOut), random)}件。`,
  ({ at, year }, random) =>
    `全年新收申请${n(at(received), random)}件，加上${year - 1}年结转的${n(at(carriedIn), random)}件，共办结${n(at(processed), random)}件，另有${n(at(carriedOut), random)}件结转至${year + 1}年办理。`,
  ({ at, self }) => (at(received) + at(carriedIn) === 0 ? `${self}本年度未收到政府信息公开申请。` : null),
  ({ at, year }) => (at(received) === 0 ? `${year}年没有收到公民、法人和其他组织提出的政府信息公开申请。` : null),
  ({ at }, random) =>
    `全年受理政府信息公开申请${n(at(received), random)}件，另有上年结转${n(at(carriedIn), random)}件，答复${n(at(processed), random)}件，${n(at(carriedOut), random)}件顺延至下年度。`,
  ({ at }, random) =>
    `共处理申请${n(at(received) + at(carriedIn), random)}件（含上年结转${n(at(carriedIn), random)}件），其中${n(at(processed), random)}件已答复，${n(at(carriedOut), random)}件结转下一年度。`,
  ({ at }, random) => `收到依申请公开件${n(at(received), random)}件，答复${n(at(processed), random)}件。`,
  ({ at }, random) => `全年依申请公开办理量为${n(at(processed), random)}件。`,
  ({ at }, random) =>
    at(carriedOut) === 0 && at(carriedIn) === 0
      ? `共接到申请${n(at(received), random)}宗，均已办结，办结率100%。`
      : null,
];

const applicants: readonly Say[] = [
  ({ at, sum }, random) => {
    const persons = at('received.natural_person');
    return `收到的申请中，自然人${n(persons, random)}件，法人或其他组织${n(sum('received') - persons, random)}件。`;
  },
  ({ at }, random) =>
    `从申请人看，自然人提出${n(at('received.natural_person'), random)}件，商业企业提出${n(at('received.business'), random)}件，科研机构提出${n(at('received.research'), random)}件。`,
  ({ at }, random) => {
    const [all, some] = [at(received), random.int(0, at(received))];
    return all > 1 && some > 0 && some < all
      ? `全年收到申请${n(all, random)}件，其中网络申请${n(some, random)}件，信函申请${n(all - some, random)}件。`
      : null;
  },
];

const group = ({ sum }: Figures, name: string): number => sum(`outcomes.${name}`);

const outcomes: readonly Say[] = [
  (figures, random) =>
    `从办理结果看，予以公开${n(figures.at('outcomes.granted'), random)}件，部分公开${n(figures.at('outcomes.partly_granted'), random)}件，不予公开${n(group(figures, 'refused'), random)}件，` +
    `无法提供${n(group(figures, 'unavailable'), random)}件，不予处理${n(group(figures, 'not_processed'), random)}件，其他处理${n(group(figures, 'other_handling'), random)}件。`,
  (figures, random) => {
    const { at } = figures;
    const both = at('outcomes.granted') + at('outcomes.partly_granted');
    return `办结申请${n(at(processed), random)}件，其中：予以公开及部分公开${n(both, random)}件；不予公开${n(group(figures, 'refused'), random)}件；无法提供${n(group(figures, 'unavailable'), random)}件。`;
  },
  (figures, random) => {
    const { at } = figures;
    const share = (100 * at('outcomes.granted')) / at(processed);
    return at(processed) > 0
      ? `全年答复${n(at(processed), random)}件，予以公开${at('outcomes.granted')}件，占${share.toFixed(random.int(1, 2))}%。`
      : null;
  },
  ({ at }, random) =>
    `因属于国家秘密不予公开${n(at('outcomes.refused.state_secret'), random)}件，因本机关不掌握无法提供${n(at('outcomes.unavailable.not_held'), random)}件，重复申请${n(at('outcomes.not_processed.duplicate'), random)}件。`,
];

const suits = ({ at }: Figures): number =>
  at('disputes.litigation_direct.total') + at('disputes.litigation_after_reconsideration.total');
const reviews = ({ at }: Figures): number => at('disputes.reconsideration.total');

const disputes: readonly Say[] = [
  (figures, random) =>
    `因政府信息公开被申请行政复议${n(reviews(figures), random)}件，被提起行政诉讼${n(suits(figures), random)}件。`,
  (figures) =>
    reviews(figures) + suits(figures) === 0 ? '全年未发生因政府信息公开引起的行政复议、行政诉讼案件。' : null,
  (figures, random) =>
    `政府信息公开行政复议、行政诉讼分别为${n(reviews(figures), random)}件、${n(suits(figures), random)}件。`,
  (figures, random) => `政府信息公开行政复议、行政诉讼案件共${n(reviews(figures) + suits(figures), random)}件。`,
  (figures, random) => {
    const { at } = figures;
    return `政府信息公开行政复议案件${n(reviews(figures), random)}件，其中结果维持${n(at('disputes.reconsideration.upheld'), random)}件，结果纠正${n(at('disputes.reconsideration.corrected'), random)}件，尚未审结${n(at('disputes.reconsideration.pending'), random)}件。`;
  },
];

const disclosed: readonly Say[] = [
  ({ at }, random) =>
    `全年制发行政规范性文件${n(at('disclosure.normative_documents.issued'), random)}件，废止${n(at('disclosure.normative_documents.repealed'), random)}件，现行有效${n(at('disclosure.normative_documents.in_force'), random)}件。`,
  ({ at }) => (at('disclosure.normative_documents.issued') === 0 ? '本年度未制发行政规范性文件。' : null),
  ({ at }, random) =>
    `作出行政许可决定${n(at('disclosure.licensing.decisions'), random)}件，作出行政处罚决定${n(at('disclosure.penalties.decisions'), random)}件。`,
  ({ at }) =>
    `行政许可、行政处罚、行政强制决定分别为${at('disclosure.licensing.decisions')}件、${at('disclosure.penalties.decisions')}件、${at('disclosure.compulsion.decisions')}件。`,
  ({ at }) => {
    const number = at('disclosure.licensing.decisions');
    return number > 100_000 ? `办理行政许可${(number / 10_000).toFixed(2)}万件。` : null;
  },
  ({ at }) => `收取行政事业性收费${at('disclosure.fees.amount_wan_cny').toFixed(2)}万元。`,
];

/** Numbers that no table holds, with the verbs of those that the tables hold. */
const others: readonly Say[] = [
  (_, random) => `全年受理12345热线工单${random.int(20, 3000)}件，按时办结率100%。`,
  (_, random) => `办理人大代表建议和政协提案${random.int(3, 40)}件，均按期答复。`,
  (_, random) => `通过门户网站主动公开政府信息${random.int(100, 5000)}条，其中政策解读${random.int(3, 60)}篇。`,
  (_, random) => `“领导信箱”收到来信${random.int(3, 300)}件，全部办结。`,
  (_, random) => `组织培训${random.int(1, 5)}次，参训${random.int(20, 200)}人次。`,
  ({ year }, random) => `${year - 1}年收到网民留言${random.int(3, 60)}条，本年收到${random.int(3, 60)}条。`,
  ({ year }) => `${year + 1}年，计划办理申请时限再压缩10%以上。`,
  (_, random) => `全年接待群众咨询${random.int(20, 400)}人次，答复网上咨询${random.int(5, 90)}件。`,
  (_, random) => `窗口收到行政许可申请${random.int(20, 900)}件。`,
  () => '全年零投诉、零差错，未发生泄密事件。',
  (_, random) => `累计公开办事指南${random.int(20, 300)}项。`,
];

function said(from: readonly Say[], most: number, figures: Figures, random: Random): readonly string[] {
  return random
    .shuffle(from)
    .slice(0, random.int(0, most))
    .flatMap((say) => say(figures, random) ?? []);
}

interface Words {
  /** Of （一）主动公开 and （二）依申请公开. */
  readonly disclosure: string;
  readonly requests: string;
  readonly disputes: string;
}

const selfOf = (organ: string): string => {
  if (/[局厅]$/.test(organ)) return `我${organ.at(-1) ?? '局'}`;
  return /(?:镇|乡|街道)/.test(organ) ? '我单位' : '全年';
};

function wordsOf(organ: string, year: number, values: Values, random: Random): Words {
  const value = (code: string): number => values[code] ?? 0;
  const figures: Figures = {
    at: (row) => value(row.startsWith('di') ? row : `applications.${row}`) || value(`applications.${row}.total`),
    sum: (prefix) =>
      Object.entries(values)
        .filter(([code]) => code.startsWith(`applications.${prefix}.`) && code.endsWith('.total'))
        .reduce((sum, [, number]) => sum + (number ?? 0), 0),
    year,
    self: selfOf(organ),
  };
  const is2021 = values['disclosure.fees.amount_wan_cny'] !== undefined;
  const other = (): readonly string[] => said(others, 2, figures, random);
  return {
    disclosure: [...other(), ...(is2021 ? said(disclosed, 2, figures, random) : [])].join(''),
    requests: [
      ...said(requests, 2, figures, random),
      ...said(applicants, 1, figures, random),
      ...said(outcomes, 1, figures, random),
      ...other(),
    ].join(''),
    disputes: said(disputes, 1, figures, random).join(''),
  };
}

/** The report with more to say in （一） and （二） of its first section. */
export function inManyWords(report: MadeUpReport, random: Random): MadeUpReport {
  const words = wordsOf(report.organ, report.year, report.values, random);
  const more: Readonly<Record<string, string>> = {
    '（一）': words.disclosure,
    '（二）': words.requests + words.disputes,
  };
  const sections = report.sections.map((section) => ({
    ...section,
    paragraphs: section.paragraphs.map((text) =>
      section.ordinal === 1 ? text + (more[text.slice(0, 3)] ?? '') : text,
    ),
  }));
  return { ...report, sections };
}
