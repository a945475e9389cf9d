/** Numbers of documents, decisions and fees: table two. */
import type { ClaimState } from '../../model/claim.ts';
import { type Binding, bindingsFor, type Mention, resolve, type Setting } from '../mention.ts';
import {
  decisionWords,
  disclosedOnly,
  documentVerbs,
  enforcement,
  fees,
  feesOfAClass,
  noDecision,
  noDocument,
  noFee,
  ofOtherIssuers,
  procurement,
} from '../wordings/disclosure.ts';
import type { Wording } from '../wordings/wording.ts';
import { channelsIn } from './flows.ts';

const TABLE = 'disclosure';
const DOCUMENT_MEASURES = /^(?:件|份|个|部|项|)$/u;
const DECISION_MEASURES = /^(?:件|宗|起|例|项|个|)$/u;

const countsIn = ({ piece: { quantity } }: Mention, measures: RegExp): boolean =>
  quantity === null || (quantity.kind === 'count' && measures.test(quantity.measure));

/** The verb nearest to the number: the last before it, else the first behind it. */
function documentVerb({ lead, tail }: Mention): readonly Wording[] {
  const inWords = (words: string): readonly Wording[] =>
    documentVerbs.filter(({ words: pattern }) => pattern.test(words));
  const before = inWords(lead);
  return before.length > 0 ? before : inWords(tail).slice(0, 1);
}

/** 制定、废止 12 件 is a sum of two rows; 公布 is nearly said with 制定 (制定公布). */
function verbOf(mention: Mention): Wording | null {
  const found = documentVerb(mention);
  const codes = new Set(found.map(({ codes: names }) => names[0]));
  const inForce = found.find(({ id }) => id.startsWith('document.in-force'));
  if (inForce !== undefined) return inForce;
  return codes.size === 1
    ? (found.toSorted((a, b) => Number(b.state === 'settled') - Number(a.state === 'settled'))[0] ?? null)
    : null;
}

/** Another work on documents, a number said already, or one for both rows. */
function isNoDocument({ value, words, sentence }: Mention, { id }: Wording): boolean {
  const isLapsedBeside = id === 'document.lapsed' && /废止/u.test(sentence.replace(words.replace('#', ''), ''));
  const isBothRows = /规章/u.test(words) && /规范性文件/u.test(words) && value !== 0;
  return [noDocument.test(words), isLapsedBeside, isBothRows].some(Boolean);
}

/** Publishing 规章 is making them; putting documents online isn't, nor is amending them. */
function documentState({ words, sentence, isPart }: Mention, row: DocumentRow, { id, state }: Wording): ClaimState {
  if (isPart) return 'weak';
  if (row === 'rules' && id === 'document.published') return 'settled';
  const isMade = /issued|in-force$|published/u.test(id);
  const isBesideAmended = row === 'rules' && /修改|修订/u.test(sentence);
  return isMade && (disclosedOnly.test(words) || isBesideAmended) ? 'weak' : state;
}

/** The words that name the documents last: those of 其中我局牵头起草2件 stand before it. */
const namesDocuments = ({ before, words }: Mention): string =>
  `${before}${words}`.split(/[,;]/u).findLast((clause) => /规范性文件|规章/u.test(clause)) ?? '';

/** 制定县政府规范性文件5件 in a department's report: the government's documents, whoever drew them up. */
const isOfOtherIssuer = (mention: Mention, { kind }: Setting): boolean => {
  const named = namesDocuments(mention);
  return ofOtherIssuers.party.test(named) || (kind !== 'government' && ofOtherIssuers.government.test(named));
};

type DocumentRow = 'rules' | 'normative_documents';

function bindDocument(mention: Mention, row: DocumentRow, setting: Setting): readonly Binding[] {
  const { value } = mention;
  if (value === null || !countsIn(mention, DOCUMENT_MEASURES)) return [];
  const wording = verbOf(mention);
  if (wording === null || isNoDocument(mention, wording) || isOfOtherIssuer(mention, setting)) return [];
  const state = documentState(mention, row, wording);
  const names = wording.codes.map((column) => `${row}.${column}`);
  return bindingsFor(resolve(names, TABLE, setting), value, { state, wording: wording.id });
}

/** A class of decisions before the noun: 涉企行政处罚, 安全生产行政处罚. */
const OF_A_CLASS = /[\u4e00-\u9fff](?=行政(?:许可|处罚|强制))/gu;
const NO_CLASS =
  /[出施理的和及与、共达了项类件有为]|年|各|部|位|局|关|政|市|县|区|镇|乡|中|度|办|内|均|也|计|总|报|道|结|予/u;

type DecisionRow = keyof typeof enforcement;

/** 其中不动产登记费20万元, 其中简易程序1000件: a part of what was named. */
const isUnnamedPart = ({ isPart, words }: Mention, noun: RegExp): boolean => isPart && !noun.test(words);

/** 无行政处罚权, 无行政许可事项: none, since there is no power. */
const isOfPower = ({ words, piece }: Mention): boolean =>
  piece.kind === 'none' && /权|项目|职能|职责|事项/u.test(words);

/** 网上办理300件、窗口办理203件: each came one way only. */
const isOfOneWay = ({ lead, words }: Mention): boolean =>
  channelsIn(lead).length > 0 && !/公开|共|合计|总计|等/u.test(words);

/** 办结行政处罚案件12起，下达处罚决定书3份: the decisions are told beside it. */
const isBesideDecisions = ({ words, sentence }: Mention): boolean => {
  const [noun] = /许可|处罚|强制/u.exec(words) ?? [];
  return noun !== undefined && !/决定/u.test(words) && new RegExp(`${noun}决定书?(?:共|计|为)?\\d`, 'u').test(sentence);
};

const isPartOfDecisions = (mention: Mention): boolean => isOfOneWay(mention) || isBesideDecisions(mention);

const isNoDecision = (mention: Mention): boolean => {
  const { words, value } = mention;
  const isItems = /事项/u.test(words) && value !== 0 && !/决定/u.test(words);
  // One number for several rows.
  const isPart = isUnnamedPart(mention, /行政(?:许可|处罚|强制)/u);
  const isSeveral = value !== 0 && (words.match(/行政(?:许可|处罚|强制)/gu) ?? []).length > 1;
  return noDecision.test(isOfPower(mention) ? words.replace(/权|事项/gu, '') : words) || isItems || isSeveral || isPart;
};

function isSureDecision(mention: Mention): boolean {
  const { words, sentence, value, piece } = mention;
  const isDecided = [decisionWords.test(words), /决定/u.test(sentence), value === 0 && piece.kind === 'number'].some(
    Boolean,
  );
  const isOfClass = (words.match(OF_A_CLASS) ?? []).some((letter) => !NO_CLASS.test(letter));
  const doubts = [isOfPower(mention), isOfClass, /公开/u.test(words), /简易|一般程序|普通程序/u.test(sentence)];
  return isDecided && !doubts.some(Boolean);
}

function bindDecision(mention: Mention, row: DecisionRow, setting: Setting): readonly Binding[] {
  const { value, piece } = mention;
  const [wording] = enforcement[row];
  if (wording === undefined || value === null) return [];
  if (!countsIn(mention, DECISION_MEASURES) || isNoDecision(mention) || isPartOfDecisions(mention)) return [];
  return bindingsFor(resolve(wording.codes, TABLE, setting), value, {
    state: isSureDecision(mention) ? 'settled' : 'weak',
    wording: wording.id,
    precision: piece.quantity?.precision ?? 0,
  });
}

/** Yuan as the code wants it, exactly. */
const inUnit = (yuan: number, code: string): number => (code.endsWith('_wan_cny') ? Number(`${yuan}e-4`) : yuan);

/** Named, or collected after its name; what is spared or abolished is another amount. */
const isOfFees = (mention: Mention): boolean => {
  const { words, sentence, isPart } = mention;
  if (/取消|停征|减轻|免征|减免|降低/u.test(sentence) || feesOfAClass.test(words)) return false;
  return /行政事业性?收费/u.test(words) || (!isPart && /收取|征收|入库|收入|收缴|金额/u.test(words));
};

function bindFee(mention: Mention, setting: Setting): readonly Binding[] {
  const { value, words, sentence, piece } = mention;
  if (value === null || !isOfFees(mention) || noFee.test(words) || /信息处理费/u.test(mention.before)) return [];
  if (piece.quantity !== null && piece.quantity.kind !== 'money') return [];
  const isBesideCounts = /行政(?:许可|处罚|强制)/u.test(sentence) && /\d/u.test(sentence);
  const isSure = piece.kind === 'number' || isBesideCounts;
  return resolve(fees.codes, TABLE, setting).map((code) => ({
    codes: [code],
    value: inUnit(value, code),
    precision: inUnit(isOfMyriads(mention) ? 0 : (piece.quantity?.precision ?? 0), code),
    state: isSure ? 'settled' : 'weak',
    wording: fees.id,
  }));
}

/** 万元 is a unit of its own: 45.02万元 is no rounding of yuan. */
const isOfMyriads = ({ piece: { quantity } }: Mention): boolean =>
  quantity !== null && quantity.precision !== 0 && quantity.precision * 10 ** quantity.decimals === 5000;

function bindProcurement(mention: Mention, setting: Setting): readonly Binding[] {
  const { value, piece } = mention;
  if (value === null || piece.quantity === null) return [];
  const isMoney = piece.quantity.kind === 'money';
  const isProjects = !isMoney && /项目/u.test(mention.words) && DECISION_MEASURES.test(piece.quantity.measure);
  if (!isMoney && !isProjects) return [];
  const codes = resolve(procurement.codes, TABLE, setting).filter((code) => code.endsWith('_cny') === isMoney);
  const precision = isMoney && !isOfMyriads(mention) ? piece.quantity.precision : 0;
  return codes.map((code) => ({ codes: [code], value, precision, state: 'settled' as const, wording: procurement.id }));
}

/** By the subject that the words name or carry on. */
export function bindDisclosure(mention: Mention, setting: Setting): readonly Binding[] {
  switch (mention.subject) {
    case 'documents':
      return bindDocument(mention, 'normative_documents', setting);
    case 'rules':
      return bindDocument(mention, 'rules', setting);
    case 'licensing':
    case 'penalties':
    case 'compulsion':
      return bindDecision(mention, mention.subject, setting);
    case 'fees':
      return bindFee(mention, setting);
    case 'procurement':
      return bindProcurement(mention, setting);
    default:
      return [];
  }
}
