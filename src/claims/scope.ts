/** Whose number a clause tells. */
import type { ClaimScope } from '../model/claim.ts';
import type { OrganKind } from './organ-kind.ts';
import { kindsOfWords } from './wordings/kinds-of-words.ts';

/** `for-region`: an office that acts for its government. `others`: work done on what others answer for. `organ`: one that is named by its place and work. */
export type ScopeWord = 'organ' | 'own' | 'region' | 'subordinate' | 'for-region' | 'others';

const WORDS: readonly (readonly [ScopeWord, string])[] = [
  ['organ', '(?:县|市|区|省)[^,、#政府年]{1,10}(?:局|委员会|委|厅)(?=收|受理|办结|办理|答复|共|接|新收)'],
  ['for-region', '代表[^,#]{0,8}政府'],
  [
    'others',
    '指导|协助|帮助|督促|为各|为[^,#]{1,8}(?:部门|单位|乡镇)|审改|转交|转办|交办|代办|会同|配合|受[^,#]{1,8}委托|协调|审核(?=各|[^,#]{0,6}答复)|作为(?!申请)[^,#]{0,6}牵头',
  ],
  [
    'own',
    '[我本](?:局|委|办|厅|院|中心|机关|单位|部门|会|部|队|所|站|校|级|府办)|局机关|委机关|厅机关|机关本级|(?:县|市|区|省|州)(?:政府)?本级|政府办(?:公室)?(?!公)|县府办|市府办|区府办|办公室|办公厅',
  ],
  ['subordinate', '下属|所属|直属|乡镇|镇街|镇\\(街|街镇|学校|基层|站所|各站|二级单位|部门和乡镇'],
  [
    'region',
    '全(?:市|县|区|州|省|旗|盟|域|系统)|[市县区]域|辖区|各(?:级|地|县|区|镇|乡|街道|部门|单位|行政机关|执法|有关|职能)|我(?:市|县|区|州|省|旗|盟)|本(?:市|县|区|省|州)(?!级)|本地区|及各',
  ],
];
const SCOPES = kindsOfWords(WORDS);

/** The last word of scope; null where none stands. */
export function scopeWordIn(words: string): ScopeWord | null {
  let last: ScopeWord | null = null;
  for (const { groups } of words.matchAll(SCOPES.pattern)) last = SCOPES.kindOf(groups);
  return last;
}

export interface Scope {
  readonly scope: ClaimScope;
  /** The words leave open whether the figure speaks of the same. */
  readonly isWeak: boolean;
}

const OWN: Scope = { scope: 'own', isWeak: false };

type Meaning = Readonly<Record<ScopeWord | 'none', Scope | null>>;

/** What a word of scope says in the report of each kind of organ; null: a number of others. */
const MEANINGS: Readonly<Record<OrganKind, Meaning>> = {
  government: {
    ...{ none: { scope: 'unknown', isWeak: false }, own: OWN, region: { scope: 'region', isWeak: false } },
    ...{ organ: null, subordinate: null, others: null, 'for-region': { scope: 'own', isWeak: true } },
  },
  // Its region is its own.
  township: { none: OWN, own: OWN, region: OWN, organ: OWN, subordinate: OWN, 'for-region': OWN, others: null },
  department: {
    ...{ none: OWN, own: OWN, region: null, organ: OWN, subordinate: null, others: null },
    'for-region': { scope: 'own', isWeak: true },
  },
  unknown: {
    ...{ none: { scope: 'unknown', isWeak: false }, own: OWN, region: { scope: 'region', isWeak: true } },
    ...{ organ: null, subordinate: null, others: null, 'for-region': { scope: 'own', isWeak: true } },
  },
};

export const scopeOf = (word: ScopeWord | null, kind: OrganKind): Scope | null => MEANINGS[kind][word ?? 'none'];
