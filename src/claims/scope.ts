/** Whose number a clause tells (narratives.md 3.3). */
import type { ClaimScope } from '../model/claim.ts';
import type { OrganKind } from './organ-kind.ts';

/** `for-region`: an office that acts for its government. `others`: work done on what others answer for. */
export type ScopeWord = 'own' | 'region' | 'subordinate' | 'for-region' | 'others';

const WORDS: readonly (readonly [ScopeWord, string])[] = [
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
const SCOPES = new RegExp(WORDS.map(([, words], index) => `(?<s${index}>${words})`).join('|'), 'gu');

/** The last word of scope; null where none stands. */
export function scopeWordIn(words: string): ScopeWord | null {
  let last: ScopeWord | null = null;
  for (const { groups = {} } of words.matchAll(SCOPES)) {
    const index = WORDS.findIndex((_, at) => groups[`s${at}`] !== undefined);
    last = WORDS[index]?.[0] ?? last;
  }
  return last;
}

export interface Scope {
  readonly scope: ClaimScope;
  /** The words leave open whether the figure speaks of the same. */
  readonly isWeak: boolean;
}

/** What a word of scope says in the report of such an organ; null: a number of others. */
export function scopeOf(word: ScopeWord | null, kind: OrganKind): Scope | null {
  if (word === 'others') return null;
  if (kind === 'township') return { scope: 'own', isWeak: false };
  if (word === 'subordinate') return null;
  if (word === 'own') return { scope: 'own', isWeak: false };
  if (word === 'for-region') return { scope: 'own', isWeak: true };
  if (word === 'region') return kind === 'department' ? null : { scope: 'region', isWeak: kind === 'unknown' };
  return { scope: kind === 'department' ? 'own' : 'unknown', isWeak: false };
}
