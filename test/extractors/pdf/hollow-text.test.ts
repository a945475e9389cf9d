/** Hollow text (空心): filled in the colour of the paper, with a stroke round it that a reader sees. */
import { describe, expect, test } from 'vitest';
import { latin } from '../../support/pdf-writer.ts';
import { clean, outcomeOf, page } from './one-figure.ts';

const figure = (state: string): string => `q ${state} ${latin(210, 626, '12')} Q\n`;

describe('hollow text', () => {
  test.each([
    ['white within a black stroke', '0 0 0 RG 1 1 1 rg 2 Tr 0.25 w'],
    ['a stroke that clips too', '0 0 0 RG 1 1 1 rg 6 Tr 0.25 w'],
    ['a stroke alone', '0 0 0 RG 1 1 1 rg 1 Tr 0.25 w'],
    ['transparent within a stroke', '/Clear gs 0 0 0 RG 2 Tr 0.25 w'],
    ['a pale stroke round what is black', '1 1 1 RG 0 0 0 rg 2 Tr 0.25 w'],
    ['a white stroke on a dark ground of its own', '0 g 202 621 96 18 re f 0 g 1 1 1 RG 2 Tr 0.25 w'],
  ])('is read: %s', async (_name, state) => {
    const options = { resources: '/ExtGState << /Clear << /ca 0 >> >>' };
    expect(await outcomeOf(page('', figure(state)), options)).toEqual(clean);
  });

  test.each([
    ['white within white', '1 1 1 RG 1 1 1 rg 2 Tr 0.25 w'],
    ['white within a transparent stroke', '/NoStroke gs 0 0 0 RG 1 1 1 rg 2 Tr 0.25 w'],
    ['a stroke of which the mode makes no use', '0 0 0 RG 1 1 1 rg 0 Tr'],
  ])('is not seen: %s', async (_name, state) => {
    const options = { resources: '/ExtGState << /NoStroke << /CA 0 >> >>' };
    expect((await outcomeOf(page('', figure(state)), options)).value).toBeNull();
  });
});
