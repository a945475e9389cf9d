/** Whose report it is, of which year, and when it was published: read like figures, print before properties. */
import type { Document, TextBlock } from '../model/document.ts';
import type { Note } from '../model/note.ts';
import type { FactEvidence, FactName, Organ, Period } from '../model/report.ts';
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
  const printed = chooseTitle(titles, texts, stated?.value ?? null, readPeriod(texts).period?.value ?? null);
  const placed =
    printed === null ? null : found<Title>(printed, rawOf(printed, texts), 'title', texts[printed.index] ?? null);
  const { period, unread } = readPeriod(texts, printed?.year ?? null);
  const title = placed ?? stated;
  const organ = organOf(placed, [
    ...printedOrgans(texts, printed),
    ...ofTitle(stated, ({ organ }) => organ),
    ...statedOrgans(properties),
  ]);
  const year = yearOf(placed, period, texts, stated);
  const day = publicationDay(texts, properties);
  const evidence = {
    ...(title !== null && { title: title.evidence }),
    ...(organ !== null && { organ: organ.evidence }),
    ...(year !== null && { year: year.evidence }),
    ...(period !== null && { period: period.evidence }),
    ...(day !== null && { published_on: day.evidence }),
  };
  return {
    title: title?.value.text ?? null,
    organ: organ === null ? null : { name: organ.value },
    year: year?.value ?? null,
    period: period?.value ?? null,
    publishedOn: day?.value ?? null,
    factEvidence: evidence,
    notes: factNotes({ organ, evidence, unreadPeriod: unread }),
  };
}

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
  const [named] = ofTitle(title, ({ organ }) => organ);
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
  return (
    [...ofTitle(placed, ({ year }) => year), ...ofPeriod, ...ofOpening, ...ofTitle(stated, ({ year }) => year)][0] ??
    null
  );
}

/** 现公布2022年度报告, 编制2022年政府信息公开工作年度报告. */
const OPENING_YEAR =
  /(?:编制|编写|编撰|撰写|形成|公布|发布|公开|现将)[^。；]{0,30}?(?<year>20\d\d)年(?:度)?(?:政府信息公开)?[^。；，]{0,14}?(?:报告|年报)/u;

function openingYear(block: TextBlock): Found<number>[] {
  const match = OPENING_YEAR.exec(block.text.normalize('NFKC').replace(/\s/gu, ''));
  return match === null ? [] : [found(Number(match.groups?.['year']), match[0], 'opening', block)];
}
