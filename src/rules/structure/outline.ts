/** structure.*: the six sections and their headings. */
import { sectionForms, type SectionForm } from '../../forms/sections.ts';
import type { NoteCode, Section } from '../../model/report.ts';
import { isCutShort } from '../cut-short.ts';
import type { Facts } from '../facts.ts';
import { listWords } from '../message.ts';
import { oneLine, plainWords } from '../plain-words.ts';
import { fail, notAssessable, type Outcome, pass, type Rule } from '../rule.ts';

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

const numeral = (ordinal: number): string => numerals[ordinal - 1] ?? String(ordinal);

const official = ({ ordinal, heading }: SectionForm): string => `${numeral(ordinal)}、${heading}`;

/** An ordinal needs its mark or brackets: 三 of 三安全 is none. 第五部分 has them in words. */
const leadingOrdinal =
  /^\s*(?:第\s*|[（(〔[【]\s*)?([一二三四五六七八九十]|\d{1,2})\s*(?:[）)〕\]】、.．，,:：]|部分|章|节)\s*[、:：]?\s*/;

export const sectionAt = ({ report }: Facts, ordinal: number): Section | undefined =>
  report.sections.find((section) => section.ordinal === ordinal);

/** What was left out, or is only an image, may hold the heading. */
const isPartUnread = ({ report: { notes } }: Facts): boolean => notes.some(({ code }) => unreadParts.includes(code));

export const unreadParts: readonly NoteCode[] = [
  'extraction.no-text-layer',
  'extraction.part-left-out',
  'extraction.cut-off',
];

/** A heading may be a picture, or a whole section: one that stands between the section before it and the next. */
function isBelowPicture({ report: { sections, picturedSections } }: Facts, ordinal: number): boolean {
  const before = sections.map((section) => section.ordinal).filter((other) => other < ordinal);
  return picturedSections.includes(Math.max(0, ...before));
}

const isUncertain = (facts: Facts, ordinal: number): boolean =>
  isPartUnread(facts) || isBelowPicture(facts, ordinal) || facts.report.unclearSections.includes(ordinal);

function* checkMissing(facts: Facts): Iterable<Outcome> {
  for (const form of sectionForms) {
    if (facts.isExcerpt) yield notAssessable;
    else if (sectionAt(facts, form.ordinal) !== undefined) yield pass;
    else if (isUncertain(facts, form.ordinal)) yield notAssessable;
    else yield fail([], { words: { expected: official(form) } });
  }
}

export const sectionMissing: Rule = {
  id: 'structure.section-missing',
  severity: 'error',
  needs: ['legible'],
  title: { zh: '缺少规定部分', en: 'Section missing' },
  message: { zh: '缺少「{expected}」部分。', en: 'Section {expected} is missing.' },
  basis: '国办公开办函〔2021〕30号：不能遗漏，也不宜泛化',
  check: checkMissing,
  examples: [
    { name: 'five sections', sections: { 6: null }, finds: [null] },
    { name: 'a variant of the heading', headings: { 5: '五、存在的主要问题及改进措施' }, finds: [] },
    { name: 'an excerpt', report: { sections: [] }, finds: [] },
    {
      name: 'a picture between the section before it and the next',
      sections: { 4: null, 5: null },
      report: { picturedSections: [3] },
      finds: [],
    },
    { name: 'a picture elsewhere', sections: { 6: null }, report: { picturedSections: [3] }, finds: [null] },
    { name: 'words of its heading elsewhere', sections: { 6: null }, report: { unclearSections: [6] }, finds: [] },
    {
      name: 'words that a font kept from us',
      sections: { 6: null },
      report: { notes: [{ code: 'extraction.unknown-characters', message: { zh: '', en: '' }, cells: [] }] },
      finds: [],
    },
    {
      name: 'a page that is only an image',
      sections: { 6: null },
      report: { notes: [{ code: 'extraction.no-text-layer', message: { zh: '', en: '' }, cells: [] }] },
      finds: [],
    },
  ],
};

function printedOrdinal({ heading, ordinal }: Section): number {
  const [, printed] = leadingOrdinal.exec(heading.normalize('NFKC')) ?? [];
  if (printed === undefined) return ordinal;
  const place = numerals.indexOf(printed);
  return place < 0 ? Number(printed) : place + 1;
}

/** Sections that are left out have a rule of their own: the others must still rise, each with its own ordinal. */
function isInOrder(sections: readonly Section[]): boolean {
  return sections.every(
    (section, index) =>
      printedOrdinal(section) === section.ordinal && section.ordinal > (sections[index - 1]?.ordinal ?? 0),
  );
}

function* checkOrder({ report: { sections }, isExcerpt }: Facts): Iterable<Outcome> {
  if (isExcerpt) yield notAssessable;
  else if (isInOrder(sections)) yield pass;
  else yield fail([], { words: { list: listWords(sections.map(({ heading }) => `「${oneLine(heading)}」`)) } });
}

export const sectionOrder: Rule = {
  id: 'structure.section-order',
  severity: 'warning',
  needs: ['whole'],
  title: { zh: '部分标题顺序或序号有误', en: 'Order or numbering of the sections' },
  message: { zh: '部分标题顺序或序号有误：{list}。', en: 'Section order or numbering: {list}.' },
  basis: '规定格式的六个部分及其次序固定',
  check: checkOrder,
  examples: [
    { name: '四 twice', headings: { 5: '四、存在的主要问题及改进情况' }, finds: [null] },
    { name: 'one to six', finds: [] },
    { name: 'a section left out, the others in order', sections: { 4: null }, finds: [] },
  ],
  wordings: {
    satisfy: [
      '五、存在的主要问题及改进情况',
      '五．存在的主要问题及改进情况',
      '五. 存在的主要问题及改进情况',
      '五，存在的主要问题及改进情况',
      '五：存在的主要问题及改进情况',
      '五 、 存在的主要问题及改进情况',
      '（五）存在的主要问题及改进情况',
      '(五) 存在的主要问题及改进情况',
      '【五】存在的主要问题及改进情况',
      '㈤存在的主要问题及改进情况',
      '5、存在的主要问题及改进情况',
      '5.存在的主要问题及改进情况',
      '05．存在的主要问题及改进情况',
      '５、存在的主要问题及改进情况',
      '⒌存在的主要问题及改进情况',
      '第五部分 存在的主要问题及改进情况',
      '第五部分：存在的主要问题及改进情况',
      '第五章 存在的主要问题及改进情况',
      '五存在的主要问题及改进情况',
      '存在的主要问题及改进情况',
      '三方面存在的主要问题及改进情况',
    ],
    violate: [
      '四、存在的主要问题及改进情况',
      '六、存在的主要问题及改进情况',
      '（四）存在的主要问题及改进情况',
      '4.存在的主要问题及改进情况',
      '６、存在的主要问题及改进情况',
      '㈣存在的主要问题及改进情况',
      '第四部分 存在的主要问题及改进情况',
      '十、存在的主要问题及改进情况',
      '一：存在的主要问题及改进情况',
    ],
    in: (words) => ({ headings: { 5: words } }),
  },
};

function* checkHeadings(facts: Facts): Iterable<Outcome> {
  for (const form of sectionForms) {
    const section = sectionAt(facts, form.ordinal);
    if (section === undefined) continue;
    const words = plainWords(section.heading.normalize('NFKC').replace(leadingOrdinal, ''));
    if (words === plainWords(form.heading)) yield pass;
    else if (isCutShort(facts.report, words, form.heading)) yield notAssessable;
    else
      yield fail([], {
        words: { printed: oneLine(section.heading), expected: official(form) },
        expected: official(form),
      });
  }
}

export const headingWording: Rule = {
  id: 'structure.heading-wording',
  severity: 'info',
  needs: ['legible'],
  title: { zh: '部分标题与规定不一致', en: 'Heading differs from the form' },
  message: {
    zh: '标题「{printed}」与规定「{expected}」不一致。',
    en: 'Heading “{printed}”, the form says “{expected}”.',
  },
  basis: '规定格式的标题固定；〔2021〕30号目录中的长标题亦为官方用语，仅作提示',
  check: checkHeadings,
  examples: [
    { name: 'a misprint', headings: { 4: '四、政府信息公开行政法复议、行政诉讼情况' }, finds: [null] },
    { name: 'a variant', headings: { 5: '五、存在的主要问题及整改措施' }, finds: [null] },
    { name: 'spaces inside', headings: { 1: '一、 总体 情况' }, finds: [] },
  ],
};

export const twoReports: Rule = {
  id: 'structure.two-reports',
  severity: 'warning',
  needs: ['legible'],
  title: { zh: '一个文件内有多份年报', en: 'More than one report in a document' },
  message: { zh: '文件内含多份年报：{list}。', en: 'More than one report: {list}.' },
  basis: '年度报告按机关、按年度单独编制',
  advice: { zh: '每份年报单独成文、单独公布。', en: 'Publish each report as a document of its own.' },
  *check({ report: { reportsInDocument } }) {
    if (reportsInDocument.length < 2) yield pass;
    else yield fail([], { words: { list: listWords(reportsInDocument.map((title) => `「${oneLine(title)}」`)) } });
  },
  examples: [
    {
      name: '2022 and 2023 in one page',
      report: {
        reportsInDocument: ['2022年政府信息公开工作年度报告', '2023年政府信息公开工作年度报告'],
      },
      finds: [null],
    },
    { name: 'one report', finds: [] },
  ],
};
