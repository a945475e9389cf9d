/** What form fields show. */
import type { PageElement } from './page.ts';

const shownInputs = /^(?:text|number|tel|search|email|url|button|submit|reset)$/;

/** The text in an `input`, empty where it shows none. */
export function fieldText({ attributes }: PageElement): string {
  const type = attributes['type']?.toLowerCase() ?? 'text';
  return shownInputs.test(type) ? (attributes['value'] ?? '') : '';
}

/** Marks of a button that turns a number up or down: `+`, `−`, `▲`. */
const stepperMark = /^\s*[-+−–－＋×▲▼△▽↑↓‹›<>]\s*$/u;

/** A button beside a field, of whose text its mark is no part. */
export const isStepper = ({ tag, children }: PageElement): boolean =>
  tag === 'button' && children.length === 1 && children[0]?.kind === 'text' && stepperMark.test(children[0].text);
