/** What counts as an address of the web in a list or on the command line. */
import { parse } from 'tldts';

/**
 * The address in the form that tells jobs apart (no fragment, host in ASCII), null if the text is none. A host without a
 * scheme counts if its ending is a public one and a path or `www` makes plain what is meant: lists often leave `http://` out.
 */
export function webAddress(text: string): string | null {
  const url = URL.parse(/^https?:/iu.test(text) ? text : withScheme(text));
  if (url === null || !/^https?:$/u.test(url.protocol) || url.hostname === '') return null;
  url.hash = '';
  return url.href;
}

function withScheme(text: string): string {
  const host = /^((?:[\p{L}\p{N}-]+\.)+\p{L}{2,})(?::\d+)?(?:\/|$)/u.exec(text)?.[1];
  if (host === undefined) return '';
  const { isIcann, domain } = parse(host);
  const plain = text.includes('/') || /^www\./iu.test(host);
  return isIcann === true && domain !== null && plain ? `http://${text}` : '';
}
