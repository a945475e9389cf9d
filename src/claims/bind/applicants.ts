/** Numbers of applicants: parts of what was received. */
import type { ClaimState } from '../../model/claim.ts';
import { type Binding, bindingsFor, type Bound, type Mention, resolve, type Setting, weaker } from '../mention.ts';
import { applicants, everybody } from '../wordings/applicants.ts';
import type { Wording } from '../wordings/wording.ts';

const MEASURES = /^(?:件|起|宗|份|条|例|项|个)?$/u;

/** How the whole was said that these are parts of: 办结 n 件，其中自然人 m 件 says nothing of the received. */
function ofWhole(whole: Bound | null): ClaimState | null {
  const [binding] = whole?.bindings ?? [];
  if (binding === undefined) return 'settled';
  return /^flow\.(?:processed|in-time|carried|unfinished)/u.test(binding.wording) ? null : binding.state;
}

function wordingIn({ words, isPart }: Mention, whole: Bound | null): Wording | null {
  if (/办结|答复|结转|予以公开|部分公开|不予|无法提供/u.test(words)) return null;
  const own = whole === null && !isPart ? words.replace(everybody, '') : words;
  const found = applicants.filter(({ words: pattern }) => pattern.test(own));
  // 自然人、法人 in one number is no column.
  return found.some(({ id }) => id === 'applicant.organisations') && found.length > 1 ? null : (found[0] ?? null);
}

/** As the only number it may be that of all. */
const isAlone = ({ words, sentence }: Mention, whole: Bound | null): boolean =>
  whole === null &&
  /提出|提起|收到|提交|受理/u.test(words) &&
  (sentence.match(/\d+(?:件|起|宗|份)/gu) ?? []).length === 1;

const isCounted = ({ piece: { quantity } }: Mention): boolean => quantity === null || MEASURES.test(quantity.measure);

export function bindApplicant(mention: Mention, whole: Bound | null, setting: Setting): readonly Binding[] {
  const { value, subject, piece } = mention;
  const isOfRequests = subject === 'requests' && piece.kind !== 'none' && isCounted(mention);
  if (!isOfRequests || value === null) return [];
  const wording = wordingIn(mention, whole);
  const state = ofWhole(whole);
  if (wording === null || state === null) return [];
  const bind = (codes: readonly string[], own: ClaimState): readonly Binding[] =>
    bindingsFor(resolve(codes, 'applications', setting), value, { state: own, wording: wording.id });
  const column = bind(wording.codes, weaker(wording.state, mention.isNamed ? state : 'weak'));
  return isAlone(mention, whole) ? [...column, ...bind(['received.total'], 'weak')] : column;
}
