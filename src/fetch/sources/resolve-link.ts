import type { Link } from '../../model/document.ts';

/** A link with its address made absolute. */
export interface FoundLink {
  readonly url: string;
  readonly text: string;
}

/** Null for what leads nowhere on the web, and for a place in the page itself. */
export function resolveLink({ href, text }: Link, pageUrl: string): FoundLink | null {
  const url = URL.parse(href.trim(), pageUrl);
  if (url === null || !/^https?:$/u.test(url.protocol)) return null;
  url.hash = '';
  return url.href === withoutHash(pageUrl) ? null : { url: url.href, text };
}

function withoutHash(text: string): string {
  const url = URL.parse(text);
  if (url === null) return text;
  url.hash = '';
  return url.href;
}

/** The last part of the path, or the parameter that names a file, readable. */
export function fileNameIn(url: string): string {
  const parsed = URL.parse(url);
  if (parsed === null) return '';
  const named = [...parsed.searchParams.values()].findLast((value) => /\.[a-z]{3,5}$/iu.test(value));
  return decoded((named ?? parsed.pathname).replace(/^.*\//su, ''));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
