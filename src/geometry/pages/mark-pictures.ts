/** Tells the lines that a picture stands below: between them and what follows something may be said that is no text. */
import type { Box } from '../../model/document.ts';
import type { PageLayout, PageLine } from './page-layout.ts';

/** A picture at the same place of so many pages, or of every page of two, is their letterhead. */
const LETTERHEAD_PAGES = 3;
/** … if it is no higher than this share of the page. */
const LETTERHEAD_HEIGHT = 0.2;

export function markPictures(pages: readonly PageLayout[]): PageLayout[] {
  const repeated = repeatedPlaces(pages);
  const marked = new Set<PageLine>();
  let last: PageLine | undefined;
  for (const { items, pictures } of pages) {
    const lines = items.filter((item) => item.kind === 'line');
    for (const box of pictures.filter((picture) => !repeated.has(placeOf(picture)))) {
      const above = lines.findLast((line) => line.box[1] <= box[1]) ?? last;
      if (above !== undefined) marked.add(above);
    }
    last = lines.at(-1) ?? last;
  }
  return pages.map((page) => ({
    ...page,
    items: page.items.map((item) =>
      item.kind === 'line' && marked.has(item) ? { ...item, isPictured: true as const } : item,
    ),
  }));
}

function repeatedPlaces(pages: readonly PageLayout[]): ReadonlySet<string> {
  const places = pages.flatMap(({ pictures, heightPt }) => {
    const low = pictures.filter(([, top, , bottom]) => bottom - top <= LETTERHEAD_HEIGHT * heightPt);
    return [...new Set(low.map(placeOf))];
  });
  const needed = Math.max(2, Math.min(LETTERHEAD_PAGES, pages.length));
  return new Set([...Map.groupBy(places, (place) => place)].filter(([, all]) => all.length >= needed).map(([p]) => p));
}

const placeOf = (box: Box): string => box.map(Math.round).join(' ');
