/** A record for people: the verdict first, then the tables, then what was found. */
import { figuresOf } from '../exports/figures.ts';
import type { Message } from '../model/note.ts';
import type { ReportRecord } from '../model/record.ts';
import type { Paint } from './colour.ts';
import { failureText } from './failure-text.ts';
import type { Language } from './language.ts';
import { printable } from './terminal-text.ts';
import { ruleHeads } from './rule-heads.ts';
import { tableViews } from './table-view.ts';
import { adviceFor } from '../verdicts/advice.ts';
import { cellPlaces, cellPlaceWords } from '../verdicts/place.ts';
import { isReadWhole, verdictOf, verdictWords } from '../verdicts/verdict.ts';

export interface ViewOptions {
  readonly language: Language;
  readonly paint: Paint;
  /** Columns of the terminal. */
  readonly width: number;
}

type Finding = ReportRecord['findings'][number];

const tableTitles: Readonly<Record<'disclosure' | 'applications' | 'disputes', Message>> = {
  disclosure: { zh: '表二　主动公开政府信息情况', en: 'Table two: information disclosed on own initiative' },
  applications: { zh: '表三　收到和处理政府信息公开申请情况', en: 'Table three: applications received and handled' },
  disputes: { zh: '表四　政府信息公开行政复议、行政诉讼情况', en: 'Table four: reconsiderations and lawsuits' },
};

export function reportView(record: ReportRecord, options: ViewOptions): string {
  const tables = tableViews(record, options.paint, options.width).map(
    ({ table, drawing }) => `${options.paint('bold', tableTitles[table][options.language])}\n${drawing}`,
  );
  const parts = [
    verdict(record, options),
    ...tables,
    legend(record, options),
    findingList(record, options),
    claimList(record, options),
    noteList(record, options),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function verdict(record: ReportRecord, options: ViewOptions): string {
  const { report, error } = record;
  const title = printable(report?.title ?? record.source.uri);
  const lines = [
    options.paint('bold', title),
    error === null ? verdictLine(record, options) : failureText(options.paint, error, options.language),
    ...(report === null ? [] : [factsLine(report, options.language)]),
  ];
  return lines.join('\n');
}

function verdictLine(record: ReportRecord, { paint, language }: ViewOptions): string {
  const figures = figuresOf(record);
  const blanks = figures.filter(({ value }) => value === null).length;
  const { passed, not_assessable } = record.checks;
  const infos = record.findings.filter(({ severity }) => severity === 'info').length;
  const failed = record.findings.length - infos;
  const isDoubted = record.notes.some(({ cells }) => cells.length > 0);
  const verdict = verdictOf(isReadWhole(record), isDoubted, record.findings);
  const status = {
    complete: { zh: '完整', en: 'complete' },
    partial: { zh: '部分', en: 'partial' },
    failed: { zh: '失败', en: 'failed' },
  }[record.status][language];
  const text = {
    zh: `${verdictWords[verdict].zh}　${status}：${figures.length} 项数据，其中 ${blanks} 项空白；检查 ${passed} 项通过，${failed} 项不符，${infos} 项提示，${not_assessable} 项无法判断`,
    en: `${verdictWords[verdict].en}, ${status}: ${figures.length} figures, ${blanks} of them blank; checks: ${passed} passed, ${failed} failed, ${infos} for information, ${not_assessable} not assessable`,
  }[language];
  return verdict === 'clean' ? paint('green', `✓ ${text}`) : paint('yellow', `! ${text}`);
}

function factsLine(report: NonNullable<ReportRecord['report']>, language: Language): string {
  const unknown = { zh: '未知', en: 'unknown' }[language];
  const facts: readonly (readonly [Message, string])[] = [
    [{ zh: '机关', en: 'organ' }, report.organ?.name ?? unknown],
    [{ zh: '年度', en: 'year' }, report.year === null ? unknown : String(report.year)],
    [{ zh: '格式', en: 'form' }, report.edition ?? unknown],
    [{ zh: '公布', en: 'published' }, report.published_on ?? unknown],
  ];
  return `  ${facts.map(([name, value]) => `${name[language]} ${printable(value)}`).join(' · ')}`;
}

function legend(record: ReportRecord, { language }: ViewOptions): string {
  if (figuresOf(record).length === 0) return '';
  return {
    zh: '! 错误所在　? 读取存疑　~ 警告所在　· 空白',
    en: '! suspect of an error   ? reading in doubt   ~ suspect of a warning   · blank',
  }[language];
}

function findingList(record: ReportRecord, options: ViewOptions): string {
  const { findings } = record;
  if (findings.length === 0) return '';
  const heading = { zh: `检查发现（${findings.length}）`, en: `Findings (${findings.length})` }[options.language];
  const lines = findings.map((finding, index) => findingText(record, finding, index + 1, options));
  return [options.paint('bold', heading), ...lines].join('\n');
}

function findingText(record: ReportRecord, finding: Finding, number: number, options: ViewOptions): string {
  const { language, paint } = options;
  const severity = {
    error: { zh: '错误', en: 'error' },
    warning: { zh: '警告', en: 'warning' },
    info: { zh: '提示', en: 'info' },
  }[finding.severity][language];
  const style = { error: 'red', warning: 'yellow', info: 'dim' } as const;
  const cause = finding.consequence_of === null ? null : finding.consequence_of + 1;
  const say = (zh: string, en: string, text: string | undefined): string | null =>
    text === undefined ? null : `${language === 'zh' ? `${zh}：` : `${en}: `}${text}`;
  const details = [
    say('位置', 'place', placeOf(finding, record, language)),
    finding.formula,
    say('原句', 'words', finding.quote),
    finding.hint?.[language],
    cause === null ? null : { zh: `由第 ${cause} 项引起`, en: `follows from no. ${cause}` }[language],
    say('依据', 'basis', finding.basis),
    finding.unverified ? { zh: '依据未经核实', en: 'its basis is not verified' }[language] : null,
    cause === null ? say('建议', 'what to do', adviceFor(finding.rule, ruleHeads)?.[language]) : null,
  ].filter((detail) => typeof detail === 'string');
  const head = `${String(number).padStart(3)}. ${paint(style[finding.severity], severity)} ${printable(finding.message[language])} ${paint('dim', `[${finding.rule}]`)}`;
  return [head, ...details.map((detail) => `       ${printable(detail)}`)].join('\n');
}

/** Row and page of the first cell; none for a finding that speaks of no cell. */
function placeOf(finding: Finding, record: ReportRecord, language: Language): string | undefined {
  const [cell] = finding.cells;
  if (cell === undefined || record.evidence[cell] === undefined) return undefined;
  const place = cellPlaceWords(cell, cellPlaces(record), record.report?.edition ?? null)[language];
  const page = finding.page ?? null;
  return page === null ? place : `${place}${{ zh: `（第 ${page} 页）`, en: ` (p. ${page})` }[language]}`;
}

function noteList({ notes }: ReportRecord, { language, paint }: ViewOptions): string {
  if (notes.length === 0) return '';
  const heading = { zh: `读取说明（${notes.length}）`, en: `Notes on the reading (${notes.length})` }[language];
  const lines = notes.map(({ message, code }) => `  - ${printable(message[language])} ${paint('dim', `[${code}]`)}`);
  return [paint('bold', heading), ...lines].join('\n');
}

/** What the text says in numbers, a line each: the words, and the figures they speak of. */
function claimList({ claims = [], report }: ReportRecord, { language, paint }: ViewOptions): string {
  const ofYear = claims.filter(({ period }) => period === 't');
  if (ofYear.length === 0 || report === null) return '';
  const heading = { zh: `正文所述数字（${ofYear.length}）`, en: `Numbers in the text (${ofYear.length})` }[language];
  const lines = ofYear.map(({ text, code, codes = [code ?? ''], value, state }) => {
    const weak = state === 'weak' ? { zh: '（词义不定）', en: ' (not settled)' }[language] : '';
    return `  - ${printable(text.replace(/\s+/gu, ''))} ${paint('dim', `[${codes.length > MOST_CODES ? shortSum(codes) : codes.join(' + ')} = ${value}]${weak}`)}`;
  });
  return [paint('bold', heading), ...lines].join('\n');
}

/** More than these are named by the first and the last. */
const MOST_CODES = 3;
const shortSum = (codes: readonly string[]): string => `${codes[0] ?? ''} + … + ${codes.at(-1) ?? ''}`;
