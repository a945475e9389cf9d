/** What an organ's name says of it: where it belongs, its level, kind and function. Null where it doesn't tell: never a guess. */
import { type Division, divisionsAt, fullName, isWithin } from './divisions.ts';
import { foldName } from './fold-name.ts';
import { functionOf, type OrganFunction } from './functions.ts';

export type OrganLevel = 'national' | 'province' | 'city' | 'county' | 'township';

export type OrganKind =
  /** 人民政府 of a county or above, as a whole. */
  | 'government'
  | 'department'
  /** 乡镇人民政府, 街道办事处 */
  | 'township'
  | 'subdistrict'
  /** 管理委员会 of a zone */
  | 'zone'
  /** 学校, 医院, 中心, 公司: public bodies that are no organs. */
  | 'institution';

export interface OrganDescription {
  readonly name: string;
  /** `code/name`: the same for one organ however its name is written, and never that of another. */
  readonly key: string | null;
  /** Six digits: the division that it belongs to. */
  readonly regionCode: string | null;
  /** 安徽省蚌埠市怀远县 */
  readonly region: string | null;
  readonly level: OrganLevel | null;
  readonly kind: OrganKind | null;
  readonly function: OrganFunction | null;
}

interface PlacedName {
  /** Words before the place: 国家税务总局. */
  readonly head: string;
  /** Every division that the place may be; none: no known place. */
  readonly regions: readonly Division[];
  /** What stands behind the place. */
  readonly rest: string;
}

/** Organs of the centre, whose local offices bear its name before the place. */
const CENTRAL_HEAD = /^(?:国家税务总局|国家统计局|国家移民管理局|中国人民银行|国家金融监督管理总局|中共|中国共产党)/u;

/** A folded name cut at its place. */
function placedName(folded: string): PlacedName {
  const head = CENTRAL_HEAD.exec(folded)?.[0] ?? '';
  let rest = folded.slice(head.length);
  let regions: readonly Division[] = [];
  for (;;) {
    const step = nextDivision(rest, regions);
    if (step === null) return { head, regions, rest };
    regions = step.candidates;
    rest = rest.slice(step.name.length);
  }
}

interface Step {
  readonly name: string;
  readonly candidates: readonly Division[];
}

function nextDivision(text: string, within: readonly Division[]): Step | null {
  for (const { name, candidates } of divisionsAt(text)) {
    const inside = candidates.filter(
      (inner) => within.length === 0 || within.some((outer) => outer !== inner && isWithin(inner, outer)),
    );
    if (inside.length === 0) continue;
    const rest = text.slice(name.length);
    if (isShort(name, inside) && nextDivision(rest, inside) === null) continue;
    if (!isBoundary(rest)) continue;
    return { name, candidates: inside };
  }
  return null;
}

/** 安徽 alone names no place unless one of its own follows: 安徽大学. */
const isShort = (name: string, candidates: readonly Division[]): boolean =>
  candidates.every((candidate) => candidate.level === 'province' && candidate.name !== name);

/** A name that goes on as another one's does: 城区 in 城区街道 is a town's, 东区 in 东区街道 likewise. */
const isBoundary = (rest: string): boolean => !/^(?:街道|镇|乡|社区|村)/u.test(rest);

export function describeOrgan(printed: string): OrganDescription {
  const folded = foldName(printed);
  const placed = branchPlace(placedName(folded));
  const sure = onlyOf(placed.regions);
  const words = placed.regions.length === 0 ? withoutUnknownPlace(folded) : placed.rest;
  const kind = kindOf(words, folded);
  return {
    name: printed,
    ...(sure === null ? NOWHERE : placeOf(sure, canonicalName(placed, sure, kind))),
    level: levelOf({ placed, words, folded, kind }),
    kind,
    function: kind === 'department' || kind === 'institution' ? functionOf(words) : null,
  };
}

const NOWHERE = { key: null, regionCode: null, region: null };

const placeOf = (region: Division, name: string): Pick<OrganDescription, 'key' | 'regionCode' | 'region'> => ({
  key: `${region.code}/${name}`,
  regionCode: region.code,
  region: fullName(region),
});

const onlyOf = (regions: readonly Division[]): Division | null => (regions.length === 1 ? (regions[0] ?? null) : null);

/** 淮安市公安局洪泽分局 belongs to 洪泽区. */
function branchPlace(placed: PlacedName): PlacedName {
  const [, stem] = /(?:局|总局|委员会)(.{2,8}?)分局$/u.exec(placed.rest) ?? [];
  if (stem === undefined || placed.regions.length === 0) return placed;
  const inside = ['区', '县', '市', ''].flatMap((suffix) =>
    divisionsAt(stem + suffix)
      .filter(({ name }) => name === stem + suffix)
      .flatMap(({ candidates }) => candidates)
      .filter((inner) => inner.level === 'county' && placed.regions.some((outer) => isWithin(inner, outer))),
  );
  return inside.length === 0 ? placed : { ...placed, regions: inside };
}

/** The place by its own name alone: with or without its city's it is the same organ. */
function canonicalName({ head, rest }: PlacedName, { name }: Division, kind: OrganKind | null): string {
  const needsGovernment = (kind === 'government' || kind === 'township') && !rest.endsWith('人民政府');
  return `${head}${name}${rest}${needsGovernment ? '人民政府' : ''}`;
}

interface LevelClues {
  readonly placed: PlacedName;
  readonly words: string;
  readonly folded: string;
  readonly kind: OrganKind | null;
}

function levelOf({ placed, words, folded, kind }: LevelClues): OrganLevel | null {
  if (kind === 'township' || kind === 'subdistrict') return 'township';
  if (kind === 'zone') return null;
  if (placed.regions.length > 0) return sharedLevel(placed.regions);
  if (/^(?:国家|中华人民共和国|国务院)/u.test(folded)) return 'national';
  return unknownPlaceLevel(folded, words);
}

function sharedLevel(regions: readonly Division[]): OrganLevel | null {
  const levels = new Set(regions.map(({ level }) => level));
  const [level = null] = levels;
  return levels.size === 1 ? level : null;
}

/** A place that no list has: its own words up to 省, 市, 区, 县, 旗. 开发区, 园区 and the like are no districts, 市场 begins no place. */
const UNKNOWN_PLACE =
  /^(?:(?:(?![省市县区旗])\p{Script=Han}){1,8}省)?(?:(?:(?![市县区旗])\p{Script=Han}){1,6}(?:市(?!场|政|容|监)|(?<!州)州|盟|地区))?(?:(?:(?![市县旗])\p{Script=Han}){1,8}?(?:县|旗|(?<!开发|园|新|自治|示范|试验|实验|合作|保税|景|港|社|辖|院|片|校|矿|库|林|牧|垦|灌|军|地|特)区))?/u;

/** The place that a folded name begins with, where no list has it: empty if there is none. */
export const unknownPlaceOf = (folded: string): string => UNKNOWN_PLACE.exec(folded)?.[0] ?? '';

const withoutUnknownPlace = (folded: string): string => folded.slice(unknownPlaceOf(folded).length);

function unknownPlaceLevel(folded: string, words: string): OrganLevel | null {
  const place = folded.slice(0, folded.length - words.length);
  if (/[县旗区]$/u.test(place)) return 'county';
  if (/省$/u.test(place)) return 'province';
  if (/[州盟]$/u.test(place)) return 'city';
  // 市 alone may be a prefecture's or a county's.
  return null;
}

const GOVERNMENT = /^(?:人民政府)?$/u;

function kindOf(words: string, folded: string): OrganKind | null {
  if (/街道办事处$/u.test(words)) return 'subdistrict';
  if (/(?:镇|乡|苏木)(?:人民政府)?$/u.test(words)) return 'township';
  if (GOVERNMENT.test(words) && /(?:人民政府|省|市|县|区|州|盟|旗)$/u.test(folded)) return 'government';
  if (/(?:区|园|新城|港|带|示范区|试验区)(?:党工委)?管理(?:委员会|局|处|办公室)$/u.test(words)) return 'zone';
  if (/(?:局|厅|委员会|委|办公室|办公厅|办|署|部|分局|支队|大队|总队|研究室|信访局|执法局)$/u.test(words))
    return 'department';
  if (/(?:中心|学校|中学|小学|大学|学院|幼儿园|医院|公司|集团|馆|站|所|院|队|会|社|场|处|党校|银行)$/u.test(words))
    return 'institution';
  return null;
}
