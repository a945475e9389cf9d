/** Provinces, cities and counties, and which names lead to them. */
import { divisions2023 } from './divisions-2023.ts';
import { formerDivisions } from './former-divisions.ts';

export type DivisionLevel = 'province' | 'city' | 'county';

export interface Division {
  /** Six digits. */
  readonly code: string;
  readonly name: string;
  readonly level: DivisionLevel;
  /** Null for a province; the province for a county that belongs to no city. */
  readonly parent: Division | null;
  /** No yearly list of today has it. */
  readonly isFormer: boolean;
}

interface Index {
  readonly byName: ReadonlyMap<string, readonly Division[]>;
  readonly longestName: number;
}

/** Names that people use beside the official one. */
const shortNames: Readonly<Record<DivisionLevel, (name: string) => readonly string[]>> = {
  // 内蒙古自治区 → 内蒙古, 安徽省 → 安徽; 北京市 stays, since 北京 begins too much else.
  province: (name) => {
    const short = name.replace(/(?:维吾尔|壮族|回族)?自治区$|省$/u, '');
    return short === name ? [] : [short];
  },
  // 延边朝鲜族自治州 → 延边州
  city: (name) => {
    const [, stem] = /^(..+?)(?:[\p{Script=Han}]{1,3}族)*自治州$/u.exec(name) ?? [];
    return stem === undefined ? [] : [`${stem}州`];
  },
  county: () => [],
};

function* currentDivisions(): Generator<Division> {
  for (const line of divisions2023.trim().split('\n')) {
    const [head = '', ...cities] = line.split(' ');
    const province = division(`${head.slice(0, 2)}0000`, head.slice(2), 'province', null);
    yield province;
    for (const city of cities) yield* cityAndCounties(head.slice(0, 2), city, province);
  }
}

function* cityAndCounties(provinceCode: string, printed: string, province: Division): Generator<Division> {
  const [head = '', counties = ''] = printed.split(':');
  const prefix = provinceCode + head.slice(0, 2);
  const isCity = head.length > 2;
  const city = isCity ? division(`${prefix}00`, head.slice(2), 'city', province) : province;
  if (isCity) yield city;
  for (const county of counties.split(',').filter((text) => text !== ''))
    yield division(prefix + county.slice(0, 2), county.slice(2), 'county', city);
}

const division = (
  code: string,
  name: string,
  level: DivisionLevel,
  parent: Division | null,
  isFormer = false,
): Division => ({ code, name, level, parent, isFormer });

const LENGTH_OF_CITY_CODE = 4;

/** A former county belongs to the city of its code, which may be a former one too. */
function withFormer(current: readonly Division[]): readonly Division[] {
  const byCode = new Map(current.map((known) => [known.code, known]));
  for (const line of formerDivisions.trim().split('\n')) {
    const [, digits = '', name = ''] = /^(\d+)(\S+) /u.exec(line) ?? [];
    const code = digits.padEnd(6, '0');
    const isCity = digits.length === LENGTH_OF_CITY_CODE;
    const parent = byCode.get(isCity ? `${code.slice(0, 2)}0000` : `${code.slice(0, 4)}00`) ?? null;
    byCode.set(`${code} ${name}`, division(code, name, isCity ? 'city' : 'county', parent, true));
    // Its own counties come after it in the list.
    if (isCity && !byCode.has(code)) byCode.set(code, division(code, name, 'city', parent, true));
  }
  return [...new Set(byCode.values())];
}

function indexOf(divisions: readonly Division[]): Index {
  const byName = new Map<string, Division[]>();
  for (const known of divisions) {
    for (const name of [known.name, ...shortNames[known.level](known.name)]) {
      const named = byName.get(name) ?? [];
      const isKnown = named.some(({ code, parent }) => code === known.code && parent === known.parent);
      if (!isKnown) byName.set(name, [...named, known]);
    }
  }
  for (const [name, named] of byName) byName.set(name, withoutTwins(named));
  return { byName, longestName: Math.max(...[...byName.keys()].map(({ length }) => length)) };
}

/** What was given another code and kept its name and city is one place, and so is a 市, whose name no other has. */
const withoutTwins = (named: readonly Division[]): Division[] =>
  named.filter(
    (former) =>
      !former.isFormer ||
      !named.some(
        ({ isFormer, parent, name }) => !isFormer && (parent?.code === former.parent?.code || name.endsWith('市')),
      ),
  );

let index: Index | null = null;

/** Made when it is first asked for: reading some formats needs none of it. */
const theIndex = (): Index => (index ??= indexOf(withFormer([...currentDivisions()])));

export interface NamedDivision {
  readonly name: string;
  readonly candidates: readonly Division[];
}

/** Division names that `text` begins with, the longest first. */
export function divisionsAt(text: string): readonly NamedDivision[] {
  const { byName, longestName } = theIndex();
  const found: NamedDivision[] = [];
  for (let length = Math.min(longestName, text.length); length >= 2; length -= 1) {
    const name = text.slice(0, length);
    const candidates = byName.get(name);
    if (candidates !== undefined) found.push({ name, candidates });
  }
  return found;
}

export function isWithin(inner: Division, outer: Division): boolean {
  return inner === outer || (inner.parent !== null && isWithin(inner.parent, outer));
}

let names: ReadonlyMap<string, string> | null = null;

/** Name of today's division of this code (six digits); null for any other. */
export function divisionName(code: string): string | null {
  names ??= new Map(Array.from(currentDivisions(), (known) => [known.code, known.name]));
  return names.get(code) ?? null;
}

/** 安徽省蚌埠市怀远县 */
export const fullName = ({ name, parent }: Division): string => (parent === null ? name : fullName(parent) + name);
