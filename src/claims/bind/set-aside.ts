/** Requests that ended without an answer, or in another's answer: no figure counts them by themselves. */
import type { Mention } from '../mention.ts';

const SET_ASIDE =
  /延期|延长|撤回|撤件|撤销申请|主动撤销|合并|并案|并入|终止|中止|转交|转送|移交|移送|转办|退回|退件|不予受理|不受理|放弃|视为|无效(?:的)?申请|不再(?:处理|办理|答复)|(?:补充|重新|再次|二次|更正)(?:答复|回复|办理|处理)|(?:作为|按|转为|按照)(?:咨询|信访|投诉|举报)/u;

/** A number of them; one that the form has a row for is bound by its own words. */
export const isSetAside = ({ piece, words, value, subject }: Mention): boolean =>
  piece.kind === 'number' &&
  value !== null &&
  value > 0 &&
  (subject !== 'foreign' || words.includes('申请人')) &&
  SET_ASIDE.test(words);

const NO_REQUEST =
  /属于?(?:一般)?(?:咨询|信访|投诉|举报|建议|求助)|(?:不属于|非|并非)(?:政府)?(?:信息)?公开申请|无效(?:的)?申请/u;

/** A part of what came in that the organ didn't take for requests. */
export const isNoRequest = ({ piece, words, value, isPart }: Mention): boolean =>
  piece.kind === 'number' && value !== null && value > 0 && isPart && NO_REQUEST.test(words);

/** 修订2件 beside 制发6件: some count them among the issued. */
export const isAmended = ({ piece, words, value }: Mention): boolean =>
  piece.kind === 'number' &&
  value !== null &&
  value > 0 &&
  /(?:修订|修改)[^#]{0,12}#|#[件部个]?(?:为)?(?:修订|修改)/u.test(words);

/** 宣布失效2件 beside 废止1件: some count them among the repealed. */
export const isLapsed = ({ piece, words, value }: Mention): boolean =>
  piece.kind === 'number' && value !== null && value > 0 && /失效/u.test(words) && !/废止/u.test(words);
