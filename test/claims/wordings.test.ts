import { describe, expect, it } from 'vitest';
import { applicants } from '../../src/claims/wordings/applicants.ts';
import { documentVerbs, enforcement, fees, procurement } from '../../src/claims/wordings/disclosure.ts';
import { concluded, procedures, results } from '../../src/claims/wordings/disputes.ts';
import { leftOver, unfinished, verbs } from '../../src/claims/wordings/flows.ts';
import { groups, leaves } from '../../src/claims/wordings/outcomes.ts';
import { expectedNotes, notesOf } from './notation.ts';

const all = [
  ...[
    ...leftOver,
    unfinished,
    ...verbs,
    ...applicants,
    ...leaves,
    ...groups,
    ...procedures,
    ...results,
    concluded,
    ...documentVerbs,
  ],
  ...[...Object.values(enforcement).flat(), fees, procurement],
];

describe('each wording binds as its examples say', () => {
  it.each(all.flatMap(({ id, examples }) => examples.map((example) => ({ id, ...example }))))(
    '$id: $text',
    ({ claims, ...said }) => {
      expect(notesOf(said)).toEqual(expectedNotes(claims));
    },
  );

  it('has an example for each', () => {
    expect(all.filter(({ examples }) => examples.length === 0).map(({ id }) => id)).toEqual([]);
  });
});
