import { describe, expect, it } from 'vitest';
import { expectedNotes, notesOf } from './notation.ts';
import { sentences as all } from './sentences/all.ts';

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
