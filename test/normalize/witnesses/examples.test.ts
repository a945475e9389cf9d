/** Every witness says of its examples what they say, and one of them alone keeps a figure in doubt. */
import { describe, expect, it } from 'vitest';
import { witnessCodes } from '../../../src/model/witness.ts';
import { normalize } from '../../../src/normalize/normalize.ts';
import { witnesses } from '../../../src/normalize/witnesses/catalogue.ts';
import type { Example } from '../../../src/normalize/witnesses/witness.ts';
import { exampleDocument } from './example-document.ts';

const doubtsIn = (example: Example) => Object.entries(normalize(exampleDocument(example))[0]!.doubts!);

/** Whether a pattern of an example stands for the code. */
const fits = (pattern: string, code: string): boolean =>
  pattern.endsWith('*') ? code.startsWith(pattern.slice(0, -1)) : pattern === code;

describe.each(witnesses)('$id', ({ id, examples, beside }) => {
  it.each(examples.map((example) => [example.name, example] as const))('%s', (_, example) => {
    const codes = doubtsIn(example).flatMap(([code, all]) => (all.includes(id) ? [code] : []));
    const unnamed = codes.filter((code) => !(example.contradicts ?? []).some((pattern) => fits(pattern, code)));
    const unfound = (example.contradicts ?? []).filter((pattern) => !codes.some((code) => fits(pattern, code)));
    expect({ unnamed, unfound }).toEqual({ unnamed: [], unfound: [] });
  });

  it('contradicts in some example and not in another', () => {
    const isAgainst = examples.map(({ contradicts = [] }) => contradicts.length > 0);
    expect([isAgainst.includes(true), isAgainst.includes(false)]).toEqual([true, true]);
  });

  it('alone doubts a figure of some example', () => {
    const alone = examples
      .flatMap(doubtsIn)
      .filter(([, all]) => all.filter((other) => other !== beside?.witness).join() === id);
    expect(alone.length).toBeGreaterThan(0);
  });
});

it('every id has its witness', () => {
  expect(witnesses.map(({ id }) => id).toSorted()).toEqual(Object.keys(witnessCodes).toSorted());
});
