/** Numbers of 行政复议 and 行政诉讼 over 信息公开. */
import { type Binding, bindingsFor, type Mention, resolve, type Setting, weaker } from '../mention.ts';
import { cause, concluded, otherCount, procedures, results, stageOnly } from '../wordings/disputes.ts';
import type { Wording } from '../wordings/wording.ts';

const TABLE = 'disputes';
/** In sections 一 and 四 bare 行政复议 is that of 信息公开. */
const AT_HOME = new Set([1, 4]);
const MEASURES = /^(?:件次?|起|宗|例|个|次|项|份)?$/u;
/** Said once, it holds for the sentence. */
const JUDGING =
  /(?:作为|担任)[^,#]{0,8}复议机关(?![^,#]{0,4}(?:维持|撤销))|复议机关(?:的)?(?:身份|名义)|履行[^,#]{0,8}复议[^,#]{0,6}职[责能]|复议受案|应诉|出庭|诉前化解|各类行政复议|行政复议机构/u;

/** The procedure in the words nearest to the number. */
function procedureIn({ lead, tail }: Mention): Wording | null {
  const found = [lead, tail].map((words) => procedures.find(({ words: pattern }) => pattern.test(words)));
  return found[0] ?? found[1] ?? null;
}

/** 复议、诉讼 together. */
const isBoth = (words: string): boolean =>
  /复议(?:案件)?(?:申请)?(?:件)?(?:、|和|及|或|与|以及|或者|,)[^#]{0,12}(?:诉讼|起诉)|诉讼(?:案件)?(?:、|和|及|或|与)[^#]{0,6}复议/u.test(
    words,
  );

type Case = 'ours' | 'perhaps' | 'others';

/** Counts that are none of table four's even where they concern 信息公开. */
const NEVER = /参与|审理|投诉|举报|追究|备案|共同被告|纠错率|胜诉率|通知书/u;

function whoseCase(mention: Mention): Case {
  const { words, sentence } = mention;
  if (JUDGING.test(sentence)) return cause.test(words) && /其中|涉/u.test(words) ? 'perhaps' : 'others';
  if (otherCount.test(words)) return cause.test(words) && !NEVER.test(words) ? 'perhaps' : 'others';
  return isOurs(mention) ? 'ours' : 'others';
}

const isOurs = ({ sentence, section, heading }: Mention): boolean =>
  [cause.test(sentence), heading === 'disputes', heading === 'requests', AT_HOME.has(section)].some(Boolean);

/** Codes of a result are those of the procedure's totals, or of its other results, with another last segment. */
const ofResult = (codes: readonly string[], result: string): readonly string[] => [
  ...new Set(codes.map((code) => code.replace(/[^.]+$/u, result))),
];

const resultIn = (words: string): Wording | null => results.find(({ words: pattern }) => pattern.test(words)) ?? null;

const isCounted = ({ piece: { quantity } }: Mention): boolean =>
  quantity === null || (quantity.kind === 'count' && MEASURES.test(quantity.measure));

/** `last`: the totals' codes of the procedure that was told before, null if none was. */
export function bindDispute(mention: Mention, last: readonly string[] | null, setting: Setting): readonly Binding[] {
  const { value, subject } = mention;
  const isOfCases = (subject === 'disputes' || last !== null) && isCounted(mention);
  const whose = isOfCases ? whoseCase(mention) : 'others';
  if (whose === 'others' || value === null) return [];
  const known: Known = { value, state: whose === 'ours' && !isOfTimes(mention) ? 'settled' : 'weak' };
  return boundCase(mention, last, known, setting);
}

/** 复议3次 may count cases or hearings. */
const isOfTimes = ({ piece }: Mention): boolean => piece.quantity?.measure === '次';

function boundCase(
  mention: Mention,
  last: readonly string[] | null,
  known: Known,
  setting: Setting,
): readonly Binding[] {
  const result = resultIn(mention.words);
  const procedure = procedureIn(mention);
  if (result !== null) return boundResult(result, procedure?.codes ?? last, known, setting);
  if (concluded.words.test(mention.words)) return boundConcluded(procedure?.codes ?? last, known, setting);
  if (stageOnly.test(mention.words) && known.value !== 0) return [];
  return procedure === null ? [] : boundTotal(mention, procedure, known, setting);
}

interface Known {
  readonly value: number;
  readonly state: Binding['state'];
}

function boundResult(
  result: Wording,
  codes: readonly string[] | null,
  { value, state }: Known,
  setting: Setting,
): readonly Binding[] {
  if (codes === null) return [];
  const isNone = value === 0 && result.id === 'dispute.lost';
  const [name = ''] = result.codes;
  const own = isNone ? 'settled' : result.state;
  return bindingsFor(resolve(ofResult(codes, name).map(bare), TABLE, setting), value, {
    state: weaker(own, state),
    wording: result.id,
  });
}

/** Of 0 cases none need have come to an end. */
function boundConcluded(codes: readonly string[] | null, { value }: Known, setting: Setting): readonly Binding[] {
  if (codes === null || value === 0) return [];
  const names = concluded.codes.flatMap((result) => ofResult(codes, result).map(bare));
  return bindingsFor(resolve(names, TABLE, setting), value, { state: concluded.state, wording: concluded.id });
}

const bare = (code: string): string => code.replace(/^disputes\./u, '');

function boundTotal(
  { words, lead, piece }: Mention,
  procedure: Wording,
  { value, state }: Known,
  setting: Setting,
): readonly Binding[] {
  if (isBoth(lead) || isBoth(words)) {
    const codes = procedures.filter(({ id }) => /reconsideration|litigation/u.test(id)).flatMap((one) => one.codes);
    const inOrder = [...new Set(codes)].toSorted(
      (a, b) => Number(b.startsWith('reconsideration')) - Number(a.startsWith('reconsideration')),
    );
    const isSum = /共|合计|总计|案件|两[项类]/u.test(words);
    return bindingsFor(resolve(inOrder, TABLE, setting), value, {
      state: weaker(state, isSum || value === 0 ? 'settled' : 'weak'),
      wording: 'dispute.both',
    });
  }
  // 涉及行政复议的申请3件 counts requests.
  if (piece.kind === 'number' && /(?:复议|诉讼)的?(?:政府)?信息/u.test(words)) return [];
  return bindingsFor(resolve(procedure.codes, TABLE, setting), value, { state, wording: procedure.id });
}
