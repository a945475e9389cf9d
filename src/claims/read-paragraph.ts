/** A paragraph's mentions, each with the subject, scope and year that the words before it carry on to it. */
import { ENDPOINT, isChange } from './changes.ts';
import type { Mention, Setting } from './mention.ts';
import { HAN_NUMERAL } from './numerals.ts';
import { type Heading, headingAt } from './headings.ts';
import { clausesOf, type Paragraph, sentencesOf, type Span } from './paragraphs.ts';
import { type PeriodWord, periodWordIn, withRelativeYears } from './period.ts';
import type { Piece } from './piece.ts';
import { piecesOf } from './pieces.ts';
import { scopeOf, type ScopeWord, scopeWordIn } from './scope.ts';
import { leftOver } from './wordings/flows.ts';
import { type Subject, type SubjectMark, subjectsIn } from './wordings/subjects.ts';

export interface Where {
  readonly section: number;
  /** Of the part that the paragraph stands in. */
  readonly heading: Subject | null;
}

/** What the words so far say of those to come. */
interface Carried {
  readonly subject: Subject | null;
  readonly isNamed: boolean;
  readonly scope: ScopeWord | null;
  readonly period: PeriodWord | null;
}

/** One sentence's mentions; `text` in the paragraph. */
export interface SentenceMentions {
  readonly span: Span;
  readonly mentions: readonly Mention[];
}

export interface ParagraphReading {
  readonly sentences: readonly SentenceMentions[];
  readonly heading: Subject | null;
}

/** A number, or a denial or an 均 beside words of what the tables hold. */
const NUMBER = new RegExp(`\\d|[${HAN_NUMERAL}][件份起宗部条元]`, 'u');
const DENIED = /未|无|没|零|均|全部|都|全数|一律/u;
const HELD =
  /申请|复议|诉讼|败诉|受理|收到|规范性文件|规章|行政(?:许可|处罚|强制)|收费|处理费|办结|答复|维持|予|结转|审结/u;
const isSaid = (words: string): boolean => NUMBER.test(words) || (DENIED.test(words) && HELD.test(words));
const GOES_ON = /^(?:其中|上述|其余|此类|以上|这些|另外|另|余下|剩余|经|均|全部|对上述|已|截至)/u;
const PART = /其中|内含|包括|包含|含(?!义)/u;
/** 根据全县统一部署: what others said is no scope of this organ's numbers. */
const PREFACE = /^(?:根据|按照|依据|依照|围绕|贯彻|落实|认真|严格|深入|坚持|进一步|为|在[^,]*(?:下|中)$)/u;
const leftOverPhrases = leftOver.map(({ words }) => new RegExp(words.source, 'gu'));
const withoutLeftOver = (words: string): string =>
  leftOverPhrases.reduce((rest, phrase) => rest.replace(phrase, ''), words);

function scopeAfter(scope: ScopeWord | null, clause: string): ScopeWord | null {
  if (PREFACE.test(clause)) return scope;
  return scopeWordIn(clause) ?? scope;
}

const isOthers = (clause: string): boolean =>
  /指导|协助|帮助|督促|审改|为各|转交|转办|交办|代办|会同|协调|受[^,]{1,8}委托|审核/u.test(clause);

interface Resolved {
  readonly subject: Subject | null;
  readonly isNamed: boolean;
}

/** 申请 alone is that of information, unless the part or the words before speak of other things. */
function resolveBare(carried: Carried, where: Where): Resolved {
  if (carried.subject === 'requests' || where.heading === 'requests') return { subject: 'requests', isNamed: true };
  if (carried.subject !== null) return { subject: carried.subject, isNamed: true };
  return { subject: 'requests', isNamed: true };
}

function resolveMark(mark: SubjectMark, carried: Carried, where: Where): Resolved {
  if (mark.subject === 'outcome') return { subject: carried.subject ?? 'requests', isNamed: true };
  return mark.subject === 'bare' ? resolveBare(carried, where) : { subject: mark.subject, isNamed: true };
}

/** Behind the number only a noun that follows it at once is its subject: 5件政府信息公开申请. */
const NEAR = 7;

/** What a piece says, before it is asked what its number means. */
interface PieceWords {
  readonly lead: string;
  readonly tail: string;
  readonly words: string;
  readonly own: Resolved;
  /** The subject of what follows. */
  readonly next: Resolved;
  readonly scope: ScopeWord | null;
  readonly period: PeriodWord | null;
}

function wordsOf(piece: Piece, carried: Carried, where: Where, year: number | null): PieceWords {
  const [lead, tail] = [withRelativeYears(piece.lead, year), withRelativeYears(piece.tail, year)];
  const before = subjectsIn(lead);
  const behind = tail === '' ? [] : subjectsIn(tail);
  const near = behind.filter(({ from }) => from <= NEAR).slice(0, 1);
  const marks = before.length > 0 ? before : near;
  const own = marks.reduce<Resolved>((last, mark) => resolveMark(mark, { ...carried, ...last }, where), carried);
  const last = behind.at(-1);
  const next = last === undefined ? own : resolveMark(last, { ...carried, ...own }, where);
  const words = `${lead}#${tail}`;
  return {
    ...{ lead, tail, words, own, next },
    scope: scopeAfter(carried.scope, lead + tail),
    period: periodWordIn(withoutLeftOver(words)) ?? carried.period,
  };
}

const valueOf = (piece: Piece): number | null => {
  if (piece.kind === 'none') return 0;
  return piece.quantity === null || piece.quantity.isApprox || piece.quantity.kind === 'percent'
    ? null
    : piece.quantity.value;
};

interface SentenceContext {
  readonly where: Where;
  readonly setting: Setting;
  readonly words: string;
  readonly from: number;
  readonly text: string;
}

function mentionOf(piece: Piece, said: PieceWords, context: SentenceContext, isOfOthers: boolean): Mention {
  const { where, setting, words: sentence } = context;
  const { lead, tail, words, own } = said;
  const before = withRelativeYears(context.text.slice(context.from, piece.from), setting.year);
  return {
    ...{ piece, lead, tail, words },
    value: piece.kind === 'all' || isChange(lead, tail) ? null : valueOf(piece),
    ...{ subject: own.subject, isNamed: own.isNamed },
    scope: scopeOf(isOfOthers ? 'others' : said.scope, setting.kind),
    period: ENDPOINT.test(lead) ? 't' : said.period,
    isPart: PART.test(lead) || piece.isBracket || (PART.test(before) && !before.includes(';')),
    ...{ before, sentence, section: where.section, heading: where.heading },
  };
}

function readSentence(
  span: Span,
  start: Carried,
  context: SentenceContext,
): { readonly mentions: readonly Mention[]; readonly carried: Carried } {
  const mentions: Mention[] = [];
  let carried = start;
  for (const clause of clausesOf(context.text, span)) {
    const isOfOthers = isOthers(clause.text);
    for (const piece of piecesOf(clause)) {
      const said = wordsOf(piece, carried, context.where, context.setting.year);
      if (piece.kind !== 'bare') mentions.push(mentionOf(piece, said, context, isOfOthers));
      carried = { ...said.next, scope: isOfOthers ? carried.scope : said.scope, period: said.period };
    }
  }
  return { mentions, carried };
}

/** The next sentence begins anew, but for a foreign subject, or where it goes on with the last one. */
function atNextSentence(last: Carried, words: string, where: Where): Carried {
  const goesOn = GOES_ON.test(words);
  const isForeign = last.subject === 'foreign';
  if (goesOn || isForeign) return { ...last, scope: goesOn ? last.scope : null };
  const isRequests = last.subject === 'requests' && where.heading !== 'foreign';
  if (where.heading !== null || !isRequests) return { ...startOf(where), period: last.period };
  return { subject: 'requests', isNamed: false, scope: null, period: last.period };
}

const startOf = ({ heading }: Where): Carried => ({
  subject: heading,
  isNamed: heading !== null,
  scope: null,
  period: null,
});

interface Reading {
  readonly where: Where;
  readonly carried: Carried;
  readonly sentences: readonly SentenceMentions[];
}

/** Under a heading everything begins anew; an ordinal alone goes on. */
function underHeading(heading: Heading, from: number, where: Where): Where {
  const isWord = heading.to - from > MAX_ORDINAL;
  return { ...where, heading: heading.subject ?? (isWord ? null : where.heading) };
}

/** （十二）、 is the longest. */
const MAX_ORDINAL = 5;

/** What a sentence without any number, denial or 均 does: it may end a foreign subject. */
function afterPlain(printed: string, reading: Reading): Reading {
  const { carried, where } = reading;
  const mayEnd = carried.subject !== where.heading;
  const isForeign = mayEnd && subjectsIn(printed).at(-1)?.subject === 'foreign';
  return isForeign ? { ...reading, carried: { ...carried, subject: where.heading } } : reading;
}

function afterSentence(reading: Reading, sentence: Span, text: string, setting: Setting): Reading {
  const isFirst = sentence.from === 0;
  const heading = headingAt(text, sentence.from, isFirst);
  const where = heading === null ? reading.where : underHeading(heading, sentence.from, reading.where);
  const span = { from: Math.max(heading?.to ?? 0, sentence.from), to: sentence.to };
  const printed = text.slice(span.from, span.to);
  const above: Reading = { ...reading, where, carried: heading === null ? reading.carried : startOf(where) };
  if (!isSaid(printed)) return afterPlain(printed, above);
  const words = withRelativeYears(printed, setting.year);
  const start = isFirst || heading !== null ? above.carried : atNextSentence(above.carried, words, where);
  const read = readSentence(span, start, { where, setting, words, from: span.from, text });
  return {
    where,
    carried: { ...read.carried, period: leadYear(words) ?? start.period },
    sentences: [...reading.sentences, { span, mentions: read.mentions }],
  };
}

export function readParagraph({ folded }: Paragraph, where: Where, setting: Setting): ParagraphReading {
  const { text } = folded;
  const begun: Reading = { where, carried: startOf(where), sentences: [] };
  const read = sentencesOf(text).reduce((reading, sentence) => afterSentence(reading, sentence, text, setting), begun);
  return { sentences: read.sentences, heading: read.where.heading };
}

/** The year that a sentence begins with holds for the following ones that name none. */
function leadYear(words: string): PeriodWord | null {
  const [, year] = /^(?:在|到|至|自)?(本年|上年|他年|全年|今年|当年)/u.exec(words) ?? [];
  if (year === undefined || /^上年(?:结转|转|遗留|未)/u.test(words)) return null;
  return year === '上年' ? 't-1' : year === '他年' ? 'other' : 't';
}
