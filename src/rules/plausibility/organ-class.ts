/** What size of figures an organ can have, by its level and kind. */
import type { OrganDescription } from '../../organs/describe-organ.ts';

export type OrganClass =
  | 'township'
  | 'county-department'
  | 'county-government'
  | 'city-department'
  | 'city-government'
  | 'province-department'
  | 'province-government';

export const classWords: Readonly<Record<OrganClass, { readonly zh: string; readonly en: string }>> = {
  township: { zh: '乡镇、街道', en: 'township or subdistrict' },
  'county-department': { zh: '县级部门', en: 'county department' },
  'county-government': { zh: '县级政府', en: 'county government' },
  'city-department': { zh: '市级部门', en: 'city department' },
  'city-government': { zh: '市级政府', en: 'city government' },
  'province-department': { zh: '省级部门', en: 'province department' },
  'province-government': { zh: '省级政府', en: 'province government' },
};

/** Null where the name doesn't tell, and for zones and institutions, which may be of any size. */
export function classOf(organ: OrganDescription | null): OrganClass | null {
  if (organ === null) return null;
  const { level, kind, function: duty } = organ;
  if (kind === 'township' || kind === 'subdistrict') return 'township';
  if (level !== 'county' && level !== 'city' && level !== 'province') return null;
  // An office of the government often reports for the whole of it.
  if (kind === 'government' || duty === 'government_office') return `${level}-government`;
  return kind === 'department' ? `${level}-department` : null;
}

/** The class with the largest figures that the organ may belong to: a 市 whose level the name doesn't tell is a city's. */
export function widestClassOf(organ: OrganDescription | null): OrganClass | null {
  const known = classOf(organ);
  if (known !== null || organ === null || organ.level !== null) return known;
  if (organ.kind === 'government' || organ.function === 'government_office') return 'city-government';
  return organ.kind === 'department' ? 'city-department' : null;
}
