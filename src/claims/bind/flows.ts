/** Numbers of requests: received, carried in, processed, carried out. */
import { type Binding, bindingsFor, type Mention, resolve, type Setting, weaker } from '../mention.ts';
import { isByAttribute } from './outcomes.ts';
import { isSetAside } from './set-aside.ts';
import { all, joiner, leftOver, unfinished, verbs } from '../wordings/flows.ts';
import type { Wording } from '../wordings/wording.ts';

const TABLE = 'applications';
const MEASURES = new Set(['件', '起', '宗', '份', '条', '项', '例', '个', '件次', '次', '']);
/** A number without a measure word is one only behind these. */
const STATED = /(?:[为是:共计达有]|量|数|申请|收到|办结|答复)$/u;

/** One class of requests, or one way for them to come in: a part, whatever its verb. */
const CLASS =
  /(?:涉及|关于|有关|针对|问及|属于?|涉)[^#]{1,20}?(?:的|类|方面|领域|问题)|主要(?:涉及|集中|为|是)|(?:涉及|问及)[^#,、]{1,12}#|排名|居前|前[二三四五六七八九十]位|申请内容|(?<![各此同这该人种几一门归分])类(?!型|别|人员|主体|政府|信息|群体)|方面的|领域的|内容为/u;
/** Ways for requests to come in; those of one kind are one channel (网站的平台). */
const CHANNELS: readonly RegExp[] = [
  /网络|网上|网站|网页|线上|在线|互联网|平台|系统|信箱|微信/u,
  /信函|书信|信件|邮寄|寄送|来信/u,
  /电子邮件|邮箱|邮件/u,
  /当面|现场|上门|窗口|线下/u,
  /传真/u,
  /电话|口头/u,
  /纸质|书面/u,
];

export const channelsIn = (words: string): readonly number[] =>
  CHANNELS.flatMap((kind, index) => (kind.test(words) ? [index] : []));

const SEVERAL = /等|各(?:种|类)?(?:渠道|方式|途径)|多种|共|合计|总计/u;
const REQUEST = /申请(?!人|者|表|渠道|流程)/u;

interface Spoken {
  readonly wording: Wording;
  readonly from: number;
  readonly to: number;
}

const verbPatterns = verbs.map((wording) => ({ wording, pattern: new RegExp(wording.words.source, 'gu') }));

/** Verbs in their order, without those that are part of a longer one. */
function verbsIn(words: string): readonly Spoken[] {
  const found = verbPatterns.flatMap(({ wording, pattern }) =>
    Array.from(words.matchAll(pattern), (match) => ({
      wording,
      from: match.index,
      to: match.index + match[0].length,
    })),
  );
  const whole = found.filter(
    (one) =>
      !found.some(
        (other) =>
          other !== one && other.from <= one.from && other.to >= one.to && other.to - other.from > one.to - one.from,
      ),
  );
  // 答复提出的申请: the relative clause's verb doesn't speak.
  return whole
    .filter(({ from, to }) => !/^(?:提出|提起|提交|递交)的/u.test(words.slice(from, to + 1)))
    .toSorted((left, right) => left.from - right.from);
}

/** Verbs that speak of each other bind nothing. */
const NEITHER: Spoken = {
  wording: { id: 'flow.neither', words: /(?!)/u, codes: [], state: 'weak', examples: [] },
  from: 0,
  to: 0,
};

/** The verbs that speak of the number: the last before it, with one joined to it, else the first behind it. */
function speaking({ lead, tail }: Mention): readonly Spoken[] {
  const before = verbsIn(lead.replace(/.*(?:中|里|内)(?=$|[^,]{0,2}$)/u, ''));
  const last = before.at(-1);
  if (last === undefined) return verbsIn(tail).slice(0, 1);
  const previous = before.at(-2);
  // 答复2023年收到的申请: neither verb's whole.
  if (previous !== undefined && lead.charAt(last.to) === '的') return [NEITHER];
  const isJoined = previous !== undefined && joiner.test(lead.slice(previous.to, last.from));
  return isJoined && previous.wording !== last.wording ? [previous, last] : [last];
}

/** Readings of one verb. A weak word with 0 is settled: a sum of 0 leaves no part. */
function readings({ wording }: Spoken, value: number, setting: Setting): readonly Binding[] {
  const codesOf = (names: readonly string[]): readonly string[] => resolve(names, TABLE, setting);
  const rest = { state: wording.state, wording: wording.id };
  if (wording.id === 'flow.handled') {
    if (value === 0) return bindingsFor(codesOf(['received.total']), 0, { ...rest, state: 'settled' });
    return [
      ...bindingsFor(codesOf(wording.codes), value, rest),
      ...bindingsFor(codesOf(['received.total']), value, rest),
    ];
  }
  return bindingsFor(codesOf(wording.codes), value, value === 0 ? { ...rest, state: 'settled' } : rest);
}

/** A phrase of what is left over; with a verb of its own beside it (办结上年结转3件) it is weak. */
function leftOverIn(mention: Mention, value: number, setting: Setting): readonly Binding[] | null {
  const wording = leftOver.find(({ words }) => words.test(mention.words));
  if (wording === undefined) {
    if (!unfinished.words.test(mention.words)) return null;
    const state = value === 0 ? 'settled' : 'weak';
    return bindingsFor(resolve(unfinished.codes, TABLE, setting), value, { state, wording: unfinished.id });
  }
  const rest = mention.words.replace(new RegExp(wording.words.source, 'gu'), '');
  const isShared = /收到|(?<!未)办结|答复|新收/u.test(rest);
  return bindingsFor(resolve(wording.codes, TABLE, setting), value, {
    state: isShared && value !== 0 ? 'weak' : 'settled',
    wording: wording.id,
  });
}

type Coverage = 'all' | 'some' | 'unclear';

/** Requests of one class only: unclear where the words say 等. */
const ofClass = ({ words, isPart, piece }: Mention): Coverage =>
  isPart || piece.kind === 'none' || !words.includes('等') ? 'some' : 'unclear';

/** Requests that came one way only; several ways told are all of them if 等 or 共 says so. */
function ofChannels({ lead, piece }: Mention, channels: number): Coverage {
  const isOfSeveral = SEVERAL.test(lead);
  if (piece.kind === 'none') return isOfSeveral ? 'all' : 'some';
  if (channels === 1) return isOfSeveral ? 'unclear' : 'some';
  return isOfSeveral ? 'all' : 'unclear';
}

function coverageOf(mention: Mention): Coverage {
  if (CLASS.test(mention.words)) return ofClass(mention);
  const lead = mention.piece.kind === 'none' ? mention.lead.replace('书面', '') : mention.lead;
  // 372件通过平台办理
  const isBehind =
    mention.lead === '' &&
    /^[件份起宗条项个]?(?:通过|经|由|以|在|从)?[^#]{0,6}(?:平台|网|线|现场|当面|窗口|信函|邮)/u.test(mention.tail);
  const channels = channelsIn(isBehind ? mention.tail : lead).length;
  return channels === 0 ? 'all' : ofChannels(mention, channels);
}

const isMeasured = ({ piece, lead }: Mention): boolean => {
  if (piece.quantity === null) return true;
  const { measure, kind } = piece.quantity;
  return kind === 'count' && MEASURES.has(measure) && (measure !== '' || STATED.test(lead));
};

/** A request without a verb: 依申请公开7件. */
const withoutVerb = (value: number, setting: Setting): readonly Binding[] =>
  bindingsFor(resolve(['received.total'], TABLE, setting), value, {
    state: value === 0 ? 'settled' : 'weak',
    wording: 'flow.no-verb',
  });

/** The noun that a denial ends with: 未收到…申请, 无依申请公开事项, 零受理. */
const DENIED = /(?:申请(?!人|者|表)|依申请公开|申请公开政府信息|受理|收件|办理)[^#]{0,6}#$/u;
/** 没有因依申请公开收取费用 denies something else. */
const OF_OTHERS = /因|费|收取|投诉|举报|争议|纠纷|逾期|超期|违规|问题|遗漏/u;

/** 无申请, 零申请: the noun alone. 未收到…申请: nothing between but whose it may be. */
function denied(mention: Mention, setting: Setting): readonly Binding[] {
  const { words, isNamed } = mention;
  if (OF_OTHERS.test(words)) return [];
  const isBare = isNamed && /(?:受理|收件|收到|新收|接收|办理事项)#$/u.test(words);
  if (!DENIED.test(words) && !isBare) return [];
  const [first] = speaking(mention);
  if (first !== undefined) return readings(first, 0, setting);
  return bindingsFor(resolve(['received.total'], TABLE, setting), 0, { state: 'settled', wording: 'flow.none' });
}

/** 均于年内办结 behind a number of its own: nothing is left over. */
const closedWhole = ({ tail }: Mention, setting: Setting): readonly Binding[] =>
  all.test(tail) && /办结|办毕|办理完毕|完结/u.test(tail)
    ? bindingsFor(resolve(['carried_out.total'], TABLE, setting), 0, { state: 'weak', wording: 'flow.all-closed' })
    : [];

/** 依申请公开7件; but 自然人申请予以公开3件 counts an outcome. */
const isCountOfRequests = ({ words }: Mention): boolean =>
  (REQUEST.test(words) || /依申请公开/u.test(words)) && !/予以公开|部分公开|不予|无法提供/u.test(words);

function spokenOf(mention: Mention, value: number, setting: Setting): readonly Binding[] {
  if (mention.piece.kind === 'none') return denied(mention, setting);
  if (isSetAside(mention)) return [];
  const [first, second] = speaking(mention);
  if (first === undefined) return isCountOfRequests(mention) ? withoutVerb(value, setting) : [];
  const bound = [...readings(first, value, setting)];
  if (second !== undefined)
    bound.push(...readings(second, value, setting).map((one) => ({ ...one, state: 'weak' as const })));
  const isBehind = mention.lead === '' || verbsIn(mention.lead).length === 0;
  return isBehind ? [...bound, ...closedWhole(mention, setting)] : bound;
}

/** 上年结转2件 at the beginning of a sentence on requests. */
const isLeftOver = ({ words, sentence }: Mention): boolean =>
  REQUEST.test(sentence) && leftOver.some(({ words: pattern }) => pattern.test(words));

/** 新收23件中已办结21件: of these alone, not of what was carried in. */
const OF_THESE = /^(?:申请)?(?:当|之)?(?:中|里)|#[件份起宗]?(?:于|在)?当年(?:内)?(?:已)?(?:办|答)/u;
/** 各类申请: perhaps those for licences too. */
const OF_ALL_KINDS = /各类(?:书面|群众)?申请/u;

/** 答复事项11项: one request may ask about several things. */
const isOfMatters = ({ piece, words }: Mention): boolean =>
  /^[项个条]$/u.test(piece.quantity?.measure ?? '') && /(?:事项|问题|内容)[^#]{0,2}#|#(?:事项|问题|内容)/u.test(words);

const isUnsure = (mention: Mention, coverage: Coverage): boolean => {
  const { isNamed, subject, piece, words } = mention;
  return [
    coverage === 'unclear',
    OF_THESE.test(words),
    OF_ALL_KINDS.test(words),
    !isNamed && subject !== null,
    piece.quantity?.measure === '件次',
    isOfMatters(mention),
  ].some(Boolean);
};

export function bindFlow(mention: Mention, setting: Setting): readonly Binding[] {
  const { value, subject } = mention;
  const isOfRequests = subject === 'requests' || (subject === null && isLeftOver(mention));
  if (!isOfRequests || value === null || !isMeasured(mention)) return [];
  const coverage = coverageOf(mention);
  if (coverage === 'some') return [];
  if (isByAttribute(mention)) return [];
  const bound = leftOverIn(mention, value, setting) ?? spokenOf(mention, value, setting);
  const state = isUnsure(mention, coverage) ? 'weak' : 'settled';
  return bound.map((one) => ({ ...one, state: weaker(one.state, state) }));
}
