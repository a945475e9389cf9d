/** Numbers that a page holds beside its text, for a script to show: those of counters that run up from 0, and of empty boxes. */
import { isNumberText } from '../../shapes/number-shape.ts';
import type { PageElement } from './page.ts';

/** Stands among the attributes of a script that writes text; no attribute has such a name. */
export const WRITES = '::writes';

/** Whether a script in a cell writes into the page. */
export function writesText(script: string): boolean {
  return /document\.write|inner(?:html|text)|textcontent|\.(?:text|html|val|append)\(|count|odometer|load|render|fetch|ajax|axios/i.test(
    script,
  );
}

/** Stands among the attributes of a script that does more than name values. */
export const RUNS = '::runs';

/** A declaration of a plain value, a remark, or nothing. */
const idleStatement = /^\s*(?:(?:(?:var|let|const)\s+)?[\w$.]+\s*=[^(){}]*|\/\/.*|<!--|-->)?\s*$/;
/** Text that no browser runs. */
const dataType = /json|template|x-|text\/(?!javascript|ecmascript)/i;

export function runs(script: string, type: string): boolean {
  return (
    script.trim() !== '' &&
    !dataType.test(type) &&
    (script.length > maxIdleLength || !script.split(/[;\n]/).every((statement) => idleStatement.test(statement)))
  );
}

/** Longer ones declare no plain values. */
const maxIdleLength = 2_000;

/** Attributes with the number that is to be shown. */
const shown =
  /^(?:data-[a-z-]*(?:value|val|count|counter|countup|counterup|to|end|num|number|target|total|figure|final|stop|max)|aria-valuenow)$/;
/** Attributes with what is to be read or typed, and others that pages invent. */
const further = /^(?:placeholder|aria-label|title|data-.*)$/;
/** Attributes that number, measure or name the parts of a page. */
const structural =
  /(?:row|col|column|index|idx|id|key|width|height|span|level|order|line|page|size|style|version|type|start|from|speed|duration|delay|sort|time|date|year|month|tag|label|name|field|header|hash|font|offset|top|left|ratio|^data-[a-z])$|mce|sheets|^data-v-/;
/** Boxes in which a script lets a number run up, or sets its digits. */
const counting = /count-?(?:up|to|er|num)|odometer|\btimer\b|num-?(?:roll|scroll|anim)/i;

/** Whether an element in the cell holds a number other than 0, or any where the cell is blank. */
export function holdsOtherNumber(element: PageElement, isBlank: boolean): boolean {
  if (holdsIn(element, isBlank)) return true;
  return element.children.some(
    (child) => child.kind === 'element' && child.display !== 'none' && holdsOtherNumber(child, isBlank),
  );
}

function holdsIn({ tag, attributes }: PageElement, isBlank: boolean): boolean {
  if (!isBlank && counting.test(attributes['class'] ?? '')) return true;
  for (const name in attributes) {
    if (isOther(attributes[name] ?? '', isBlank) && isNamed(name, tag, isBlank)) return true;
  }
  return false;
}

function isOther(value: string, isBlank: boolean): boolean {
  return isNumberText(value) && (isBlank || /[1-9]/.test(value));
}

function isNamed(name: string, tag: string, isBlank: boolean): boolean {
  if (name === 'value') return tag === 'data' || tag.includes('-');
  return shown.test(name) || (isBlank && further.test(name) && !structural.test(name));
}
