/** Which of the titles that a document prints is the report's own: lists, menus and other pages' links print others. */
import type { TextBlock } from '../../model/document.ts';
import type { Period } from '../../model/report.ts';
import { sameOrgan } from '../../organs/same-organ.ts';
import type { PlacedTitle } from './placed-titles.ts';
import { sectionOf } from '../sections/section-heading.ts';
import type { Title } from './title.ts';

type Identity = Pick<Title, 'organ' | 'year'>;

/** Two reports: another year, or another organ. What is not said differs from nothing. */
export const areOfTwoReports = (left: Identity, right: Identity): boolean =>
  (left.year !== null && right.year !== null && left.year !== right.year) ||
  (left.organ !== null && right.organ !== null && sameOrgan(left.organ, right.organ) === 'different');

/**
 * `stated`: what the document's properties name; `periodOf`: asked only where no single title is in its place. Null if every
 * printed title is of a list.
 */
export function chooseTitle(
  titles: readonly PlacedTitle[],
  texts: readonly TextBlock[],
  stated: Title | null,
  periodOf: () => Period | null,
): PlacedTitle | null {
  const heading = texts.findIndex(({ text }) => sectionOf(text) !== null);
  const isInPlace = (title: PlacedTitle): boolean => !isListed(title, titles) && (heading < 0 || title.index < heading);
  const inPlace = titles.filter(isInPlace);
  if (inPlace.length === 1) return inPlace[0] ?? null;
  const period = periodOf();
  const own = inPlace.length > 0 ? inPlace : ofOneReport(titles.filter((title) => isOfPeriod(title, period)));
  const weigh = (title: PlacedTitle): number =>
    (title.year !== null ? 8 : 0) +
    (stated !== null && title.year !== null && !areOfTwoReports(stated, title) ? 4 : 0) +
    (isOfPeriod(title, period) ? 3 : 0) +
    (title.organ !== null ? 2 : 0) +
    (title.headingLevel !== null ? 1 : 0);
  return own.reduce<PlacedTitle | null>(
    (chosen, title) => (chosen === null || weigh(title) > weigh(chosen) ? title : chosen),
    null,
  );
}

/** What several reports' titles say is nobody's. */
const ofOneReport = (titles: readonly PlacedTitle[]): readonly PlacedTitle[] =>
  titles.some((title) => titles.some((other) => areOfTwoReports(title, other))) ? [] : titles;

const isOfPeriod = ({ year }: Identity, period: Period | null): boolean =>
  period !== null && year !== null && period.from.startsWith(String(year));

/** Lines between two entries of a list: a day, a number of hits. */
const MAX_LINES_BETWEEN = 2;

/** Another report's title stands next to it. */
const isListed = (title: PlacedTitle, titles: readonly PlacedTitle[]): boolean =>
  titles.some(
    (other) => other !== title && areOfTwoReports(other, title) && (isClose(title, other) || isClose(other, title)),
  );

const isClose = (first: PlacedTitle, second: PlacedTitle): boolean => {
  const between = second.index - (first.index + first.lineCount);
  return between >= 0 && between <= MAX_LINES_BETWEEN;
};
