/** What a wrong number looks like: stated as a hint, never applied. */
import type { Message } from '../model/note.ts';

/** A part of a sum, in words. */
export interface Part {
  readonly name: Message;
  readonly value: number;
}

/** A number that would fit with another value; its parts, if it is a sum. */
export interface Misprint {
  readonly printed: number;
  readonly expected: number;
  readonly parts: readonly Part[];
}

export const sentence = (zh: string, en: string): Message => ({ zh, en });

export const joinMessages = (messages: readonly Message[]): Message | null =>
  messages.length === 0
    ? null
    : { zh: messages.map(({ zh }) => zh).join(''), en: messages.map(({ en }) => en).join(' ') };

/** Places at which two digit strings of one length differ; none if their lengths differ. */
function differences(left: string, right: string): readonly number[] {
  if (left.length !== right.length) return [];
  return Array.from(left, (digit, index) => (digit === right[index] ? -1 : index)).filter((index) => index >= 0);
}

/** Differing digits of numbers of two digits and more: a single digit always "differs in one digit". */
function digitSlip({ printed, expected }: Misprint): Message | null {
  const [left, right] = [String(printed), String(expected)];
  if (left.length < 2) return null;
  const [first = -1, second = -1, ...more] = differences(left, right);
  if (first >= 0 && second < 0) return sentence('疑似有一位数字有误。', 'One digit seems to be wrong.');
  const isSwap = more.length === 0 && left[first] === right[second] && left[second] === right[first];
  return second >= 0 && isSwap ? sentence('疑似两位数字颠倒。', 'Two digits seem to be swapped.') : null;
}

/** Ten, a hundred or a thousand times what fits: the decimal point or noughts. */
function tenfold({ printed, expected }: Misprint): Message | null {
  if (printed <= 0 || expected <= 0) return null;
  const noughts = [1, 2, 3, 4].find(
    (power) => printed === expected * 10 ** power || expected === printed * 10 ** power,
  );
  if (noughts === undefined) return null;
  const times = 10 ** noughts;
  return printed > expected
    ? sentence(`恰为应有数的 ${times} 倍，疑似多写了 0。`, `Just ${times} times what fits: noughts too many?`)
    : sentence(
        `应有数恰为其 ${times} 倍，疑似少写了 0。`,
        `What fits is just ${times} times as much: noughts left out?`,
      );
}

/** One digit more or less, the others in their order; a single digit stands in too many numbers. */
function lengthSlip({ printed, expected }: Misprint): Message | null {
  const [long, short] = [printed, expected].map(String).toSorted((a, b) => b.length - a.length);
  if (long === undefined || short === undefined || short.length < 2 || long.length !== short.length + 1) return null;
  const isSlip = Array.from(long).some((_, index) => long.slice(0, index) + long.slice(index + 1) === short);
  if (!isSlip) return null;
  return printed > expected
    ? sentence('疑似多写了一位数字。', 'One digit seems to be too many.')
    : sentence('疑似少写了一位数字。', 'One digit seems to be left out.');
}

const neverFilled = ({ printed, expected, parts }: Misprint): Message | null =>
  printed === 0 && expected > 0 && parts.length > 0
    ? sentence('总计疑似未填写（为 0）。', 'The total was probably never filled in (total never filled).')
    : null;

/** More parts than this of the same value, and naming them says nothing. */
const MOST_NAMED_PARTS = 3;

const listParts = (parts: readonly Part[]): Message => ({
  zh: parts.map(({ name }) => name.zh).join('或'),
  en: parts.map(({ name }) => name.en).join(' or '),
});

function partSlip({ printed, expected, parts }: Misprint): readonly Message[] {
  const error = printed - expected;
  const equal = parts.filter(({ value }) => value === Math.abs(error));
  const half = parts.filter(({ value }) => value !== 0 && 2 * value === -error);
  const named = (found: readonly Part[]): boolean => found.length > 0 && found.length <= MOST_NAMED_PARTS;
  const [names, halves] = [listParts(equal), listParts(half)];
  return [
    ...(named(equal) && error < 0 ? [sentence(`疑似漏计${names.zh}。`, `${names.en} may have been left out.`)] : []),
    ...(named(equal) && error > 0
      ? [sentence(`疑似重复计入${names.zh}。`, `${names.en} may have been counted twice.`)]
      : []),
    ...(named(half) ? [sentence(`疑似将${halves.zh}减去而未加上。`, `${halves.en} may have been subtracted.`)] : []),
  ];
}

/** The signatures that a wrong number shows. */
export function signatures(misprint: Misprint): readonly Message[] {
  const empty = neverFilled(misprint);
  if (empty !== null) return [empty];
  const slip = digitSlip(misprint) ?? tenfold(misprint) ?? lengthSlip(misprint);
  return [...(slip === null ? [] : [slip]), ...partSlip(misprint)];
}
