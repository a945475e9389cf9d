/** Whose report it is, of which year, and when it was published: read like figures, print before properties. */
import type { Document, TextBlock } from '../../model/document.ts';
import type { Note } from '../../model/note.ts';
import type { FactEvidence, FactName, Organ, Period } from '../../model/report.ts';
import { chooseTitle } from './choose-title.ts';
import { factNotes } from './fact-notes.ts';
import { type Found, found } from './found.ts';
import { openingOf, printedOrgans } from './organ-facts.ts';
import { isOrganName } from './organ-names.ts';
import { readPeriod } from './period.ts';
import { type PlacedTitle, titlesOf } from './placed-titles.ts';
import { publicationDay } from './publication-day.ts';
import { statedOrgans, statedTitle } from './stated-facts.ts';
import type { Title } from './title.ts';

export interface Facts {
  readonly title: string | null;
  readonly organ: Organ | null;
  readonly year: number | null;
  readonly period: Period | null;
  readonly publishedOn: string | null;
  readonly factEvidence: Readonly<Partial<Record<FactName, FactEvidence>>>;
  readonly notes: readonly Note[];
}

/** `texts`: the report's text blocks in order; `titles`: those that stand in them. */
export function factsOf(
  { properties }: Pick<Document, 'properties'>,
  texts: readonly TextBlock[],
  titles: readonly PlacedTitle[] = titlesOf(texts),
): Facts {
  const stated = statedTitle(properties);
  const printed = chooseTitle(titles, texts, valueOf(stated), () => valueOf(readPeriod(texts).period));
  const placed = placedTitle(printed, texts);
  const { period, unread } = readPeriod(texts, yearIn(printed));
  const title = placed ?? stated;
  const others = [...printedOrgans(texts, printed), ...ofTitle(stated, organIn), ...statedOrgans(properties)];
  const organ = organOf(placed, others);
  const year = yearOf(placed, period, texts, stated);
  const day = publicationDay(texts, properties);
  const evidence = evidenceOf({ title, organ, year, period, published_on: day });
  return {
    title: valueOf(title)?.text ?? null,
    organ: organ === null ? null : { name: organ.value },
    year: valueOf(year),
    period: valueOf(period),
    publishedOn: valueOf(day),
    factEvidence: evidence,
    notes: factNotes({ organ, evidence, unreadPeriod: unread }),
  };
}

const valueOf = <T>(fact: Found<T> | null): T | null => (fact === null ? null : fact.value);
const organIn = ({ organ }: Title): string | null => organ;
const yearIn = (title: Title | null): number | null => (title === null ? null : title.year);

const evidenceOf = (facts: Readonly<Record<FactName, Found<unknown> | null>>): Facts['factEvidence'] =>
  Object.fromEntries(Object.entries(facts).flatMap(([name, fact]) => (fact === null ? [] : [[name, fact.evidence]])));

const placedTitle = (title: PlacedTitle | null, texts: readonly TextBlock[]): Found<Title> | null =>
  title === null ? null : found<Title>(title, rawOf(title, texts), 'title', texts[title.index] ?? null);

const rawOf = ({ index, lineCount }: PlacedTitle, texts: readonly TextBlock[]): string =>
  texts
    .slice(index, index + lineCount)
    .map(({ text }) => text)
    .join('\n');

/** One fact of a title, with the title's evidence. */
function ofTitle<T>(title: Found<Title> | null, fact: (title: Title) => T | null): readonly Found<T>[] {
  const value = title === null ? null : fact(title.value);
  return title === null || value === null ? [] : [{ value, evidence: title.evidence }];
}

/** A brand may stand in the organ's place of a copy's title: then what else is printed is surer, but not what is stated. */
function organOf(title: Found<Title> | null, others: readonly Found<string>[]): Found<string> | null {
  const [named] = ofTitle(title, organIn);
  if (named === undefined) return others[0] ?? null;
  if (isOrganName(named.value)) return named;
  return others.find(({ evidence }) => evidence.from === 'opening' || evidence.from === 'signature') ?? named;
}

function yearOf(
  placed: Found<Title> | null,
  period: Found<Period> | null,
  texts: readonly TextBlock[],
  stated: Found<Title> | null,
): Found<number> | null {
  const ofPeriod = period === null ? [] : [{ value: Number(period.value.from.slice(0, 4)), evidence: period.evidence }];
  const ofOpening = openingOf(texts).flatMap(openingYear);
  const all = [...ofTitle(placed, yearIn), ...ofPeriod, ...ofOpening, ...ofTitle(stated, yearIn)];
  return all[0] ?? null;
}

/** 现公布2022年度报告, 编制2022年政府信息公开工作年度报告. */
const OPENING_YEAR =
  /(?:编制|编写|编撰|撰写|形成|公布|发布|公开|现将)[^。；]{0,30}?(?<year>20\d\d)年(?:度)?(?:政府信息公开)?[^。；，]{0,14}?(?:报告|年报)/u;

function openingYear(block: TextBlock): Found<number>[] {
  const match = OPENING_YEAR.exec(block.text.normalize('NFKC').replace(/\s/gu, ''));
  return match === null ? [] : [found(Number(match.groups?.['year']), match[0], 'opening', block)];
}
