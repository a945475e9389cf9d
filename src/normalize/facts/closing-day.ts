/** The day below a report's text, alone in its line or behind the organ's name. */
import { readOnlyDay } from './dates.ts';
import { isOrganName } from './organ-names.ts';

/** No signature is longer. */
const MAX_SIGNATURE_LENGTH = 80;

/** An organ and a day in one line. */
export function signedLine(text: string): { readonly name: string; readonly day: string } | null {
  if (text.length > MAX_SIGNATURE_LENGTH) return null;
  const [, printed = '', date = ''] = /^\s*(\S{3,40})\s+(\S.{5,30})$/u.exec(text) ?? [];
  const day = isOrganName(printed) ? readOnlyDay(date) : null;
  return day === null ? null : { name: printed, day };
}

export const closingDay = (text: string): string | null => readOnlyDay(text) ?? signedLine(text)?.day ?? null;
