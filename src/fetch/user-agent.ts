/** Who asks, for the site's log: RFC 9110, 10.1.5. */
import { FetchError } from './fetch-error.ts';

/** The token that robots.txt knows this program by. */
export const PRODUCT_TOKEN = 'nianbao';

/** `contact`: an address or page of whoever runs it, null if none was set. Errors: `fetch.invalid-url` for a contact with line breaks or brackets. */
export function userAgent(version: string, contact: string | null): string {
  if (contact === null) return `${PRODUCT_TOKEN}/${version}`;
  if (!/^[\x21-\x27\x2A-\x7E]+$/u.test(contact))
    throw new FetchError(
      'fetch.invalid-url',
      `联系方式应为网址或邮箱：${contact} | The contact must be a web or mail address`,
    );
  return `${PRODUCT_TOKEN}/${version} (+${contact})`;
}
