/** Numbers of outcomes: the form's own words, wherever in the piece the number stands. */
import { type Binding, bindingsFor, type Mention, resolve, type Setting } from '../mention.ts';
import { applicants } from '../wordings/applicants.ts';
import { groups, leaves, noOutcome, openReasons } from '../wordings/outcomes.ts';
import type { Wording } from '../wordings/wording.ts';

const TABLE = 'applications';
const OUTCOME = /部分公开|不予公开|无法提供|不予处理|其[他它]处理/u;

const matching = (wordings: readonly Wording[], words: string): readonly Wording[] =>
  wordings.filter(({ words: pattern }) => pattern.test(words));

const JOINED =
  /(?:不予公开|无法提供|不能提供|不予处理|其[他它]处理)(?:的)?(?:及|和|与|以及|或|、)(?:作)?(?:不予公开|无法提供|不能提供|不予处理|其[他它]处理)/u;

/** 公文 by the attribute that they were given: 主动公开156件、依申请公开97件、不予公开59件. */
const BY_ATTRIBUTE = /主动公开[^;]*?依申请公开[^;]*?不予公开/u;
/** Words that turn from documents to requests. */
const TO_REQUESTS = /收到|接到|新收|受理|答复|办结|(?<!依)申请(?!公开)|公开申请/u;

/** A number in such a list; requests told in the same sentence are none of it. */
export function isByAttribute({ sentence, before, words }: Mention): boolean {
  if (!BY_ATTRIBUTE.test(sentence)) return false;
  const from = before.search(/主动公开/u);
  return !TO_REQUESTS.test((from < 0 ? '' : before.slice(from)) + words);
}

/** 公开 alone says an outcome beside another one. */
const BARE: Wording = {
  id: 'outcome.granted-beside',
  words: /(?:^|[、,中:的])公开#|#[件份起条宗项]?公开$/u,
  codes: ['outcomes.granted.total'],
  state: 'settled',
  examples: [],
};

function wordingOf({ words, sentence, before }: Mention): Wording | null {
  const named = matching(leaves, words);
  const group = groupIn(words);
  if (named.length > 0 && openReasons.test(words)) return group;
  if (named.length === 1) return named[0] ?? null;
  if (named.length > 1) return severalOf(named, words);
  const isBare = group === null && OUTCOME.test(sentence + before) && BARE.words.test(words);
  return isBare ? BARE : group;
}

/** 不予处理及其他处理2件: the sum of both. */
function groupIn(words: string): Wording | null {
  const named = matching(groups, words);
  const [first = null] = named;
  const isJoined = named.length === 2 && !first?.codes.some((code) => code.includes('.')) && JOINED.test(words);
  return first !== null && isJoined ? { ...first, codes: named.flatMap(({ codes }) => codes) } : first;
}

/** Secrets of trade beside privacy are one row; rows of different names are a sum. */
function severalOf(named: readonly Wording[], words: string): Wording | null {
  const settled = named.filter(({ state }) => state === 'settled');
  if (settled.length === 1 && !words.includes('、')) return settled[0] ?? null;
  const codes = [...new Set(named.flatMap(({ codes }) => codes))];
  const [first] = named;
  if (codes.length === 1) return first ?? null;
  return first === undefined ? null : { ...first, codes, state: 'weak' };
}

/** 不存在 and 不属于本机关 in one list are two parts of one row. */
const isPartOfRow = ({ id }: Wording, sentence: string): boolean =>
  (id === 'outcome.not-existing' || id === 'outcome.not-this-organ') &&
  /不存在/u.test(sentence) &&
  /不属于/u.test(sentence);

const isApplicant = (words: string): boolean => applicants.some(({ words: pattern }) => pattern.test(words));

/** The form's own reasons speak of requests whatever nouns stand beside them (…已获取信息1件). */
const isOfRequests = (subject: Mention['subject'], wording: Wording): boolean =>
  subject === null ||
  subject === 'requests' ||
  (wording.state === 'settled' && leaves.some(({ id }) => id === wording.id));

const isCounted = ({ piece: { quantity } }: Mention): boolean =>
  quantity === null || (quantity.kind === 'count' && quantity.measure !== '人次');

export function bindOutcome(mention: Mention, setting: Setting): readonly Binding[] {
  const { value, subject, words, sentence } = mention;
  if (value === null || !isCounted(mention)) return [];
  const wording = wordingOf(mention);
  if (wording === null || isPartOfRow(wording, sentence)) return [];
  // 自然人予以公开3件 is a cell that no claim needs; 复议 over a refusal counts cases.
  const isOther = [noOutcome.test(words), isByAttribute(mention), isApplicant(words), /复议|诉讼/u.test(words)].some(
    Boolean,
  );
  if (isOther || !isOfRequests(subject, wording)) return [];
  // Reasons and items are counted in 条 and 项.
  const state = /^[条项]$/u.test(mention.piece.quantity?.measure ?? '') ? 'weak' : wording.state;
  return bindingsFor(resolve(wording.codes, TABLE, setting), value, { state, wording: wording.id });
}
