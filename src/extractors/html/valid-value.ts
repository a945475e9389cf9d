/** Whether a browser takes a declared value at all: where it does not, it goes on with the one declared before. */
import { isColour } from './colour.ts';

/** Words for any property, and what is reckoned. */
const ofAny = /^(?:inherit|initial|unset|revert(?:-layer)?)$|\(/;
const length = /^[-+]?\d*\.?\d+(?:[a-z]{1,4}|%)?$/;
const side = /^auto$/;

/** Words that a property takes; the values of others are not looked at. */
const words: Readonly<Record<string, RegExp>> = {
  display: /^(?:none|block|inline|flex|grid|table|list-item|flow-root|contents|run-in|ruby|math|-webkit-|-moz-|-ms-|$)/,
  visibility: /^(?:visible|hidden|collapse)$/,
  position: /^(?:static|relative|absolute|fixed|(?:-webkit-)?sticky)$/,
  float: /^(?:left|right|none|inline-(?:start|end))$/,
  'font-size': /^(?:(?:x{1,3}-)?(?:small|large)|medium|smaller|larger|math)$/,
  opacity: /^(?!)/,
  left: side,
  right: side,
  top: side,
  bottom: side,
  'text-decoration': /none|underline|overline|line-through|blink|solid|double|dotted|dashed|wavy|auto|#/,
  'text-decoration-line': /none|underline|overline|line-through|blink/,
};
const measured = /^(?:font-size|opacity|left|right|top|bottom)$/;
const coloured = /^(?:(?:background-)?color|text-decoration)$/;

export function isValid(name: string, value: string): boolean {
  if (coloured.test(name) && isColour(value)) return true;
  const known = words[name];
  if (ofAny.test(value)) return true;
  if (known === undefined) return !coloured.test(name);
  return known.test(value) || (measured.test(name) && length.test(value));
}
