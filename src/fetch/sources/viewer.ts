/** Pages of PDF viewers (pdf.js and its kin) that are told by a parameter what to show. */
import { siteOf } from '../pace/site.ts';

const parameter = /^(?:file|url|src|pdf|path|filepath|fileurl|pdfurl|fileName)$/iu;
const documentEnd = /\.(?:pdf|docx?|docm|ofd|wps)(?:[?#].*)?$/iu;

/** The document that the viewer at this address shows, absolute, on the same site; null if it is no viewer. */
export function shownByViewer(pageUrl: string): string | null {
  const page = URL.parse(pageUrl);
  if (page === null) return null;
  const named = [...page.searchParams, ...new URLSearchParams(page.hash.slice(1))].find(
    ([name, value]) => parameter.test(name) && documentEnd.test(value),
  );
  const shown = named === undefined ? null : URL.parse(named[1], pageUrl);
  return shown !== null && siteOf(shown.href) === siteOf(pageUrl) && shown.href !== page.href ? shown.href : null;
}
