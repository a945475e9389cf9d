/** Kinds of organs by level and function: what they are called, and what size of figures such an organ has. */
import type { Random } from './random.ts';

/** Smallest and largest where there is any; numbers in between are spread over their digits. */
export type Span = readonly [least: number, most: number];

/** How large the figures of an organ can be. */
export interface Scale {
  readonly licensing: Span;
  readonly penalties: Span;
  readonly compulsion: Span;
  /** 万元 */
  readonly fee: Span;
  /** 行政规范性文件, the stock. */
  readonly documents: Span;
  /** 规章, the stock. */
  readonly rules: Span;
  /** Received in a year. */
  readonly requests: Span;
  /** How often a figure that could be is zero. */
  readonly idle: number;
}

export interface OrganKind extends Scale {
  /** ＊ stands for an invented place, ＋ for a village. */
  readonly names: readonly string[];
  /** Names that don't tell for sure what figures are due: a 市 may be a county's, a zone of any size. */
  readonly vagueNames: readonly string[];
}

export const none: Span = [0, 0];

export const organKinds = {
  township: {
    names: [
      '青山县柳塘镇人民政府',
      '白石区双桥街道办事处',
      '＊县＋镇人民政府',
      '＊县＋乡人民政府',
      '＊区人民政府＋街道办事处',
    ],
    vagueNames: ['＊市＋街道办事处'],
    ...{ licensing: [1, 9000], penalties: [1, 800], compulsion: [1, 40], fee: [0.5, 240] },
    ...{ documents: [1, 12], rules: none, requests: [1, 45], idle: 0.5 },
  },
  quiet: {
    names: ['青山县统计局', '白石区人民政府研究室', '＊县信访局', '＊县档案馆', '＊区审计局', '＊县机关事务管理局'],
    vagueNames: ['＊市退役军人事务局', '中共＊市委机构编制委员会办公室'],
    ...{ licensing: none, penalties: none, compulsion: none, fee: none },
    ...{ documents: [1, 5], rules: none, requests: [1, 9], idle: 0.7 },
  },
  ordinary: {
    names: [
      '白石区发展和改革委员会',
      '＊县教育局',
      '＊县卫生健康委员会',
      '＊区司法局',
      '＊县医疗保障局',
      '＊县农业农村局',
    ],
    vagueNames: ['＊市民政局', '＊市人力资源和社会保障局', '国家税务总局＊县税务局', '＊县消防救援大队'],
    ...{ licensing: [1, 3000], penalties: [1, 300], compulsion: [1, 8], fee: [0.1, 8000] },
    ...{ documents: [1, 30], rules: none, requests: [1, 90], idle: 0.4 },
  },
  enforcing: {
    names: ['怀远县市场监督管理局', '洪泽区城市管理局', '＊县公安局', '＊县交通运输局'],
    vagueNames: ['＊县自然资源和规划局', '＊市城市管理综合行政执法局'],
    ...{ licensing: [300, 60_000], penalties: [200, 180_000], compulsion: [20, 6000], fee: [10, 3000] },
    ...{ documents: [1, 20], rules: none, requests: [1, 260], idle: 0 },
  },
  county: {
    names: ['青山县人民政府', '＊县人民政府', '＊区人民政府', '＊县人民政府办公室'],
    vagueNames: ['＊经济技术开发区管理委员会'],
    ...{ licensing: [2000, 900_000], penalties: [500, 250_000], compulsion: [20, 9000], fee: [500, 60_000] },
    ...{ documents: [1, 260], rules: none, requests: [15, 1800], idle: 0 },
  },
  city: {
    names: ['淮安市人民政府', '蚌埠市人民政府', '云陂省＊市人民政府'],
    vagueNames: ['＊市人民政府', '＊市人民政府办公室'],
    ...{ licensing: [90_000, 14_000_000], penalties: [30_000, 6_000_000], compulsion: [900, 300_000] },
    ...{ fee: [9000, 400_000], documents: [20, 700], rules: [3, 90], requests: [300, 16_000], idle: 0 },
  },
  province: {
    names: ['江苏省自然资源厅', '安徽省公安厅', '＊省教育厅', '＊省民政厅', '＊省发展和改革委员会'],
    vagueNames: [],
    ...{ licensing: [50, 90_000], penalties: [1, 3000], compulsion: [1, 60], fee: [10, 50_000] },
    ...{ documents: [5, 300], rules: [1, 30], requests: [20, 1500], idle: 0.2 },
  },
} as const satisfies Readonly<Record<string, OrganKind>>;

export type OrganKindName = keyof typeof organKinds;
export const organKindNames = Object.keys(organKinds) as readonly OrganKindName[];

/** These places don't exist. */
const places = [
  ...['青芦', '澜坪', '沅禾', '桐汀', '霁川', '栖梧', '汀兰', '砚湖'],
  ...['苕溪口', '云陂', '鹿鸣岗', '望秋', '松菱', '禾渡'],
];
const villages = ['柳塘', '石埠', '双桥浦', '白鹭滩', '长荫', '枫林渡', '三岔河', '五里坪'];

export const organName = ({ names, vagueNames }: OrganKind, random: Random): string =>
  named([...names, ...vagueNames], random);

/** One whose name tells what figures are due. */
export const tellingOrganName = ({ names }: OrganKind, random: Random): string => named(names, random);

function named(names: readonly string[], random: Random): string {
  return random.pick(names).replace('＊', random.pick(places)).replace('＋', random.pick(villages));
}

/** An organ of which the name doesn't tell what figures it may have: 市 of a prefecture or a county. */
export const anyOrganName = (random: Random): string => `${random.pick(places)}市人民政府`;
