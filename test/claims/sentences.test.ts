import { describe, expect, it } from 'vitest';
import { expectedNotes, notesOf } from './notation.ts';
import { answers } from './sentences/answers.ts';
import { disclosure } from './sentences/disclosure.ts';
import { faces } from './sentences/faces.ts';
import { disputes } from './sentences/disputes.ts';
import { official } from './sentences/official.ts';
import { outcomes } from './sentences/outcomes.ts';
import { requests } from './sentences/requests.ts';
import type { Sentence } from './sentences/sentence.ts';
import { traps } from './sentences/traps.ts';

const all: Readonly<Record<string, readonly Sentence[]>> = {
  official,
  requests,
  outcomes,
  disputes,
  disclosure,
  answers,
  traps,
  faces,
};

describe.each(Object.entries(all))('sentences of %s', (_, sentences) => {
  it('give the claims that their words settle, and no others', () => {
    const wrong = sentences.flatMap(([text, claims, { heading, ...rest } = {}]) => {
      const found = notesOf({ ...rest, text: heading === true ? `（二）依申请公开。${text}` : text });
      const expected = expectedNotes(claims);
      return found.join('; ') === expected.join('; ')
        ? []
        : [{ text, found: found.join('; '), expected: expected.join('; ') }];
    });
    expect(wrong).toEqual([]);
  });
});

it('has hundreds of them', () => {
  expect(Object.values(all).flat().length).toBeGreaterThan(400);
});
