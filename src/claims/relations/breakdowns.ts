/** Parts that the text itself sets against a whole: 其中 …. */
import type { Breakdown, Part } from '../../model/claim.ts';
import { channelsIn } from '../bind/flows.ts';
import { isWhole } from '../bind/bind-mentions.ts';
import type { Bound } from '../mention.ts';
import { type BoundParagraph, isCount, sameSentence, wordingOf } from './relation.ts';

const OPEN = /等|主要|涉及|有的|部分为|多为/u;
const REST = /^(?:其[他它余]|另|其他(?:方式|渠道))/u;
/** The same thing may be published in several places. */
const OVERLAPPING =
  /网站|微信|微博|公众号|抖音|新媒体|平台|公开栏|广播|电视|报纸|报刊|客户端|小程序|点击|浏览|阅读|转发/u;

type Kind = Breakdown['kind'];

/** Ways in which requests came, each in words of its own. */
const channelOf = ({ mention, bindings }: Bound): string | null => {
  if (
    mention.subject !== 'requests' ||
    bindings.some(({ wording }) => wording !== 'flow.no-verb' && !wording.startsWith('flow.received'))
  )
    return null;
  const names = channelsIn(mention.lead + mention.tail);
  return names.length === 0 ? null : names.join();
};

function kindOf(one: Bound): Kind {
  const wording = wordingOf(one);
  if (wording.startsWith('applicant.')) return 'applicants';
  if (wording.startsWith('outcome.')) return 'outcomes';
  if (wording === 'flow.carried-in') return 'flows';
  return channelOf(one) === null ? 'other' : 'channels';
}

/** Natural persons and organisations are all applicants there are. */
function coversAll(kind: Kind, parts: readonly Bound[]): boolean {
  const wordings = parts.map(wordingOf);
  if (kind === 'applicants')
    return wordings.includes('applicant.natural-person') && wordings.includes('applicant.organisations');
  return kind === 'channels' && !OPEN.test(parts.map(({ mention }) => mention.lead + mention.tail).join(''));
}

interface Opened {
  readonly whole: Bound;
  readonly parts: readonly Bound[];
}

const INTRODUCED = /^(?:其中|包括|包含|分别是|分别为)/u;

/** The whole before 其中, and every number from there to the end of the sentence. */
function openedAt(bound: readonly Bound[], index: number): Opened | null {
  const first = bound[index];
  if (first === undefined || !isIntroduced(first)) return null;
  const whole = bound.slice(0, index).findLast((one) => isCount(one) && sameSentence(one.mention, first.mention));
  if (whole === undefined || isOfAnotherClause(whole, first)) return null;
  const rest = bound.slice(index).filter((one) => isCount(one) && sameSentence(one.mention, first.mention));
  return { whole, parts: rest };
}

const semicolonsIn = (words: string): number => words.split(';').length;

/** 信函3件、现场1件；内容为：交通类4件: the list behind the colon cuts up none of these. */
const isOfAnotherClause = ({ mention: whole }: Bound, { mention: first }: Bound): boolean =>
  !INTRODUCED.test(first.lead) && semicolonsIn(first.before) > semicolonsIn(whole.before);

const isIntroduced = ({ mention: { piece, lead } }: Bound): boolean =>
  INTRODUCED.test(lead) || (piece.opener === ':' && !piece.isBracket);

/** Parts with the measure word of the whole, up to the first number that is none. */
function plainParts({ whole, parts }: Opened): readonly Bound[] {
  const measure = whole.mention.piece.quantity?.measure;
  const end = parts.findIndex(
    ({ mention, bindings }) =>
      mention.piece.quantity?.measure !== measure ||
      mention.lead.length > 20 ||
      bindings.length > 0 ||
      mention.piece.mark === ';',
  );
  return withoutFurtherList(whole, end < 0 ? parts : parts.slice(0, end));
}

/** 56人，其中公务员38人、事业18人，专职人员2人: a list that a clause ends is whole where it adds up, and what follows counts otherwise. */
function withoutFurtherList({ mention: { value } }: Bound, parts: readonly Bound[]): readonly Bound[] {
  let sum = 0;
  for (const [index, { mention }] of parts.entries()) {
    sum += mention.value ?? 0;
    if (index > 0 && sum === value && mention.piece.mark === ',') return parts.slice(0, index + 1);
  }
  return parts;
}

function partOf({ mention }: Bound, { quote }: BoundParagraph): Part {
  return { value: mention.value ?? 0, ...quote(mention.piece.from, mention.piece.to) };
}

function breakdownOf(kind: Kind, whole: Bound, parts: readonly Bound[], paragraph: BoundParagraph): Breakdown {
  return {
    whole: partOf(whole, paragraph),
    parts: parts.map((part) => partOf(part, paragraph)),
    kind,
    isComplete: coversAll(kind, parts),
  };
}

/** Each kind by itself: what is cut by applicants is cut by channels too. */
function kindsOf(opened: Opened, paragraph: BoundParagraph): readonly Breakdown[] {
  const { whole, parts } = opened;
  const isOfRequests = whole.bindings.some((one) => isWhole(one));
  if (!isOfRequests) {
    const plain = plainParts(opened);
    const words = plain.map(({ mention }) => mention.lead + mention.tail).join('');
    const isPlain = whole.bindings.length === 0 && plain.length >= 2 && !OVERLAPPING.test(words) && !OPEN.test(words);
    return isPlain ? [breakdownOf('other', whole, plain, paragraph)] : [];
  }
  const byKind = Map.groupBy(parts, kindOf);
  const isOfProcessed = /processed|answered|handled/u.test(wordingOf(whole));
  return (['applicants', ...(isOfProcessed ? (['outcomes'] as const) : [])] as const).flatMap((kind) => {
    const own = distinct(byKind.get(kind) ?? []);
    return own.length < 2 ? [] : [breakdownOf(kind, whole, own, paragraph)];
  });
}

/** A group and its own leaves overlap (不予公开4件，3件属于国家秘密); leaves alone don't. */
function distinct(parts: readonly Bound[]): readonly Bound[] {
  const isGroup = ({ bindings }: Bound): boolean =>
    (bindings[0]?.codes.length ?? 0) > 1 || /granted/u.test(bindings[0]?.codes.join() ?? '');
  const groups = parts.filter(isGroup);
  return groups.length > 0 && parts.some(({ bindings }) => bindings[0]?.wording.startsWith('outcome.') === true)
    ? groups
    : parts;
}

/** Channels need no 其中: 网上18件、邮寄7件，共收到25件. */
function channelsOf(paragraph: BoundParagraph): readonly Breakdown[] {
  const bySentence = Map.groupBy(paragraph.bound.filter(isCount), ({ mention }) => mention.sentence);
  return [...bySentence.values()].flatMap((sentence) => {
    const whole = sentence.find((one) => /^flow\.(?:received|sum)$/u.test(wordingOf(one)) && channelOf(one) === null);
    const channels = sentence.filter(
      (one, index) => one !== whole && (channelOf(one) !== null || isRestBehind(sentence[index - 1], one)),
    );
    if (whole === undefined || hasStrays(sentence, whole, channels)) return [];
    const names = new Set(channels.map((one) => channelOf(one) ?? '其他'));
    const isList = names.size === channels.length && channels.length - (names.has('其他') ? 1 : 0) >= 2;
    return isList ? [breakdownOf('channels', whole, channels, paragraph)] : [];
  });
}

/** A number amid the list that is no channel by its words may be one: the others needn't add up. */
function hasStrays(sentence: readonly Bound[], whole: Bound, channels: readonly Bound[]): boolean {
  const measure = channels[0]?.mention.piece.quantity?.measure;
  const places = [whole, ...channels].map((one) => sentence.indexOf(one));
  return sentence
    .slice(Math.min(...places), Math.max(...places))
    .some(
      (one) =>
        one !== whole &&
        !channels.includes(one) &&
        one.bindings.length === 0 &&
        one.mention.piece.quantity?.measure === measure,
    );
}

/** 其他2件 at the end of the list; 另2件尚在办理 behind its bracket is none of it. */
const isRestBehind = (last: Bound | undefined, one: Bound): boolean =>
  last !== undefined &&
  channelOf(last) !== null &&
  last.mention.piece.isBracket === one.mention.piece.isBracket &&
  isRest(one);

const isRest = ({ mention, bindings }: Bound): boolean =>
  bindings.length === 0 && REST.test(mention.lead) && mention.subject === 'requests';

export function breakdownsIn(paragraph: BoundParagraph): readonly Breakdown[] {
  const opened = paragraph.bound.flatMap((_, index) => {
    const one = openedAt(paragraph.bound, index);
    return one === null ? [] : kindsOf(one, paragraph);
  });
  return [...opened, ...channelsOf(paragraph)];
}
