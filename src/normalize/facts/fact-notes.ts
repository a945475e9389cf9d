/** Our doubts about whose report it is, of which year and period. */
import type { Note } from '../../model/note.ts';
import type { FactEvidence, FactName } from '../../model/report.ts';
import type { Found } from './found.ts';
import { isOrganName } from './organ-names.ts';

interface ReadFacts {
  readonly organ: Found<string> | null;
  readonly evidence: Readonly<Partial<Record<FactName, FactEvidence>>>;
  /** Words that speak of the period, in which it could not be read. */
  readonly unreadPeriod: string | null;
}

const names: Readonly<Record<FactName, { readonly zh: string; readonly en: string }>> = {
  title: { zh: '标题', en: 'title' },
  organ: { zh: '机关', en: 'organ' },
  year: { zh: '年度', en: 'year' },
  period: { zh: '统计期限', en: 'period' },
  published_on: { zh: '公布日期', en: 'date' },
};

/** Those that a file's property fills where a reader would look for them in print. */
const expectedInPrint: readonly FactName[] = ['title', 'organ', 'year'];

export const factNotes = (facts: ReadFacts): readonly Note[] => [
  ...fromProperties(facts),
  ...unlikeOrgan(facts),
  ...unreadPeriod(facts),
];

function fromProperties({ evidence }: ReadFacts): readonly Note[] {
  const filled = expectedInPrint.filter((name) => evidence[name]?.from === 'property');
  if (filled.length === 0) return [];
  const zh = filled.map((name) => names[name].zh).join('、');
  const en = filled.map((name) => names[name].en).join(', ');
  return [
    note('extraction.fact-from-properties', {
      zh: `正文中未印出${zh}，取自文件或网页的属性，先核对原文`,
      en: `The print does not say the ${en}: taken from the properties of the file or page. Check the original first`,
    }),
  ];
}

function unlikeOrgan({ organ }: ReadFacts): readonly Note[] {
  if (organ === null || isOrganName(organ.value)) return [];
  return [
    note('extraction.organ-unlike', {
      zh: `标题中机关所在位置的「${organ.value}」不像机关名称，可能是转载网站的名称，先核对原文`,
      en: `“${organ.value}”, where the title names the organ, does not look like one: it may be the name of a site that copied the report. Check the original first`,
    }),
  ];
}

/** Longer quotations are cut. */
const MAX_QUOTE = 60;

function unreadPeriod({ unreadPeriod: words }: ReadFacts): readonly Note[] {
  if (words === null) return [];
  const quote = words.length > MAX_QUOTE ? `${words.slice(0, MAX_QUOTE)}…` : words;
  return [
    note('extraction.period-unread', {
      zh: `文中写有统计期限，但未能读出起止日期：「${quote}」，先核对原文`,
      en: `The text states the period, but its first and last day could not be read: “${quote}”. Check the original first`,
    }),
  ];
}

const note = (code: Note['code'], message: Note['message']): Note => ({ code, message, cells: [] });
