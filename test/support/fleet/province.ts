/**
 * A made-up province: organs × years with consistent stocks and carry-overs, sizes of their own, and honest exceptions (campaigns,
 * disasters, tasks handed over, expired documents, renames, mergers, corrected editions, reports that are all zero). Nothing in it
 * is a fault.
 */
import type { Alias } from '../../../src/organs/aliases.ts';
import { type Random, seeded } from '../made-up/random.ts';
import { type Kind, kinds, town, townNames } from './organ-kinds.ts';
import { editionOf, type FleetReport, type Figures, zeros } from './report.ts';
import { reasons, sentencesOf, templateOf } from './words.ts';

export interface Province {
  readonly reports: FleetReport[];
  readonly aliases: readonly Alias[];
  readonly roster: readonly string[];
}

export interface ProvinceSize {
  readonly seed: number;
  /** Counties left out before the first: a large province is made in parts. */
  readonly from?: number;
  readonly counties: number;
  readonly years: readonly number[];
}

/** Half of them are on the map, half are not. */
const realCounties =
  `南丰县 黎川县 宜黄县 乐安县 资溪县 广昌县 会昌县 石城县 于都县 兴国县 宁都县 信丰县 大余县 上犹县 崇义县 安远县 定南县 全南县 寻乌县 瑞金市`.split(
    ' ',
  );
const stems = '白青红金银石清玉龙凤云柳松梅长永安平太和'.split('');
const tails = '石山水泉河川原岭台林溪湖塘湾关桥渡坪坝洲'.split('');

const normal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());

function poisson(random: Random, mean: number): number {
  if (mean > 40) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(random)));
  const floor = Math.exp(-mean);
  let [count, product] = [0, random.next()];
  while (product > floor) [count, product] = [count + 1, product * random.next()];
  return count;
}

interface Organ {
  readonly name: string;
  readonly kind: Kind;
  readonly size: number;
  /** Figures of last year that this year's follow from. */
  stock: number;
  pending: Record<string, number>;
  factor: Record<string, number>;
  /** Of this year alone. */
  once: Partial<Record<Row, number>>;
  sentences: string[];
  readonly template: string;
}

const applicants = ['natural_person', 'business', 'research', 'public_welfare', 'legal_service', 'other'];
const outcomes: readonly (readonly [string, number])[] = [
  ['granted', 0.5],
  ['partly_granted', 0.12],
  ['refused.third_party_rights', 0.03],
  ['refused.internal_affairs', 0.05],
  ['unavailable.not_held', 0.2],
  ['unavailable.needs_creation', 0.05],
  ['not_processed.complaint', 0.05],
];

const put = (figures: Figures, code: string, value: number): void => {
  if (code in figures) figures[code] = value;
};

function fillApplications(random: Random, organ: Organ, mean: number, figures: Figures): void {
  const sum = (row: string, column: string, value: number): void => {
    figures[`applications.${row}.${column}`] = (figures[`applications.${row}.${column}`] ?? 0) + value;
    figures[`applications.${row}.total`] = (figures[`applications.${row}.total`] ?? 0) + value;
  };
  const next: Record<string, number> = {};
  for (const column of applicants) {
    const share = { natural_person: 0.85, business: 0.1, legal_service: 0.03 }[column] ?? 0.005;
    const received = poisson(random, mean * share);
    const before = organ.pending[column] ?? 0;
    const kept = Math.min(received, poisson(random, received * 0.06));
    sum('received', column, received);
    sum('carried_in', column, before);
    sum('carried_out', column, kept);
    for (let left = received + before - kept; left > 0; left -= 1) {
      let at = random.next();
      const [row] = outcomes.find(([, weight]) => (at -= weight) < 0) ?? outcomes[0]!;
      sum(`outcomes.${row}`, column, 1);
      sum('outcomes.total', column, 1);
    }
    next[column] = kept;
  }
  organ.pending = next;
}

type Row = 'licensing' | 'penalties' | 'compulsion' | 'fees' | 'requests';

interface Event {
  readonly chance: number;
  readonly fits: (kind: Kind, year: number) => boolean;
  /** Factors of this year alone, and of this year and all later ones. */
  readonly once?: (random: Random) => Partial<Record<Row, number>>;
  readonly lasting?: (random: Random) => Record<string, number>;
  readonly reason: string;
}

/** What happens beside the usual, and how the text tells it. */
const events: readonly Event[] = [
  {
    chance: 0.012,
    fits: ({ penalties }) => penalties > 30,
    once: (random) => ({ penalties: random.int(6, 14) }),
    reason: reasons.campaign('行政处罚'),
  },
  {
    chance: 0.008,
    fits: ({ licensing }) => licensing > 30,
    once: (random) => ({ licensing: random.int(6, 12) }),
    reason: reasons.campaign('行政许可'),
  },
  {
    chance: 0.008,
    fits: ({ requests }) => requests > 3,
    once: (random) => ({ requests: random.int(6, 15) }),
    reason: reasons.disaster(),
  },
  { chance: 0.006, fits: ({ fees }) => fees > 30, once: () => ({ fees: 0.05 }), reason: reasons.fees() },
  {
    chance: 0.008,
    fits: ({ penalties }) => penalties > 60,
    lasting: () => ({ penalties: 0 }),
    reason: reasons.transfer('行政处罚'),
  },
  {
    ...{ chance: 0.008, fits: (kind, year) => kind === town && year >= 2021, reason: reasons.delegated('行政处罚') },
    lasting: (random) => ({ delegated: random.int(40, 900) }),
  },
];

function exceptionOf(random: Random, organ: Organ, year: number): string | null {
  for (const row of ['licensing', 'penalties', 'compulsion', 'requests', 'fees'])
    organ.factor[row] = (organ.factor[row] ?? 1) * Math.exp(0.18 * normal(random));
  organ.once = {};
  let at = random.next();
  const event = events.find(({ chance, fits }) => (at -= chance) < 0 && fits(organ.kind, year));
  if (event === undefined || at < -event.chance) return null;
  organ.once = event.once?.(random) ?? {};
  Object.assign(organ.factor, event.lasting?.(random));
  return event.reason;
}

function figuresOf(random: Random, organ: Organ, year: number): { figures: Figures; reason: string | null } {
  const { kind, size, factor } = organ;
  const figures = zeros(year);
  const event = exceptionOf(random, organ, year);
  const mean = (row: Row): number => kind[row] * size * (factor[row] ?? 1) * (organ.once[row] ?? 1);
  put(figures, 'disclosure.licensing.decisions', poisson(random, mean('licensing')));
  put(figures, 'disclosure.penalties.decisions', poisson(random, mean('penalties') + (factor['delegated'] ?? 0)));
  put(figures, 'disclosure.compulsion.decisions', poisson(random, mean('compulsion')));
  put(figures, 'disclosure.fees.amount_wan_cny', Math.round(mean('fees') * 100 * (0.9 + 0.2 * random.next())) / 100);
  const expiry = fillDocuments(random, organ, year, figures);
  const told = [event, expiry].filter((given) => given !== null);
  fillApplications(random, organ, mean('requests'), figures);
  const closed = figures['applications.outcomes.total.total'] ?? 0;
  const reviews = poisson(random, closed * 0.06);
  for (const column of ['upheld', 'total']) figures[`disputes.reconsideration.${column}`] = reviews;
  return { figures, reason: told.length === 0 ? null : told.join('。') };
}

function fillDocuments(random: Random, organ: Organ, year: number, figures: Figures): string | null {
  const issued = organ.kind.name === '人民政府' ? poisson(random, 8) : poisson(random, 0.5);
  if (editionOf(year) === '2019') {
    for (const column of ['newly_made', 'newly_disclosed'])
      put(figures, `disclosure.normative_documents.${column}`, issued);
    organ.stock += issued;
    put(figures, 'disclosure.normative_documents.total_disclosed', organ.stock);
    return null;
  }
  const repealed = Math.min(organ.stock, poisson(random, organ.stock * 0.08));
  const expired = random.chance(0.02) ? Math.min(organ.stock - repealed, random.int(1, 3)) : 0;
  organ.stock += issued - repealed - expired;
  put(figures, 'disclosure.normative_documents.issued', issued);
  put(figures, 'disclosure.normative_documents.repealed', repealed);
  put(figures, 'disclosure.normative_documents.in_force', organ.stock);
  return expired > 0 ? reasons.expiry() : null;
}

function textOf(random: Random, organ: Organ, figures: Figures, reason: string | null): string {
  const received = figures['applications.received.total'] ?? 0;
  if (organ.kind === town) {
    // A town fills in its county's template, the same each year.
    return `${organ.template}全年${received === 0 ? '未收到政府信息公开申请' : `收到政府信息公开申请${received}件`}。${reason ?? ''}`;
  }
  // Some sentences stay from year to year, as they do.
  organ.sentences = organ.sentences.map((sentence) => (random.chance(0.45) ? sentence : sentencesOf(random, 1)[0]!));
  return `${organ.template}${organ.sentences.join('。')}。全年收到政府信息公开申请${received}件。${reason === null ? '' : `${reason}。`}`;
}

function dayOf(random: Random, organ: Organ, year: number): string {
  const isGovernment = organ.kind.name === '人民政府';
  const month = isGovernment ? random.int(1, 3) : 1;
  return `${year + 1}-0${month}-${String(random.int(isGovernment ? 2 : 5, 28)).padStart(2, '0')}`;
}

function organsOf(random: Random, from: number, counties: number): Organ[] {
  const organs: Organ[] = [];
  for (let index = from; index < from + counties; index += 1) {
    const isReal = index % 2 === 0 && index / 2 < realCounties.length;
    const name = isReal
      ? realCounties[index / 2]!
      : `${stems[index % 20]!}${tails[Math.floor(index / 20 + index * 7) % 20]!}${'甲乙丙丁戊己庚辛'[Math.floor(index / 400)] ?? ''}县`;
    const template = templateOf(random);
    const make = (organName: string, kind: Kind): Organ => ({
      ...{
        name: organName,
        kind,
        size: Math.exp(0.7 * normal(random)),
        stock: random.int(0, kind.name === '人民政府' ? 120 : 6),
      },
      ...{ pending: {}, factor: {}, once: {}, sentences: sentencesOf(random, 22), template },
    });
    organs.push(...kinds.map((kind) => make(`${name}${kind.name}`, kind)));
    organs.push(...townNames.map((own) => make(`${name}${own}${town.name}`, town)));
  }
  return organs;
}

export function makeProvince({ seed, counties, years, from = 0 }: ProvinceSize): Province {
  const random = seeded(seed);
  const organs = organsOf(random, from, counties);
  const reports: FleetReport[] = [];
  const aliases: Alias[] = [];
  const roster: string[] = [];
  for (const [index, organ] of organs.entries()) {
    // Renamed in the middle of the years; the place is known by its name alone.
    const isRenamed = index % 37 === 5;
    const renamedIn = years[Math.floor(years.length / 2)]!;
    const former = organ.name.replace(/局$/u, '委员会');
    if (isRenamed && former !== organ.name)
      aliases.push({ from: former, to: organ.name, since: renamedIn, isMerger: false });
    roster.push(organ.name);
    for (const year of years) {
      const name = isRenamed && year < renamedIn ? former : organ.name;
      const { figures, reason } = figuresOf(random, organ, year);
      const report: FleetReport = {
        ...{
          organ: name,
          year,
          figures,
          text: textOf(random, organ, figures, reason),
          publishedOn: dayOf(random, organ, year),
        },
        ...{
          uri: `https://www.example.gov.cn/${from}-${index}/${year}.html`,
          carrier: 'html',
          fetchedAt: null,
          findings: [],
        },
        title: `${name}${year}年政府信息公开工作年度报告`,
      };
      reports.push(report);
      if (random.chance(0.01)) reports.push({ ...report, carrier: 'pdf', uri: report.uri.replace('.html', '.pdf') });
      if (random.chance(0.005)) reports.push(...correctionOf(report));
    }
  }
  return { reports, aliases: [...aliases, ...mergers(reports, years)], roster };
}

/** The first edition left out a licence; the correction has it, later. */
function correctionOf(report: FleetReport): FleetReport[] {
  const code = 'disclosure.licensing.decisions';
  const corrected: FleetReport = {
    ...report,
    figures: { ...report.figures },
    uri: report.uri.replace('.html', '-2.html'),
    title: `${report.title}（更正版）`,
    publishedOn: `${report.year + 1}-05-11`,
  };
  report.figures[code] = Math.max(0, (report.figures[code] ?? 0) - 1);
  return report.figures[code] === corrected.figures[code] ? [] : [corrected];
}

/** 信访局 goes into 档案局 in some counties: from then on there is no report of it. */
function mergers(reports: FleetReport[], years: readonly number[]): Alias[] {
  const since = years.at(-1)!;
  const gone = [...new Set(reports.map(({ organ }) => organ))].filter((name) => /[甲石山]县信访局$/u.test(name));
  for (let index = reports.length - 1; index >= 0; index -= 1) {
    const { organ, year } = reports[index]!;
    if (gone.includes(organ) && year >= since) reports.splice(index, 1);
  }
  return gone.map((from) => ({ from, to: from.replace('信访局', '档案局'), since, isMerger: true }));
}
