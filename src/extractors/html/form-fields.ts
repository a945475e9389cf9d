/** What form fields show. */
import type { PageElement } from './page.ts';

const shownInputs = /^(?:text|number|tel|search|email|url|button|submit|reset)$/;

/** The text in an `input`, empty where it shows none. */
export function fieldText({ attributes }: PageElement): string {
  const type = attributes['type']?.toLowerCase() ?? 'text';
  return shownInputs.test(type) ? (attributes['value'] ?? '') : '';
}
