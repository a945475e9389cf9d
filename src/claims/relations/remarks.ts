/** What words say without a number bound to a code. */
import type { Remark } from '../../model/claim.ts';
import type { Bound, Mention, Setting } from '../mention.ts';
import { resolve } from '../mention.ts';
import { cause, otherCount, procedures } from '../wordings/disputes.ts';
import type { BoundParagraph } from './relation.ts';

const PROCESSING_FEE = /信息处理费|信息公开(?:信息)?处理费|(?<!垃圾|污水|废物|水)处理费/u;
const COLLECTED = /收取|收到|产生|发生|征收|收费|收入|实收|计|共|为/u;
const NO_NOTICE = /(?:未|没有|无)(?:发出|发送|出具|开具|下达|制发|送达)[^,。]{0,10}(?:收费|缴费|缴纳)[^,。]{0,6}通知/u;

const isOfYear = ({ period }: Mention): boolean => period === null || period === 't';

const namesFee = ({ words, before, piece }: Mention): boolean => {
  const isNamed = PROCESSING_FEE.test(words) || (PROCESSING_FEE.test(before) && piece.quantity?.kind === 'money');
  return isNamed && !/减免|免收|免除|标准|每[件页]/u.test(words);
};

/** Amounts of 信息处理费, and words that there was none. */
function feeRemark({ mention }: Bound, { quote }: BoundParagraph): Remark | null {
  const { piece, words, before, value } = mention;
  if (!isOfYear(mention) || !namesFee(mention)) return null;
  const isAmount = piece.quantity?.kind === 'money' && COLLECTED.test(words + before);
  const isNone = piece.kind === 'none' && !/通知/u.test(words);
  const yuan = isNone ? 0 : isAmount ? value : null;
  return yuan === null ? null : { kind: 'processing-fee', codes: [], value: yuan, ...quote(piece.from, piece.to) };
}

/** In these sections and under these headings, and where the cause is named, cases are those of 信息公开. */
const isOurs = ({ sentence, section, heading }: Mention): boolean =>
  [cause.test(sentence), heading === 'disputes', heading === 'requests', section === 4].some(Boolean);

/** 行政复议均维持 without the number of cases. */
function upheldRemark({ mention, bindings }: Bound, { quote }: BoundParagraph, setting: Setting): Remark | null {
  const { piece, lead, scope } = mention;
  const isSaid = piece.kind === 'all' && bindings.length === 0 && /维持/u.test(lead);
  if (!isSaid || scope === null || !isOurs(mention) || !isOfYear(mention)) return null;
  const words = mention.before.slice(-30) + lead;
  if (otherCount.test(words)) return null;
  const codes = resolve(otherResults(words), 'disputes', setting);
  return codes.length === 0 ? null : { kind: 'all-upheld', codes, value: null, ...quote(piece.from, piece.to) };
}

function otherResults(words: string): readonly string[] {
  const named = procedures.filter(
    ({ words: pattern, id }) => /reconsideration|litigation/u.test(id) && pattern.test(words),
  );
  return named.flatMap(({ codes }) =>
    codes.flatMap((code) => ['corrected', 'other', 'pending'].map((result) => code.replace(/[^.]+$/u, result))),
  );
}

/** 2022年我局收到… in the report for 2023, without a word that compares. */
const OTHER_YEAR = /^(?:在)?(?:上年|下年)(?:度)?[,]?/u;
const CUE =
  /较|比|同比|相比|上年度结转|结转|决算|预算|计划|将|同期|以来|截至|至|下年(?:度)?(?:办理|继续)|公布|编制|年报|年度报告/u;

/** Told as this year's would be. */
const isTold = ({ mention, bindings }: Bound): boolean =>
  isFeeTold(mention) || isNumberTold(mention, bindings.length > 0);

const isFeeTold = (mention: Mention): boolean =>
  namesFee(mention) && (mention.piece.kind === 'none' || mention.piece.quantity?.kind === 'money');

const isNumberTold = ({ words, piece, value }: Mention, isBound: boolean): boolean =>
  piece.kind === 'number' &&
  value !== null &&
  (isBound || /(?:公开|发布)[^#]{0,12}信息[^#]{0,4}#[条篇件]/u.test(words));

/** Letters before a number that are quoted with it. */
const MOST_QUOTED = 60;

/** Where the sentence begins that names the year, if that is near. */
function sentenceStart(text: string, from: number): number {
  const start = Math.max(...['。', ';', '!', '?', '\n'].map((mark) => text.lastIndexOf(mark, from - 1))) + 1;
  return from - start < MOST_QUOTED ? start : from;
}

function wrongYear(one: Bound, { quote, text }: BoundParagraph): Remark | null {
  const { mention, bindings } = one;
  const { sentence, piece, period, value } = mention;
  const isNext = /^(?:在)?下年/u.test(sentence) && period === null;
  const isOfOther = OTHER_YEAR.test(sentence) && (period === 't-1' || isNext);
  if (!isOfOther || CUE.test(sentence) || !isTold(one)) return null;
  const from = sentenceStart(text, piece.from);
  return { kind: 'wrong-year', codes: bindings[0]?.codes ?? [], value, ...quote(from, piece.to) };
}

/** The whole paragraph speaks of no other year. */
const isAlone = ({ text }: BoundParagraph, year: number | null): boolean =>
  year !== null && !text.includes(`${year}年`) && !/本年|今年/u.test(text);

const isYearPrinted = ({ text }: BoundParagraph, year: number | null): boolean =>
  year !== null && (text.includes(`${year - 1}年`) || text.includes(`${year + 1}年`));

function noticeRemark({ text, quote }: BoundParagraph): readonly Remark[] {
  const found = NO_NOTICE.exec(text);
  return found === null
    ? []
    : [{ kind: 'no-fee-notice', codes: [], value: null, ...quote(found.index, found.index + found[0].length) }];
}

export function remarksIn(paragraph: BoundParagraph, setting: Setting): readonly Remark[] {
  const isLeftIn = isYearPrinted(paragraph, setting.year) && isAlone(paragraph, setting.year);
  const found = paragraph.bound.flatMap((one) => [
    feeRemark(one, paragraph),
    upheldRemark(one, paragraph, setting),
    isLeftIn ? wrongYear(one, paragraph) : null,
  ]);
  return [...found.filter((remark) => remark !== null), ...noticeRemark(paragraph)];
}
