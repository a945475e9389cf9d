/** Pictures in the flow of a page, and what else may show a table there: an embedded page, a script. */
import { isDocumentLink } from './links.ts';
import { WRITES } from './held-number.ts';
import type { PageElement } from './page.ts';

/** Unicode's sign for an object in the midst of text; it stands for a picture until the line is a block. */
export const PICTURE = '\ufffc';

/** Stands beside it for the page of a frame, or for what a script writes; no text holds it. */
export const UNREAD = '\ufdd0';

/** Elements that may show what isn't text. */
export const pictureTags: ReadonlySet<string> = new Set([
  'img',
  'svg',
  'canvas',
  'object',
  'iframe',
  'embed',
  'meter',
  'progress',
]);

/** Icons, bullets and lines of dots are smaller, where their size is given. */
const LEAST_PX = 100;

/** The signs of what an element shows beside text; none where it shows nothing else. */
export function pictureSigns(element: PageElement): string {
  if (!isPicture(element)) return '';
  return element.tag === 'script' || isPageFrame(element) ? PICTURE + UNREAD : PICTURE;
}

/** A frame with another page; a document in a frame is an attachment that is shown. */
const isPageFrame = ({ tag, attributes }: PageElement): boolean =>
  tag === 'iframe' && !isDocumentLink(attributes['src'] ?? '', '');

function isPicture({ tag, visible, display, attributes, children }: PageElement): boolean {
  if (tag === 'script') return attributes[WRITES] !== undefined || attributes['src'] !== undefined;
  // A frame whose page is on this one is read.
  if (!pictureTags.has(tag) || !visible || display === 'none' || children.length > 0) return false;
  return isSizable(attributes, 'width') && isSizable(attributes, 'height');
}

function isSizable(attributes: PageElement['attributes'], side: 'width' | 'height'): boolean {
  const styled = new RegExp(`(?:^|[;\\s])${side}\\s*:\\s*([\\d.]+)px`, 'i').exec(attributes['style'] ?? '')?.[1];
  const given = styled ?? /^\s*([\d.]+)\s*(?:px)?\s*$/i.exec(attributes[side] ?? '')?.[1];
  return given === undefined || Number(given) >= LEAST_PX;
}
